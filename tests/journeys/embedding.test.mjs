// The page on which a host puts its lines together: what it shows is what the lines make, and the lines work on another page.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { reference } from "../../src/element/api.js";
import { product, serve } from "../serve.mjs";
import { openHost, openPage } from "./harness.mjs";

const hash = async (name) => `sha384-${createHash("sha384").update(await readFile(product("embed") + name)).digest("base64")}`;

/** Opens the page itself; `policy` is the site's own. */
async function openMaker(t) {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'";
  const site = await serve(product("site"), { headers: { "content-security-policy": policy } });
  t.after(() => site.close());
  const guide = await openPage(t, { address: `${site.address}embedding.html`, locale: "en-GB" });
  await guide.asks("provider");
  return guide;
}

const lines = (guide) => guide.page.locator("#snippet").textContent();

test("the lines are those of what is chosen, and what is seen is what they make", async (t) => {
  const guide = await openMaker(t);
  const { page } = guide;
  await page.locator('[name="lang"]').selectOption("fi");
  await page.locator('[name="answer-provider"]').selectOption("private");
  await page.getByLabel("do not ask: provider").check();
  await page.getByLabel("Where you know it from").fill(`O'Hara's "list" & <more>`);
  await page.getByLabel("Colour of buttons").fill("#702000");
  await guide.asks("services");
  assert.equal(await guide.part("root").getAttribute("lang"), "fi");
  const text = await lines(guide);
  assert.equal(
    text,
    `/* in your style sheet */\nkanta-guide {\n  --kanta-accent: #702000;\n}\n\n` +
      `<script type="module" src="/embed/kanta-guide.js" integrity="${await hash("kanta-guide.js")}" crossorigin="anonymous"></script>\n` +
      `<kanta-guide lang="fi" locked="provider" answers='{"provider":{"value":"private","origin":"O&#39;Hara&#39;s \\"list\\" &amp; &lt;more>"}}'>\n` +
      `  <p>The guide needs a browser with JavaScript.</p>\n</kanta-guide>`,
  );
  const body = text.slice(text.indexOf("<script"));
  const folders = { "/embed/": product("embed") };
  const host = await openHost(t, body, { folders });
  await host.asks("services");
  assert.deepEqual(await host.element.evaluate((element) => element.answers), { provider: "private" });
});

test("as a frame, the lines work too, and the policy is that of a frame", async (t) => {
  const guide = await openMaker(t);
  await guide.page.getByLabel("frame: apart").check();
  const inside = guide.page.frameLocator("kanta-guide-frame iframe");
  await inside.locator('fieldset[data-question="provider"]').waitFor();
  const text = await lines(guide);
  assert.ok(text.includes(`src="/embed/kanta-guide-frame.js" integrity="${await hash("kanta-guide-frame.js")}"`), text);
  await guide.page.getByLabel("Where the files lie").fill("https://guide.example/v1");
  assert.ok((await lines(guide)).includes('src="https://guide.example/v1/kanta-guide-frame.js"'));
  assert.equal(await guide.page.locator("#policy").textContent(), "script-src https://guide.example; frame-src https://guide.example");
});

test("the manual names every question and value that a host can give", async (t) => {
  const { page } = await openMaker(t);
  const { questions } = JSON.parse(await page.locator("#facts").textContent());
  const manual = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  for (const [question, values] of Object.entries(questions)) {
    const row = manual.split("\n").find((line) => line.startsWith(`| \`${question}\` |`));
    for (const value of values.slice(0, -1)) assert.ok(row.includes(`\`${value}\``), `${question}: ${value}`);
  }
});

test("the page has the reference of every parameter", async (t) => {
  const guide = await openMaker(t);
  const codes = await guide.page.locator("td:first-child code, td:nth-child(2) code").allTextContents();
  const api = reference();
  const names = [...api.settings.map(({ attribute, property }) => attribute ?? property), ...api.events.map(({ name }) => name)];
  for (const name of [...names, ...api.parts.map(({ name }) => name), ...api.codes.map(({ name }) => name)]) {
    assert.ok(codes.includes(name), name);
  }
});
