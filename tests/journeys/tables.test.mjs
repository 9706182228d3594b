// Without JavaScript, or where the script does not come: all rules as tables, on a page of their own that is linked from the guide's
// place, in the page that is one file in that place. They lead a person to their own case. (That each case has its one row in them is tested where the tables are made.)

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { product } from "../serve.mjs";
import { openPage, pages } from "./harness.mjs";
import { languages, rules } from "./texts.mjs";

/** What the page of the tables is called. */
const all = { sv: "Alla regler som tabeller", fi: "Kaikki säännöt taulukoina", en: "All rules as tables" };
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
      const onPage = !address;
      if (onPage) {
        assert.equal(await page.locator("table").count(), 0);
        await element.getByRole("link", { name: all[lang] }).click();
        await page.waitForURL(`**/${pages[lang]}rules.html`);
      }
      const main = page.getByRole("main");
      assert.equal(await page.locator("h1:visible").count(), 1);

      const { topic, question } = rules(lang);
      const { title, outcome } = topic["rollout-patient-data"];
      await main.getByRole("link", { name: title }).click();
      const heading = main.getByRole("heading", { name: title });
      assert.ok((await heading.boundingBox()).y < 100, "the link leads to the table");
      const [provider, support] = ["provider", "vendor-support"].map((id) => question[id].value);
      const rows = page.locator(`#${lang}-rollout-patient-data ~ table`).first().locator("tr:has(td)");
      assert.deepEqual(await rows.evaluateAll((rows) => rows.map(({ cells }) => [cells[0].innerText, cells[1].querySelector("b").innerText])), [
        [`${provider.private.because}; ${support.full.because}`, outcome["no-registration"].title],
        [`${provider.private.because}; ${support["not-full"].because}`, outcome.register.title],
        [provider.public.because, outcome["not-stated"].title],
      ]);
      assert.equal(await main.locator("table:visible").count(), 11);
      assert.equal(await page.locator("h1:visible").count(), 1, "it is still the one language");
    });
  }
}

test("the tables are for paper too", async (t) => {
  const { page } = await openPage(t, { lang: "fi", path: "rules.html" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("table:visible").count(), 11);
  assert.equal(await page.locator("header:visible, footer:visible").count(), 0);
});

test("while the script is on its way the link to the tables is not seen; where it does not come, it is", async (t) => {
  let meanwhile;
  const before = (page) =>
    page.route("**/kanta-guide-*.js", async (route) => {
      await page.locator("footer").waitFor();
      const looks = (section) => [section.checkVisibility({ visibilityProperty: true }), section.clientHeight];
      meanwhile = await page.locator("kanta-guide > section").evaluate(looks);
      await route.abort();
    });
  const { page, element } = await openPage(t, { lang: "sv", before, mayFail: true });
  assert.deepEqual(meanwhile, [false, 0]);
  await element.getByRole("link", { name: all.sv }).waitFor();
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await page.waitForURL("**/en/");
  await element.getByRole("link", { name: all.en }).waitFor();
});
