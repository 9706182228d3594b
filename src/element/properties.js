// Makes attributes of the elements properties too, and reads them.

import { own } from "./answers.js";

/**
 * Whether an attribute is there, and not as "false", which frameworks write.
 * @param {string | null} text
 */
const isOn = (text) => text !== null && text !== "false";

/** Each property as it is read from the text of its attribute. */
const READ = {
  /** @param {string | null} text */
  lang: (text) => text ?? "",
  /** @param {string | null} text */
  headingLevel: (text) => Math.min(Math.max(Math.trunc(Number(text)) || 2, 1), 6),
  /** @param {string | null} text */
  storage: (text) => text ?? "none",
  hashState: isOn,
  history: isOn,
  /** @param {string | null} text */
  rules: (text) => text ?? "",
  /** @param {string | null} text */
  asOf: (text) => text ?? "",
  /** @param {string | null} text */
  rulesIntegrity: (text) => text ?? "",
};

/** @typedef {keyof typeof READ} Name */

/** @param {string} name */
const attributeOf = (name) => name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);

/**
 * The value of a property.
 * @template {Name} N
 * @param {Element} element
 * @param {N} name
 * @returns {ReturnType<typeof READ[N]>}
 */
export const read = (element, name) => /** @type {ReturnType<typeof READ[N]>} */ (READ[name](element.getAttribute(attributeOf(name))));

/**
 * Sets an attribute as frameworks set properties: nothing takes it away, and true has no text.
 * @param {Element} element
 * @param {string} attribute
 * @param {unknown} value
 */
function write(element, attribute, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value === true ? "" : String(value));
}

/**
 * Gives an element's class the properties.
 * @param {typeof HTMLElement} elementClass
 */
export function reflect({ prototype }) {
  for (const name of /** @type {Name[]} */ (Object.keys(READ))) {
    Object.defineProperty(prototype, name, own({
      /** @this {Element} */
      get() {
        return read(this, name);
      },
      /** @this {Element} @param {unknown} value */
      set(value) {
        write(this, attributeOf(name), value);
      },
    }));
  }
}

/**
 * What `locked` names: "all" that is given where it names nothing, or is "true" as frameworks write it; else questions, also where they
 * are written as JSON.
 * @param {Element} element
 * @returns {"all" | string[]}
 */
export function lockedBy(element) {
  const text = element.getAttribute("locked");
  if (!isOn(text)) return [];
  return !text || text === "true" ? "all" : (text.match(/[\w-]+/g) ?? []);
}

/**
 * Whether `locked` names a question, or all.
 * @param {Element} element
 * @param {string} question
 */
export function isLocked(element, question) {
  const locked = lockedBy(element);
  return locked === "all" || locked.includes(question);
}

/**
 * The questions that are locked; where that is all that is given, these are the questions.
 * @param {Element} element
 * @param {string[]} given
 */
export function lockedQuestions(element, given) {
  const locked = lockedBy(element);
  return locked === "all" ? given : locked;
}

/**
 * Sets `locked`; an empty list locks nothing.
 * @param {Element} element
 * @param {unknown} questions
 */
export function setLocked(element, questions) {
  write(element, "locked", Array.isArray(questions) ? questions.join(" ") || null : questions);
}

/** The properties of the element that can be set. */
export const SETTABLE = ["answers", "locked", ...Object.keys(READ)];

/**
 * Sets again what was set before the class was known: it hides the properties that it was meant for.
 * @param {HTMLElement} element
 * @param {string[]} [names]
 */
export function setAgain(element, names = SETTABLE) {
  const properties = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}
