// Threats of docs/security.md that no other journey is about: where a link out of the site comes from, what the device keeps after a visit,
// and what a page in the frame may not do.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { product } from "../serve.mjs";
import { openFramed } from "./framed.mjs";
import { openPage } from "./harness.mjs";

test("a link out of the site tells nobody where it was followed", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const asked = [];
  await guide.page.context().route("https://**", (route) => {
    asked.push(route.request().allHeaders());
    return route.fulfill({ body: "elsewhere", contentType: "text/html" });
  });
  const link = guide.element.locator('[data-task] a[href^="https"]:visible').first();
  const address = await link.getAttribute("href");
  await link.click();
  await guide.page.waitForURL(address);
  assert.equal(await guide.page.evaluate(() => document.referrer), "");
  const headers = await Promise.all(asked);
  assert.ok(headers.length > 0);
  assert.deepEqual(headers.map(({ referer, origin }) => [referer, origin]), headers.map(() => [undefined, undefined]));
});

test("after a visit with answers in its address the device has the files of the release, byte for byte, and nothing else", async (t) => {
  const guide = await openPage(t, { lang: "en", serviceWorkers: "allow" });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.element.locator('[data-keep="link"]').click();
  const { hash } = new URL(await guide.part("kept").inputValue());
  await guide.page.evaluate(() => navigator.serviceWorker.ready);
  await guide.page.goto(`${guide.page.url().split("#")[0]}?from=a-letter${hash}`);
  await guide.part("review-heading").waitFor();
  await guide.page.reload();
  await guide.part("review-heading").waitFor();
  const kept = await guide.page.evaluate(async () => {
    const digits = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname, search, hash } = new URL(request.url);
        const bytes = await (await cache.match(request)).arrayBuffer();
        found.push([pathname + search + hash, digits(await crypto.subtle.digest("SHA-256", bytes))]);
      }
    }
    return found;
  });
  assert.ok(kept.length > 20);
  const file = (path) => readFileSync(join(product("site"), path.replace(/\/$/, "/index.html")));
  for (const [path, digest] of kept) assert.equal(digest, createHash("sha256").update(file(path)).digest("hex"), path);
});

test("the page in the frame asks no other origin for rules, and cannot lead the page around it elsewhere", async (t) => {
  const body = `<kanta-guide-frame lang="en" rules="https://other.example/own.kgr" rules-integrity="sha256-AAAA"></kanta-guide-frame>`;
  const asked = [];
  const { page, guide } = await openFramed(t, body, {
    mayFail: true,
    before: (page) => page.route("https://**", (route) => (asked.push(route.request().url()), route.fulfill({ body: "elsewhere" }))),
  });
  await guide.asks("provider");
  await page.waitForFunction(() => globalThis.told.some(([name]) => name === "error"));
  const before = page.url();
  const refused = await guide.element.evaluate(() => {
    try {
      top.location.href = "https://other.example/";
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(refused, "SecurityError");
  await guide.asks("provider");
  assert.deepEqual([page.url(), asked], [before, []]);
});
