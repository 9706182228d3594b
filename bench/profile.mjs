// Prints where the time goes between a press of Continue and the next question, on a processor 4 times slower:
// node bench/profile.mjs WASM WITH NAMES; called by xtask.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { OTHERS, PARTS, partOf } from "./crates.mjs";
import { ANSWERS } from "./pages.mjs";
import { serve } from "./serve.mjs";

const RUNS = 7;
const named = readFileSync(process.argv[2]);

const server = await serve({ guide: fileURLToPath(new URL("../dist/site", import.meta.url)) });
const browser = await launch();

/** Times in milliseconds, by what they are spent on. */
const spent = new Map();
const add = (what, time) => spent.set(what, (spent.get(what) ?? 0) + time);
let answers = 0;

/** What a function of a profile belongs to; nothing where none runs. */
function kind({ functionName, url }) {
  if (/^wasm:|\.wasm$/.test(url)) return partOf(functionName);
  if (url) return "the scripts: glue and element";
  if (["(idle)", "(program)", "(root)"].includes(functionName)) return null;
  return functionName === "(garbage collector)" ? "the browser: memory" : "the browser: its functions that the wasm calls";
}

for (let run = 0; run < RUNS; run++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  const tab = await context.newPage();
  // The program with names is not the one whose hash the script knows; without a hash it takes it.
  await tab.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }));
  await tab.route("**/*.wasm", (route) => route.fulfill({ body: named, contentType: "application/wasm" }));
  await tab.goto(`${server.address}guide/en/`);
  const cdp = await context.newCDPSession(tab);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await cdp.send("Profiler.enable");
  await cdp.send("Profiler.setSamplingInterval", { interval: 100 });
  await cdp.send("Performance.enable", { timeDomain: "timeTicks" });
  const drawing = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  for (const [question, values] of Object.entries(ANSWERS)) {
    const asked = tab.locator(`kanta-guide fieldset[data-question="${question}"]`);
    await asked.waitFor();
    for (const value of [values].flat()) await asked.locator(`input[value="${value}"]`).check();
    const before = await drawing();
    await cdp.send("Profiler.start");
    await tab.locator('kanta-guide [part~="continue"]').evaluate((button) => {
      button.click();
      return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    });
    const { profile } = await cdp.send("Profiler.stop");
    const after = await drawing();
    add("the browser: styles", after.RecalcStyleDuration - before.RecalcStyleDuration);
    add("the browser: layout", after.LayoutDuration - before.LayoutDuration);
    const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
    profile.samples.forEach((id, at) => {
      const what = kind(nodes.get(id));
      if (what) add(what, profile.timeDeltas[at] / 1000);
    });
    answers += 1;
  }
  await context.close();
}
await browser.close();
server.close();

const rows = [...PARTS, OTHERS, "the scripts: glue and element"].filter((what) => spent.has(what));
const inBrowser = [...spent.keys()].filter((what) => what.startsWith("the browser")).sort();
console.log("| what | ms an answer |\n|---|---:|");
for (const what of [...rows, ...inBrowser]) console.log(`| ${what} | ${(spent.get(what) / answers).toFixed(1)} |`);
