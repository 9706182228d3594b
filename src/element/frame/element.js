// The <kanta-guide-frame> element: shows the guide in a frame on the host's page, and is used as <kanta-guide> is.

import { isRecord, own, readAnswer, readAnswers } from "../answers.js";
import { Calls } from "../calls.js";
import { isLocked, lockedQuestions, setAgain, setLocked } from "../properties.js";
import { takeOver } from "../react.js";
import { forgetKey, storageKey } from "../storage-key.js";
import style from "./element.css";
import { ATTRIBUTES, EVENTS, LOOK, isOurs, message, sheetOf, stepped, titleIn, warn } from "./protocol.js";

const VERSION = __VERSION__;

/** @type {string | URL | undefined} the folder of the frame's page, where a host has said it; else that of this script */
let base;

/** The page of the frame. Bundlers of others are not to take it for one of theirs. */
function framePage() {
  const here = base ?? import.meta.url;
  return new URL("frame.html", here);
}

/** A server that makes pages beforehand has no elements. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (Object));
/** How long the frame may take to answer, in milliseconds. */
const PATIENCE = 20_000;

/** What the frame may do: all that the guide does, and not lead the page around it elsewhere. `allow-same-origin` lets it have its
    own origin, without which it could load no file; `allow-forms` because a question is a form, though one that is never sent. */
const SANDBOX = [
  "allow-scripts",
  "allow-same-origin",
  "allow-forms",
  "allow-modals", // printing
  "allow-downloads", // the receipt
  "allow-popups", // links
  "allow-popups-to-escape-sandbox",
].join(" ");

const HELP = {
  "frame-silent": "The frame did not answer. Allow the guide's origin in frame-src, and put all files of one release beside the script. Where the script is bundled, say by init({ base }) where they lie. Under a Cross-Origin-Embedder-Policy of the page, the guide's server must send the headers of docs/hosting.md.",
  "frame-origin": "This page has no origin: it is a file, or in a sandbox without allow-same-origin. The guide answers no such page.",
  "unknown-answer": "The value of a question in `answers` is malformed; it was left out. See docs/json-interface.md.",
  "answers-not-json": "`answers` is not a JSON object of answers by question; all of it was left out.",
};

class KantaGuideFrame extends Base {
  static observedAttributes = [...ATTRIBUTES, "answers", "class", "style"];

  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {MessagePort | undefined} the way to the guide in the frame, while there is one */
  #port;
  #calls = new Calls(() => this.#port);
  /** @type {ReturnType<typeof setTimeout> | undefined} runs out when the frame has not answered */
  #timer;
  /** @type {Record<string, import("../answers.js").Given>} the answers that the host gives, by question */
  #given = readAnswers(null);
  /** @type {string | null} where the visitor was, in the guide's own words; for the next frame, as one that is moved starts anew */
  #kept = null;
  /** @type {Record<string, string | string[]>} the answers as the frame told them last */
  #answers = {};
  /** @type {Record<string, unknown> | null} the result as the frame told it last */
  #result = null;

  /** A change of look mostly comes with a class or another attribute of the page's root. */
  #observer = new MutationObserver(() => this.#send({ look: this.#look() }));

