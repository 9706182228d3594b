// What a frame keeps in the browser's store, and for whom: a host has what its own visitors answered, of several guides each its own,
// and no address alone has anything kept beyond the tab.

import assert from "node:assert/strict";
import { test } from "node:test";
import { product, serve } from "../serve.mjs";
import { openFramed } from "./framed.mjs";

/** Another host on the site of the first: the browser gives the frames in both the same store of the guide's origin. */
async function serveSibling(t, body) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Another host</title><link rel="icon" href="data:,"><body>${body}`;
  const { address, close } = await serve(product("embed"), { pages: { "/index.html": page } });
  t.after(close);
  return address;
}

const stored = (guide) => guide.element.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);

const FORMS = {
  "with the element": (address, storage) =>
    `<script type="module" src="${address}kanta-guide-frame.js"></script><kanta-guide-frame lang="en" storage="${storage}"></kanta-guide-frame>`,
  "by itself": (address, storage) => `<iframe src="${address}frame.html?lang=en&storage=${storage}" width="600" height="900"></iframe>`,
};

for (const storage of ["local", "session"]) {
  for (const [what, body] of Object.entries(FORMS)) {
    test(`in the ${storage} store a frame ${what} keeps for its own host alone, not for another on the same site`, async (t) => {
      const { page, guide, address } = await openFramed(t, (address) => body(address, storage), { name: "127.0.0.1" });
      await guide.answer({ provider: "private" });
      await guide.asks("services");
      const { href: own, origin } = new URL(page.url());
      const [local, session] = await stored(guide);
      for (const key of [...local, ...session]) assert.ok(key.includes(origin), key);
      await page.goto(await serveSibling(t, body(address, storage)));
      await guide.asks("provider");
      assert.deepEqual(await guide.element.evaluate((element) => element.answers), {});
      await page.goto(own);
      await guide.asks("services");
      assert.deepEqual(await guide.element.evaluate((element) => element.answers), { provider: "private" });
    });
  }
}

test("frames without an id on one page that keep answers keep each their own, also after a reload", async (t) => {
  const one = '<kanta-guide-frame lang="en" storage="local"></kanta-guide-frame>';
  const { page, all } = await openFramed(t, `<kanta-guide-frame lang="en"></kanta-guide-frame><main>${one}${one}</main>`, { name: "127.0.0.1" });
  const nth = (number) => all.framed(`main > kanta-guide-frame:nth-child(${number}) iframe`);
  await nth(1).answer({ provider: "private" });
  await nth(2).answer({ provider: "public", services: "social" });
  await nth(1).asks("services");
  await nth(2).concludes();
  await page.reload();
  await nth(1).asks("services");
  await nth(2).concludes();
});

test("a link to the frame's page has nothing kept beyond the tab, whatever its address says", async (t) => {
  const { page, address, all } = await openFramed(t, "");
  await page.goto(`${address}frame.html?lang=en&storage=local`);
  await all.answer({ provider: "private" });
  await all.asks("services");
  assert.deepEqual(await stored(all), [[], ["kanta-guide:"]]);
  await page.reload();
  await all.asks("services");
  await page.goto(`${address}frame.html?lang=en&storage=none`);
  await all.asks("provider");
  await all.answer({ provider: "public" });
  await page.reload();
  await all.asks("provider");
});

/** As in a browser that does not know the origins around a frame, such as Firefox. */
const unnamed = (answer) => (answer.path === "/frame.js" ? { ...answer, body: String(answer.body).replaceAll("ancestorOrigins", "notThere") } : answer);

test("where the browser names the page around a frame by itself as the referrer alone, that counts", async (t) => {
  const { page, guide } = await openFramed(t, (address) => FORMS["by itself"](address, "local"), { change: unnamed, name: "127.0.0.1" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  assert.deepEqual(await stored(guide), [[`kanta-guide:${new URL(page.url()).origin}`], []]);
});

test("where the browser does not name the page around a frame by itself, nothing is kept", async (t) => {
  const body = (address) => `<iframe src="${address}frame.html?lang=en&storage=local" referrerpolicy="no-referrer" width="600" height="900"></iframe>`;
  const { page, guide } = await openFramed(t, body, { change: unnamed, name: "127.0.0.1" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  assert.deepEqual(await stored(guide), [[], []]);
  await page.reload();
  await guide.asks("provider");
});
