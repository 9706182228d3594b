// The page that checks receipts, under the policy of hosting/nginx.conf: with the file that the guide saves, in each language, chosen by
// the keyboard or dropped; with files that were changed, or are none. Nothing is sent, and axe finds nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { product, serve } from "../serve.mjs";
import { openPage } from "./harness.mjs";
import { languages, rules } from "./texts.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [, policy] = /"(default-src 'none'[^"]*)"/.exec(readFileSync(new URL("../../hosting/nginx.conf", import.meta.url), "utf8"));
const site = await serve(product("site"), { headers: { "content-security-policy": policy } });
after(() => site.close());
const folders = { sv: "", fi: "fi/", en: "en/" };

/** What the page says, in each language. */
const said = {
  sv: { holds: /^Filen stämmer\. .* reglerna 2021-04 /, differs: /^Filen stämmer inte\. /, none: /^Det här är ingen kontrollfil /, other: /^Filen gäller regler som guiden inte har/ },
  fi: { holds: /^Tiedosto pitää paikkansa\. .* säännöt 2021-04 /, differs: /^Tiedosto ei pidä paikkaansa\. /, none: /^Tämä ei ole oppaan tarkistustiedosto/, other: /^Tiedosto koskee sääntöjä, joita oppaassa ei ole/ },
  en: { holds: /^The file is right\. .* the rules 2021-04 /, differs: /^The file is not right\. /, none: /^This is no check file /, other: /^The file is about rules that the guide does not have/ },
};

/** A receipt as the guide saves it. */
async function saved(t) {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const [download] = await Promise.all([guide.page.waitForEvent("download"), guide.element.locator('[data-keep="receipt"]').click()]);
  return readFile(await download.path(), "utf8");
}

/** The page, and what was asked of the network since it was there. */
async function open(t, lang, options) {
  const { page } = await openPage(t, { address: `${site.address}${folders[lang]}receipt.html`, ...options });
  const sent = [];
  page.on("request", (request) => sent.push([request.method(), request.postData(), new URL(request.url()).pathname]));
  const choose = async (content) => {
    await page.locator("#file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(content) });
    // Until it is known it is empty.
    await page.locator('[role=status]:not([data-verdict=""])').waitFor();
    return page.getByRole("status").textContent();
  };
  return { page, sent, choose };
}

for (const lang of Object.keys(languages)) {
  test(`in ${lang} the file that the guide saved is right, one that was changed is not, and nothing is sent`, async (t) => {
    const receipt = await saved(t);
    const { page, sent, choose } = await open(t, lang);
    assert.match(await choose(receipt), said[lang].holds);
    const { title, outcome } = rules(lang).topic["model-client-data"];
    assert.equal(await page.locator("#found li", { hasText: title }).first().textContent(), `${title}: ${outcome.direct.title}`);

    assert.match(await choose(receipt.replace('"model-client-data":["direct"]', '"model-client-data":["joint"]')), said[lang].differs);
    const wrong = page.locator("#found ul").first().locator("li");
    assert.equal(await wrong.count(), 1);
    assert.deepEqual(await wrong.locator("b").allTextContents(), [title, "joint", "direct"]);

    assert.match(await choose(receipt.replace('"2021-04"', '"2020-01"')), said[lang].other);
    assert.match(await choose("a letter"), said[lang].none);
    assert.equal(await page.locator("#found > *").count(), 0, "nothing of the file before is left");
    assert.ok(sent.length >= 3);
    for (const [method, data, path] of sent) assert.deepEqual([method, data, path.startsWith("/assets/")], ["GET", null, true], path);
  });
}

test("the file is chosen by the keyboard, or dropped anywhere on the page", async (t) => {
  const receipt = await saved(t);
  const { page } = await open(t, "en");
  // Waited for before the focus: by the time a key is pressed the browser knows that the chooser is not to be shown.
  const chosen = page.waitForEvent("filechooser");
  await page.locator("#file").focus();
  await page.keyboard.press("Space");
  const chooser = await chosen;
  await chooser.setFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(receipt) });
  await page.locator("[data-verdict=holds]").waitFor();
  const drop = (content) =>
    page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], "a.json"));
      for (const type of ["dragover", "drop"]) document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, content);
  await drop("{}");
  await page.getByText(said.en.none).waitFor();
  assert.equal(await page.locator("#file").evaluate(({ files }) => files[0].size), 2, "the field names the file of the verdict");
  await drop(receipt);
  await page.locator("[data-verdict=holds]").waitFor();
});

test("a check that cannot be loaded is told, and can be tried again", async (t) => {
  const { page, choose } = await open(t, "en", { mayFail: true, before: (page) => page.route("**/*.pack", (route) => route.abort(), { times: 1 }) });
  assert.match(await choose(await saved(t)), /could not be loaded/);
  assert.equal(await page.locator("#found > *").count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`in ${colorScheme}, axe finds nothing on the page with what it has found, and nothing scrolls sideways`, async (t) => {
    const receipt = await saved(t);
    // Axe is no script of the page.
    const { page } = await openPage(t, { lang: "fi", path: "receipt.html", colorScheme, width: 320 });
    await page.evaluate(axe);
    for (const content of ["", receipt, receipt.replaceAll('"direct"', '"joint"')]) {
      if (content) await page.locator("#file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(content) });
      if (content) await page.locator(`[data-verdict=${content === receipt ? "holds" : "differs"}]`).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`), []);
    }
  });
}
