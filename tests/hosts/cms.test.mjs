// The lines of docs/hosts/cms.md, as a CMS leaves them: pasted into a page of another origin than the guide's, after what its editor
// and the tools around it do to them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "../journeys/harness.mjs";
import { words } from "../journeys/texts.mjs";
import { product, serve } from "../serve.mjs";
import { blocksOf, read } from "./hosts.mjs";
import { walk } from "./walk.mjs";

const manual = await read("cms");
const { files: blocks } = await blocksOf("cms");
/** The folder of the guide's files in the manual. */
const FOLDER = "https://guide.example/embed/";

/** Opens a page that has lines of the manual, after `change` has been done to them; the guide's files come from a server of their own, which sends `sent`. */
async function openWith(t, name, change = (lines) => lines, { sent = { "access-control-allow-origin": "*" }, ...options } = {}) {
  const { address, close } = await serve(product("embed"), { headers: sent });
  assert.ok(blocks[name].includes(FOLDER), name);
  const lines = blocks[name].replaceAll(FOLDER, address.replace("127.0.0.1", "localhost"));
  return openHost(t, change(lines), options).finally(() => t.after(close));
}

/** Walks to the result. */
async function concludes(guide) {
  await guide.answer({ provider: "private" });
  await walk(guide, { "vendor-support": "full" });
}

const fallback = (guide) => guide.page.getByText("Guiden behöver en webbläsare").filter({ visible: true });

/** What an editor does to lines: a paragraph around each that it does not take for a block. */
const asParagraphs = (lines) => lines.trim().split("\n").map((line) => `<p>${line}</p>`).join("\n");

test("the element, each line in a paragraph, leads to the result and hides its fallback", async (t) => {
  const guide = await openWith(t, "element", asParagraphs);
  await concludes(guide);
  assert.equal(await fallback(guide).count(), 0);
  assert.equal(await guide.part("root").getAttribute("lang"), "sv");
});

test("the element without its attributes is in the language of the page", async (t) => {
  const guide = await openWith(t, "element", (lines) => lines.replace(' lang="sv"', ""));
  await concludes(guide);
  assert.equal(await guide.part("root").getAttribute("lang"), "en");
});

test("a tag that paragraphs tear apart leaves its fallback below the guide, as the manual warns", async (t) => {
  const torn = (lines) => lines.replace(/<span>(.*)<\/span>/, "</p><p>$1</p><p>");
  const guide = await openWith(t, "element", (lines) => `<p>${torn(lines)}</p>`);
  await guide.asks("provider");
  await fallback(guide).waitFor();
});

test("a tag that ends with /> swallows the rest of the page, as the manual warns", async (t) => {
  const guide = await openWith(t, "element", (lines) => `${lines.replace(/><span>.*/, " />")}<h2>The rest</h2>`);
  await guide.asks("provider");
  assert.equal(await guide.page.getByText("The rest").isVisible(), false);
});

test("a script that is no module leaves the fallback, and the browser says so", async (t) => {
  const said = [];
  const before = (page) => page.on("pageerror", (error) => said.push(error.message));
  const guide = await openWith(t, "element", (lines) => lines.replace(' type="module"', ""), { before, mayFail: true });
  await fallback(guide).waitFor();
  assert.deepEqual(said, ["Cannot use 'import.meta' outside a module"]);
  assert.ok(manual.includes(said[0]));
});

test("a script whose type has typographic quotes leaves the fallback, as the manual warns", async (t) => {
  const guide = await openWith(t, "element", (lines) => lines.replace('type="module"', "type=”module”"));
  await fallback(guide).waitFor();
  assert.equal(await guide.page.evaluate(() => customElements.get("kanta-guide")), undefined);
});

test("the block of WordPress", async (t) => {
  const guide = await openWith(t, "wordpress-block", (lines) => {
    assert.match(lines, /^<!-- wp:html -->\n[^]*\n<!-- \/wp:html -->\n$/);
    return lines;
  });
  await concludes(guide);
});

/** What WordPress puts in place of `[kanta_guide]`: what the function gives, a text as it stands. */
const shortcode = (lines) => /^add_shortcode\( 'kanta_guide', fn \(\) => <<<'HTML'\n([^]*)\nHTML\n\);\n$/.exec(lines)[1];

test("the shortcode of WordPress, also twice on a page", async (t) => {
  const guide = await openWith(t, "wordpress-shortcode", (lines) => `<p>${shortcode(lines)}</p><p>${shortcode(lines)}</p>`);
  await concludes(guide.of("kanta-guide >> nth=0"));
  await guide.of("kanta-guide >> nth=1").asks("provider");
});

test("the tag that a text format of Drupal lets through, with the script from the theme's library", async (t) => {
  const [, address, attributes] = /^ {4}(\S+): \{ type: external, attributes: \{ (type: module) \} \}$/m.exec(blocks["drupal-libraries"]);
  const allowed = /^<kanta-guide ([^>]*)> <span>$/.exec(blocks["drupal-tags"].trim())[1].split(" ");
  assert.equal(`<script ${attributes.replace(": ", '="')}" src="${address}"></script>`, blocks.element.split("\n")[0]);
  const guide = await openWith(t, "element", (lines) => {
    const tag = lines.trim().split("\n").at(-1);
    for (const [, name] of tag.matchAll(/ ([\w-]+)=/g)) assert.ok(allowed.includes(name), name);
    return `${tag}<footer>${lines.split("\n")[0]}</footer>`;
  });
  await concludes(guide);
});

