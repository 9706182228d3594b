// What is wrong on a host's side: each fault has its code for the host and a plain message for the visitor, and printing from a
// host page prints the guide alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { openHost } from "./harness.mjs";

const listen = `<script>
  globalThis.told = [];
  addEventListener("kanta-guide-error", ({ detail }) => told.push(detail));
</script>`;
const script = '<script type="module" src="/kanta-guide.js"></script>';
const element = '<kanta-guide lang="en"><p>Ring 0123.</p></kanta-guide>';

/** Spoils the answers for files with an ending. */
const spoil = (ending, by) => ({ change: (answer) => (answer.path.endsWith(ending) ? { ...answer, ...by(answer) } : answer) });

const without = (name) => ({ before: (page) => page.addInitScript((name) => delete globalThis[name], name) });

/** What a server answers with that has one page for all it does not know. */
const page = { body: "<!doctype html><title>A portal</title>", type: "text/html; charset=utf-8" };

const faults = [
  { code: "http", what: "the wasm is not there", ...spoil(".wasm", () => ({ status: 404 })) },
  { code: "http", what: "the texts are not there", ...spoil(".pack", () => ({ status: 404 })) },
  { code: "not-found-html", shown: "not-wasm", what: "a page comes in place of the wasm", ...spoil(".wasm", () => page) },
  { code: "not-found-html", shown: "pack-damaged", what: "a page comes in place of the texts", ...spoil(".pack", () => page) },
  { code: "not-wasm", what: "a text comes in place of the wasm", ...spoil(".wasm", () => ({ ...page, type: "text/plain" })) },
  { code: "wasm-invalid", what: "the wasm is cut off", ...spoil(".wasm", ({ body }) => ({ body: body.subarray(0, 1000) })) },
  { code: "pack-damaged", what: "the texts are cut off", ...spoil(".pack", ({ body }) => ({ body: body.subarray(0, 1000) })) },
  { code: "not-wasm", what: "the wasm is packed and nothing says so", ...spoil(".wasm", ({ body }) => ({ body: gzipSync(body) })) },
  { code: "pack-damaged", what: "the texts are packed and nothing says so", ...spoil(".pack", ({ body }) => ({ body: gzipSync(body) })) },
  { code: "wasm-absent", what: "there is no WebAssembly", ...without("WebAssembly") },
  {
    code: "wasm-blocked",
    what: "the policy forbids WebAssembly",
    headers: { "content-security-policy": "script-src 'self' 'unsafe-inline'" },
  },
];

for (const { code, shown = code, what, ...options } of faults) {
  test(`where ${what}, the host is told ${code} and the visitor in plain words`, async (t) => {
    const guide = await openHost(t, listen + script + element, { mayFail: true, ...options });
    await guide.part("retry").waitFor();
    await guide.page.waitForFunction(() => globalThis.told.length > 0);
    const [{ code: told, message }] = await guide.page.evaluate(() => globalThis.told);
    assert.equal(told, code);
    assert.ok(message.length > 30 && message.endsWith("."), message);
    assert.equal(await guide.part("root").getAttribute("data-error"), shown);
    assert.equal(await guide.heading.textContent(), "The guide cannot be shown");
    assert.ok(await guide.page.getByText("Ring 0123.").isVisible(), "what the host put inside is seen");
  });
}

for (const [what, by] of Object.entries({ "was missing": { status: 404 }, "a filter held back to look at it": page })) {
  test(`a retry brings the guide where what ${what} is there now`, async (t) => {
    let missing = true;
    const change = (answer) => (missing && answer.path.endsWith(".wasm") ? { ...answer, ...by } : answer);
    const guide = await openHost(t, listen + script + element, { mayFail: true, change });
    await guide.part("retry").waitFor();
    missing = false;
    await guide.part("retry").click();
    await guide.asks("provider");
  });
}

for (const ending of [".wasm", ".pack"]) {
  test(`where a filter refuses the ${ending}, the host is told http, with what came and from where`, async (t) => {
    const guide = await openHost(t, listen + script + element, { mayFail: true, ...spoil(ending, () => ({ ...page, status: 403 })) });
    await guide.part("retry").waitFor();
    await guide.page.waitForFunction(() => globalThis.told.length > 0);
    const [{ code, about }] = await guide.page.evaluate(() => globalThis.told);
    assert.equal(code, "http");
    assert.match(about, new RegExp(`\\${ending}: 403 text/html`));
  });
}

test("a second copy of the script says so beside its own address, and the first goes on", async (t) => {
  const said = [];
  const before = (page) => page.on("console", (message) => said.push([message.text(), message.location().url]));
  const guide = await openHost(t, `${script}<script type="module" src="/kanta-guide.js?ver=2"></script>${element}`, { before });
  await guide.answer({ provider: "public" });
  await guide.asks("services");
  assert.deepEqual(said, [["kanta-guide: duplicate: 0.1.0 is in force, not 0.1.0; see docs/embedding.md", `${guide.page.url()}kanta-guide.js?ver=2`]]);
});

test("the print button prints the guide alone, out of a frame that goes", async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.print = () => {
        dispatchEvent(new Event("beforeprint"));
        top.printed = document.body.innerText;
        dispatchEvent(new Event("afterprint"));
      };
    });
  const guide = await openHost(t, `<h1>The portal</h1>${script}${element}`, { before });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.element.locator('[data-keep="print"]').click();
  await guide.page.waitForFunction(() => globalThis.printed);
  const printed = await guide.page.evaluate(() => globalThis.printed);
  assert.ok(printed.includes("Your result") && printed.includes("Direct connection") && !printed.includes("The portal"), printed);
  assert.equal(await guide.page.locator("iframe").count(), 0);
});
