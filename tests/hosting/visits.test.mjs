// What visits ask of the server, by nginx's log: a first one, the picture besides, and a visit again.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPage } from "../journeys/harness.mjs";
import { missing, startNginx } from "./nginx.mjs";

/** In the busiest hour of a day comes this part of its visits, and in its busiest second this many times as many as on average. */
const BUSIEST_HOUR = 0.1;
const BUSIEST_SECOND = 3;

const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const bytes = (requests) => sum(requests.map(({ sent }) => sent));
const grouped = (number) => Math.round(number).toLocaleString("en");

/** What a million such visits a day ask for. */
function aMillion(requests) {
  const visits = 1_000_000;
  const atOnce = ((visits * BUSIEST_HOUR) / 3600) * BUSIEST_SECOND;
  const [gigabytes, megabits] = [(bytes(requests) * visits) / 1e9, (bytes(requests) * 8 * atOnce) / 1e6];
  return `${gigabytes.toFixed(1)} GB a day, at the peak ${megabits.toPrecision(2)} Mbit/s and ${grouped(requests.length * atOnce)} requests/s`;
}

describe("visits", { skip: missing }, () => {
  let nginx;
  before(async () => {
    nginx = await startNginx();
  });
  after(() => nginx.close());

  /** What the server was asked for while something was done on a page. */
  async function asked(page, act) {
    const { length } = await nginx.log();
    await act();
    await page.waitForLoadState("networkidle");
    return (await nginx.log()).slice(length);
  }

  test("a first visit to the result fetches each file once, the picture none, and a visit again asks for the page alone", async (t) => {
    const guide = await openPage(t, { address: nginx.address });
    await guide.answer({ provider: "public", services: "social" });
    await guide.concludes();
    await guide.page.waitForLoadState("networkidle");
    const first = await nginx.log();
    const picture = await asked(guide.page, async () => {
      await guide.element.locator('[data-section="about"] > summary').click();
      await guide.element.locator('[part="picture-button"]').first().click();
      await guide.element.locator("svg.map").first().waitFor();
    });
    const page = await guide.page.context().newPage();
    const again = await asked(page, async () => {
      await page.goto(nginx.address);
      await page.locator("kanta-guide fieldset").waitFor();
    });

    const names = (requests) => requests.map(({ path, status }) => `${path.replace(/-[0-9A-Za-z]{8,16}\./, ".")} ${status}`).sort();
    // Whether a browser wants the icon is its own affair.
    assert.deepEqual(names(first).filter((name) => !name.startsWith("/assets/icon")), [
      "/assets/guide.css 200",
      "/assets/kanta-guide-later-sv.extras 200",
      "/assets/kanta-guide-later.css 200",
      "/assets/kanta-guide-sv.pack 200",
      "/assets/kanta-guide.js 200",
      "/assets/kanta-guide.wasm 200",
      "/assets/site.css 200",
      "/assets/site.js 200",
      "/index.html 200",
    ]);
    assert.deepEqual(names(picture), []);
    assert.deepEqual(names(again), ["/index.html 304"]);
    for (const [what, requests] of Object.entries({ "a first visit": first, "the picture": picture, "a visit again": again })) {
      const received = grouped(sum(requests.map(({ received }) => received)));
      t.diagnostic(`${what}: requests ${requests.length}, of ${received} bytes; answers of ${grouped(bytes(requests))} bytes`);
      t.diagnostic(`a million a day: ${aMillion(requests)}`);
    }
  });

  test("what is kept for visits without a network comes when the guide is there, and nothing of it twice", async (t) => {
    const { length } = await nginx.log();
    const { page } = await openPage(t, { address: nginx.address, serviceWorkers: "allow" });
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active: worker }) => {
      if (worker.state === "activated") return undefined;
      return new Promise((activated) => worker.addEventListener("statechange", activated, { once: true }));
    }));
    const all = (await nginx.log()).slice(length);
    const worker = all.findIndex(({ path }) => path === "/sw.js");
    const before = all.slice(0, worker).map(({ path }) => path);
    const kept = all.slice(worker);
    assert.ok(before.some((path) => path.endsWith(".wasm")), before.join(" "));
    assert.deepEqual(kept.filter(({ path }) => path.startsWith("/assets/") && before.includes(path)), []);
    t.diagnostic(`kept: requests ${kept.length}, answers of ${grouped(bytes(kept))} bytes`);
  });
});
