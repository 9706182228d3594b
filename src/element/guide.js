// Runs the guide of an element: loads it, mounts it, changes its language, and goes on after a crash.

import { own } from "./answers.js";
import { mountApp, repair, unmountApp } from "./app.js";
import { Calls } from "./calls.js";
import { dispatch, report, reportOnce } from "./events.js";
import { carryOver, codeAtStart, declaredPage, firstPage, rootOf } from "./first-page.js";
import { GivenAnswers } from "./given.js";
import { keepGround } from "./ground.js";
import { keepKeys, submitByClick } from "./keyboard.js";
import { FALLBACK_LANGUAGE, languageOf } from "./language.js";
import { CodedError, forgetTexts, later, loadExtras, loadRules, loadTexts, loadWasm, rulesOf } from "./load.js";
import { errorMessage, fill, loadingMessage, make, titleOf } from "./message.js";
import { FAILURES } from "./messages.js";
import { read } from "./properties.js";
import { takeOver } from "./react.js";
import { OtherRules } from "./other-rules.js";
import { Session } from "./session.js";
import { storageKey } from "./storage-key.js";
import { adoptedSheets, STYLES } from "./styles.js";

/** What the program calls of the document. An element of the page that has such a name hides it. */
const NEEDED = /** @type {const} */ (["createElement", "createElementNS", "createTextNode"]);

