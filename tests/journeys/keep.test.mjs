// Keeping the result: a link that restores it, text, a receipt that can be recomputed, paper; and tasks that are ticked off.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { openPage } from "./harness.mjs";
import { fill, languages, rules, words } from "./texts.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

/** A self-employed practitioner who rents a room and uses the system there. */
const practitioner = {
  provider: "private",
  services: "health",
  form: "self-employed",
  records: "electronic",
  "patient-system": "main-joiners",
  setting: "premises",
  regions: ["01", "21"],
  "vendor-support": "full",
  purchased: "no",
};

async function openResult(t, options) {
  const guide = await openPage(t, { lang: "en", ...options });
  await guide.answer(practitioner);
  await guide.concludes();
  return guide;
}

/** Takes the result along in a way, and waits until the guide says whether that worked. */
async function keep(guide, way) {
  await guide.element.locator(`[data-keep="${way}"]`).click();
  const section = guide.element.locator('[data-section="keep"]');
  await section.getByRole("status").filter({ hasText: /\S/ }).waitFor();
  return section.getByRole("status").textContent();
}

/** The code that stands in the link to a result. */
async function code(guide) {
  await keep(guide, "link");
  return (await guide.part("kept").inputValue()).split("#kanta-guide=")[1];
}

const copied = (guide) => guide.page.evaluate(() => navigator.clipboard.readText());

test("a link that was copied opens the review, then the same result, with finished tasks, in any language", async (t) => {
  const guide = await openResult(t, clipboard);
  await guide.element.locator('[data-task="permits"] input').check();
  await guide.element.locator('[data-task="card-agreement"] input').check();
  assert.equal(await keep(guide, "link"), "Copied.");
  const link = await copied(guide);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/en\/#kanta-guide=[0-9a-z]+$/);
  assert.equal(await guide.part("kept").inputValue(), link);
  const conclusions = await guide.conclusions();

  const other = await openPage(t, { lang: "fi", hash: new URL(link).hash });
  await other.part("review-heading").waitFor();
  assert.equal(await other.element.locator("[data-topic]").count(), 0, "no result before the answers are reviewed");
  assert.deepEqual(await other.answered(), Object.keys(practitioner));
  await other.goOn();
  await other.concludes();
  assert.deepEqual(await other.conclusions(), conclusions);
  const done = await other.element
    .locator("[data-task]:has(:checked)")
    .evaluateAll((all) => all.map((task) => task.dataset.task));
  assert.deepEqual(done, ["permits", "card-agreement"]);
});

test("on a desk the review has the full measure, and breaks no word", async (t) => {
  const hash = `#kanta-guide=${await code(await openResult(t, clipboard))}`;
  const guide = await openPage(t, { lang: "sv", hash, width: 1280 });
  await guide.part("review-heading").waitFor();
  const list = guide.part("answers");
  assert.ok((await list.boundingBox()).width >= 500, "as wide as the result's own list");
  // A word that is put in the middle of a line takes no more lines than one.
  const broken = await list.locator("dt, .summary-list__value").evaluateAll((all) =>
    all.flatMap((cell) => {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const words = [];
      while (walker.nextNode()) {
        for (const { 0: word, index } of walker.currentNode.data.matchAll(/[^\s-]+/g)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + word.length);
          if (range.getClientRects().length > 1) words.push(word);
        }
      }
      return words;
    }),
  );
  assert.deepEqual(broken, []);
});

test("an answer of a link can be changed in the review, which asks nothing twice", async (t) => {
  const hash = `#kanta-guide=${await code(await openResult(t, clipboard))}`;
  const guide = await openPage(t, { lang: "sv", hash });
  await guide.part("review-heading").waitFor();
  await guide.change("setting");
  await guide.goBack();
  await guide.part("review-heading").waitFor();
  await guide.change("setting");
  await guide.answer({ setting: "neither" });
  await guide.part("review-heading").waitFor();
  assert.equal(await guide.focused(), "heading");
  await guide.goOn();
  await guide.concludes();
  assert.equal((await guide.conclusions())["model-patient-data"], "direct implied");
});

