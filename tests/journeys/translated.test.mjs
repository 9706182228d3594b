// A page that a browser translates: each text is taken out, and another stands in <font> elements in its place, also in the guide.
// The guide then works as its twin that nobody translates, and says the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "./harness.mjs";

/** Translates a page as Chromium does: now, and what comes or changes later. The translation of a word is the word. */
function translate() {
  const within = (root) => {
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.shadowRoot) watch(node.shadowRoot);
      const { parentElement } = node;
      if (node.nodeType === 3 && node.data.trim() && !parentElement?.closest("font, script, style, textarea")) texts.push(node);
    }
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  const watched = new WeakSet();
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    new MutationObserver((records) => {
      for (const { target } of records) if (target.isConnected) within(target.nodeType === Node.TEXT_NODE ? target.parentNode : target);
    }).observe(root, { childList: true, subtree: true, characterData: true });
    within(root);
  };
  // Chromium knows of each root that is made.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };
  watch(document.documentElement);
}

/** What the guide says, word for word; after a pause in which a translator and the guide have done what they do. */
const words = (guide) =>
  guide.element.evaluate(async ({ shadowRoot }) => {
    for (let turn = 0; turn < 2; turn++) await new Promise((settle) => requestAnimationFrame(() => setTimeout(settle)));
    return shadowRoot.querySelector("[part=root]").textContent.replace(/\s+/g, " ").trim();
  });

const body = '<kanta-guide lang="en"></kanta-guide><script type="module" src="/kanta-guide.js"></script>';

/** A walk with everything that changes a page: an error, going back, another language, what unfolds, ticks and changes. */
async function* walk(guide) {
  await guide.asks("provider");
  yield "the first question";
  await guide.goOn();
  await guide.part("error-summary").waitFor();
  yield "an error";
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  yield "the second question";
  await guide.answer({ services: "both", form: "organisation" });
  await guide.asks("records");
  yield "the fourth question";
  await guide.goBack();
  await guide.asks("form");
  yield "back";
  await guide.speak("Suomi");
  await guide.element.locator('[part="root"][lang="fi"]').waitFor();
  yield "in Finnish";
  await guide.speak("English");
  await guide.element.locator('[part="root"][lang="en"]').waitFor();
  await guide.answer({ form: "organisation", records: "electronic", "patient-system": "own" });
  await guide.asks("regions");
  yield "the regions";
  await guide.choose("01");
  yield "a region";
  await guide.choose("06", "21");
  yield "three regions";
  await guide.part("find").fill("turku");
  yield "what is found";
  await guide.part("find").fill("");
  await guide.part("chip").first().click();
  yield "a region less";
  await guide.goOn();
  await guide.answer({ "vendor-support": "full", purchased: "unknown" });
  await guide.concludes();
  yield "the result";
  await guide.part("done").first().click();
  yield "a task that is done";
  await guide.unfold('[data-section="about"]');
  yield "what there is to know";
  await guide.change("provider");
  yield "a change";
  await guide.answer({ provider: "public" });
  await guide.concludes();
  yield "what follows";
}

test("a page that is translated, before the guide or after it, says what its twin says", async (t) => {
  const before = (page) => page.addInitScript(`addEventListener("DOMContentLoaded", ${translate})`);
  const twin = await openHost(t, body);
  const early = await openHost(t, body, { before });
  const late = await openHost(t, body);
  await late.asks("provider");
  await late.page.evaluate(translate);
  const walks = [early, late].map(walk);
  for await (const step of walk(twin)) {
    const right = await words(twin);
    for (const [at, guide] of [early, late].entries()) {
      await walks[at].next();
      assert.equal(await words(guide), right, `${step}, ${at ? "late" : "early"}`);
      assert.ok(await guide.element.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll("font font").length > 10), step);
    }
  }
});

test("what is chosen on the first page before the program is there stays chosen, and keeps the focus, where a page is translated", async (t) => {
  let come;
  const coming = new Promise((settle) => (come = settle));
  const before = async (page) => {
    await page.addInitScript(`addEventListener("DOMContentLoaded", ${translate})`);
    await page.route("**/*.wasm", async (route) => coming.then(() => route.continue()));
  };
  const guide = await openHost(t, body, { before });
  await guide.asks("provider");
  await guide.page.waitForFunction(() => document.querySelector("kanta-guide").shadowRoot.querySelectorAll("fieldset font font").length > 2);
  await guide.choose("public");
  come();
  await guide.element.locator("[role=status].status").waitFor({ state: "attached" });
  assert.deepEqual([await guide.focused(), await guide.chosen()], ["public", ["public"]]);
  await guide.goOn();
  await guide.asks("services");
});
