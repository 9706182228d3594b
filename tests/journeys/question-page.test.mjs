// The page of a question: it fits a phone's first screen, says why it asks and how one finds out, and explains its words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost, openPage } from "./harness.mjs";
import { languages, rules, words } from "./texts.mjs";

const script = '<script type="module" src="/kanta-guide.js"></script>';
const phone = { viewport: { width: 360, height: 740 } };

/** The row of help with the question that is asked. */
const help = (guide) => guide.part("help");

/** The words that a row explains, as the page shows them. */
const explained = (row) => row.locator("dt").allTextContents();

for (const lang of Object.keys(languages)) {
  test(`in ${lang} the first question fits the first screen of a phone, on the site and in a bare page of a host`, async (t) => {
    const places = {
      site: await openPage(t, { lang, ...phone }),
      host: await openHost(t, `${script}<kanta-guide lang="${lang}"></kanta-guide>`, phone),
    };
    for (const [place, guide] of Object.entries(places)) {
      await guide.element.evaluate((element) => element.ready.then(() => {}));
      await guide.asks("provider");
      const { y, height } = await guide.part("continue").boundingBox();
      assert.ok(y + height <= 760, `${place}: Continue ends at ${y + height}`);
    }
  });

  test(`in ${lang} a question says how one finds out and why it is asked, and the next one is folded anew`, async (t) => {
    const guide = await openPage(t, { lang });
    const { question, topic } = rules(lang);
    await guide.answer({ provider: "private", services: "both", form: "organisation" });
    await guide.asks("records");
    assert.equal(await help(guide).locator("summary").textContent(), words(lang)["help-title"]);
    assert.equal(await help(guide).locator("ul").isVisible(), false);
    await help(guide).locator("summary").click();
    assert.ok((await help(guide).textContent()).includes(question.records.how));
    assert.deepEqual(await help(guide).locator("li").allTextContents(), [topic["duty-patient-data"].title]);
    await guide.answer({ records: "paper" });
    await guide.asks("patient-system");
    assert.equal(await help(guide).locator("ul").isVisible(), false);
  });

  test(`in ${lang} a question, a step and a reason explain their words`, async (t) => {
    const guide = await openPage(t, { lang });
    const { term } = rules(lang);
    const asked = [];
    guide.page.on("request", (request) => request.url().endsWith(".extras") && asked.push(request.url()));
    await guide.answer({ provider: "private", services: "health", form: "organisation", records: "electronic" });
    await guide.asks("patient-system");
    // With the first answer, once for the whole visit.
    assert.equal(asked.length, 1);
    await help(guide).locator("summary").click();
    await help(guide).getByText(term["main-joiner"].about).waitFor();
    assert.deepEqual(await explained(help(guide)), [term.kanta.name, term["main-joiner"].name]);
    await guide.answer({ "patient-system": "own", regions: "01", "vendor-support": "full", purchased: "no" });
    await guide.concludes();
    const names = (...ids) => ids.map((id) => term[id].name);
    const step = guide.element.locator('[data-task="access-point-oid"]');
    assert.equal(await step.locator("dl").isVisible(), false);
    await step.locator(".step__toggle").click();
    await step.getByText(term.oid.about).waitFor();
    assert.deepEqual(await explained(step), names("oid", "access-point"));
    const reason = guide.element.locator('[data-topic="model-patient-data"]');
    await reason.locator("summary").first().click();
    await reason.getByText(term["connection-model"].about).waitFor();
    assert.deepEqual(await explained(reason), names("patient-data-repository", "connection-model", "main-joiner"));
    // One that uses no word that is explained has no list.
    assert.equal(await guide.element.locator('[data-task="permits"] dl').count(), 0);
    assert.equal(asked.length, 1);
  });
}

test("a row that is unfolded before the wasm is there stays so, and its words come", async (t) => {
  let come;
  const coming = new Promise((settle) => (come = settle));
  const before = (page) =>
    page.route("**/*.wasm", async (route) => {
      await coming;
      await route.continue();
    });
  const guide = await openPage(t, { lang: "en", before });
  await guide.asks("provider");
  await help(guide).locator("summary").click();
  await guide.choose("private");
  come();
  await guide.element.evaluate((element) => element.ready.then(() => {}));
  assert.ok(await help(guide).getByText(rules("en").question.provider.how).isVisible());
  assert.deepEqual(await guide.chosen(), ["private"]);
});

test("words that could not be had are told of, and come when a person tries again", async (t) => {
  let isSpoiled = true;
  const change = (answer) => (isSpoiled && answer.path.endsWith(".extras") ? { ...answer, status: 404 } : answer);
  const guide = await openHost(t, `${script}<kanta-guide lang="en"></kanta-guide>`, { change, mayFail: true });
  await guide.answer({ provider: "private", services: "health", form: "organisation", records: "electronic" });
  await guide.asks("patient-system");
  const row = help(guide);
  await row.locator("summary").click();
  await row.getByRole("status").filter({ hasText: words("en")["extras-failed"] }).waitFor();
  isSpoiled = false;
  await row.getByRole("button", { name: words("en")["try-again"] }).click();
  await row.getByText(rules("en").term["main-joiner"].about).waitFor();
  assert.equal(await row.getByRole("status").textContent(), "");
  assert.equal(await guide.focused(), "heading");
});

test("the summary of an error is a group with a name", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.asks("provider");
  await guide.goOn();
  const summary = guide.element.getByRole("group", { name: words("sv")["error-title"] });
  await summary.waitFor();
  assert.equal(await summary.getAttribute("part"), "error-summary");
});

for (const colorScheme of ["light", "dark"]) {
  test(`in ${colorScheme} with text at twice the size, boxes to tick grow with it`, async (t) => {
    const body = `<style>kanta-guide { --kanta-font-size: 2.125em; }</style>${script}<kanta-guide lang="fi"></kanta-guide>`;
    const guide = await openHost(t, body, { colorScheme });
    await guide.asks("provider");
    const { width, height } = await guide.input("private").boundingBox();
    assert.deepEqual([width, height].map(Math.round), [48, 48]);
  });
}
