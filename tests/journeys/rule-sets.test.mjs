// The guide's own rule sets: a visitor turns to the other by one press, a link opens in its own, and a host names one or a day.

import assert from "node:assert/strict";
import { test } from "node:test";
import { product } from "../serve.mjs";
import { openHost, openPage } from "./harness.mjs";
import { languages, rules } from "./texts.mjs";

const [OLD, NEW] = ["2021-04", "2026-09"];
const listen = `<script>
  globalThis.told = [];
  for (const name of ["error", "question"]) addEventListener("kanta-guide-" + name, ({ detail }) => told.push(detail.code ?? detail.question));
</script><script type="module" src="/kanta-guide.js"></script>`;

const open = (t, attributes, options) => openHost(t, `${listen}<kanta-guide lang="en" ${attributes}></kanta-guide>`, options);

/** What the strip begins with under a rule set. */
const strip = (id, lang) => rules(lang, id).about.strip.split("{")[0];

/** Waits until the strip offers the other rule set than this one. */
const isUnder = (guide, id, lang = "en") => {
  const [, { title }] = Object.entries(rules(lang, id).other)[0];
  return guide.part("notice").getByRole("button", { name: title, exact: true }).waitFor();
};
const turn = (guide) => guide.part("notice").getByRole("button").click();
const note = (guide) => guide.element.locator(".status").textContent();
/** Says whether that is whole within the window. */
const isInView = async (guide) => {
  const { y, height } = await guide.element.locator(".status").boundingBox();
  assert.ok(y >= 0 && y + height <= guide.page.viewportSize().height, `from ${y}, ${height} high`);
};

for (const lang of Object.keys(languages)) {
  test(`today's rules are one press away in ${lang}; the answers that both know stay, what is new is asked, and back`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.answer({ provider: "private", services: "social" });
    await guide.asks("regions");
    assert.ok((await guide.part("notice").textContent()).startsWith(strip(OLD, lang)));
    await turn(guide);
    await guide.asks("where");
    await isUnder(guide, NEW, lang);
    assert.ok((await guide.part("notice").textContent()).startsWith(strip(NEW, lang)));
    assert.equal(await guide.element.evaluate(({ shadowRoot }) => shadowRoot.activeElement.id), "heading");
    assert.deepEqual(await guide.element.evaluate(({ answers }) => answers), { provider: "private", services: "social" });
    await guide.page.reload();
    await guide.asks("where");
    await isUnder(guide, NEW, lang);
    await turn(guide);
    await guide.asks("regions");
    await isUnder(guide, OLD, lang);
  });
}

test("whoever has turned to today's rules keeps the language", async (t) => {
  // The language of the host's page stays English; on the site the page follows.
  const guide = await open(t, "");
  await guide.asks("provider");
  await guide.speak("Suomi");
  await turn(guide);
  await isUnder(guide, NEW, "fi");
});

const answers = { provider: "public", services: "health", where: "mainland" };
/** The fragment of a link to these answers under today's rules. */
async function linkUnderNew(t) {
  const guide = await openPage(t, { lang: "en" });
  await guide.asks("provider");
  await turn(guide);
  await isUnder(guide, NEW);
  await guide.answer(answers);
  await guide.concludes();
  await guide.element.locator('[data-keep="link"]').click();
  return new URL(await guide.part("kept").inputValue()).hash;
}

test("a link opens under the rules that it was made under", async (t) => {
  const hash = await linkUnderNew(t);
  const other = await openPage(t, { lang: "en", hash });
  await other.part("review-heading").waitFor();
  await isUnder(other, NEW);
  assert.deepEqual(await other.element.evaluate(({ answers }) => answers), answers);
});

