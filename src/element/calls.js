// Makes the host's calls of the program: at once, or, while it is still loading, as soon as it is there.

/** @typedef {import("./app.js").App["widget"]} Widget */

export class Calls {
  /** @type {((widget: Widget) => void)[]} */
  #waiting = [];
  #widget;

  /** @param {() => Widget | undefined} widget the program's calls, while it is there */
  constructor(widget) {
    this.#widget = widget;
  }

  /** @param {(widget: Widget) => void} call */
  make(call) {
    this.#waiting.push(call);
    this.go();
  }

  /** Makes those that wait, in their order. After a crash the rest goes on waiting. */
  go() {
    for (let widget; this.#waiting.length && (widget = this.#widget()); ) this.#waiting.shift()?.(widget);
  }
}
