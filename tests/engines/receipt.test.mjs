// The page that checks receipts, under the strictest policy, in all engines; and one where no WebAssembly runs.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { product, serve } from "../serve.mjs";
import { strict } from "./page.mjs";
import { inEachEngine } from "./tabs.mjs";

const { evaluate, ruleSets } = await import(pathToFileURL(`${product("npm")}kanta-guide-engine-node.js`).href);

/** A receipt of the newest rules. */
async function receipt() {
  const [{ id, day }] = ruleSets.slice(-1);
  const answers = { provider: "private", services: "health" };
  const { conclusions, code, rules, ...result } = await evaluate(answers, { rules: id });
  return JSON.stringify({ format: "kanta-guide-receipt/1", date: "2026-11-26", rules: { id, "as-of": day, hash: rules.hash }, answers, result });
}

/** Drops a file on the page, and gives the verdict and how many lines stand below it. */
const dropped = async (content) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([content], "a.json"));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  const [verdict] = document.querySelectorAll("[role=status]");
  while (!verdict.dataset.verdict) await new Promise((soon) => new MutationObserver(soon).observe(verdict, { attributes: true }));
  return [verdict.dataset.verdict, verdict.textContent.slice(0, 30), document.querySelectorAll("#found li").length > 5];
};

inEachEngine((tab) => {
  const open = async (t, policy) => {
    const headers = { "content-security-policy": Object.entries(policy).map((directive) => directive.join(" ")).join("; ") };
    const server = await serve(product("site"), { headers });
    t.after(server.close);
    await tab.open(`${server.address}en/receipt.html`);
  };

  test("a receipt that is right, and one that was changed", async (t) => {
    await open(t, { ...strict, "manifest-src": "'self'", "img-src": "'self'" });
    const right = await receipt();
    assert.deepEqual(await tab.run(dropped, right), ["holds", "The file is right. The result ", true]);
    assert.deepEqual(await tab.run(dropped, right.replace('"private"', '"public"')), ["differs", "The file is not right. It diff", true]);
  });

  test("where no WebAssembly runs it says that it cannot check", async (t) => {
    await open(t, { ...strict, "script-src": "'self'", "manifest-src": "'self'", "img-src": "'self'" });
    assert.deepEqual(await tab.run(dropped, await receipt()), ["failed", "The check could not be loaded.", false]);
  });
});
