// A page that React made on a server and brings to life in the browser: React itself sets no property and adds no listener of a custom
// element that it finds there. Whichever comes first, the guide or React, what the page gives counts, once. And a page that React makes
// in the browser, in strict mode, within <Suspense>: there an element that is not known yet gets attributes in place of properties.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { openPage } from "../journeys/harness.mjs";
import { serve } from "../serve.mjs";
import { project, unpack } from "./builds.mjs";
import { walkThrough } from "./hosts.mjs";

after(unpack);
const run = promisify(execFile);

const APP = `
import { createElement, useState } from "react";

const answers = { provider: "private", "vendor-support": { value: "full", origin: "vårt avtal" } };

export function App() {
  const [results, setResults] = useState([]);
  const take = ({ detail }) => {
    globalThis.results = (globalThis.results ?? 0) + 1;
    setResults([...results, detail.outcomes]);
  };
  return createElement("main", null,
    createElement("kanta-guide", { lang: "sv", answers, locked: ["vendor-support"], "onkanta-guide-result": take }),
    createElement("pre", { id: "ticket" }, results.length ? JSON.stringify(results.at(-1)) : ""),
  );
}
`;
const HYDRATE = 'hydrateRoot(document.querySelector("#app"), createElement(App));';
const IMPORTS = 'import { createElement } from "react";\nimport { hydrateRoot } from "react-dom/client";\nimport { App } from "./app.js";\n';

/** When React comes, beside the guide. */
const ORDERS = {
  "before the guide": `${IMPORTS}${HYDRATE}\nawait import("kanta-guide/whole");`,
  "while the guide loads": `import "kanta-guide/whole";\n${IMPORTS}${HYDRATE}`,
  "after the guide": `import "kanta-guide/whole";\n${IMPORTS}await document.querySelector("kanta-guide").ready;\n${HYDRATE}`,
};

/** Walks through the guide on a host's page: its listener hears each result once. */
async function hearsEachResultOnce(t, host) {
  t.after(() => host.close());
  const before = (page) => page.addInitScript(() => addEventListener("kanta-guide-result", () => (globalThis.told = (globalThis.told ?? 0) + 1)));
  const guide = await openPage(t, { address: host.address, before });
  await walkThrough(guide);
  const { told, results } = await guide.page.evaluate(() => ({ told: globalThis.told, results: globalThis.results }));
  assert.ok(told > 0);
  assert.equal(results, told, "each result is heard once");
}

for (const [order, main] of Object.entries(ORDERS)) {
  test(`React comes ${order}: answers, what is locked and the listener count, each once`, async (t) => {
    const page = 'import { createElement } from "react";\nimport { renderToString } from "react-dom/server";\nimport { App } from "./app.js";\nconsole.log(renderToString(createElement(App)));';
    const root = await project(t, { files: { "app.js": APP, "page.js": page, "main.js": main, "index.html": "" } });
    const { stdout } = await run("node", ["page.js"], { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
    assert.ok(stdout.includes('<kanta-guide lang="sv"></kanta-guide>'), stdout);
    const define = "--define:process.env.NODE_ENV='production'";
    await run("npx", ["esbuild", "main.js", "--bundle", "--format=esm", define, "--outdir=dist"], { cwd: root });
    const html = `<!doctype html><html lang="sv"><link rel="icon" href="data:,"><div id="app">${stdout.trim()}</div><script type="module" src="main.js"></script>`;
    const host = await serve(join(root, "dist"), { pages: { "/index.html": html }, folders: { "/": join(root, "dist") } });
    await hearsEachResultOnce(t, host);
  });
}

const RENDER = `
import { createElement, lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
const Later = lazy(async () => ({ default: (await import("./app.js")).App }));
createRoot(document.querySelector("#app")).render(createElement(StrictMode, null, createElement(Suspense, { fallback: "…" }, createElement(Later))));
`;

for (const [order, main] of Object.entries({
  "after the guide": `import "kanta-guide/whole";\n${RENDER}`,
  "before the guide": `${RENDER}\nawait new Promise((seen) => new MutationObserver(() => document.querySelector("kanta-guide") && seen()).observe(document, { childList: true, subtree: true }));\nawait import("kanta-guide/whole");`,
})) {
  test(`in strict mode and <Suspense> React comes ${order}: answers, what is locked and the listener count, each once`, async (t) => {
    const root = await project(t, { files: { "app.js": APP, "main.js": main } });
    await run("npx", ["esbuild", "main.js", "--bundle", "--format=esm", "--splitting", "--define:process.env.NODE_ENV='development'", "--outdir=dist"], { cwd: root });
    const html = '<!doctype html><html lang="sv"><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="main.js"></script>';
    const host = await serve(join(root, "dist"), { pages: { "/index.html": html } });
    await hearsEachResultOnce(t, host);
  });
}
