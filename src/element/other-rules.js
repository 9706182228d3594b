// Remembers what a person goes on with under other rules: what carries over to them, and the page.

import { read } from "./properties.js";

/**
 * What the guide starts with under other rules: the code of the answers, the page, and what did not carry over, in words.
 * @typedef {{ code?: string, place?: string, dropped?: string }} Carried
 */

export class OtherRules {
  #element;
  /** The id of the rules that the person has turned to. */
  #turnedTo = "";
  /** @type {Carried} */
  #carried = {};

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /**
   * The person has chosen other rules; gives their id.
   * @param {string} id
   * @param {string} code the answers that carry over; empty where that is not known
   * @param {string} dropped what does not, in words
   */
  choose(id, code, dropped) {
    return this.#turn(id, { code, dropped });
  }

  /**
   * The address leads to a page under other rules; gives their id, unless the host asks for others or the answers are not known.
   * @param {string} id
   * @param {string} code the link's; of a page of before the head alone
   * @param {string} place
   * @param {string[]} known the codes of what was answered under other rules
   */
  open(id, code, place, known) {
    const whole = code.length > 4 ? code : known.find((other) => other.startsWith(code));
    if (whole && (this.isTurned || !read(this.#element, "rules"))) return this.#turn(id, { code: whole, place });
  }

  /** Whether the rules are those that the person has turned to, not the host's choice. */
  get isTurned() {
    return this.#turnedTo !== "" && read(this.#element, "rules") === this.#turnedTo;
  }

  /** What the guide goes on with, once. */
  carried() {
    const carried = this.#carried;
    this.#carried = {};
    return carried;
  }

  /**
   * @param {string} id
   * @param {Carried} carried
   */
  #turn(id, carried) {
    this.#turnedTo = id;
    this.#carried = carried;
    return id;
  }
}
