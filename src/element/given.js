// Gives the answers of the host to the program, and tells the host of those that the rule set does not know.

import { readAnswer, readAnswers } from "./answers.js";
import { report } from "./events.js";
import { CodedError } from "./load.js";
import { isLocked, lockedBy } from "./properties.js";

/** @typedef {import("./answers.js").Given} Given */
/** @typedef {import("kanta-guide-glue").Widget} Widget */

export class GivenAnswers {
  #element;
  #widget;
  /** @type {Record<string, Given>} */
  #answers = readAnswers(null);
  /** @type {CodedError | undefined} why the newest answers cannot be read, as long as the host has not been told */
  #fault;
  /** @type {Set<string>} the questions that `locked` names and that the rules have been asked about */
  #checked = new Set();
  /** Whether the rules are not those that the host gave its answers for. */
  #isTurned = false;

  /**
   * @param {Element} element
   * @param {() => Widget | undefined} widget the widget, while there is one
   */
  constructor(element, widget) {
    this.#element = element;
    this.#widget = widget;
  }

  get questions() {
    return Object.keys(this.#answers);
  }

  /**
   * Gives these answers; those given before and not now are taken back.
   * @param {unknown} answers
   */
  set(answers) {
    const before = this.#answers;
    try {
      this.#answers = readAnswers(answers);
      this.#fault = undefined;
    } catch (error) {
      this.#fault = new CodedError("answers-not-json", error);
    }
    for (const question of Object.keys(before)) if (!(question in this.#answers)) this.#takeBack(question);
    this.give();
  }

  /**
   * Gives one answer besides the others.
   * @param {string} question
   * @param {unknown} value
   * @param {unknown} origin
   */
  add(question, value, origin) {
    this.#answers[question] = readAnswer(() => ({ value, origin }));
    this.give();
  }

  /** Gives all answers again, as they are locked now. */
  give() {
    // Not before the start: what a server has written of an object, its page sets as a property.
    if (this.#fault && this.#widget()) {
      report(this.#element, this.#fault);
      this.#fault = undefined;
    }
    for (const [question, answer] of Object.entries(this.#answers)) {
      if (answer && this.#tell(question, answer)) continue;
      // What was given to the question before is not given now.
      this.#takeBack(question);
      this.#reportUnknown(question);
    }
    const locked = lockedBy(this.#element);
    for (const question of locked === "all" ? [] : locked) {
      if (!this.#widget() || question in this.#answers || this.#checked.has(question)) continue;
      this.#checked.add(question);
      if (!this.#takeBack(question)) this.#reportUnknown(question);
    }
  }

  /**
   * Asks again about the questions that `locked` names: the rules have changed.
   * @param {boolean} isTurned whether the visitor has turned to these rules: what they do not know is no mistake of the host
   */
  forgetRules(isTurned) {
    this.#checked.clear();
    this.#isTurned = isTurned;
  }

  /**
   * Gives one answer to the program, if it is there; says whether its rules know question and value.
   * @param {string} question
   * @param {NonNullable<Given>} answer
   */
  #tell(question, { value, origin }) {
    return this.#widget()?.give(question, String(value), origin, isLocked(this.#element, question));
  }

  /** @param {string} question */
  #takeBack(question) {
    return this.#tell(question, { value: "", origin: "" });
  }

  /** @param {string} question */
  #reportUnknown(question) {
    // After a crash, or before the start, nothing is known of the rules.
    if (this.#widget() && !this.#isTurned) report(this.#element, new CodedError("unknown-answer", question));
  }
}