test("a link that is damaged, empty or of other rules says so and keeps what it can", async (t) => {
  const whole = await code(await openResult(t, clipboard));
  const lead = async (hash) => {
    const guide = await openPage(t, { lang: "en", hash });
    await guide.part("review-heading").waitFor();
    return [await guide.element.locator(".lead").textContent(), (await guide.answered()).length];
  };
  const check = "These answers came with a link. Check that they are right, then continue.";
  const damaged = "The link is damaged.";
  const missing = `You will be asked for what is missing, first: ${rules("en").question.provider.title}`;
  const other = "The link was made under other rules. Only what fits these rules is kept.";
  assert.deepEqual(await lead(`#kanta-guide=${whole}`), [` ${check}`, 9]);
  assert.deepEqual(await lead(`#kanta-guide=${whole.slice(0, -1)}`), [`${damaged} ${check}`, 9]);
  const first = whole.slice(0, 4) + (whole[4] === "0" ? "1" : "0") + whole.slice(5);
  assert.deepEqual(await lead(`#kanta-guide=${first}`), [`${damaged} Parts of the link that were left out: 1. ${check} ${missing}`, 8]);
  const nothing = `${damaged} There are no answers to show. Start from the first question.`;
  assert.deepEqual(await lead("#kanta-guide=x"), [nothing, 0]);
  assert.deepEqual(await lead("#kanta-guide=%E0%A4%A"), [nothing, 0]);
  assert.deepEqual(await lead(`#/route&kanta-guide=${whole}&more`), [` ${check}`, 9]);
  // The version, another rule set, and the check character that belongs to both: see the tests of the engine.
  assert.deepEqual(await lead("#kanta-guide=1000owux"), [`${other} ${check}`, 1]);
});

test("a link that was cut says what it will ask for, in three languages", async (t) => {
  const whole = await code(await openResult(t, clipboard));
  for (const lang of Object.keys(languages)) {
    const guide = await openPage(t, { lang, hash: `#kanta-guide=${whole.slice(0, -4)}` });
    await guide.part("review-heading").waitFor();
    const lead = await guide.element.locator(".lead").textContent();
    assert.ok(lead.startsWith(words(lang)["review-damaged"]), lead);
    const asked = fill(words(lang)["review-lost"], { question: rules(lang).question.purchased.title });
    assert.ok(lead.endsWith(asked), lead);
    await guide.goOn();
    await guide.asks("purchased");
  }
});

test("where the browser shares links the guide offers that, and where it does not it has no such button", async (t) => {
  const share = (guide) => guide.element.locator('[data-keep="share"]');
  assert.equal(await share(await openResult(t)).count(), 0);
  for (const refuses of [false, true]) {
    const before = (page) =>
      page.addInitScript((refuses) => {
        globalThis.shared = [];
        navigator.share = (data) => {
          shared.push(data);
          return refuses ? Promise.reject(new DOMException("no", "AbortError")) : Promise.resolve();
        };
      }, refuses);
    const guide = await openResult(t, { before });
    await share(guide).click();
    const link = await guide.part("kept").inputValue();
    assert.match(link, /#kanta-guide=[0-9a-z]+$/);
    assert.deepEqual(await guide.page.evaluate(() => shared), [{ url: link }]);
    // Who thinks better of it has the link to read.
    assert.equal(await guide.element.locator('[data-section="keep"]').getByRole("status").textContent(), "");
  }
});

test("the host's own fragment is left alone", async (t) => {
  const guide = await openPage(t, { lang: "en", hash: "#section-2" });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  assert.equal(new URL(guide.page.url()).hash, "#section-2");
});

test("a link that is followed while the page is there is opened", async (t) => {
  const hash = `#kanta-guide=${await code(await openResult(t, clipboard))}`;
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "public" });
  await guide.asks("services");
  await guide.page.evaluate((hash) => (location.hash = hash), hash);
  await guide.part("review-heading").waitFor();
  assert.equal(await guide.focused(), "heading");
  assert.deepEqual(await guide.answered(), Object.keys(practitioner));
});

