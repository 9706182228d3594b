// The <kanta-guide> element: takes the wasm and the texts of its language, and mounts the guide in its open shadow root. It
// holds no logic of the guide; it is there before the wasm, so that it can say in plain words when the wasm is not.

import { Widget } from "kanta-guide-glue";
import { whenCrashed } from "./crash.js";
import { FALLBACK_LANGUAGE, languageOf } from "./languages.js";
import { forgetPack, hostRules, loadMaps, loadPack, loadWasm, restart, Trouble } from "./loading.js";
import { FAILURES } from "./messages.js";
import { make, message } from "./message.js";
import { carryOver, firstPage } from "./first-page.js";
import { keep } from "./keeping.js";
import { news, resultOf } from "./news.js";
import { reflect, setAgain } from "./reflecting.js";
import { linkedCode, recalled, remember } from "./remembering.js";
import { shield } from "./shield.js";
import { adoptedSheets, STYLES } from "./sheets.js";

const VERSION = __VERSION__;
/** The guides that no element has now. Yew gives back neither the listeners nor all of the memory of a guide that is taken off,
    so none is: the next element takes it over, and a page needs as many as it ever had at once. */
let idle = [];
/** The elements that have one. */
const seated = new Set();
/** The one element that links are for. */
let linked;
/** Whether the program has crashed and not been made anew. */
let crashed = false;

