// Measures the guide beside pages that do the same by other means, in one Chromium, in turn, and prints tables.
//
// node bench/measure.mjs [runs]; called by xtask after it has built the pages. A figure is the median of the runs.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { ANSWERS, BESIDES, PAGES } from "./pages.mjs";
import { probe } from "./probe.js";
import { tables } from "./report.mjs";
import { serve } from "./serve.mjs";

const RUNS = Number(process.argv[2] ?? 7);

/** How a page comes and how fast the machine is. */
const CONDITIONS = [
  { name: "as this machine is", slowdown: 1 },
  {
    name: "slow 4G (150 ms, 1.6 Mbit/s) and a processor 4 times slower",
    slowdown: 4,
    network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
  },
];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const server = await serve(
  Object.fromEntries(
    PAGES.map(({ folder }) => [folder, here(folder === "guide" ? "../dist/site" : `../target/bench/${folder}`)]),
  ),
);
const browser = await launch();

/** Opens a page in a browser profile of its own, and does something with it. */
async function open(page, condition, tries, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  try {
    context.setDefaultTimeout(60_000);
    const tab = await context.newPage();
    const cdp = await context.newCDPSession(tab);
    const traffic = { requests: 0, bytes: 0 };
    await cdp.send("Network.enable");
    await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
    if (condition.network) await cdp.send("Network.emulateNetworkConditions", condition.network);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: condition.slowdown });
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
      traffic.requests += encodedDataLength > 0;
      traffic.bytes += encodedDataLength;
    });
    const { first, onward, host } = page;
    await tab.addInitScript(probe, { first, onward, host, tries });
    await tab.goto(server.address + page.folder + "/" + (page.path ?? ""), { waitUntil: "commit" });
    return await use(tab, cdp, traffic);
  } finally {
    await context.close();
  }
}

/** Loads a page and answers it as a person does, with the mouse. */
const look = (page, condition) =>
  open(page, condition, false, async (tab, cdp, traffic) => {
    const visible = await tab.evaluate(() => bench.visible);
    await tab.waitForLoadState("networkidle");
    const { requests, bytes } = traffic;
    const answers = Object.entries(ANSWERS);
    if (page.host) answers.push([BESIDES.question, [BESIDES.answer]]);
    const clicks = [];
    for (const [at, [id, values]] of answers.entries()) {
      for (const value of values) await choose(tab.locator(page.input(id, value)));
      const [next] = answers[at + 1] ?? [];
      await tab.evaluate((arrived) => bench.expect(arrived), next ? page.question(next) : "[data-topic]");
      await tab.locator(page.onward).click();
      clicks.push(await tab.evaluate(() => bench.took));
    }
    // The guide's ninth question is none of the eight: what leads to it and to the result is told apart.
    const result = clicks.pop();
    const shift = await tab.evaluate(() => bench.shift);
    const outcomes = await tab
      .locator("[data-topic]")
      .evaluateAll((cards) => cards.map(({ dataset }) => `${dataset.topic}: ${dataset.outcome}`));
    return { visible, requests, bytes, clicks: clicks.slice(0, 7), result, shift, outcomes, ...(await memory(cdp)) };
  });

/** Loads a page and tries to answer from the first frame on. */
const attempt = (page, condition) =>
  open(page, condition, true, (tab) => tab.evaluate(() => bench.ready));

/** Clicks the row of an option: some pages hide the input itself. */
async function choose(input) {
  const row = input.locator("xpath=ancestor::label");
  await ((await row.count()) ? row : input).click();
}

/** What the page holds when all that nobody needs has been given back: its script's heap, and the memory of its wasm. */
async function memory(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const { result } = await cdp.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const sum = "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }";
  const wasm = await cdp.send("Runtime.callFunctionOn", { objectId: objects.objectId, functionDeclaration: sum });
  return { heap: usedSize, wasm: wasm.result.value };
}

const runs = [];
try {
  // The first load of each page warms the browser up and is not counted; it shows that all pages conclude the same.
  const concluded = [];
  for (const page of PAGES) concluded.push((await look(page, CONDITIONS[0])).outcomes.sort());
  const [guide, ...rivals] = concluded;
  const shared = guide.filter((line) => !line.startsWith(BESIDES.topic));
  for (const [at, { name, host }] of PAGES.slice(1).entries()) {
    assert.deepEqual(rivals[at], host ? guide : shared, `${name} concludes something else`);
  }

  for (let run = 0; run < RUNS; run++) {
    for (const condition of CONDITIONS) {
      for (const page of PAGES) {
        const seen = await look(page, condition);
        const ready = await attempt(page, condition);
        runs.push({ page: page.name, condition: condition.name, ...seen, ready });
      }
    }
    process.stderr.write(`run ${run + 1} of ${RUNS}\n`);
  }
  process.stdout.write(tables(runs, RUNS, await browser.version()));
} finally {
  await browser.close();
  server.close();
}
