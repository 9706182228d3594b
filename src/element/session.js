// Keeps the session of a guide as the program has told it, so that the page can read it and the guide can go on from it.

/** @typedef {{ outcomes: unknown, because: unknown, tasks: unknown }} Result */
/**
 * @typedef {{
 *   place: string, code: string, answers: Record<string, string | string[]>, rules: unknown, result?: Result, conclusions?: { outcome: string }[]
 * }} Snapshot
 */

export class Session {
  /** @type {string | null} the last snapshot, as JSON: it is drawn, or is about to be */
  #last = null;
  /** @type {string | null} the snapshot that was drawn last */
  #drawn = null;

  /** @param {string} json */
  take(json) {
    this.#last = json;
  }

  /** Says that the last snapshot has been drawn. */
  drawn() {
    this.#drawn = this.#last;
  }

  /** Goes back to what was drawn last: what crashed the program while it was drawn would do so again. */
  goBack() {
    this.#last = this.#drawn;
  }

  /** Whether there is a snapshot that is not drawn yet. */
  get isDrawing() {
    return this.#last !== this.#drawn;
  }

  /**
   * The last snapshot, each time as a copy of its own.
   * @returns {Snapshot | null}
   */
  get snapshot() {
    return JSON.parse(this.#last ?? "null");
  }

  /** The result as its event has it; null while there is none. */
  get result() {
    const { snapshot } = this;
    if (!snapshot?.result || !snapshot.conclusions) return null;
    const { answers, conclusions, rules, code } = snapshot;
    const { outcomes, because, tasks } = snapshot.result;
    return { final: conclusions.every(({ outcome }) => outcome), answers, outcomes, because, tasks, conclusions, rules, code };
  }
}
