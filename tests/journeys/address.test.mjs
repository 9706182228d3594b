// The page's address: with `hash-state` the guide changes its own part of the fragment, and nothing else; without, nothing at all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "./harness.mjs";

/** Opens a host under a path, with `hash-state` unless told otherwise. */
async function open(t, { path = "", base = "", attributes = "hash-state", ...options } = {}) {
  const body = `<script type="module" src="/kanta-guide.js"></script>${base}<kanta-guide lang="en" ${attributes}></kanta-guide>`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"><body>${body}`;
  return openHost(t, body, { pages: { "/portal/page.html": page }, hash: path, ...options });
}

/** The address of the page, from its path on. */
const address = (guide) => guide.page.evaluate(() => location.pathname + location.search + location.hash);

for (const base of ["", '<base href="/">', '<base href="/elsewhere/">', '<base href="https://other.example/">']) {
  test(`${base || "no <base>"}: path, query and route stay, and a reload goes on`, async (t) => {
    const guide = await open(t, { base, path: "portal/page.html?customer=5#/customers/5" });
    await guide.asks("provider");
    assert.ok((await address(guide)).startsWith("/portal/page.html?customer=5#/customers/5"), await address(guide));
    await guide.answer({ provider: "private" });
    await guide.asks("services");
    await guide.page.waitForFunction(() => location.hash.includes("kanta-guide="));
    assert.match(await address(guide), /^\/portal\/page\.html\?customer=5#\/customers\/5&kanta-guide=1qjg[0-9a-z]+$/);
    await guide.page.reload();
    await guide.part("review-heading").waitFor();
    assert.deepEqual(await guide.answered(), ["provider"]);
    assert.match(await address(guide), /^\/portal\/page\.html\?customer=5#\/customers\/5&kanta-guide=1qjg[0-9a-z]+$/);
  });
}

test("nothing of a route is lost at load, before any answer, and a route that changes stays", async (t) => {
  const guide = await open(t, { path: "#/customers/5" });
  await guide.asks("provider");
  assert.match(await address(guide), /^\/#\/customers\/5(&kanta-guide=1qjg[0-9a-z]*)?$/);
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.page.evaluate(() => (location.hash = "#/customers/6"));
  await guide.answer({ services: "social" });
  await guide.asks("regions");
  await guide.page.waitForFunction(() => location.hash.includes("kanta-guide="));
  assert.match(await address(guide), /^\/#\/customers\/6&kanta-guide=1qjg[0-9a-z]+$/);
});

test("what stands before and after the guide's own part stays", async (t) => {
  const guide = await open(t, { path: "#tab=2&kanta-guide=1qjgy&open=yes" });
  await guide.element.locator("#heading").waitFor();
  await guide.page.waitForFunction(() => document.querySelector("kanta-guide").shadowRoot.querySelector(".status"));
  if (await guide.part("review-heading").count()) await guide.goOn();
  await guide.answer({ provider: "public" });
  await guide.asks("services");
  const own = () => guide.page.evaluate(() => /kanta-guide=([0-9a-z]+)/.exec(location.hash)[1]);
  const before = await own();
  await guide.answer({ services: "social" });
  await guide.concludes();
  await guide.page.waitForFunction((before) => !location.hash.includes(before), before);
  assert.match(await address(guide), /^\/#tab=2&kanta-guide=1qjg[0-9a-z]+&open=yes$/);
});

test("an address without a fragment gets the guide's part alone", async (t) => {
  const guide = await open(t, { path: "?a=1" });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  assert.match(await address(guide), /^\/\?a=1#kanta-guide=1qjg[0-9a-z]+$/);
});

test("without hash-state the address is left alone", async (t) => {
  const guide = await open(t, { path: "?a=1#/route", attributes: "" });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  assert.equal(await address(guide), "/?a=1#/route");
});

test("the page's router is not woken, and no entry of the history is made", async (t) => {
  const before = (page) => page.addInitScript(() => ["hashchange", "popstate"].forEach((name) => addEventListener(name, () => (globalThis.woken = name))));
  const guide = await open(t, { path: "#/route", before });
  const length = () => guide.page.evaluate(() => history.length);
  const entries = await length();
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  assert.deepEqual([await length(), await guide.page.evaluate(() => globalThis.woken)], [entries, undefined]);
});

const survivors = {
  "a full stop": (code) => `#kanta-guide=${code}.`,
  "a bracket and a comma": (code) => `#kanta-guide=${code}),`,
  "a slash": (code) => `#kanta-guide=${code}/`,
  "a quotation mark and a bracket": (code) => `#kanta-guide=${code}">`,
  "a blank": (code) => `#kanta-guide=${code}%20`,
  "what a campaign adds": (code) => `#kanta-guide=${code}?utm_source=mail&utm_medium=x`,
  "capitals": (code) => `#KANTA-GUIDE=${code.toUpperCase()}`,
  "numbers for its marks": (code) => `#kanta%2Dguide%3D${code}`,
  "its # as a number": (code) => `?from=%23kanta-guide=${code}`,
  "a router's route with a query": (code) => `#/customers/5?kanta-guide=${code}`,
  "a router's route": (code) => `#/customers/5?tab=2&kanta-guide=${code}`,
};
for (const [what, link] of Object.entries(survivors)) {
  test(`a link with ${what} is opened whole`, async (t) => {
    const guide = await open(t, { attributes: "", path: link("1qjgowuy") });
    await guide.part("review-heading").waitFor();
    assert.deepEqual(await guide.element.evaluate(({ answers }) => answers), { provider: "private" });
    assert.equal(await guide.element.getByText("The link is damaged", { exact: false }).count(), 0);
  });
}

test("a link that is copied keeps the host's route", async (t) => {
  const guide = await open(t, { attributes: "", path: "portal/page.html?customer=5#/customers/5" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.element.locator('[data-keep="link"]').click();
  const { pathname, search, hash } = new URL(await guide.part("kept").inputValue());
  assert.match(pathname + search + hash, /^\/portal\/page\.html\?customer=5#\/customers\/5&kanta-guide=1qjg[0-9a-z]+$/);
});
