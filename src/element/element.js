// The <kanta-guide> element: the interface that a host's page sees (api.js describes it). It is there before the wasm, so that it
// can say in plain words when the wasm is not.

import { own } from "./answers.js";
import { watchForCrashes } from "./app.js";
import { dispatch, reportOnce } from "./events.js";
import { Guide } from "./guide.js";
import { isMistaken } from "./language.js";
import { isLocked, lockedQuestions, reflect, setAgain, setLocked } from "./properties.js";
import { takeOver } from "./react.js";
import { forgetKey } from "./storage-key.js";

const VERSION = __VERSION__;

/**
 * The one element that follows links to a result.
 * @type {KantaGuide | undefined}
 */
let linked;

/** A server that makes pages beforehand has no elements: there the module can be imported, and does nothing. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (Object));

class KantaGuide extends Base {
  static observedAttributes = ["id", "lang", "answers", "locked", "heading-level", "storage", "hash-state", "history", "rules", "as-of", "rules-integrity"];

  /** @type {(element: KantaGuide) => void} */
  #resolve = () => {};
  /** @type {Promise<KantaGuide>} resolved when the guide is there; after a failed start, when a retry has brought it */
  ready = new Promise((resolve) => (this.#resolve = resolve));

  #guide = new Guide(
    this,
    () => linked === this,
    () => this.#onReady(),
  );

  get version() {
    return VERSION;
  }

  /** Every answer that counts, as docs/json-interface.md has it; a copy. */
  get answers() {
    return this.#guide.session.snapshot?.answers ?? {};
  }

  /** Gives answers: a value, a list of codes, or `{ value, origin }`, by question. Those given before and not now are taken back. */
  set answers(answers) {
    this.#guide.given.set(answers);
  }

  /** The questions whose given answers stand: they are not asked. */
  get locked() {
    return lockedQuestions(this, this.#guide.given.questions);
  }

  set locked(questions) {
    setLocked(this, questions);
  }

  /** The result as its event has it, a copy; null while there is none. */
  get result() {
    return this.#guide.session.result;
  }

  /** Starts again, with what the host gave. */
  reset() {
    this.#guide.calls.make((widget) => widget.reset());
  }

  /** Turns to a question by its id, to `result`, or to the first question that is open; nothing happens where there is none. */
  goTo(place = "") {
    this.#guide.calls.make((widget) => widget.go(String(place)));
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
    this.#guide.given.add(question, value, origin);
  }

  /** Prints the guide alone. */
  print() {
    return this.#guide.print();
  }

  connectedCallback() {
    // The site's own page sets no properties, and has one guide once.
    if (!__ON_SITE__) {
      setAgain(this);
      takeOver(this);
    }
    linked ??= this;
    this.#checkLanguage();
    if (!this.#guide.widget) this.#guide.start();
  }

  disconnectedCallback() {
    // An element that is only moved is there again before this is done.
    queueMicrotask(() => {
      if (this.isConnected) return;
      if (linked === this) linked = undefined;
      if (!__ON_SITE__) forgetKey(this);
      this.#guide.unmount();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "answers") this.#guide.given.set(now);
    else if (name === "locked") this.#guide.given.give();
    else if (/^(rules|as-of)/.test(name)) this.#guide.changeRules();
    else if (!this.#guide.widget) this.#guide.startAnew();
    else if (name === "lang") {
      this.#checkLanguage();
      this.#guide.setLanguage();
    } else this.#guide.setOptions();
  }

  /** Tells the host where it asks for a language that there is none of. */
  #checkLanguage() {
    if (!__ON_SITE__ && isMistaken(this)) reportOnce(this, "lang", this.lang);
  }

  #onReady() {
    this.#resolve(this);
    dispatch(this, "ready", { version: VERSION, language: this.#guide.language });
    // A page that a server made may come to life later than the guide.
    if (!__ON_SITE__) (globalThis.requestIdleCallback ?? setTimeout)(() => takeOver(this));
  }
}

reflect(KantaGuide);

const elements = globalThis.customElements;
const known = elements?.get("kanta-guide");
if (elements && !known) {
  watchForCrashes();
  elements.define("kanta-guide", KantaGuide);
} else if (!__ON_SITE__ && known) {
  console.warn(`kanta-guide: duplicate: ${known.prototype.version} is in force, not ${VERSION}; see docs/embedding.md`);
}
