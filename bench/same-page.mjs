// Makes the guide's own pages into one without a program: the markup of each question and of the result as the guide draws them for
// the answers of the bench, and a script that puts the next in the place of the last. It shows what the page itself costs.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { ANSWERS, BESIDES, PAGES } from "./pages.mjs";
import { serve } from "./serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const site = here("../dist/site");
const to = here("../target/bench/same-page");

const server = await serve({ guide: site });
const browser = await launch();
const markup = [];
try {
  const [guide] = PAGES;
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.goto(`${server.address}guide/${guide.path}`, { waitUntil: "networkidle" });
  const keep = async () => markup.push(await tab.locator("kanta-guide [part=root]").evaluate((root) => root.outerHTML));
  for (const [id, values] of [...Object.entries(ANSWERS), [BESIDES.question, [BESIDES.answer]]]) {
    await tab.locator(guide.question(id)).waitFor();
    await keep();
    for (const value of values) await tab.locator(guide.input(id, value)).check();
    await tab.locator(guide.onward).click();
  }
  await tab.locator("[data-topic]").first().waitFor();
  await keep();
} finally {
  await browser.close();
  server.close();
}

await rm(to, { recursive: true, force: true });
await mkdir(`${to}/en`, { recursive: true });
await cp(`${site}/assets`, `${to}/assets`, { recursive: true, filter: (path) => !/\.(br|gz|wasm|pack|js)$/.test(path) });
const page = await readFile(`${site}/en/index.html`, "utf8");
const still = page
  .replaceAll(/<script [^>]*><\/script>\n?/g, "")
  .replaceAll(/<link rel="preload"[^>]*as="fetch"[^>]*>\n?/g, "")
  .replace("<div data-first hidden>", "<div>")
  .replace("</head>", '<script type="module" src="../page.js"></script>\n</head>');
await writeFile(`${to}/en/index.html`, still);
const later = JSON.stringify(markup.slice(1));
await writeFile(
  `${to}/page.js`,
  `const root = document.querySelector("kanta-guide").shadowRoot;
for (const link of root.querySelectorAll("link:not([rel])")) link.rel = "stylesheet";
const pages = ${later}.map((html) => Object.assign(document.createElement("template"), { innerHTML: html }));
root.addEventListener("submit", (event) => {
  event.preventDefault();
  const [page] = pages.shift().content.children;
  root.querySelector("[part=root]").replaceWith(page);
  root.querySelector("#heading").focus();
});
`,
);