// A server that makes pages beforehand has no elements: there the module can be imported, and does nothing.
class KantaGuide extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ["lang", "answers", "locked", "heading-level", "rules", "rules-integrity"];

  /** The guide that the element has: where it is mounted, and the program's part. */
  #seat;
  /** The language in use. */
  #language = FALLBACK_LANGUAGE;
  /** The host's rule set: `bytes` and `maps`, or why it is refused; empty where the host asks for none. */
  #own = {};
  /** Where the element itself says something while the guide is there. */
  #status;
  /** The first question, while it stands there before the program does. */
  #first;
  /** Counts what was asked for, so that an answer that comes late is not taken for the newest. */
  #turn = 0;
  /** The answers that the host gives, by question: `{ value, origin }`. */
  #given = {};
  /** The guide's state as the program told it last, as text: it is drawn, or is about to be. */
  #coming = null;
  /** The one that it told before that: it has been drawn. */
  #before = null;
  /** The state that the host was told of last, and the same as text. */
  #now;
  #told = null;

  #settle;
  /** Settled when the guide is there; after a failed start, when a retry has brought it. */
  ready = new Promise((settle) => (this.#settle = settle));

  get version() {
    return VERSION;
  }

  /** Every answer that counts, as docs/json-interface.md has it. */
  get answers() {
    return this.#state?.answers ?? {};
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
    const state = this.#state;
    return state?.result ? resultOf(state) : null;
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
    setAgain(this);
    linked ??= this;
    addEventListener("hashchange", this.#onHashChange);
    if (!this.#seat) this.#start(null);
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHashChange);
    // An element that is only moved is there again before this is done.
    queueMicrotask(() => {
      if (this.isConnected) return;
      if (linked === this) linked = undefined;
      this.#leave();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "answers") this.#readAnswers(now);
    else if (name === "locked") this.#give();
    else if (/rules/.test(name)) this.#restart();
    else if (this.#seat) this.#speak(languageOf(this), name === "heading-level");
    else this.#restart();
  }

  /** Starts anew, unless the element has not started yet. */
  #restart() {
    if (!this.#turn || !this.isConnected) return;
    this.#leave();
    this.#start(null);
  }

  /** The texts of a language, and what the host's rules are in it. */
  #load(language) {
    return Promise.all([loadPack(language), hostRules(this.rules, this.rulesIntegrity, language), loadWasm()]);
  }

  /** Has the program take texts and the host's rules; where it does not take those, the texts alone. */
  #take(pack, take) {
    try {
      take(pack.texts, this.#own.bytes ?? new Uint8Array());
    } catch (error) {
      if (!this.#own.bytes) throw new Trouble(/another version/.test(error) ? "version" : "pack-damaged", error);
      this.#own = this.#own.refuse(error);
      this.#take(pack, take);
    }
  }

  /** Loads the guide in the language in use, or, without one, in the one that the element asks for. */
  async #start(language = this.#language) {
    const turn = ++this.#turn;
    try {
      this.#language = language ?? languageOf(this);
      if (!this.attachShadow || !document.adoptedStyleSheets) throw new Trouble("old-browser");
      // Made before the root, which hides what is inside the element: where they cannot be made, that is seen.
      const [loads, styles] = [message(this.#language), adoptedSheets()];
      if (!this.shadowRoot) shield(this.attachShadow({ mode: "open" })).adoptedStyleSheets = styles;
      this.shadowRoot.replaceChildren(loads);
      this.#preview(turn);
      if (crashed) restart();
      crashed = false;
      const [pack, own] = await this.#load(this.#language);
      if (turn !== this.#turn || !this.isConnected) return;
      this.#own = own;
      this.#sit(pack);
    } catch (error) {
      forgetPack(this.#language);
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Shows the first question before the program is there, unless the guide may go on elsewhere. */
  async #preview(turn) {
    this.#first = undefined;
    const known = this.rules || this.#coming || linkedCode() || recalled(this.storage, this.#key);
    const { page } = known ? {} : await loadPack(this.#language).catch(() => ({}));
    if (!page || turn !== this.#turn || this.#seat || Object.keys(this.#given).length) return;
    this.#first = firstPage(page, this.headingLevel);
    this.shadowRoot.replaceChildren(this.#first);
  }

  /** Puts the guide where it is seen. */
  #put = () => {
    this.#first = undefined;
    this.shadowRoot.replaceChildren(this.#seat.mount, this.#status);
  };

  /** Takes a guide that nobody has, or a new one, and goes on where this element was. */
  #sit(pack) {
    const code = linked === this && !this.#coming ? linkedCode() : "";
    const left = this.#state ?? (code ? null : recalled(this.storage, this.#key));
    const seat = idle.pop() ?? {};
    seat.owner = this;
    this.#status = make("p", { class: "guide status", role: "status", dir: "ltr" });
    if (seat.widget) {
      this.#take(pack, (pack, own) => seat.widget.setPack(pack, own, this.headingLevel));
    } else {
      seat.mount = make("div");
      const asked = (what, content) => (what === "language" ? seat.owner?.#speak(content) : seat.owner?.#keep(what, content));
      const drawn = (state) => seat.owner?.#changed(state);
      this.#take(pack, (pack, own) => {
        seat.widget = new Widget(seat.mount, pack, own, this.headingLevel, asked, drawn);
      });
    }
    this.#seat = seat;
    seated.add(this);
    if (!this.#first) this.#put();
    this.#give();
    if (code) seat.widget.open(code);
    else seat.widget.resume(left?.code ?? "", left?.place ?? "");
    this.#heed();
    this.#settle(this);
    this.#tell("ready", { version: VERSION, language: this.#language });
  }

  /** Gives the guide back, empty, and remembers where it was. */
  #leave() {
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
      // What crashed when it was drawn would again; the state before it was drawn.
      if (element.#coming !== element.#told) element.#coming = element.#before;
      element.#seat = undefined;
      element.#fail(new Trouble("crash", error));
    }
    seated.clear();
    crashed = true;
  }

  /** Goes on in another language; where its texts cannot be had, in the one there is. */
  async #speak(language, again = false) {
    const turn = ++this.#turn;
    this.#note(this.#own.words, this.#language);
    if (language === this.#language && !again) return;
    try {
      const [pack, own] = await this.#load(language);
      if (turn !== this.#turn) return;
      this.#own = own;
      this.#take(pack, (pack, own) => this.#seat.widget.setPack(pack, own, this.headingLevel));
      this.#language = language;
      this.#heed();
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
    const kept = await keep(way, content, this.shadowRoot.querySelector("[part=root]"), () => this.print());
    this.#seat?.widget.told(...kept);
  }

  #readAnswers(text) {
    try {
      this.answers = JSON.parse(text);
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
      if (known) continue;
      // What was given to the question before is not given now.
      this.#seat.widget.give(question, "", "", false);
      this.#report(new Trouble("unknown-answer", question));
    }
  }

  get #state() {
    return JSON.parse(this.#coming);
  }

  /** Tells the host, once a page is drawn, what has changed since it was told last, and keeps what it asked to be kept. */
  #changed(coming) {
    if (coming) {
      [this.#before, this.#coming] = [this.#coming, coming];
      return;
    }
    if (this.#first) carryOver(this.#first, this.#seat.mount, this.#put);
    this.#draw();
    if (this.#coming === this.#told) return;
    const before = this.#now;
    const now = (this.#now = this.#state);
    this.#told = this.#coming;
    remember(this.storage, this.#key, now, this.hashState && linked === this);
    for (const [name, detail] of news(before, now)) this.#tell(name, detail);
  }

  /** Draws the picture that is asked for, and takes away those that are not. */
  async #draw() {
    const language = this.#language;
    for (const place of this.shadowRoot.querySelectorAll("[part=picture]")) {
      if (!place.hasAttribute("data-map")) place.replaceChildren();
      else {
        try {
          const { draw, DRAWINGS } = await import("./drawing.js");
          const maps = await (this.#own.maps?.() ?? loadMaps(DRAWINGS[language]));
          if (place.hasAttribute("data-map") && language === this.#language) draw(place, maps);
        } catch (error) {
          this.#report(error);
        }
      }
    }
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
    this.#tell("error", { code, message, about: String(error.cause ?? "") });
  }

  /** Tells the host and the visitor where the host's rules are refused. */
  #heed() {
    if (this.#own.trouble) this.#report(this.#own.trouble);
    this.#note(this.#own.words, this.#language);
  }

  /** Says something under the guide, in a language that may be another than the guide's. */
  #note(text = "", language) {
    this.#status.lang = language;
    this.#status.textContent = text;
  }

  /** A plain message in place of the guide, with a link to Kela, a way to try again, and what the page has put inside. */
  #fail(error) {
    const trouble = error instanceof Trouble ? error : new Trouble("host-conflict", error);
    this.#turn++;
    this.#report(trouble);
    this.shadowRoot?.replaceChildren(message(this.#language, trouble.code, () => this.#start()));
  }
}

whenCrashed((error) => KantaGuide.crashed(error));

reflect(KantaGuide);

const elements = globalThis.customElements;
const first = elements?.get("kanta-guide");
if (!first) elements?.define("kanta-guide", KantaGuide);
else console.warn(`kanta-guide: duplicate: ${first.prototype.version} is in force, not ${VERSION}; see docs/embedding.md`);
