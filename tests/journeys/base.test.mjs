// Where the files of the script lie is for a host to say, for a bundler that has not put them beside it; and what is said where neither
// the bundler nor the host has done anything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { product } from "../serve.mjs";
import { openHost } from "./harness.mjs";

const element = '<kanta-guide lang="en"></kanta-guide>';
const moved = { folders: { "/files/": product("embed") }, change: (answer) => (/^\/[^/]+\.(wasm|pack|extras|kgr)$/.test(answer.path) ? { ...answer, status: 404 } : answer) };
const inModule = (script) => `${element}<script type="module">import { init } from "/kanta-guide.js"; ${script}</script>`;

for (const base of ['"/files"', '"files/"', 'new URL("/files/", location)']) {
  test(`with init({ base: ${base} }) all files come from there`, async (t) => {
    const guide = await openHost(t, inModule(`init({ base: ${base} });`), moved);
    await guide.answer({ provider: "public", services: "social" });
    await guide.concludes();
    await guide.picture("model-client-data");
    await guide.element.evaluate((element) => (element.rules = "2026-09"));
    await guide.asks("where");
  });
}

test("init that comes too late says so, and changes nothing", async (t) => {
  const said = [];
  const before = (page) => page.on("console", (message) => said.push(message.text()));
  const guide = await openHost(t, inModule('await document.querySelector("kanta-guide").ready; init({ base: "/none" }); document.title = "said";'), { before });
  await guide.page.waitForFunction(() => document.title === "said");
  assert.deepEqual(said.map((text) => text.replace(/http:\/\/[^/]+/, "")), ["kanta-guide: init-late: /none/ is not used; see docs/embedding.md"]);
  await guide.answer({ provider: "public" });
});

const listen = "<script>addEventListener('kanta-guide-error', ({ detail }) => (globalThis.told = detail));</script>";

/** The element as esbuild makes it if nothing is said: a script that is no module. */
async function noModule() {
  const { outputFiles } = await build({ entryPoints: [`${product("embed")}kanta-guide.js`], bundle: true, format: "iife", write: false, logLevel: "silent" });
  return outputFiles[0].text;
}

test("in a script that is no module the rest of the host's script goes on, and the host is told no-module", async (t) => {
  const bundle = `${await noModule()}\nglobalThis.wentOn = true;`;
  const guide = await openHost(t, `${listen}${element}<script src="/bundle.js"></script>`, { pages: { "/bundle.js": bundle }, mayFail: true });
  await guide.part("retry").waitFor();
  await guide.page.waitForFunction(() => globalThis.told);
  const { code, wentOn } = await guide.page.evaluate(() => ({ code: told.code, wentOn }));
  assert.deepEqual({ code, wentOn }, { code: "no-module", wentOn: true });
});

test("where Vite's development server has moved the script, the host is told what Vite wants", async (t) => {
  const folder = "/node_modules/.vite/deps";
  const guide = await openHost(t, `${listen}${element}<script type="module" src="${folder}/kanta-guide.js"></script>`, {
    folders: { [`${folder}/`]: product("embed") },
    change: (answer) => (answer.path.endsWith(".pack") ? { ...answer, status: 404 } : answer),
    mayFail: true,
  });
  await guide.part("retry").waitFor();
  await guide.page.waitForFunction(() => globalThis.told);
  const { code, message } = await guide.page.evaluate(() => globalThis.told);
  assert.equal(code, "http");
  assert.ok(message.endsWith('Give Vite optimizeDeps: { exclude: ["kanta-guide"] }.'), message);
});

test("with init({ base }) of the frame's script its page comes from there", async (t) => {
  const change = (answer) => (answer.path === "/frame.html" ? { ...answer, status: 404 } : answer);
  const body = '<kanta-guide-frame lang="en"></kanta-guide-frame><script type="module">import { init } from "/kanta-guide-frame.js"; init({ base: "/files" });</script>';
  const host = await openHost(t, body, { ...moved, change });
  const guide = host.framed("kanta-guide-frame iframe");
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
});