/** The words of the result that are copied in a way, in one line. */
async function copiedText(guide, lang, way) {
  assert.equal(await keep(guide, way), words(lang)["kept-copied"]);
  return (await copied(guide)).replaceAll(/\s+/g, " ");
}

for (const lang of Object.keys(languages)) {
  test(`the text that is copied in ${lang} is short, and says what it comes to and what to do`, async (t) => {
    const guide = await openResult(t, { ...clipboard, lang });
    await guide.element.locator('[data-task="permits"] input').check();
    const text = await copiedText(guide, lang, "text");
    for (const part of await essentials(guide, lang)) assert.ok(text.includes(part), part);
    const { task, topic } = rules(lang);
    assert.ok(text.includes(`[x] ${task.permits.title}`) && text.includes(`[ ] ${task.application.title}`));
    assert.ok(!text.includes(topic["model-patient-data"].row.premises));
    assert.ok(text.length <= 4000, `${text.length} characters`);
  });

  test(`the text with reasons and sources in ${lang} has every conclusion, task and answer`, async (t) => {
    const guide = await openResult(t, { ...clipboard, lang });
    const text = await copiedText(guide, lang, "reasons");
    for (const part of [...(await essentials(guide, lang)), ...(await reasons(guide, lang))]) {
      assert.ok(text.includes(part), part);
    }
  });
}

test("where the browser refuses to copy, the words are there to be copied by hand", async (t) => {
  const refuse = (page) =>
    page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const guide = await openResult(t, { before: refuse });
  assert.equal(await keep(guide, "link"), "Your browser did not allow this. Copy the text below by hand.");
  assert.match(await guide.part("kept").inputValue(), /#kanta-guide=/);
});

test("the receipt that is saved is one that anyone can recompute", async (t) => {
  const guide = await openResult(t, {});
  const [download] = await Promise.all([guide.page.waitForEvent("download"), keep(guide, "receipt")]);
  const file = await download.path();
  const receipt = JSON.parse(await readFile(file, "utf8"));
  assert.deepEqual(receipt.answers, { ...practitioner, regions: ["21", "01"] });
  assert.deepEqual(receipt.result.outcomes["model-patient-data"], ["direct-or-joint"]);
  const verify = ["run", "--quiet", "--package=kanta-rules", "--bin=kanta-rules", "--", "verify", file];
  const said = execFileSync("cargo", verify, { cwd: root, encoding: "utf8" });
  assert.equal(said, `The receipt of ${receipt.date} holds: its result is what rule set 2021-04 gives for its answers.\n`);
});

/** What every record of the practitioner's result has: the date of the rules, the summary, the steps with their places, the answers. */
async function essentials(guide, lang) {
  const { about, task, question, contact } = rules(lang);
  const parts = [about.strip.split("{")[0], contact["main-joiner"].step];
  parts.push(...(await guide.part("lead").locator("dd b").allTextContents()), ...(await guide.part("exception").allTextContents()));
  for (const id of await guide.tasks()) parts.push(task[id].title);
  parts.push(task.application.where, "https://ekstra.kanta.fi/");
  for (const id of Object.keys(practitioner)) parts.push(question[id].short);
  parts.push(question.regions.item["01"], question.regions.item["21"]);
  parts.push(await guide.part("footer").textContent());
  return parts.map((part) => part.replaceAll(/\s+/g, " ").trim());
}

/** What the long record has besides: outcomes, reasons, rules, sources, and what each task means. */
async function reasons(guide, lang) {
  const { topic, task } = rules(lang);
  const parts = [...(await guide.part("outcome").allTextContents()), ...(await guide.part("because").locator("li").allTextContents())];
  parts.push(topic["model-patient-data"].row.premises, "https://www.kanta.fi/sv/professionella/anslutningsmodeller");
  for (const id of await guide.tasks()) parts.push(task[id].detail);
  return parts.map((part) => part.replaceAll(/\s+/g, " "));
}

/** Text without what differs on paper: lines are broken where the paper ends, in the middle of an address too. */
const plain = (text) => text.replaceAll(/[\s\u00ad-]+/g, "");

/** What is printed, in words, and on how many pages. */
async function paperOf(guide) {
  const pdf = await getDocument({ data: new Uint8Array(await guide.page.pdf({ format: "A4" })), verbosity: 0 }).promise;
  let printed = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    printed += items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join("") + "\n";
  }
  return { printed, paper: plain(printed), pages: pdf.numPages };
}