test("a link that is followed while the guide is there opens under the rules that it was made under", async (t) => {
  const hash = await linkUnderNew(t);
  const follow = (guide) => guide.page.evaluate((hash) => void (location.hash = hash), hash);

  const guide = await open(t, "");
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await follow(guide);
  await isUnder(guide, NEW);
  await guide.part("review-heading").waitFor();
  assert.deepEqual(await guide.element.evaluate(({ answers }) => answers), answers);
  assert.equal(await guide.element.evaluate(({ shadowRoot }) => shadowRoot.activeElement.id), "heading");
  assert.deepEqual(await guide.page.evaluate(() => told), ["provider", "services", "review"]);

  // A visitor's own turn is no word of the host's: a link still opens under its own.
  await turn(guide);
  await isUnder(guide, OLD);
  await guide.page.evaluate(() => void (location.hash = ""));
  await follow(guide);
  await isUnder(guide, NEW);
  await guide.part("review-heading").waitFor();

  const chosen = await open(t, `rules="${OLD}"`);
  await chosen.asks("provider");
  await follow(chosen);
  await chosen.part("review-heading").waitFor();
  await isUnder(chosen, OLD);
  await chosen.element.getByText("The link was made under other rules. Only what fits these rules is kept.").waitFor();
});

const LATER = {
  "a heading level": (element) => (element.headingLevel = 3),
  "a store": (element) => (element.storage = "session"),
  "a language": (element) => (element.lang = "sv"),
  "a day": (element) => (element.asOf = "2021-04-19"),
};
for (const [what, change] of Object.entries(LATER)) {
  test(`a link opens under its own rules also where the host asks for ${what} once the element is in the page`, async (t) => {
    const body = `<kanta-guide lang="en"></kanta-guide><script>location.hash = "${await linkUnderNew(t)}";</script>
      <script type="module">import "/kanta-guide.js"; (${change})(document.querySelector("kanta-guide"));</script>`;
    const guide = await openHost(t, body);
    await guide.part("review-heading").waitFor();
    await isUnder(guide, NEW, what === "a language" ? "sv" : "en");
    assert.deepEqual(await guide.element.evaluate((element) => element.answers), answers);
  });
}

test("the host is told of the page and the result under the rules that a visitor has turned to, and what is kept is of those", async (t) => {
  const listenToResults = `<script>
    globalThis.results = [];
    addEventListener("kanta-guide-result", ({ detail }) => results.push(detail.rules.id));
  </script>`;
  const guide = await openHost(t, `${listenToResults}${listen}<kanta-guide lang="en" storage="session"></kanta-guide>`);
  const results = () => guide.page.evaluate(() => [...new Set(results)]);
  await guide.answer({ provider: "public", services: "health" });
  await guide.concludes();
  await turn(guide);
  await guide.asks("where");
  await isUnder(guide, NEW);
  assert.deepEqual(await guide.page.evaluate(() => told), ["provider", "services", "where"]);
  assert.deepEqual(await results(), [OLD]);
  await guide.page.reload();
  await guide.asks("where");
  await isUnder(guide, NEW);
  await guide.answer({ where: "mainland" });
  await guide.concludes();
  await turn(guide);
  await isUnder(guide, OLD);
  await guide.concludes();
  await guide.page.waitForFunction((id) => results.includes(id), OLD);
  assert.deepEqual(await results(), [NEW, OLD]);
});

test("what was answered under the rules that were left is there again on the way back, by the strip and by the browser", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  const regions = ["05", "01"];
  const given = { provider: "private", services: "social", regions, purchased: "no" };
  await guide.answer(given);
  await guide.concludes();
  await turn(guide);
  await isUnder(guide, NEW);
  await guide.asks("client-information-system");
  assert.equal(await note(guide), "");
  await guide.answer({ "client-information-system": "no" });
  await guide.concludes();
  await turn(guide);
  await isUnder(guide, OLD);
  await guide.concludes();
  assert.deepEqual(await guide.element.evaluate(({ answers }) => answers), given);
  assert.match(await note(guide), /^Not used here: /);
  await isInView(guide);

  const back = () => guide.page.evaluate(() => history.back());
  await back();
  await isUnder(guide, NEW);
  await guide.concludes();
  assert.equal(await guide.element.evaluate(({ answers }) => answers["client-information-system"]), "no");
  assert.equal(await note(guide), "");
});

