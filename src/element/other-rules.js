// Remembers what a person goes on with under other rules: what carries over to them, and what was answered under those that were left.

import { read } from "./properties.js";

/**
 * What the guide starts with under other rules: the code of the answers, that of answers which were given under them earlier, the
 * page, and what did not carry over, in words.
 * @typedef {{ code?: string, earlier?: string, place?: string, dropped?: string }} Carried
 */

export class OtherRules {
  #element;
  /** The id of the rules that the person has turned to. */
  #turnedTo = "";
  /**
   * The codes of the answers under the rules that were left, by what names the rules in a code.
   * @type {Record<string, string>}
   */
  #left = {};
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
   * @param {string} now the code of the present answers
   */
  choose(id, code, dropped, now) {
    return this.#turn(id, { code, earlier: this.#left[code.slice(1, 4)], dropped }, now);
  }

  /**
   * The address leads to a page under other rules; gives their id, unless the host asks for others or the answers are not known.
   * @param {string} id
   * @param {string} code the link's; of a page of before the head alone
   * @param {string} place
   * @param {string} now the code of the present answers
   */
  open(id, code, place, now) {
    const asked = read(this.#element, "rules");
    const known = code.length > 4 ? code : this.#left[code.slice(1)];
    if (known && (!asked || asked === this.#turnedTo)) return this.#turn(id, { code: known, place }, now);
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
   * @param {string} now
   */
  #turn(id, carried, now) {
    this.#left[now.slice(1, 4)] = now;
    this.#turnedTo = id;
    this.#carried = carried;
    return id;
  }
}
