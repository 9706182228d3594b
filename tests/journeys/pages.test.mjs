// The pages beside the guide's own, in each language: whole without JavaScript, in that language alone, each leading to the others;
// axe finds nothing on them, and nothing scrolls sideways.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { openPage, pages } from "./harness.mjs";
import { languages, rules } from "./texts.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const names = { sv: "Kanta-guiden", fi: "Kanta-opas", en: "Kanta Guide" };
const titles = {
  "about.html": { sv: "Om guiden", fi: "Tietoa oppaasta", en: "About the guide" },
  "accessibility.html": { sv: "Tillgänglighet", fi: "Saavutettavuus", en: "Accessibility" },
  "receipt.html": { sv: "Kontrollera en kontrollfil", fi: "Tarkistustiedoston tarkistus", en: "Verify a check file" },
  "rules.html": { sv: "Alla regler som tabeller", fi: "Kaikki säännöt taulukoina", en: "All rules as tables" },
};
const publisher = readFileSync(new URL("../../site/publisher.toml", import.meta.url), "utf8");
const [, name] = publisher.match(/^name = "(.*)"$/m);
const [, email] = publisher.match(/^email = "(.*)"$/m);

for (const [path, title] of Object.entries(titles)) {
  for (const lang of Object.keys(languages)) {
    test(`${path} in ${lang} is in that language alone, and leads to its others and home`, async (t) => {
      const { page } = await openPage(t, { lang, path, javaScriptEnabled: false });
      const langs = await page.locator("[lang]:not(a)").evaluateAll((all) => [...new Set(all.map(({ lang }) => lang))]);
      assert.deepEqual(langs, [lang]);
      assert.deepEqual(await page.locator("h1").allTextContents(), [title[lang]]);
      assert.equal(await page.title(), `${title[lang]} · ${names[lang]}`);
      assert.equal(await page.locator("meta[name=description]").count(), 1);
      assert.equal(await page.locator("script").count(), path === "receipt.html" ? 1 : 0);
      const { origin } = new URL(page.url());
      const each = Object.entries(pages).map(([lang, folder]) => [lang, `${origin}/${folder}${path}`]);
      const addresses = (selector) => page.locator(selector).evaluateAll((all) => all.map(({ hreflang, href }) => [hreflang, href]));
      assert.deepEqual(await addresses("link[rel=alternate]"), [...each, ["x-default", `${origin}/${path}`]]);
      assert.deepEqual(await addresses("header nav a"), each);
      await page.getByRole("banner").getByRole("link", { name: names[lang] }).click();
      await page.waitForURL(`${origin}/${pages[lang]}`);
    });
  }
}

for (const lang of Object.keys(languages)) {
  test(`in ${lang} every link of the site leads somewhere, and the publisher is named on each page`, async (t) => {
    // What a page has asked for may not come any more.
    const { page } = await openPage(t, { lang, javaScriptEnabled: false, mayFail: true });
    const { origin } = new URL(page.url());
    const open = [page.url()];
    for (const address of open) {
      await page.goto(address);
      const inFooter = await page.getByRole("contentinfo").textContent();
      assert.equal(inFooter.split(name).length, 2, address);
      assert.ok(!(await page.content()).includes("{"), "no gap is left");
      for (const href of await page.locator("a:not([download])").evaluateAll((all) => all.map(({ href }) => href))) {
        const { origin: other, pathname, hash } = new URL(href);
        if (other !== origin) continue;
        const there = `${origin}${pathname}`;
        const answer = await page.request.get(there);
        assert.equal(answer.status(), 200, href);
        if (hash) assert.ok((await answer.text()).includes(`id="${hash.slice(1)}"`), href);
        const isOwn = pathname.slice(1).startsWith(pages[lang]) && /^(\w+\.html)?$/.test(pathname.slice(1 + pages[lang].length));
        if (isOwn && !pathname.endsWith("embedding.html") && !open.includes(there)) open.push(there);
      }
    }
    assert.deepEqual(open.map((address) => address.slice(origin.length + 1 + pages[lang].length)).sort(), ["", ...Object.keys(titles)]);
  });

  test(`in ${lang} one can write to the publisher about an error and a barrier`, async (t) => {
    for (const path of ["about.html", "accessibility.html"]) {
      const { page } = await openPage(t, { lang, path });
      const link = page.getByRole("main").getByRole("link", { name: email });
      assert.ok((await link.getAttribute("href")).startsWith(`mailto:${email}?subject=`));
      assert.ok((await page.getByRole("main").textContent()).includes(name));
    }
  });

  test(`in ${lang} the tables have what a conclusion means, the id of its rule, and the checklist`, async (t) => {
    const { page } = await openPage(t, { lang, path: "rules.html", javaScriptEnabled: false });
    const { topic, task } = rules(lang);
    const row = page.locator("tr", { hasText: "permit-authority/several-areas" });
    assert.ok((await row.textContent()).includes(topic["permit-authority"].outcome.valvira.detail));
    // The older rules come first.
    const list = page.locator("ol").first();
    const first = list.locator("> li").first();
    assert.equal(await first.locator("b").textContent(), task.permits.title);
    assert.ok((await first.textContent()).includes(task.permits.detail));
    assert.equal(await list.locator("> li").count(), Object.keys(task).length);
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`in ${lang} and ${colorScheme}, axe finds nothing on the pages, and nothing scrolls sideways`, async (t) => {
      // Axe itself needs JavaScript; without the page's own, the guide's place has what stands there then.
      const before = (page) => page.route("**/*.js", (route) => route.abort());
      for (const path of ["", ...Object.keys(titles)]) {
        const { page } = await openPage(t, { lang, path, colorScheme, before, mayFail: true, width: 320 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), standards);
        assert.deepEqual(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ target }) => target)}`), []);
      }
    });
  }
}
