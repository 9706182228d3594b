// The side of the host's page: the <kanta-guide-frame> element, which shows the guide in a frame and is to be used as <kanta-guide> is.

import { setAgain } from "../host/reflecting.js";
import style from "./outside.css";
import { ATTRIBUTES, EVENTS, LOOK, isOurs, message, sheetOf, stepped, titleIn, warn } from "./protocol.js";

const VERSION = __VERSION__;
/** The page of the frame lies beside this script. */
const FRAME = new URL("frame.html", import.meta.url);
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
  "frame-silent": "The frame did not answer. Allow the guide's origin in frame-src, and put all files of one release beside the script.",
  "frame-origin": "This page has no origin: it is a file, or in a sandbox without allow-same-origin. The guide answers no such page.",
  "unknown-answer": "`answers` is no JSON; it was left out. See docs/json-interface.md.",
};

class KantaGuideFrame extends HTMLElement {
  static observedAttributes = [...ATTRIBUTES, "answers", "class", "style"];

  #frame;
  /** The way to the guide in the frame, while there is one. */
  #port;
  /** Runs out when the frame has not answered. */
  #timer;
  /** The answers that the host gives, by question. */
  #given = {};
  /** Where the visitor was, in the guide's own words; for the next frame, as one that is moved starts anew. */
  #kept = null;
  #answers = {};
  #result = null;

  /** A change of look mostly comes with a class or another attribute of the page's root. */
  #watch = new MutationObserver(() => this.#send({ look: this.#look() }));

  #settle;
  /** Settled when the guide is there. */
  ready = new Promise((settle) => (this.#settle = settle));

  get version() {
    return VERSION;
  }

  /** Every answer that counts, as the frame told it last. */
  get answers() {
    return this.#answers;
  }

  /** Gives answers: a value, a list of codes, or `{ value, origin }`, by question. Those given before and not now are taken back. */
  set answers(answers) {
    this.#given = JSON.parse(JSON.stringify(answers ?? {}));
    this.#send({ answers: this.#given });
  }

  /** The questions whose given answers stand: they are not asked. */
  get locked() {
    return (this.getAttribute("locked") ?? "").split(/\s+/).filter(Boolean);
  }

  set locked(questions) {
    this.setAttribute("locked", [questions].flat().join(" "));
  }

  /** The result as the event gives it; null while there is none. */
  get result() {
    return this.#result;
  }

  /** Starts again, with what the host gave. */
  reset() {
    this.#send({ call: "reset" });
  }

  /** Turns to a question by its id, to `result`, or to the first question that is open; nothing happens where there is none. */
  goTo(place = "") {
    this.#send({ call: "goTo", place });
  }

  /** Gives one answer besides those given before. */
  setAnswer(question, value, { origin = "", locked = this.#locks(question) } = {}) {
    if (locked && !this.#locks(question)) this.locked = [...this.locked, question];
    this.answers = { ...this.#given, [question]: { value, origin } };
  }

  /** Prints the guide alone. */
  print() {
    this.#send({ call: "print" });
  }

  connectedCallback() {
    setAgain(this, ["answers", "locked"]);
    if (!this.#frame) this.#build();
    // `location.origin` would name one even in a sandbox.
    if (self.origin === "null") return this.#fail("frame-origin");
    this.#timer = setTimeout(() => this.#fail("frame-silent"), PATIENCE);
    this.#watch.observe(document.documentElement, { attributes: true });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#watch.disconnect();
    this.#port?.close();
    this.#port = undefined;
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "answers") this.#readAnswers(now);
    else if (this.#port) this.#send({ look: this.#look(), attributes: this.#attributes() });
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheetOf(style)];
    this.#frame = document.createElement("iframe");
    this.#frame.title = titleIn(this.#language());
    this.#frame.setAttribute("sandbox", SANDBOX);
    this.#frame.setAttribute("allow", "clipboard-write");
    this.#frame.addEventListener("load", () => this.#connect());
    const address = new URL(FRAME);
    if (this.#language()) address.searchParams.set("lang", this.#language());
    // In the fragment, no server is told who the host is, and no link that a visitor copies names it.
    address.hash = new URLSearchParams({ host: self.origin });
    if (self.origin !== "null") this.#frame.src = address;
    root.append(this.#frame, document.createElement("slot"));
  }

  /** Hands the page in the frame all there is to know, and a way to answer; a page of any other origin gets neither. */
  #connect() {
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    const first = { kept: this.#kept, look: this.#look(), attributes: this.#attributes(), answers: this.#given };
    this.#frame.contentWindow.postMessage(message(first), FRAME.origin, [port2]);
  }

  #send(content) {
    this.#port?.postMessage(message(content));
  }

  #hear(data) {
    if (!isOurs(data)) return warn();
    const { height, kept, event } = data;
    clearTimeout(this.#timer);
    this.#frame.hidden = false;
    if (height !== undefined && height === stepped(height)) this.#frame.style.blockSize = `${height}px`;
    else if (typeof kept === "string") this.#kept = kept;
    else if (EVENTS.includes(event)) this.#pass(data);
    else warn();
  }

  /** Tells the host what the guide in the frame told. */
  #pass({ event, detail, answers, result }) {
    const turned = event === "question" || (event === "result" && !this.#result);
    this.#answers = answers ?? {};
    this.#result = result ?? null;
    if (detail?.language) this.#frame.title = titleIn(detail.language);
    if (event === "ready") this.#settle(this);
    this.#tell(event, detail);
    if (turned) this.#bringIntoView();
  }

  /** Shows the top of a page that the visitor has turned to, where it is above what can be seen. */
  #bringIntoView() {
    const margin = parseFloat(getComputedStyle(this).scrollMarginBlockStart) || 0;
    const isVisitors = this.shadowRoot.activeElement === this.#frame;
    if (isVisitors && this.getBoundingClientRect().top < margin) this.scrollIntoView();
  }

  /** Shows what the host has put inside; the guide, should it still come, takes its place. */
  #fail(code) {
    this.#frame.hidden = true;
    this.#report(code);
  }

  #report(code, cause = "") {
    console.error(`kanta-guide: ${code}: ${HELP[code]}`, cause);
    this.#tell("error", { code, message: HELP[code] });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`kanta-guide-${name}`, { detail, bubbles: true, composed: true }));
  }

  #readAnswers(text) {
    try {
      this.answers = JSON.parse(text ?? "{}");
    } catch (error) {
      this.#report("unknown-answer", error);
    }
  }

  #locks(question) {
    return this.hasAttribute("locked") && (!this.locked.length || this.locked.includes(question));
  }

  /** The language of the element: its own attribute, else that of what is around it. */
  #language() {
    return this.closest("[lang]")?.getAttribute("lang");
  }

  #attributes() {
    const own = Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]));
    return { ...own, lang: this.#language() };
  }

  #look() {
    const style = getComputedStyle(this.#frame);
    return Object.fromEntries(LOOK.map((name) => [name, style.getPropertyValue(name)]));
  }
}

if (!customElements.get("kanta-guide-frame")) customElements.define("kanta-guide-frame", KantaGuideFrame);
else console.warn("kanta-guide: duplicate: see docs/embedding.md");