  /** @type {(element: KantaGuideFrame) => void} */
  #resolve = () => {};
  /** @type {Promise<KantaGuideFrame>} resolved when the guide is there */
  ready = new Promise((resolve) => (this.#resolve = resolve));

  get version() {
    return VERSION;
  }

  /** Every answer that counts, as the frame told it last; a copy. */
  get answers() {
    return structuredClone(this.#answers);
  }

  /** Gives answers: a value, a list of codes, or `{ value, origin }`, by question. Those given before and not now are taken back. */
  set answers(answers) {
    this.#give(answers);
  }

  /** The questions whose given answers stand: they are not asked. */
  get locked() {
    return lockedQuestions(this, Object.keys(this.#given));
  }

  set locked(questions) {
    setLocked(this, questions);
  }

  /** The result as its event has it, a copy; null while there is none. */
  get result() {
    return structuredClone(this.#result);
  }

  /** Starts again, with what the host gave. */
  reset() {
    this.#call({ call: "reset" });
  }

  /** Turns to a question by its id, to `result`, or to the first question that is open; nothing happens where there is none. */
  goTo(place = "") {
    this.#call({ call: "goTo", place: String(place) });
  }

  /**
   * Gives one answer besides those given before.
   * @param {string} question
   * @param {unknown} value
   * @param {{ origin?: string, locked?: boolean }} [options]
   */
  setAnswer(question, value, options) {
    const { origin = "", locked = false } = own(options);
    if (locked && !isLocked(this, question)) this.locked = [...this.locked, question];
    this.#given[question] = readAnswer(() => ({ value, origin }));
    this.#sendAnswers();
  }

  /** Prints the guide alone. */
  print() {
    this.#call({ call: "print" });
  }

  connectedCallback() {
    setAgain(this, ["answers", "locked"]);
    takeOver(this);
    if (!this.#frame) this.#build();
    // Of several without an id the first of the page has the first number, whichever frame is there first.
    this.#key();
    // `location.origin` would name one even in a sandbox.
    if (self.origin === "null") return this.#fail("frame-origin");
    this.#timer = setTimeout(() => this.#fail("frame-silent"), PATIENCE);
    this.#observer.observe(document.documentElement, { attributes: true });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    forgetKey(this);
    this.#port?.close();
    this.#port = undefined;
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "answers") this.#give(now);
    else if (this.#port) this.#send({ look: this.#look(), attributes: this.#attributes() });
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(style)];
    const frame = document.createElement("iframe");
    frame.title = titleIn(this.#language());
    frame.setAttribute("sandbox", SANDBOX);
    // A browser that shares no links tells of a permission that it does not know.
    frame.setAttribute("allow", "share" in navigator ? "clipboard-write; web-share" : "clipboard-write");
    frame.addEventListener("load", () => this.#connect());
    root.append(document.createElement("slot"));
    this.#frame = frame;
    // The script that imports this one first has its turn: it may say where the page lies.
    queueMicrotask(() => {
      const address = framePage();
      const language = this.#language();
      if (language) address.searchParams.set("lang", language);
      // In the fragment, no server is told who the host is, and no link that a visitor copies names it.
      address.hash = String(new URLSearchParams({ host: self.origin }));
      if (self.origin !== "null") frame.src = address.href;
      root.prepend(frame);
    });
  }

  /** Hands the page in the frame all there is to know, and a way to answer; a page of any other origin gets neither. */
  #connect() {
    takeOver(this);
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#receive(data);
    const first = { kept: this.#kept, look: this.#look(), attributes: this.#attributes(), answers: this.#sound() };
    this.#frame?.contentWindow?.postMessage(message(first), framePage().origin, [port2]);
    this.#calls.go();
  }

  /** @param {Record<string, unknown>} call what the host calls for: asked now, or once there is a way */
  #call(call) {
    this.#calls.make((port) => port.postMessage(message(call)));
  }

  /** @param {Record<string, unknown>} content */
  #send(content) {
    this.#port?.postMessage(message(content));
  }

  /** @param {unknown} data */
  #receive(data) {
    if (!isOurs(data)) return warn();
    const { height, kept, event, ...more } = own(data);
    const frame = /** @type {HTMLIFrameElement} */ (this.#frame);
    clearTimeout(this.#timer);
    frame.hidden = false;
    if (height !== undefined && height === stepped(height)) frame.style.blockSize = `${height}px`;
    else if (typeof kept === "string") this.#kept = kept;
    else if (EVENTS.includes(event)) this.#forward(event, own(more));
    else warn();
  }

  /**
   * Tells the host of an event of the guide in the frame; one that is malformed is none.
   * @param {string} event
   * @param {Record<string, any>} data
   */
  #forward(event, { detail, answers, result }) {
    if (![detail, answers ?? {}, result ?? {}].every(isRecord)) return warn();
    const turned = event === "question" || (event === "result" && !this.#result);
    this.#answers = answers ?? {};
    this.#result = result ?? null;
    if (Object.hasOwn(detail, "language") && this.#frame) this.#frame.title = titleIn(detail.language);
    if (event === "ready") this.#resolve(this);
    this.#dispatch(event, detail);
    if (turned) this.#bringIntoView();
  }

  /** Shows the top of a page that the visitor has turned to, where it is above what can be seen. */
  #bringIntoView() {
    const margin = parseFloat(getComputedStyle(this).scrollMarginBlockStart) || 0;
    const isVisitors = this.shadowRoot?.activeElement === this.#frame;
    if (isVisitors && this.getBoundingClientRect().top < margin) this.scrollIntoView();
  }

  /**
   * Shows what the host has put inside; the guide, should it still come, takes its place.
   * @param {keyof typeof HELP} code
   */
  #fail(code) {
    if (this.#frame) this.#frame.hidden = true;
    this.#report(code);
  }

  /**
   * @param {keyof typeof HELP} code
   * @param {unknown} [about]
   */
  #report(code, about = "") {
    console.error(`kanta-guide: ${code}: ${HELP[code]}`, about);
    this.#dispatch("error", { code, message: HELP[code], about: String(about) });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #dispatch(name, detail) {
    takeOver(this);
    this.dispatchEvent(new CustomEvent(`kanta-guide-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** @param {unknown} answers */
  #give(answers) {
    try {
      this.#given = readAnswers(answers);
    } catch (error) {
      return this.#report("answers-not-json", error);
    }
    this.#sendAnswers();
  }

  /** Sends the answers that the host gives to the guide, and tells the host of those that are malformed. */
  #sendAnswers() {
    for (const [question, given] of Object.entries(this.#given)) if (!given) this.#report("unknown-answer", question);
    this.#send({ answers: this.#sound() });
  }

  /** The answers that are not malformed. */
  #sound() {
    return Object.fromEntries(Object.entries(this.#given).filter(([, given]) => given));
  }

  /** The language of the element: its own attribute, else that of what is around it. */
  #language() {
    return this.closest("[lang]")?.getAttribute("lang");
  }

  /** @returns {Record<string, string | null | undefined>} */
  #attributes() {
    const set = Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]));
    return { ...set, id: this.#key(), lang: this.#language() };
  }

  /** What tells the element from others of the page in a store, in place of its id. */
  #key() {
    return storageKey(this, this.getAttribute("storage") ?? "none");
  }

  /** @returns {Record<string, string>} */
  #look() {
    const style = getComputedStyle(/** @type {HTMLIFrameElement} */ (this.#frame));
    return Object.fromEntries(LOOK.map((name) => [name, style.getPropertyValue(name)]));
  }
}

/**
 * Names the folder of `frame.html`, where it is not that of this script: a bundler has moved the script. It is to be called by the
 * script that imports this one.
 * @param {{ base: string | URL }} options
 */
export function init(options) {
  if (globalThis.document) base = new URL(String(options.base).replace(/\/?$/, "/"), document.baseURI);
}

const elements = globalThis.customElements;
if (!elements?.get("kanta-guide-frame")) elements?.define("kanta-guide-frame", KantaGuideFrame);
else console.warn("kanta-guide: duplicate: see docs/embedding.md");
