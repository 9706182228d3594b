// The attributes of the element that are properties too, and nothing more: a text, a number or a mark.

const READ = {
  headingLevel: (text) => Math.min(Math.max(Math.trunc(text) || 2, 1), 6),
  storage: (text) => text ?? "none",
  rules: (text) => text ?? "",
  rulesIntegrity: (text) => text ?? "",
  hashState: (text) => text !== null,
};

/** Gives an element's class the properties. */
export function reflect({ prototype }) {
  for (const [name, read] of Object.entries(READ)) {
    const attribute = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
    Object.defineProperty(prototype, name, {
      get() {
        return read(this.getAttribute(attribute));
      },
      set(value) {
        if (value === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value === true ? "" : value);
      },
    });
  }
}

/** The properties of the element that can be set. */
const SETTABLE = ["answers", "locked", ...Object.keys(READ)];

/** Gives an element its properties that were set before it was known, and so hide those that they were meant for. */
export function setAgain(element, names = SETTABLE) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
