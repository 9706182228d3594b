// Keeps the session of a guide as the program has told it, so that the page can read it and the guide can go on from it.

import { own } from "./answers.js";

/** @typedef {{ place: string, code: string, elsewhere: string, answers: Record<string, string | string[]>, result?: Record<string, unknown> | null }} Snapshot */

export class Session {
  /** @type {string | null} the last snapshot, as JSON: it is rendered, or is about to be */
  #last = null;
  /** @type {string | null} the snapshot that was rendered last */
  #rendered = null;
  /** Whether a page is about to be rendered. */
  isRendering = false;

  /** @param {string} json */
  take(json) {
    this.#last = json;
  }

  /** Says that a page is about to be rendered. */
  rendering() {
    this.isRendering = true;
  }

  /** Says that the page has been rendered, and with it the last snapshot. */
  rendered() {
    this.isRendering = false;
    this.#rendered = this.#last;
  }

  /** Goes back to what was rendered last: what crashed the program while it was rendered would do so again. */
  goBack() {
    this.isRendering = false;
    this.#last = this.#rendered;
  }

  /**
   * The last snapshot, each time as a copy of its own.
   * @returns {Snapshot | null}
   */
  get snapshot() {
    return JSON.parse(this.#last ?? "null");
  }

  /** The codes of what was answered: under the present rules, and then under others. */
  get codes() {
    const { code = "", elsewhere = "" } = own(this.snapshot);
    return `${code} ${elsewhere}`.split(" ").filter(Boolean);
  }

  /** The result as its event has it, as a copy; null while there is none. */
  get result() {
    return this.snapshot?.result ?? null;
  }
}