/** What Rocket Loader and consent tools do: a script gets a type that no browser runs, until the tool lets it go. */
const holdBack = (lines, leaves) => lines.replace(/<script type="module"([^>]*)>/, (tag, rest) => (leaves.test(rest) ? tag : `<script type="text/plain"${rest}>`));

test("a script that is held back leaves the fallback, and starts the guide when it is let go", async (t) => {
  const guide = await openWith(t, "element", (lines) => holdBack(lines, /data-cookieconsent="ignore"/));
  await fallback(guide).waitFor();
  await guide.page.evaluate(() => {
    const held = document.querySelector('script[type="text/plain"]');
    held.replaceWith(Object.assign(document.createElement("script"), { type: "module", src: held.src }));
  });
  await concludes(guide);
  assert.equal(await fallback(guide).count(), 0);
});

for (const leaves of [/^ data-cfasync="false"/, /data-cookieconsent="ignore"/, /data-ot-ignore/]) {
  test(`a tool that goes by ${leaves.source} leaves the script alone`, async (t) => {
    const guide = await openWith(t, "kept", (lines) => holdBack(lines, leaves));
    await guide.asks("provider");
  });
}

/** Opens the frame without a word of what it may do. */
const openFrame = async (t, word, options) => {
  const without = (line) => line.replace(new RegExp(` ?${word}(?![\\w-])`), "");
  return (await openWith(t, "frame", without, options)).framed("iframe");
};

test("the frame: the result, a link that is copied, a check file that is saved, a source beside the page", async (t) => {
  const guide = (await openWith(t, "frame", undefined, { permissions: ["clipboard-read", "clipboard-write"] })).framed("iframe");
  await concludes(guide);
  await guide.element.locator('[data-keep="link"]').click();
  await guide.element.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
  assert.match(await guide.page.evaluate(() => navigator.clipboard.readText()), /frame\.html\?lang=sv#kanta-guide=/);
  const [download] = await Promise.all([guide.page.waitForEvent("download"), guide.element.locator('[data-keep="receipt"]').click()]);
  assert.equal(download.suggestedFilename(), "kanta-guide-receipt.json");
});

/** What one can do in the frame, and what Chromium says where the frame has not the word for it. */
const FORBIDDEN = {
  "allow-scripts": { says: /Blocked script execution/ },
  "allow-modals": { press: '[data-keep="print"]', says: /Ignored call to 'print\(\)'/ },
  "allow-downloads": { press: '[data-keep="receipt"]', says: /Download is disallowed/, shows: true },
  "allow-popups": { press: '[data-task] a[href^="https"]:visible >> nth=0', says: /Blocked opening/ },
};

for (const [word, { press, says, shows }] of Object.entries(FORBIDDEN)) {
  test(`without ${word} the frame does what the manual says`, async (t) => {
    const said = [];
    const guide = await openFrame(t, word, { before: (page) => page.on("console", (message) => said.push(message.text())), mayFail: true });
    if (press) {
      await concludes(guide);
      await guide.element.locator(press).click();
    }
    const isSaid = () => said.some((text) => says.test(text));
    if (!isSaid()) await guide.page.waitForEvent("console", { predicate: isSaid });
    if (shows) {
      await guide.element.getByText(words("sv")["kept-saved"], { exact: true }).waitFor();
      assert.equal(JSON.parse(await guide.part("kept").inputValue()).answers.provider, "private");
    }
    if (!press) assert.match(await guide.page.frames().at(-1).locator("body").innerText(), /Kanta-tjänsterna/);
  });
}

test("without allow-forms all works, as the manual says", async (t) => {
  await concludes(await openFrame(t, "allow-forms"));
});

test("without allow-same-origin the guide needs a server that sends Access-Control-Allow-Origin", async (t) => {
  await concludes(await openFrame(t, "allow-same-origin"));
  const said = [];
  const before = (page) => page.on("console", (message) => said.push(message.text()));
  const guide = await openFrame(t, "allow-same-origin", { sent: {}, before, mayFail: true });
  const isSaid = () => said.some((text) => text.includes("kanta-guide.js") && text.includes("'Access-Control-Allow-Origin'"));
  if (!isSaid()) await guide.page.waitForEvent("console", { predicate: isSaid });
  assert.equal(await guide.element.count(), 0);
  assert.match(await guide.page.frames().at(-1).locator("[data-waiting]").innerText(), /Guiden laddas.*Kanta-tjänsterna/);
});

test("in an <iframe srcdoc> a link that is copied leads nowhere, as the manual warns", async (t) => {
  const host = await openWith(t, "element", (lines) => `<iframe srcdoc="${lines.replaceAll('"', "&quot;")}" width="900" height="900"></iframe>`);
  const guide = host.framed("iframe");
  await concludes(guide);
  await guide.element.locator('[data-keep="link"]').click();
  assert.match(await guide.part("kept").inputValue(), /^about:srcdoc#kanta-guide=/);
});

test("the manual explains each word that the frame has", () => {
  const [, words] = / sandbox="([^"]*)"/.exec(blocks.frame);
  const rows = [...manual.matchAll(/^\| `(allow-[\w-]+)` \|/gm)].map(([, word]) => word);
  assert.deepEqual(rows, words.split(" "));
});