export class Guide {
  #element;
  #followsLinks;
  #onReady;
  /** @type {ShadowRoot | undefined} */
  #root;
  /** @type {import("./app.js").App | undefined} the mounted program */
  #app;
  /** @type {HTMLElement | undefined} where the element itself says something above the guide */
  #status;
  /** @type {HTMLElement | undefined} the first question, while it stands there before the wasm does */
  #first;
  #title = "";
  /** What did not carry over to other rules, until the visitor reads it on their first page. */
  #dropped = "";
  /** The language in use. */
  language = FALLBACK_LANGUAGE;
  /** The language that was asked for last: the one in use, or its texts are still to come. */
  #nextLanguage = FALLBACK_LANGUAGE;
  /** The language that the element asked for last; the visitor may have chosen another since. */
  #elementLanguage = "";
  /** @type {import("./rules.js").HostRules} what the host has asked for in place of the built-in rules */
  #rules = own({});
  /** @type {string | undefined} the rule set of the link, or of what is kept, that the guide began with */
  #rulesOfCode;
  /** Whether the next page that is rendered takes the focus. */
  #takesFocus = false;
  /** Counts what was asked for, so that an answer that comes late is not taken for the newest. */
  #turn = 0;
  session = new Session();
  #otherRules;
  given;
  calls = new Calls(() => this.#app?.widget);

  /** @type {import("./app.js").Owner} what the program calls */
  #owner = {
    rendering: () => this.session.rendering(),
    snapshot: (json) => this.session.take(json),
    rendered: () => this.#onRendered(),
    // Not inside the program: the errors of a listener would be taken for its own.
    dispatch: (name, detail) => queueMicrotask(() => dispatch(this.#element, name, detail)),
    setLanguage: (language) => void this.setLanguage(language),
    setRules: (id, code, dropped) => this.#goOnUnder(this.#otherRules.choose(id, code, dropped)),
    open: (id, code, place) => this.#goOnUnder(this.#otherRules.open(id, code, place, this.session.codes)),
    print: () =>
      void this.print().catch((error) => {
        report(this.#element, error);
        // What prints the guide alone could not be loaded: the page as it is, with the guide in it.
        globalThis.print();
      }),
    loadExtras: () => void this.#loadExtras(),
    crashed: (error) => this.#onCrash(error),
    isRendering: () => this.session.isRendering,
    emptied: () => {
      this.#show();
      if (!__ON_SITE__) reportOnce(this.#element, "emptied");
    },
  };

  /**
   * @param {HTMLElement} element
   * @param {() => boolean} followsLinks whether links to a result are for this element
   * @param {() => void} onReady
   */
  constructor(element, followsLinks, onReady) {
    this.#element = element;
    this.#followsLinks = followsLinks;
    this.#onReady = onReady;
    this.#otherRules = new OtherRules(element);
    this.given = new GivenAnswers(element, () => this.#app?.widget);
  }

  /** The calls of the program, while it is mounted. */
  get widget() {
    return this.#app?.widget;
  }

  /** Starts again with other attributes, unless it has not started yet; out of the page, when it is put back. */
  startAnew() {
    this.unmount();
    if (this.#turn && this.#element.isConnected) this.start();
  }

  /** Starts again under the rules that the attributes ask for now. */
  changeRules() {
    this.#rulesOfCode = undefined;
    this.startAnew();
  }

  /**
   * Goes on under other rules: the guide starts again with their attribute.
   * @param {string | undefined} id
   */
  #goOnUnder(id) {
    if (!id) return;
    this.#takesFocus = true;
    // It may stand there already, of rules that could not be had.
    if (this.#element.getAttribute("rules") === id) this.changeRules();
    else this.#element.setAttribute("rules", id);
  }

  /** The language to go on in: the element's, where it asks for another than before. */
  #follow() {
    const asked = languageOf(this.#element);
    if (asked !== this.#elementLanguage) this.#nextLanguage = this.#elementLanguage = asked;
    return this.#nextLanguage;
  }

  /** Loads and mounts the guide. */
  async start() {
    if (!this.session.snapshot) this.#rulesOfCode = rulesOf(this.#codeAtStart);
    const turn = ++this.#turn;
    try {
      this.language = this.#follow();
      this.#showLoading();
      const hidden = NEEDED.find((name) => typeof document[name] !== "function");
      if (hidden) throw new CodedError("host-conflict", `document.${hidden}`);
      if (!this.#first) this.#showFirstPage(turn);
      repair();
      const [{ texts }, rules] = await this.#load(this.language);
      if (turn !== this.#turn || !this.#element.isConnected) return;
      this.#rules = rules;
      this.#mount(texts);
    } catch (error) {
      forgetTexts(this.language);
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Gives the program back, empty; where it was is remembered. */
  unmount() {
    if (!this.#app) return;
    const app = this.#app;
    this.#app = undefined;
    this.session.rendered();
    unmountApp(app);
    this.#put();
  }

  /** Follows the attributes that take no loading. */
  setOptions() {
    this.widget?.setOptions(this.#options);
  }

  /** @param {string} language the one to go on in; where its texts cannot be had, the guide stays in its own */
  async setLanguage(language = this.#follow()) {
    const turn = ++this.#turn;
    this.#nextLanguage = language;
    this.#note(this.#rules.words, this.language);
    if (language === this.language) return;
    try {
      const [{ texts }, rules] = await this.#load(language);
      // The result stays as it is only with all of its texts.
      const extras = await loadExtras(language);
      const { widget } = this;
      if (turn !== this.#turn || !widget) return;
      this.#rules = rules;
      this.#withRules((rules) => widget.setTexts(texts, rules, this.#options));
      this.widget?.setExtras(extras, rules.extras ?? new Uint8Array());
      if (!this.#app) return;
      this.language = language;
      this.#tell(this.#rules);
    } catch (error) {
      forgetTexts(language);
      report(this.#element, error);
      if (turn !== this.#turn) return;
      this.#nextLanguage = this.language;
      this.#note(FAILURES[language].text, language);
      return;
    }
    dispatch(this.#element, "language", { language });
  }

  /** Prints the guide alone. */
  async print() {
    const { printAlone } = await later(import("./print.js"));
    const refused = this.#root && (await printAlone(this.#root, STYLES, this.language));
    if (!refused) return;
    this.#tell(refused);
    this.#status?.scrollIntoView();
  }

  /** What the program is told of the attributes. */
  get #options() {
    const asked = read(this.#element, "storage");
    /** @type {"none" | "session" | "local"} */
    const storage = asked === "session" || asked === "local" ? asked : "none";
    return {
      headingLevel: read(this.#element, "headingLevel"),
      storage,
      // The site has one guide.
      storageKey: __ON_SITE__ ? "kanta-guide:" : storageKey(this.#element, storage),
      hashState: this.#followsLinks() && read(this.#element, "hashState"),
      history: this.#followsLinks() && read(this.#element, "history"),
      followsLinks: this.#followsLinks(),
    };
  }

  /** Makes the shadow root, and says in it that the guide loads, unless the page has the first question there already. */
  #showLoading() {
    const element = this.#element;
    if (!element.attachShadow || !document.adoptedStyleSheets) throw new CodedError("old-browser");
    // Made before the root, which hides what is inside the element: where they cannot be made, that is seen.
    const [message, styles] = [loadingMessage(this.language), adoptedSheets()];
    if (!this.#root) {
      this.#root = rootOf(element);
      this.#root.adoptedStyleSheets = styles;
      if (!__ON_SITE__) submitByClick(this.#root);
      keepKeys(this.#root);
    }
    if (!__ON_SITE__) keepGround(element, this.#root);
    this.#first = this.#isAtFirst ? declaredPage(this.#root) : undefined;
    if (!this.#first) this.#put(message);
  }

  /** @param {...Node} nodes what stands in the shadow root now */
  #put(...nodes) {
    if (this.#root) fill(this.#root, nodes);
  }

  /** @param {string} language in which the texts and the host's rules are wanted */
  #load(language) {
    const element = this.#element;
    const asked = {
      address: read(element, "rules") || this.#rulesOfCode,
      day: this.#rulesOfCode === undefined ? read(element, "asOf") : "",
      base: element.baseURI,
      integrity: read(element, "rulesIntegrity"),
    };
    const texts = loadTexts(language);
    const wasm = loadWasm();
    return Promise.all([texts, loadRules(asked, language, Promise.all([texts, wasm])), wasm]);
  }

  get #codeAtStart() {
    const { storage, storageKey } = this.#options;
    return codeAtStart(storage, storageKey);
  }

  /** Whether the guide begins with the first question: nothing is known that may lead elsewhere. */
  get #isAtFirst() {
    const asksForRules = read(this.#element, "rules") || read(this.#element, "asOf");
    return !asksForRules && !this.session.snapshot && !this.given.questions.length && !this.#codeAtStart;
  }

  /**
   * Shows the first question of the texts before the wasm is there. Those of the site have none.
   * @param {number} turn
   */
  async #showFirstPage(turn) {
    if (!__ON_SITE__ && this.#isAtFirst) {
      const texts = await loadTexts(this.language).catch(() => null);
      if (!texts?.page || turn !== this.#turn || this.#app || !this.#isAtFirst) return;
      this.#first = firstPage(texts.page, this.#options.headingLevel);
      this.#put(this.#first);
    }
  }

  /**
   * Has the program take texts and the host's rules; where it does not take those, the texts alone.
   * @template T
   * @param {(rules: Uint8Array) => T} take
   * @returns {T}
   */
  #withRules(take) {
    const { bytes = new Uint8Array(), refuse } = this.#rules;
    try {
      return take(bytes);
    } catch (error) {
      if (typeof error !== "string") throw error;
      if (!refuse) throw new CodedError(/version/.test(error) ? "version" : "pack-damaged", error);
      this.#rules = refuse(error);
      return this.#withRules(take);
    }
  }

  /**
   * Mounts the program, and goes on where the element was. At each call the program may crash: then it is not there afterwards.
   * @param {Uint8Array} texts
   */
  #mount(texts) {
    const before = this.session.snapshot;
    this.#status = make("p", { class: "guide status", role: "status", dir: "ltr" });
    this.#app = this.#withRules((rules) => mountApp(this.#owner, () => make("div"), texts, rules, this.#options));
    if (!this.#first) this.#show();
    if (!__ON_SITE__) takeOver(this.#element);
    this.given.forgetRules(this.#otherRules.isTurned);
    this.given.give();
    const carried = this.#otherRules.carried();
    const { code, place, dropped = "" } = own(!this.#rules.error && carried);
    this.#dropped = dropped;
    const isReported = Boolean(before) && !code && !this.session.isRendering;
    this.widget?.start(code || before?.code || "", this.session.codes.join(" "), place || before?.place || "", isReported);
    this.calls.go();
    if (!this.#app) return;
    this.#tell(this.#rules);
    this.#onReady();
  }

  /** Puts the guide where it is seen. */
  #show = () => {
    this.#first = undefined;
    if (this.#app && this.#status) this.#put(this.#status, this.#app.mount);
  };

  #onRendered() {
    if (this.#first && this.#app) carryOver(this.#first, this.#app.mount, this.#show);
    if (!__ON_SITE__ && this.#root) keepGround(this.#element, this.#root);
    this.session.rendered();
    const isTurned = this.#takesFocus;
    if (isTurned) /** @type {HTMLElement | null | undefined} */ (this.#root?.querySelector("#heading"))?.focus();
    this.#takesFocus = false;
    const isOther = this.#tellTitle();
    if (isTurned || isOther) this.#note(this.#dropped || this.#rules.words, this.language);
    // What is told of a turn stands above the page that has the focus.
    if (isTurned) this.#status?.scrollIntoView();
    this.#dropped = "";
  }

  /** Tells what is shown in the words of a title, when those have changed; says whether they have. */
  #tellTitle() {
    const title = titleOf(this.#app?.mount);
    const isOther = this.#title !== title;
    if (isOther) queueMicrotask(() => dispatch(this.#element, "title", { title }));
    this.#title = title;
    return isOther;
  }

  /** @param {unknown} error */
  #onCrash(error) {
    this.#app = undefined;
    this.session.goBack();
    this.#fail(new CodedError("crash", error));
  }

  /** Hands the extras to the program. What cannot be loaded is loaded again when it is asked for again. */
  async #loadExtras() {
    const [app, language, rules] = [this.#app, this.language, this.#rules];
    const isWanted = () => app === this.#app && language === this.language && rules === this.#rules;
    try {
      const extras = await loadExtras(language);
      const isWhole = !isWanted() || app?.widget.setExtras(extras, rules.extras ?? new Uint8Array());
      const code = rules.extras ? "rules-damaged" : "extras-damaged";
      // After a crash there is no answer.
      if (isWhole === false) report(this.#element, new CodedError(code, language));
    } catch (error) {
      if (isWanted()) app?.widget.extrasFailed();
      report(this.#element, error);
    }
  }

  /** @param {{ error?: Error | { code: string }, words?: string }} refused what the host and the visitor are told was refused */
  #tell({ error, words }) {
    if (error) report(this.#element, error);
    this.#note(words, this.language);
  }

  /**
   * Says something above the guide, in a language that may be another than the guide's.
   * @param {string | undefined} text
   * @param {string} language
   */
  #note(text = "", language) {
    if (!this.#status) return;
    this.#status.lang = language;
    this.#status.textContent = text;
  }

  /** @param {unknown} error what a plain message tells in place of the guide */
  #fail(error) {
    const coded = error instanceof CodedError ? error : new CodedError("host-conflict", error);
    this.#turn++;
    report(this.#element, coded);
    this.#put(errorMessage(this.language, coded.code, () => this.start()));
  }
}
