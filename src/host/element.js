// The <kanta-guide> element: takes the wasm and the texts of its language, and mounts the guide in its open shadow root. It
// holds no logic of the guide; it is there before the wasm, so that it can say in plain words when the wasm is not.

import { Widget } from "kanta-guide-glue";
import tokens from "../../styles/tokens.css";
import widget from "../../styles/widget.css";
import print from "../../styles/print.css";
import { whenCrashed } from "./crash.js";
import { forgetPack, loadMaps, loadPack, loadWasm, PACKS, restart, Trouble } from "./loading.js";
import { FAILURES } from "./messages.js";
import { make, message } from "./message.js";
import { linkedCode, recalled, remember } from "./remembering.js";

const VERSION = __VERSION__;
/** The language where none is asked for, or none that there is. */
const FALLBACK_LANGUAGE = "sv";
const STYLES = [tokens, widget, print];

/** The sheets, made once for all elements: adopted sheets are the only ones that a strict content security policy lets in. */
let sheets;
const adoptedSheets = () =>
  (sheets ??= STYLES.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }));

/** Keeps the keys that the guide needs from a page that would take them as they bubble; those of what the page has put inside
    are its own. */
function shield(root) {
  for (const way of ["down", "press", "up"]) {
    root.addEventListener(`key${way}`, (event) => {
      if (/^(Arrow|Enter| )/.test(event.key) && root.contains(event.target)) event.stopPropagation();
    });
  }
  return root;
}

/** The guides that no element has now. Yew gives back neither the listeners nor all of the memory of a guide that is taken off,
    so none is: the next element takes it over, and a page needs as many as it ever had at once. */
let idle = [];
/** The elements that have one. */
const seated = new Set();
/** The one element that links are for. */
let linked;

class KantaGuide extends HTMLElement {
  static observedAttributes = ["lang", "answers", "locked", "heading-level"];

  /** The guide that the element has: where it is mounted, and the program's part. */
  #seat;
  /** The language in use. */
  #language = FALLBACK_LANGUAGE;
  /** Where the element itself says something while the guide is there. */
  #status;
  /** Counts what was asked for, so that an answer that comes late is not taken for the newest. */
  #turn = 0;
  /** The answers that the host gives, by question: `{ value, origin }`. */
  #given = {};
  /** The guide's state as it was last drawn. */
  #now;
  /** The same as text, to see whether anything has changed. */
  #drawn;

