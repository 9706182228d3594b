// Every state of the page, in each language: nothing that axe finds in light, in dark and in forced colours, and nothing to scroll
// sideways, also with text twice as large and with the spacing of WCAG 1.4.12.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { people } from "./people.mjs";
import { languages } from "./texts.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A person under the rules of 2021, with what those of today ask besides. */
const { answers: clinic, asked: askedToday } = people["a clinic on a main joiner's system"];

/** Unfolds each row that is folded. */
const unfoldAll = (guide) =>
  guide.element.locator("summary").evaluateAll((all) => all.forEach((one) => one.parentElement.open || one.click()));

/**
 * Leads through every state: each question, errors, a result with every kind of conclusion, one with everything open, and one under
 * today's rules.
 */
async function* states(guide) {
  const walk = {
    provider: "private",
    services: "both",
    form: "self-employed",
    records: "paper",
    "patient-system": "main-joiners",
    setting: "premises",
    regions: ["01", "21"],
    "vendor-support": "unknown",
    purchased: "yes",
  };
  for (const [question, values] of Object.entries(walk)) {
    await guide.asks(question);
    yield question;
    if (question === "services") {
      await guide.part("help").locator("summary").click();
      assert.equal(await guide.part("help").locator("dl").count(), 0, "no list where no word is explained");
      yield `${question}, help without words`;
    }
    if (["provider", "regions"].includes(question)) {
      await guide.goOn();
      await guide.part("error-summary").waitFor();
      yield `${question}, nothing chosen`;
    }
    if (question === "regions") {
      await guide.part("find").fill("a");
      await guide.question.locator(".find__list").waitFor();
      yield `${question}, searched`;
      await guide.part("find").fill("");
    }
    await guide.choose(...[values].flat());
    if (["services", "regions"].includes(question)) yield `${question}, chosen`;
    await guide.goOn();
  }
  await guide.concludes();
  yield "result";
  await unfoldAll(guide);
  yield "result, all unfolded";
  await guide.part("picture-button").first().click();
  await guide.element.locator('[data-keep="link"]').click();
  await guide.part("kept").waitFor();
  yield "result, pictured and kept";
  const link = new URL(await guide.part("kept").inputValue());
  await guide.page.evaluate((hash) => (location.hash = hash), link.hash);
  await guide.part("review-heading").waitFor();
  yield "review";
  await guide.goOn();
  await guide.concludes();
  await guide.startAgain();
  for (const question of Object.keys(walk)) await guide.answer({ [question]: "unknown" });
  await guide.concludes();
  yield "result, all open";
  await guide.startAgain();
  await guide.answer(clinic);
  await guide.concludes();
  await guide.part("notice").getByRole("button").click();
  await guide.asks(Object.keys(askedToday)[0]);
  yield "what does not carry over";
  await guide.answer(askedToday);
  await guide.concludes();
  yield "result under today's rules";
  await unfoldAll(guide);
  yield "result under today's rules, all unfolded";
}

/** The rules on what colours alone decide. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds on the page as it stands, a line each. */
async function violations({ page }, state, options) {
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${state}: ${id}: ${target.join(" ")}`));
}

test("axe finds nothing in the message that the guide cannot be shown", async (t) => {
  const before = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  const guide = await openPage(t, { lang: "en", mayFail: true, before });
  await guide.part("retry").waitFor();
  await guide.page.evaluate(axe);
  assert.deepEqual(await violations(guide, "message", { runOnly: standards }), []);
});

/** What sticks out of the page to the right, a line each; the page itself where it scrolls sideways. */
async function sticksOut({ page }, state) {
  const out = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const guide = document.querySelector("kanta-guide").shadowRoot;
    // What is there for those who listen is a pixel wide, whatever stands in it.
    const all = [...guide.querySelectorAll(":not(.visually-hidden *)")];
    // What is folded has kept the place of a wider page.
    const shown = all.filter((element) => element.checkVisibility());
    const beyond = shown.filter((element) => element.getBoundingClientRect().right > clientWidth);
    const named = beyond.map(({ localName, className }) => `${localName}.${className}`);
    return scrollWidth > clientWidth ? [`the page, ${scrollWidth} wide`, ...named] : named;
  });
  return out.map((what) => `${state}: ${what}`);
}

/** The spacing of text that a reader may ask for: WCAG 2.2, 1.4.12. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

/** How a reader may want the text, as a style of the page and of the guide. */
const TEXTS = { "text twice as large": ":root { font-size: 200% !important }", "text spaced": SPACING };

/** Styles the page and the guide besides. */
const styled = ({ page }, text) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    for (const root of [document, document.querySelector("kanta-guide").shadowRoot]) root.adoptedStyleSheets.push(sheet);
  }, text);

const unstyled = ({ page }) =>
  page.evaluate(() => {
    for (const root of [document, document.querySelector("kanta-guide").shadowRoot]) root.adoptedStyleSheets.pop();
  });

for (const lang of Object.keys(languages)) {
  test(`in ${lang} axe finds nothing, and nothing scrolls sideways on a narrow page`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.page.evaluate(axe);
    const found = [];
    for await (const state of states(guide)) {
      found.push(...(await violations(guide, state, { runOnly: standards, resultTypes: ["violations"] })));
      for (const media of [{ colorScheme: "dark" }, { forcedColors: "active" }]) {
        await guide.page.emulateMedia(media);
        const colours = await violations(guide, `${state}, ${Object.values(media)}`, { runOnly: COLOURS, resultTypes: ["violations"] });
        found.push(...colours);
        await guide.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      }
      for (const width of [360, 320]) {
        await guide.page.setViewportSize({ width, height: 900 });
        found.push(...(await sticksOut(guide, `${state} at ${width}`)));
      }
      await guide.page.setViewportSize({ width: 360, height: 900 });
      for (const [how, text] of Object.entries(TEXTS)) {
        await styled(guide, text);
        found.push(...(await sticksOut(guide, `${state} at 360, ${how}`)));
        await unstyled(guide);
      }
      for (const text of Object.values(TEXTS)) await styled(guide, text);
      found.push(...(await violations(guide, `${state} at 360, large and spaced`, { runOnly: standards, resultTypes: ["violations"] })));
      for (const _ of Object.keys(TEXTS)) await unstyled(guide);
      await guide.page.setViewportSize({ width: 1280, height: 900 });
    }
    assert.deepEqual(found, []);
  });
}

test("nothing scrolls sideways where the message stands that the guide cannot be shown", async (t) => {
  const before = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  const guide = await openPage(t, { lang: "fi", width: 320, mayFail: true, before });
  await guide.part("retry").waitFor();
  assert.deepEqual(await sticksOut(guide, "message"), []);
});
