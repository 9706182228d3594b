// A page that names the scripts by their hashes: `integrity.json` in an import map, as docs/embedding.md has it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openHost } from "../journeys/harness.mjs";
import { product } from "../serve.mjs";

const hashes = JSON.parse(await readFile(`${product("embed")}integrity.json`, "utf8"));
const later = Object.keys(hashes).filter((name) => name.includes("-later-"));

/** Opens a page on which all scripts are named by their hashes, and asks the guide for a drawing of what is printed, which is loaded then. */
async function openPinned(t, options) {
  const integrity = Object.fromEntries(later.map((name) => [`/${name}`, hashes[name]]));
  const name = Object.keys(hashes).find((name) => /^kanta-guide-\d/.test(name));
  const script = `<script type="module" src="/${name}" integrity="${hashes[name]}" crossorigin="anonymous"></script>`;
  const body = `<script type="importmap">${JSON.stringify({ integrity })}</script>${script}<kanta-guide lang="en" answers='{"none-such":"x"}'></kanta-guide>`;
  // The unknown answer is told on the console, by a script that is loaded for it.
  return openHost(t, body, { mayFail: true, ...options });
}

test("scripts that come later run where they are those of integrity.json", async (t) => {
  const said = [];
  const guide = await openPinned(t, { before: (page) => page.on("console", (message) => said.push(message.text())) });
  await guide.page.evaluate(() => document.querySelector("kanta-guide").ready);
  await guide.asks("provider");
  await guide.page.waitForFunction(() => globalThis.performance.getEntriesByType("resource").some(({ name }) => name.includes("-later-")));
  assert.deepEqual(said.filter((text) => /integrity/i.test(text)), []);
  assert.ok(said.some((text) => text.includes("is not of this rule set")), said.join("\n"));
});

test("a script that comes later and is another is not run", async (t) => {
  const said = [];
  const change = (answer) => (/-later-\w+\.js$/.test(answer.path) ? { ...answer, body: `${answer.body} ` } : answer);
  const guide = await openPinned(t, { change, before: (page) => page.on("console", (message) => said.push(message.text())) });
  await guide.asks("provider");
  await guide.page.waitForFunction(() => document.querySelector("kanta-guide").ready);
  assert.ok(said.some((text) => /integrity/i.test(text)), said.join("\n"));
  assert.ok(!said.some((text) => text.includes("is not of this rule set")));
});
