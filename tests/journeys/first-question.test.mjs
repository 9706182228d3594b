// The first question stands in the HTML of the site's pages: it is seen before any script of the guide's, what is done with it is
// kept, nothing jumps; and whom it is not for does not see it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, pages } from "./harness.mjs";
import { languages, rules, words } from "./texts.mjs";

/** Keeps files back until `come` is called. What keeps the script back keeps the page from having loaded: see `early`. */
function held(files) {
  let come;
  const coming = new Promise((settle) => (come = settle));
  const hold = (page) => page.route(files, async (route) => coming.then(() => route.continue()));
  return { hold, come };
}

const early = { waitUntil: "commit" };
const scripts = /kanta-guide-[0-9a-f]+\.(js|wasm)$/;

/** Sums up the shifts that no input explains. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifts += value;
    }).observe({ type: "layout-shift", buffered: true });
  });

/** The guide's own page as markup. The order of attributes means nothing, and what is folded away is the guide's alone. */
const markup = (guide) =>
  guide.part("root").evaluate((root) => {
    const copy = root.cloneNode(true);
    copy.querySelector('[data-section="about"] > .row__body')?.remove();
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      const attributes = [...element.attributes].map(({ name, value }) => [name, value]).sort();
      for (const [name] of attributes) element.removeAttribute(name);
      for (const [name, value] of attributes) element.setAttribute(name, value);
    }
    return copy.outerHTML;
  });

/** Waits until the guide itself stands there. */
const mounted = ({ element }) => element.locator("[role=status].status").waitFor({ state: "attached" });

for (const lang of Object.keys(languages)) {
  test(`in ${lang} the first question is seen as it will look, without the guide's script`, async (t) => {
    const block = (page) => page.route(/\.(wasm|pack)$|\/kanta-guide-[^/]*\.js$/, (route) => route.abort());
    const guide = await openPage(t, { lang, mayFail: true, before: block });
    await guide.asks("provider");
    assert.equal(await guide.heading.textContent(), rules(lang).question.provider.title);
    assert.equal(await guide.part("continue").textContent(), words(lang).continue);
    const accent = (element) => getComputedStyle(element).backgroundColor;
    assert.equal(await guide.part("continue").evaluate(accent), "rgb(10, 74, 140)");
    assert.equal(await guide.element.locator("> section:visible").count(), 0);
  });

  test(`in ${lang} an answer and a press of Continue before the script are taken up by the guide`, async (t) => {
    const { hold, come } = held(scripts);
    const guide = await openPage(t, { lang, before: hold, ...early });
    await guide.choose("private");
    await guide.page.evaluate(() => (globalThis.isSamePage = true));
    await guide.goOn();
    assert.equal(await guide.element.evaluate(() => Boolean(customElements.get("kanta-guide"))), false);
    come();
    await guide.asks("services");
    assert.equal(await guide.page.evaluate(() => globalThis.isSamePage && location.search), "");
    await guide.goBack();
    await guide.asks("provider");
    assert.deepEqual(await guide.chosen(), ["private"]);
  });

  test(`in ${lang} Enter on an answer before the script goes on as Continue does`, async (t) => {
    const { hold, come } = held(scripts);
    const guide = await openPage(t, { lang, before: hold, ...early });
    await guide.choose("public");
    await guide.input("public").press("Enter");
    come();
    await guide.asks("services");
    assert.equal(new URL(guide.page.url()).search, "");
  });

  test(`in ${lang} the guide draws the very page that stood there, and nothing jumps`, async (t) => {
    const { hold, come } = held(scripts);
    const guide = await openPage(t, { lang, before: (page) => Promise.all([hold(page), watchShifts(page)]), ...early });
    await guide.asks("provider");
    await guide.unfold('[part="help"]');
    await guide.input("public").focus();
    const boxes = () => guide.question.locator("label, h2").evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
    const before = [await markup(guide), await boxes()];
    come();
    await mounted(guide);
    assert.deepEqual([await markup(guide), await boxes()], before);
    assert.equal(await guide.focused(), "public");
    assert.equal(await guide.page.evaluate(() => globalThis.shifts), 0);
  });

  test(`in ${lang} who comes back to a result sees no first question before it`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.answer({ provider: "public", services: "social" });
    await guide.concludes();
    const { hold, come } = held(scripts);
    await hold(guide.page);
    await guide.page.reload({ waitUntil: "commit" });
    await guide.page.locator("footer").waitFor();
    await guide.page.waitForFunction(() => document.styleSheets.length && document.querySelector("kanta-guide").shadowRoot.styleSheets.length);
    assert.equal(await guide.question.isVisible(), false);
    come();
    await guide.concludes();
  });

  test(`in ${lang} a link to answers shows no first question before them`, async (t) => {
    const { hold, come } = held(scripts);
    const maker = await openPage(t, { lang });
    await maker.answer({ provider: "public", services: "social" });
    await maker.concludes();
    await maker.element.locator('[data-keep="link"]').click();
    const { hash } = new URL(await maker.part("kept").inputValue());
    const guide = await openPage(t, { lang, hash, before: hold, ...early });
    await guide.page.locator("footer").waitFor();
    assert.equal(await guide.question.isVisible(), false);
    come();
    await guide.part("review-heading").waitFor();
  });

  test(`in ${lang} without JavaScript there is no form, and the page says what to do`, async (t) => {
    for (const colorScheme of ["light", "dark"]) {
      const guide = await openPage(t, { lang, colorScheme, javaScriptEnabled: false });
      const link = guide.element.locator('> section a[href="rules.html"], > section a[href="../rules.html"]').first();
      await link.waitFor();
      assert.equal(await guide.question.isVisible(), false);
      const color = (element) => getComputedStyle(element).color;
      const text = await guide.element.locator("> section > p").first().evaluate(color);
      assert.equal(text, await guide.page.locator("h1").evaluate(color));
    }
  });

  test(`in ${lang} a browser that knows no declared shadow root gets the question with the script`, async (t) => {
    const { hold, come } = held(/\.wasm$/);
    const undeclare = (page) =>
      page.route(new RegExp(`/${pages[lang]}$`), async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('shadowrootmode="open"', 'shadowrootmode="none"');
        await route.fulfill({ response, body });
      });
    const guide = await openPage(t, { lang, mayFail: true, before: (page) => Promise.all([hold(page), undeclare(page)]) });
    await guide.asks("provider");
    await guide.choose("private");
    assert.equal(await guide.part("continue").evaluate((button) => getComputedStyle(button).fontWeight), "700");
    come();
    await mounted(guide);
    assert.deepEqual(await guide.chosen(), ["private"]);
    await guide.goOn();
    await guide.asks("services");
  });
}

test("what is said of the rules comes when it is unfolded, before anything is answered", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.asks("provider");
  const sources = guide.element.locator('[data-section="about"] ol a');
  assert.equal(await sources.count(), 0);
  await guide.element.locator('[data-section="about"] > summary').click();
  await sources.first().waitFor();
  assert.equal(await sources.count(), 13);
});
