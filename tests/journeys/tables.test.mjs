// Without JavaScript, or where the script does not come: the decision tables stand in the guide's place, and lead a person to their
// own case. (That each case has its one row in them is tested where the tables are made.)

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { product } from "../serve.mjs";
import { openPage, pages } from "./harness.mjs";
import { languages, rules } from "./texts.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Where each language is there until one is chosen, and where its link leads. */
const file = pathToFileURL(`${product("offline")}kanta-guide.html`).href;
const places = {
  "the site": { headings: 1, leadsTo: (lang) => new RegExp(`^http://[^/]+/${pages[lang]}$`) },
  "the guide as one file": { address: file, headings: 3, leadsTo: (lang) => `${file}?lang=${lang}#${lang}` },
};

for (const [where, { address, headings, leadsTo }] of Object.entries(places)) {
  for (const [lang, name] of Object.entries(languages)) {
    test(`without JavaScript, in ${lang}, a person finds the row of their own on ${where}`, async (t) => {
      const { page, element } = await openPage(t, { address, javaScriptEnabled: false });
      assert.equal(await page.locator("h1:visible").count(), headings);
      await page.getByRole("banner").getByRole("link", { name }).click();
      await page.waitForURL(leadsTo(lang));
      assert.equal(await page.locator("h1:visible").evaluate((h1) => h1.closest("[lang]").lang), lang);
      assert.deepEqual(await element.locator("section:visible").evaluateAll((all) => all.map(({ lang }) => lang)), [lang]);
      assert.equal(await page.locator("h1:visible").count(), 1);

      const { topic, question } = rules(lang);
      const { title, outcome } = topic["rollout-patient-data"];
      await element.getByRole("link", { name: title }).click();
      const heading = element.getByRole("heading", { name: title });
      assert.ok((await heading.boundingBox()).y < 100, "the link leads to the table");
      const [provider, support] = ["provider", "vendor-support"].map((id) => question[id].value);
      const rows = page.locator(`#${lang}-rollout-patient-data ~ table`).first().locator("tr:has(td)");
      assert.deepEqual(await rows.evaluateAll((rows) => rows.map(({ cells }) => [cells[0].innerText, cells[1].innerText.split("\n")[0]])), [
        [`${provider.private.because}; ${support.full.because}`, outcome["no-registration"].title],
        [`${provider.private.because}; ${support["not-full"].because}`, outcome.register.title],
        [provider.public.because, outcome["not-stated"].title],
      ]);
      assert.equal(await element.locator("table:visible").count(), 11);
      assert.equal(await page.locator("h1:visible").count(), 1, "it is still the one language");
    });
  }
}

test("without the page's scripts the tables are for a narrow page and for paper too, and axe finds nothing in them", async (t) => {
  // Axe itself needs JavaScript.
  const before = (page) => page.route("**/*.js", (route) => route.abort());
  const { page } = await openPage(t, { lang: "fi", before, mayFail: true, width: 320 });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await width(), 320);
  await page.evaluate(axe);
  const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), standards);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), []);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("table:visible").count(), 11);
  assert.equal(await page.locator("h1:visible, footer:visible").count(), 0, "the tables alone");
});

test("while the script is on its way the tables are not seen; where it does not come, they are", async (t) => {
  let meanwhile;
  const before = (page) =>
    page.route("**/kanta-guide-*.js", async (route) => {
      await page.locator("footer").waitFor();
      const looks = (section) => [section.checkVisibility({ visibilityProperty: true }), section.clientHeight];
      meanwhile = await page.locator("kanta-guide section").evaluate(looks);
      await route.abort();
    });
  const { page, element } = await openPage(t, { lang: "sv", before, mayFail: true });
  assert.deepEqual(meanwhile, [false, 0]);
  await element.locator("section:lang(sv) table").first().waitFor();
  assert.equal(await element.locator("table:visible").count(), 11);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await page.waitForURL("**/en/");
  await element.locator("section:lang(en) table").first().waitFor();
});
