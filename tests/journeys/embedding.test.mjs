// The page on which a host puts its lines together: what it shows is what the lines make, and the lines work on another page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { reference } from "../../src/element/api.js";
import { product, serve } from "../serve.mjs";
import { blocksOf } from "../hosts/hosts.mjs";
import { openHost, openPage } from "./harness.mjs";

const hashes = JSON.parse(await readFile(`${product("embed")}integrity.json`, "utf8"));
/** The lines of the manual for a CMS, by the names of their blocks. */
const manual = (await blocksOf("cms")).files;

/** Opens the page itself; `policy` is the site's own. */
async function openMaker(t) {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'";
  const site = await serve(product("site"), { headers: { "content-security-policy": policy } });
  // Hooks run in their order: the page is closed before what it may still ask.
  const guide = await openPage(t, { address: `${site.address}embedding.html`, locale: "en-GB" }).finally(() => t.after(() => site.close()));
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
      `<script type="module" src="/embed/kanta-guide.js"></script>\n` +
      `<kanta-guide lang="fi" locked="provider" answers='{"provider":{"value":"private","origin":"O&#39;Hara&#39;s \\"list\\" &amp; &lt;more>"}}'>` +
      `<span>Opas tarvitsee selaimen, jossa on JavaScript.</span></kanta-guide>`,
  );
  const body = text.slice(text.indexOf("<script"));
  const folders = { "/embed/": product("embed") };
  const host = await openHost(t, body, { folders });
  await host.asks("services");
  assert.deepEqual(await host.element.evaluate((element) => element.answers), { provider: "private" });
});

test("as a frame, the lines work too, and the policy is that of a frame", async (t) => {
  const guide = await openMaker(t);
  await guide.page.getByLabel("the guide apart from your page").check();
  const inside = guide.page.frameLocator("kanta-guide-frame iframe");
  await inside.locator('fieldset[data-question="provider"]').waitFor();
  assert.ok((await lines(guide)).includes('src="/embed/kanta-guide-frame.js"'));
  await guide.page.getByLabel("Where the files are").fill("https://guide.example/v1");
  assert.ok((await lines(guide)).includes('src="https://guide.example/v1/kanta-guide-frame.js"'));
  assert.equal(await guide.page.locator("#policy").textContent(), "script-src https://guide.example; frame-src https://guide.example");
});

for (const tag of ["kanta-guide", "kanta-guide-frame"]) {
  test(`the script of this release alone, ${tag}, has a name of its own, and no other is run under it`, async (t) => {
    const guide = await openMaker(t);
    const { page } = guide;
    assert.equal(await page.locator("#pinned").isVisible(), false);
    await page.locator(`[name="form"][value="${tag === "kanta-guide" ? "element" : "frame"}"]`).check();
    await page.locator('[name="script"]').selectOption("pinned");
    const [, name, hash] = /src="\/embed\/(\S+)" integrity="(\S+)" crossorigin="anonymous"/.exec(await lines(guide));
    assert.match(name, new RegExp(`^${tag}-\\d+\\.\\d+\\.\\d+-[0-9a-f]{12}\\.js$`));
    assert.equal(hash, hashes[name]);
    assert.equal(await page.locator("#pinned").isVisible(), true);
    const folders = { "/embed/": product("embed") };
    const host = await openHost(t, await lines(guide), { folders });
    await (tag === "kanta-guide" ? host : host.framed("kanta-guide-frame iframe")).asks("provider");
    const change = (answer) => (answer.path.endsWith(name) ? { ...answer, body: `${answer.body} ` } : answer);
    const spoilt = await openHost(t, await lines(guide), { folders, change, mayFail: true });
    await spoilt.page.getByText("The guide needs a browser").waitFor();
    assert.equal(await spoilt.page.evaluate((tag) => customElements.get(tag), tag), undefined);
  });
}

/** What the page makes for a CMS is, with nothing chosen but the language, what the manual has, where it is pasted and walked through. */
for (const [kind, block] of [["iframe", "frame"], ["element", "element"], ["block", "wordpress-block"], ["shortcode", "wordpress-shortcode"]]) {
  test(`the lines for a CMS are those of the manual: ${block}`, async (t) => {
    const guide = await openMaker(t);
    const { page } = guide;
    // Before the form: a frame that another takes the place of is asked for in vain.
    await page.locator('[name="lang"]').selectOption("sv");
    await page.locator(`[name="form"][value="${kind}"]`).check();
    await page.getByLabel("Where the files are").fill("https://guide.example/embed/");
    assert.equal(`${await lines(guide)}\n`, manual[block]);
    const seen = kind === "iframe" ? guide.framed("#preview iframe") : guide;
    await seen.element.locator('[part~="root"][lang="sv"]').waitFor();
    assert.equal(await page.locator("#where").isVisible(), kind !== "element");
  });
}

test("what keeps tools from changing the script stands as the manual has it; the look of a block is in the tag", async (t) => {
  const guide = await openMaker(t);
  const { page } = guide;
  await page.locator('[name="lang"]').selectOption("sv");
  await page.getByLabel("Where the files are").fill("https://guide.example/embed/");
  await page.getByLabel("keep Rocket Loader").check();
  assert.equal(`${await lines(guide)}\n`, manual.kept);
  await page.getByLabel("WordPress: a block").check();
  await page.getByLabel("Colour of buttons").fill("#702000");
  assert.ok((await lines(guide)).includes('<kanta-guide lang="sv" style="--kanta-accent: #702000">'));
});

test("what the frame by itself does not take is not offered", async (t) => {
  const guide = await openMaker(t);
  const { page } = guide;
  await page.locator('[name="answer-provider"]').selectOption("private");
  await page.getByLabel("Light or dark").selectOption("dark");
  await page.getByLabel("a frame alone").check();
  for (const name of ["answer-provider", "--kanta-accent", "script", "kept"]) assert.equal(await page.locator("label", { has: page.locator(`[name="${name}"]`) }).isVisible(), false, name);
  assert.ok(!(await lines(guide)).includes("private"));
  assert.equal(await page.locator("#policy").textContent(), "frame-src 'self'");
  assert.ok((await lines(guide)).includes('src="/embed/frame.html?lang=en&amp;color-scheme=dark"'));
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
