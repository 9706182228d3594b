// Makes the host's calls: at once, or, while what they are for is still loading, as soon as that is there.

/** @template T the program, or the way to the frame that has it */
export class Calls {
  /** @type {((callee: T) => void)[]} */
  #waiting = [];
  #callee;

  /** @param {() => T | undefined} callee what is called, while it is there */
  constructor(callee) {
    this.#callee = callee;
  }

  /** @param {(callee: T) => void} call */
  make(call) {
    this.#waiting.push(call);
    this.go();
  }

  /** Makes those that wait, in their order. After a crash the rest goes on waiting. */
  go() {
    for (let callee; this.#waiting.length && (callee = this.#callee()); ) this.#waiting.shift()?.(callee);
  }
}
