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
  "the site": { headings: 1, tables: 21, leadsTo: (lang) => new RegExp(`^http://[^/]+/${pages[lang]}$`) },
  "the guide as one file": { address: file, headings: 3, tables: 11, leadsTo: (lang) => `${file}?lang=${lang}#${lang}` },
};

for (const [where, { address, headings, tables, leadsTo }] of Object.entries(places)) {
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
      // The older rules come first.
      await main.getByRole("link", { name: title }).first().click();
      const heading = main.getByRole("heading", { name: title }).first();
      assert.ok((await heading.boundingBox()).y < 100, "the link leads to the table");
      const [provider, support] = ["provider", "vendor-support"].map((id) => question[id].value);
      const rows = page.locator(`#${lang}-rollout-patient-data ~ table`).first().locator("tr:has(td)");
      assert.deepEqual(await rows.evaluateAll((rows) => rows.map(({ cells }) => [cells[0].innerText, cells[1].querySelector("b").innerText])), [
        [`${provider.private.because}; ${support.full.because}`, outcome["no-registration"].title],
        [`${provider.private.because}; ${support["not-full"].because}`, outcome.register.title],
        [provider.public.because, outcome["not-stated"].title],
      ]);
      assert.equal(await main.locator("table:visible").count(), tables);
      assert.equal(await page.locator("h1:visible").count(), 1, "it is still the one language");
    });
  }
}

for (const lang of Object.keys(languages)) {
  test(`in ${lang} the page has the rules of both days, each under what to do before one relies on them`, async (t) => {
    const { page } = await openPage(t, { lang, path: "rules.html", javaScriptEnabled: false });
    for (const id of ["2021-04", "2026-09"]) {
      const { title, about, topic } = rules(lang, id);
      await page.getByRole("main").getByRole("link", { name: title }).click();
      const heading = page.locator(`h2#${lang}-${id}`);
      assert.equal(await heading.textContent(), title);
      assert.ok((await heading.boundingBox()).y < 100, "the link leads to the rules of that day");
      const said = await heading.locator("+ p").textContent();
      const [before, after] = about.check.split("{date}");
      assert.ok(said.startsWith(before) && said.endsWith(after) && said.includes(id.slice(0, 4)), said);
      const duty = topic["duty-client-data"].title;
      const table = page.locator(id === "2021-04" ? `#${lang}-duty-client-data` : `#${lang}-${id}-duty-client-data`);
      assert.equal(await table.textContent(), duty);
    }
  });
}

test("the tables are for paper too", async (t) => {
  const { page } = await openPage(t, { lang: "fi", path: "rules.html" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("table:visible").count(), 21);
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
