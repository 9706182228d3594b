// The guide as one file, opened from the disk: it is whole, asks for nothing, keeps nothing but the answers in its tab, and does all that the site does.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { product } from "../serve.mjs";
import { openPage } from "./harness.mjs";
import { documents, fill, languages, rules, words } from "./texts.mjs";

const file = `${product("offline")}kanta-guide.html`;
const address = pathToFileURL(file).href;
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

const municipality = { provider: "public", services: "social" };
const names = { sv: "Kanta-guiden", fi: "Kanta-opas", en: "Kanta Guide" };
const conclusions = {
  "model-client-data": "direct stated",
  "rollout-client-data": "register stated",
  "duty-client-data": "voluntary stated",
};

/** Opens the file in a language; what the page asks for is written down. */
async function openFile(t, { lang = "en", ...options } = {}) {
  const requests = [];
  const before = (page) => page.on("request", (request) => requests.push(request.url()));
  const guide = await openPage(t, { address, lang, before, ...options });
  return Object.assign(guide, { requests });
}

/** What the browser keeps for the page. */
const kept = ({ page }) =>
  page.evaluate(async () => ({
    stores: [localStorage.length, sessionStorage.length],
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    // A browser may allow a local file no caches at all.
    caches: await globalThis.caches?.keys().then(({ length }) => length, () => 0) ?? 0,
    state: history.state,
  }));

for (const [lang, name] of Object.entries(languages)) {
  test(`a walk to the result in ${lang}, its picture, and another language: no request but for the file`, async (t) => {
    const guide = await openFile(t, { lang });
    await guide.answer(municipality);
    await guide.concludes();
    assert.deepEqual(await guide.conclusions(), conclusions);
    assert.equal(await guide.part("root").getAttribute("lang"), lang);
    const picture = await guide.picture("model-client-data");
    const drawn = await picture.locator("table td").allTextContents();
    assert.ok(drawn.includes(documents(lang)["picture-yes"]), drawn.join("; "));
    const [other, called] = Object.entries(languages).find(([, other]) => other !== name);
    await guide.speak(called);
    await guide.element.locator(`[part="root"][lang="${other}"]`).waitFor();
    assert.deepEqual(await guide.conclusions(), conclusions);
    assert.deepEqual(guide.requests, [`${address}?lang=${lang}`]);
    assert.deepEqual(await kept(guide), { stores: [0, 1], cookies: "", databases: 0, caches: 0, state: { kantaGuide: "qjgresult" } });
    // The language stands in the address, also on the way back, and a reload loses nothing.
    await guide.page.goBack();
    await guide.asks("services");
    const title = [rules(other).question.services.title, fill(words(other)["question-number"], { n: "2" }), names[other]].join(" – ");
    await guide.page.waitForFunction((title) => document.title === title, title);
    assert.equal(guide.page.url(), `${address}?lang=${other}`);
    await guide.page.reload();
    await guide.asks("services");
    assert.equal(await guide.part("root").getAttribute("lang"), other);
    await guide.page.goForward();
    await guide.concludes();
  });
}

test("it looks as the site does", async (t) => {
  const look = ({ page }) =>
    page.locator(".site-header, .site-main, kanta-guide, h1:visible").evaluateAll((all) =>
      all.map((one) => {
        const { backgroundColor, color, fontSize, paddingInline } = getComputedStyle(one);
        return { backgroundColor, color, fontSize, paddingInline, width: one.getBoundingClientRect().width };
      }),
    );
  const [own, site] = [await openFile(t), await openPage(t, { lang: "en" })];
  for (const guide of [own, site]) await guide.asks("provider");
  assert.deepEqual(await look(own), await look(site));
  assert.deepEqual(await own.page.locator("a[download]").count(), 0, "the file does not offer itself");
});

const offers = { sv: "Ladda ner guiden som en fil", fi: "Ladatkaa opas yhtenä tiedostona", en: "Download the guide as one file" };
for (const [lang, offer] of Object.entries(offers)) {
  test(`the site offers it in ${lang}`, async (t) => {
    const { page } = await openPage(t, { lang });
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: offer }).click()]);
    assert.equal(download.suggestedFilename(), "kanta-guide.html");
    assert.deepEqual(readFileSync(await download.path()), readFileSync(file));
  });
}