  #settle;
  /** Settled when the guide is there; after a failed start, when a retry has brought it. */
  ready = new Promise((settle) => (this.#settle = settle));

  get version() {
    return VERSION;
  }

  /** Every answer that counts, as docs/json-interface.md has it. */
  get answers() {
    return this.#now?.answers ?? {};
  }

  /** Gives answers: a value, a list of codes, or `{ value, origin }`, by question. Those given before and not now are taken back. */
  set answers(answers) {
    const before = this.#given;
    this.#given = answers ?? {};
    for (const question of Object.keys(before)) {
      if (!(question in this.#given)) this.#seat?.widget.give(question, "", "", false);
    }
    this.#give();
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
    return this.#now?.result ? this.#detail() : null;
  }

  /** Starts again, with what the host gave. */
  reset() {
    this.#seat?.widget.reset();
  }

  /** Turns to a question by its id, to `result`, or to the first question that is open; nothing happens where there is none. */
  goTo(place = "") {
    this.#seat?.widget.go(place);
  }

  /** Gives one answer besides those given before. */
  setAnswer(question, value, { origin = "", locked = this.#locks(question) } = {}) {
    if (locked && !this.#locks(question)) this.locked = [...this.locked, question];
    this.answers = { ...this.#given, [question]: { value, origin } };
  }

  /** Prints the guide alone. */
  async print() {
    const { printAlone } = await import("./taking.js");
    printAlone(this.shadowRoot.querySelector("[part=root]"), STYLES);
  }

  connectedCallback() {
    for (const name of ["answers", "locked", "headingLevel", "hashState", "storage"]) {
      // A property that was set before the element was known hides the one that it was meant for.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    linked ??= this;
    addEventListener("hashchange", this.#onHashChange);
    if (!this.#seat) this.#start(null);
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHashChange);
    // An element that is only moved is there again before this is done.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "answers") this.#readAnswers(now);
    else if (name === "locked") this.#give();
    else if (this.#seat) this.#speak(this.#wantedLanguage(), name === "heading-level");
    else if (this.#turn) this.#start(null);
  }

  /** The language of the element, or of what is around it. Firefox does not look out of a shadow root by itself. */
  #wantedLanguage() {
    const spoken = (at) => Object.keys(PACKS).find((language) => at?.matches(`:lang(${language})`));
    return spoken(this) ?? spoken(this.getRootNode().host) ?? FALLBACK_LANGUAGE;
  }

  /** Loads the guide in the language in use, or, without one, in the one that the element asks for. */
  async #start(language = this.#language) {
    const turn = ++this.#turn;
    try {
      this.#language = language ?? this.#wantedLanguage();
      if (!this.attachShadow || !document.adoptedStyleSheets) throw new Trouble("old-browser");
      // Made before the root, which hides what is inside the element: where they cannot be made, that is seen.
      const [loads, styles] = [message(this.#language), adoptedSheets()];
      if (!this.shadowRoot) shield(this.attachShadow({ mode: "open" })).adoptedStyleSheets = styles;
      this.shadowRoot.replaceChildren(loads);
      if (crashed) restart();
      crashed = false;
      const [pack] = await Promise.all([loadPack(this.#language), loadWasm()]);
      if (turn !== this.#turn || !this.isConnected) return;
      this.#sit(pack);
    } catch (error) {
      forgetPack(this.#language);
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Takes a guide that nobody has, or a new one, and goes on where this element was. */
  #sit(pack) {
    const code = linked === this && !this.#now ? linkedCode() : "";
    const seat = idle.pop() ?? {};
    seat.owner = this;
    this.#status = make("p", { class: "guide status", role: "status", dir: "ltr" });
    try {
      if (seat.widget) {
        seat.widget.setPack(pack, this.headingLevel);
        if (code) seat.widget.open(code);
      } else {
        seat.mount = make("div");
        const speak = (language) => seat.owner?.#speak(language);
        const keep = (way, content) => seat.owner?.#keep(way, content);
        const drawn = (state) => seat.owner?.#changed(state);
        seat.widget = new Widget(seat.mount, pack, code, this.headingLevel, speak, keep, drawn);
      }
    } catch (error) {
      throw new Trouble(/another version/.test(error) ? "version" : "pack-damaged", error);
    }
    this.#seat = seat;
    seated.add(this);
    this.shadowRoot.replaceChildren(seat.mount, this.#status);
    this.#give();
    const left = this.#now ?? (code ? null : recalled(this.storage, this.#key));
    if (left) seat.widget.resume(left.code, left.place);
    this.#settle(this);
    this.#tell("ready", { version: VERSION, language: this.#language });
  }

  /** Gives the guide back, empty, and remembers where it was. */
  #leave() {
    if (linked === this) linked = undefined;
    const seat = this.#seat;
    if (!seat) return;
    seat.owner = undefined;
    this.#seat = undefined;
    seated.delete(this);
    for (const question of Object.keys(this.#given)) seat.widget.give(question, "", "", false);
    seat.widget.resume("", "");
    this.shadowRoot.replaceChildren();
    idle.push(seat);
  }

  /** Shows that the program has crashed, and what can be done about it. */
  static crashed(error) {
    idle = [];
    for (const element of [...seated]) {
      element.#seat = undefined;
      element.#fail(new Trouble("crash", error));
    }
    seated.clear();
    crashed = true;
  }

  /** Goes on in another language; where its texts cannot be had, in the one there is. */
  async #speak(language, again = false) {
    const turn = ++this.#turn;
    this.#note("", language);
    if (language === this.#language && !again) return;
    try {
      const pack = await loadPack(language);
      if (turn !== this.#turn) return;
      this.#seat.widget.setPack(pack, this.headingLevel);
      this.#language = language;
    } catch (error) {
      forgetPack(language);
      this.#report(error);
      if (turn === this.#turn) this.#note(FAILURES[language].language, language);
      return;
    }
    if (!again) this.#tell("language", { language });
  }

  /** A link followed while the page is there: a browser changes the fragment only. */
  #onHashChange = () => {
    const code = linkedCode();
    // What the guide itself wrote there is no link.
    if (code && linked === this && !(this.hashState && code === this.#now?.code)) this.#seat?.widget.open(code);
  };

  /** Lets the person take the result along, and tells the guide whether that worked. */
  async #keep(way, content) {
    this.#tell("track", { step: way });
    const taking = import("./taking.js");
    const guide = this.shadowRoot.querySelector("[part=root]");
    // A browser lets a script copy only while a person acts, so it is promised the text at once.
    const text = way === "text" ? taking.then(({ textOf }) => textOf(guide)) : Promise.resolve(content);
    try {
      if (way === "print") await this.print();
      else if (way === "receipt") (await taking).save(content);
      else await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      this.#seat.widget.told(true, await text);
    } catch {
      this.#seat?.widget.told(false, await text.catch(() => ""));
    }
  }

  #readAnswers(text) {
    try {
      this.answers = JSON.parse(text ?? "{}");
    } catch (error) {
      this.#report(new Trouble("unknown-answer", error));
    }
  }

  #locks(question) {
    return this.hasAttribute("locked") && (!this.locked.length || this.locked.includes(question));
  }

  /** Hands the host's answers to the guide. */
  #give() {
    if (!this.#seat) return;
    for (const [question, given] of Object.entries(this.#given)) {
      const { value, origin = "" } = typeof given === "object" && !Array.isArray(given) ? (given ?? {}) : { value: given };
      const known = this.#seat.widget.give(question, String(value ?? ""), String(origin), this.#locks(question));
      if (!known) this.#report(new Trouble("unknown-answer", question));
    }
  }

  /** Tells the host what has changed since the last drawing, and keeps what it asked to be kept. */
  #changed(drawn) {
    this.#draw();
    if (drawn === this.#drawn) return;
    const before = this.#now;
    const now = (this.#now = JSON.parse(drawn));
    this.#drawn = drawn;
    remember(this.storage, this.#key, now, this.hashState && linked === this);
    for (const question of Object.keys({ ...before?.answers, ...now.answers })) {
      const [previous, value] = [before?.answers[question], now.answers[question]];
      if (String(previous) === String(value)) continue;
      this.#tell("answer", { question, value, previous, answers: now.answers });
    }
    if (now.place !== before?.place) {
      if (now.place !== "result") this.#tell("question", { question: now.place, left: Number(now.left) });
      this.#tell("track", { step: now.place });
    }
    if (now.result && JSON.stringify(now.result) !== JSON.stringify(before?.result)) this.#tell("result", this.#detail());
  }

  /** Draws the picture that is asked for, and takes away those that are not. */
  async #draw() {
    const language = this.#language;
    for (const place of this.shadowRoot.querySelectorAll("[part=picture]")) {
      if (!place.hasAttribute("data-map")) place.replaceChildren();
      else {
        const [{ draw }, maps] = await Promise.all([import("./drawing.js"), loadMaps(language)]).catch((error) => {
          this.#report(error);
          return [{}];
        });
        if (place.hasAttribute("data-map") && language === this.#language) draw?.(place, maps);
      }
    }
  }

  /** The result with all that a ticket or a record of a customer needs. */
  #detail() {
    const { answers, result, conclusions, rules, code } = this.#now;
    const final = conclusions.every(({ outcome }) => outcome);
    return { final, answers, outcomes: result.outcomes, because: result.because, tasks: result.tasks, conclusions, rules, code };
  }

  /** What the state is kept under between visits. */
  get #key() {
    return ["kanta-guide", this.id].join(":");
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`kanta-guide-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** Tells whoever embeds the guide what is wrong: on the console and as an event. */
  async #report(error) {
    const unexplained = ({ code }) => ({ code, message: "see docs/embedding.md" });
    const { explain = unexplained } = await import("./help.js").catch(() => ({}));
    const { code, message } = explain(error);
    console.error(`kanta-guide: ${code}: ${message}`, error.cause ?? error);
    this.#tell("error", { code, message });
  }

  /** Says something under the guide, in a language that may be another than the guide's. */
  #note(text, language) {
    this.#status.lang = language;
    this.#status.textContent = text;
  }

  /** A plain message in place of the guide, with a link to Kela, a way to try again, and what the page has put inside. */
  #fail(error) {
    const trouble = error instanceof Trouble ? error : new Trouble("host-conflict", error);
    this.#report(trouble);
    this.shadowRoot?.replaceChildren(message(this.#language, trouble.code, () => this.#start()));
  }
}

/** Whether the program has crashed and not been made anew. */
let crashed = false;
whenCrashed((error) => KantaGuide.crashed(error));

/** Attributes that are properties too: a text, a number or a mark. */
for (const [name, read] of Object.entries({
  headingLevel: (text) => Math.min(Math.max(Math.trunc(text) || 2, 1), 6),
  storage: (text) => text ?? "none",
  hashState: (text) => text !== null,
})) {
  const attribute = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
  Object.defineProperty(KantaGuide.prototype, name, {
    get() {
      return read(this.getAttribute(attribute));
    },
    set(value) {
      if (value === false) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value === true ? "" : value);
    },
  });
}

const first = customElements.get("kanta-guide");
if (!first) customElements.define("kanta-guide", KantaGuide);
else console.warn(`kanta-guide: duplicate: ${first.prototype.version} is in force, not ${VERSION}; see docs/embedding.md`);