for (const width of [360, 1280]) {
  test(`what does not carry over is in view after a turn by the strip, ${width} px wide`, async (t) => {
    const guide = await openPage(t, { lang: "en", width });
    const clinic = { provider: "private", services: "health", form: "organisation", records: "electronic", "patient-system": "main-joiners" };
    await guide.answer({ ...clinic, setting: "premises", regions: "01", "vendor-support": "full", purchased: "no" });
    await guide.concludes();
    await turn(guide);
    await isUnder(guide, NEW);
    await guide.asks("patient-information-system");
    assert.match(await note(guide), /^Not used here: /);
    await isInView(guide);
  });
}

test("what the rules that a visitor has turned to do not know of the host's answers is no error", async (t) => {
  // That the page reports none is asserted at its end.
  const guide = await open(t, `answers='{"provider":"private","vendor-support":"full"}' locked`);
  await guide.asks("services");
  await turn(guide);
  await isUnder(guide, NEW);
  await guide.asks("services");
  assert.ok(!(await guide.page.evaluate(() => told)).includes("unknown-answer"));
});

test("a host names a rule set by its id", async (t) => {
  const guide = await open(t, `rules="${NEW}"`);
  await isUnder(guide, NEW);
  await guide.element.evaluate((element, id) => (element.rules = id), OLD);
  await isUnder(guide, OLD);
  assert.deepEqual(await guide.page.evaluate(() => told), ["provider", "provider"]);
});

const days = { "2021-04-18": OLD, "2021-04-19": OLD, "2026-08-31": OLD, "2026-09-01": NEW, "2026-11-25": NEW };
for (const [day, id] of Object.entries(days)) {
  test(`as-of="${day}" takes ${id}`, async (t) => {
    const guide = await open(t, `as-of="${day}"`);
    await isUnder(guide, id);
    const early = "This page wanted to use the rules of an earlier day. The guide has no rules that are older than these.";
    assert.equal(await note(guide), day === "2021-04-18" ? early : "");
    assert.deepEqual(await guide.page.evaluate(() => told), ["provider"]);
  });
}

const refused = { 'as-of="2026-02-30"': "as-of", 'as-of="soon"': "as-of", 'rules="2030-01"': "rules-unknown" };
for (const [attribute, code] of Object.entries(refused)) {
  test(`${attribute}: the built-in rules stay, the visitor reads so, and the host is told ${code}`, async (t) => {
    const guide = await open(t, attribute, { mayFail: true });
    await isUnder(guide, OLD);
    assert.match(await note(guide), /^This page wanted to use other rules/);
    await guide.page.waitForFunction(() => told.length === 2);
    assert.deepEqual((await guide.page.evaluate(() => told)).sort(), [code, "provider"].sort());
  });
}

test("where the file of today's rules is missing the guide says so and goes on, and another press may bring it", async (t) => {
  let isMissing = true;
  const change = (answer) => (isMissing && answer.path.endsWith(".kgr") ? { ...answer, status: 404 } : answer);
  const guide = await open(t, "", { change, mayFail: true });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await turn(guide);
  await guide.page.waitForFunction(() => told.includes("http"));
  await guide.asks("services");
  await isUnder(guide, OLD);
  assert.match(await note(guide), /^This page wanted to use other rules/);
  isMissing = false;
  await turn(guide);
  await isUnder(guide, NEW);
  await guide.asks("services");
});

test("the page that is one file has today's rules, too", async (t) => {
  const guide = await openPage(t, { lang: "en", address: new URL("kanta-guide.html", `file://${product("offline")}/`).href });
  await guide.asks("provider");
  await turn(guide);
  await isUnder(guide, NEW);
});