/** The practitioner, who keeps records of both, in two areas, as an organisation: of all results the one with most to say. */
const most = { ...practitioner, services: "both", form: "organisation", regions: ["01", "02"], "vendor-support": "not-full", purchased: "yes" };
/** The same who does not know two things on which today's rules depend. */
const open = { ...most, records: "unknown", "vendor-support": "unknown" };
/** A provider who knows nothing. */
const nothing = Object.fromEntries(Object.keys(practitioner).map((question) => [question, "unknown"]));

for (const lang of Object.keys(languages)) {
  test(`what depends on a question names it on paper and in the copied text in ${lang}, and the short text stays short`, async (t) => {
    const guide = await openPage(t, { ...clipboard, lang });
    await guide.answer(most);
    await guide.concludes();
    const longest = await copiedText(guide, lang, "text");
    assert.ok(longest.length <= 4000, `${longest.length} characters`);
    await guide.startAgain();
    await guide.answer(open);
    await guide.concludes();
    const { paper, pages } = await paperOf(guide);
    const asked = await guide.element.locator("[data-changed] .link-button").allTextContents();
    assert.ok(asked.length > 0);
    const reasons = await copiedText(guide, lang, "reasons");
    for (const name of asked) assert.ok(paper.includes(plain(name)) && reasons.includes(name), name);
    assert.ok(pages <= 3, `${pages} pages`);
    const text = await copiedText(guide, lang, "text");
    assert.ok(text.length <= 4000, `${text.length} characters`);
  });

  test(`who knows nothing has a short text in ${lang}, a paper without empty headings, and nothing that has changed`, async (t) => {
    const guide = await openPage(t, { ...clipboard, lang });
    await guide.answer(nothing);
    await guide.concludes();
    assert.equal(await guide.element.locator('[data-section="since"]').count(), 0);
    const { paper } = await paperOf(guide);
    for (const { how } of Object.values(rules(lang).question)) assert.ok(paper.includes(plain(how)), how);
    for (const word of ["checklist-title", "why-title"]) assert.ok(!paper.includes(plain(words(lang)[word])), word);
    assert.ok((await copiedText(guide, lang, "text")).length <= 4000);
  });

  test(`the printed record in ${lang} is two or three pages, and has nothing of the page around it`, async (t) => {
    const guide = await openResult(t, { lang });
    const prose = await guide.page.locator(".intro > *, .site-footer p").allTextContents();
    const { printed, paper, pages } = await paperOf(guide);
    for (const part of await essentials(guide, lang)) assert.ok(paper.includes(plain(part)), `${part} in ${printed}`);
    // Each source once, with its address.
    const source = plain("https://www.kanta.fi/sv/professionella/kanta-tjanster-for-den-privata-social-och-halsovarden");
    assert.equal(paper.split(source).length, 2);
    const around = prose.map(plain).filter((text) => text.length > 20);
    assert.ok(around.length >= 2, "there is something around the guide");
    for (const text of around) assert.ok(!paper.includes(text), text);
    for (const word of ["changes-title", "keep-title", "start-again", "picture-show"]) {
      assert.ok(!paper.includes(plain(words(lang)[word])), words(lang)[word]);
    }
    assert.ok(pages <= 3, `${pages} pages`);
  });
}

test("a joint connection tells what the main joiner does, and only then", async (t) => {
  const guide = await openResult(t, {});
  const party = guide.element.locator('[data-party="main-joiner"]');
  const { party: known, task } = rules("en");
  assert.equal(await party.locator("summary").textContent(), known["main-joiner"].title);
  const shares = Object.values(task).flatMap(({ share }) => share?.["main-joiner"] ?? []);
  assert.deepEqual(await party.locator("ul > li").allTextContents(), shares);
  await guide.change("setting");
  await guide.answer({ setting: "neither" });
  await guide.concludes();
  assert.equal(await party.count(), 0);
});
