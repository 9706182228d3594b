// The <kanta-guide> element: takes the wasm and the texts of its language, and mounts the guide in its open shadow root.
// It holds no logic of the guide; it is there before the wasm, so that it can say in plain words when the wasm is not.

import { initSync, Widget } from "kanta-guide-glue";
import tokens from "../../styles/tokens.css";
import widget from "../../styles/widget.css";
import print from "../../styles/print.css";
import { FAILURES, LOADING } from "./messages.js";

/** Hashed file names, put in by the build: the wasm, and a pack of texts a language. */
const WASM = __WASM__;
const PACKS = __PACKS__;
/** The language where none is asked for, or none that there is. */
const FALLBACK_LANGUAGE = "sv";

const address = (name) => new URL(name, import.meta.url);

/** The wasm and the packs, each fetched once for all elements of a page; forgotten when it failed, so that a retry is one. */
const fetched = new Map();
const once = (name, load) => {
  if (!fetched.has(name)) {
    const promise = load();
    fetched.set(name, promise);
    promise.catch(() => fetched.delete(name));
  }
  return fetched.get(name);
};
const loadWasm = () => once(WASM, async () => initSync({ module: await compiled() }));
const loadPack = (language) =>
  once(PACKS[language], async () => {
    const answer = await fetch(address(PACKS[language]));
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  });

/** The wasm, compiled while it arrives; or after, where it comes under another type than its own. */
async function compiled() {
  const answer = await fetch(address(WASM));
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const again = answer.clone();
  return WebAssembly.compileStreaming(answer).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
}

/** Forgets a pack that did not do, so that a retry fetches it anew. */
const forgetPack = (language) => fetched.delete(PACKS[language]);

/** The sheets, made once for all elements: adopted sheets are the only ones that a strict content security policy lets in. */
let sheets;
const adoptedSheets = () =>
  (sheets ??= [tokens, widget, print].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }));

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** The code that a link to the page brings in its fragment, which no server ever sees. */
const linkedCode = () => /[#&]kanta-guide=([^&]*)/.exec(location.hash)?.[1] ?? "";

/** Has the browser save a file. */
function save(content) {
  const href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  make("a", { href, download: "kanta-guide-receipt.json" }).click();
  // Some browsers read the file only after a while.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

class KantaGuide extends HTMLElement {
  static observedAttributes = ["lang"];

  /** The mounted guide, once it is there. */
  #widget;
  /** The language in use. */
  #language;
  /** Where the element itself says something while the guide is there. */
  #status = make("p", { class: "status", role: "status" });
  /** Counts what was asked for, so that an answer that comes late is not taken for the newest. */
  #turn = 0;

  connectedCallback() {
    addEventListener("hashchange", this.#onHashChange);
    if (this.#widget) return;
    this.#language = this.#wantedLanguage();
    if (!this.shadowRoot) this.attachShadow({ mode: "open" }).adoptedStyleSheets = adoptedSheets();
    this.#start();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHashChange);
  }

  attributeChangedCallback(_name, before, now) {
    if (before === now || !this.shadowRoot) return;
    const language = this.#wantedLanguage();
    if (this.#widget) {
      this.#speak(language);
    } else {
      this.#language = language;
      this.#start();
    }
  }

  /** The language of the element: its own attribute, else that of what is around it. */
  #wantedLanguage() {
    const tag = this.closest("[lang]")?.getAttribute("lang") ?? "";
    const language = tag.toLowerCase().split("-")[0];
    return Object.hasOwn(PACKS, language) ? language : FALLBACK_LANGUAGE;
  }

  async #start() {
    const turn = ++this.#turn;
    this.#show(make("p", { class: "body", role: "status" }, LOADING[this.#language]), { "aria-busy": "true" });
    try {
      const [pack] = await Promise.all([loadPack(this.#language), loadWasm()]);
      if (turn !== this.#turn || !this.isConnected) return;
      const mount = document.createElement("div");
      this.shadowRoot.replaceChildren(mount, this.#status);
      const speak = (language) => this.#speak(language);
      this.#widget = new Widget(mount, pack, linkedCode(), speak, (way, content) => this.#keep(way, content));
    } catch (error) {
      console.error("kanta-guide could not start:", error);
      forgetPack(this.#language);
      if (turn === this.#turn) this.#fail();
    }
  }

  /** Goes on in another language; where its texts cannot be had, in the one there is. */
  async #speak(language) {
    const turn = ++this.#turn;
    this.#note("", language);
    if (language === this.#language) return;
    try {
      const pack = await loadPack(language);
      if (turn !== this.#turn) return;
      this.#widget.setPack(pack);
      this.#language = language;
    } catch (error) {
      console.error("kanta-guide could not change its language:", error);
      forgetPack(language);
      if (turn === this.#turn) this.#note(FAILURES[language].language, language);
      return;
    }
    const detail = { language };
    this.dispatchEvent(new CustomEvent("kanta-guide-language", { detail, bubbles: true, composed: true }));
  }

  /** A link followed while the page is there: a browser changes the fragment only. */
  #onHashChange = () => {
    const code = linkedCode();
    if (code) this.#widget?.open(code);
  };

  /** Lets the person take the result along, and tells the guide whether that worked. */
  async #keep(way, content) {
    try {
      if (way === "print") print();
      else if (way === "receipt") save(content);
      else await navigator.clipboard.writeText(content);
      this.#widget.told(true);
    } catch {
      this.#widget.told(false);
    }
  }

  /** Says something under the guide, in a language that may be another than the guide's. */
  #note(text, language) {
    this.#status.lang = language;
    this.#status.textContent = text;
  }

  /** A plain message in place of the guide, with a link to Kela and a way to try again. */
  #fail() {
    const { title, text, link, address: contact, retry } = FAILURES[this.#language];
    const again = make("button", { class: "button", part: "retry", type: "button" }, retry);
    again.addEventListener("click", () => this.#start());
    this.#show(
      make("h2", { class: "heading", id: "heading", tabindex: "-1" }, title),
      { "aria-labelledby": "heading" },
      make("p", { class: "body" }, text),
      make("p", { class: "body" }, make("a", { class: "link", href: contact }, link)),
      make("div", { class: "button-group" }, again),
    );
  }

  #show(first, attributes, ...rest) {
    const section = { class: "guide", part: "root", lang: this.#language, dir: "ltr", ...attributes };
    this.shadowRoot.replaceChildren(make("section", section, make("div", { class: "message" }, first, ...rest)));
  }
}

if (!customElements.get("kanta-guide")) customElements.define("kanta-guide", KantaGuide);