test("it speaks the browser's language unless it is told another", async (t) => {
  const guide = await openPage(t, { address, locale: "fi-FI" });
  await guide.asks("provider");
  assert.equal(await guide.page.locator("html").getAttribute("lang"), "fi");
  assert.deepEqual(await guide.page.locator("h1:visible").evaluateAll((all) => all.map((h1) => h1.closest("[lang]").lang)), ["fi"]);
});

test("a browser that cannot unpack its files: a message, and whom to ask", async (t) => {
  const before = (page) => page.addInitScript(() => delete globalThis.DecompressionStream);
  const guide = await openFile(t, { before, mayFail: true });
  await guide.part("retry").waitFor();
  assert.equal(await guide.heading.textContent(), "The guide cannot be shown");
});

test("copying, a link to the result, and the receipt work", async (t) => {
  const guide = await openFile(t, clipboard);
  await guide.answer(municipality);
  await guide.concludes();
  const keep = (way) => guide.element.locator(`[data-keep="${way}"]`).click();
  const said = guide.element.getByRole("status").filter({ hasText: words("en")["kept-copied"] });
  await keep("text");
  await said.waitFor();
  const text = await guide.page.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.includes(rules("en").topic["model-client-data"].title), text);
  const [download] = await Promise.all([guide.page.waitForEvent("download"), keep("receipt")]);
  assert.deepEqual(JSON.parse(readFileSync(await download.path(), "utf8")).answers, municipality);
  await keep("link");
  await guide.part("kept").waitFor();
  const link = await guide.part("kept").inputValue();
  assert.ok(link.startsWith(`${address}?lang=en#kanta-guide=`), link);

  const other = await openFile(t, { lang: "fi", hash: new URL(link).hash });
  await other.part("review-heading").waitFor();
  await other.goOn();
  await other.concludes();
  assert.deepEqual(await other.conclusions(), conclusions);
});

test("printing prints the guide alone, styled", async (t) => {
  // The print window is not seen by a script, so what is to be printed is read where it would be.
  const watch = (page) =>
    page.addInitScript(() => {
      window.print = () => {
        const { body, adoptedStyleSheets } = document;
        dispatchEvent(new Event("beforeprint"));
        top.printed = { text: body.textContent, sheets: adoptedStyleSheets.length };
      };
    });
  const guide = await openFile(t, { before: watch });
  await guide.answer(municipality);
  await guide.concludes();
  await guide.element.locator('[data-keep="print"]').click();
  const printed = await (await guide.page.waitForFunction(() => window.printed)).jsonValue();
  assert.equal(printed.sheets, 5);
  assert.ok(printed.text.includes(rules("en").topic["model-client-data"].title), printed.text);
  assert.ok(!printed.text.includes("it is not published by Kela"), "the page around is not there");
});

test("it has the bytes of the other products, and all of them", () => {
  const page = readFileSync(file, "utf8");
  const blocks = [...page.matchAll(/<script type="[\w/-]+" data-file="([^"]+)">([^<]*)<\/script>/g)];
  const beside = readdirSync(product("embed")).filter((name) => /\.(wasm|pack|extras|kgr)$/.test(name));
  assert.deepEqual(blocks.map(([, name]) => name), beside.sort());
  for (const [, name, text] of blocks) {
    assert.deepEqual(gunzipSync(Buffer.from(text, "base64")), readFileSync(product("embed") + name), name);
  }
});

test("nothing runs in it but its own two scripts", async (t) => {
  const page = readFileSync(file, "utf8");
  const [, policy] = page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  const hash = "'sha256-[A-Za-z0-9+/]{43}='";
  const only = `default-src 'none'; script-src ${hash} ${hash} 'wasm-unsafe-eval'; style-src ${hash}; base-uri 'none'; form-action 'none'; `;
  assert.match(policy, new RegExp(`^${only}require-trusted-types-for 'script'; trusted-types 'none'$`));
  const guide = await openFile(t, { mayFail: true });
  await guide.asks("provider");
  const tried = await guide.page.evaluate(async () => {
    const script = document.createElement("script");
    try {
      script.text = "globalThis.intruded = true";
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text.
    }
    const sent = await fetch("https://example.org/").then(() => "sent", () => "refused");
    return { intruded: globalThis.intruded ?? false, sent };
  });
  assert.deepEqual(tried, { intruded: false, sent: "refused" });
});
