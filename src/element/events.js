// Tells the page around an element what has happened in it, and what is wrong.

import { takeOver } from "./react.js";

/**
 * @param {Element} element
 * @param {string} name what follows `kanta-guide-`
 * @param {unknown} detail
 */
export function dispatch(element, name, detail) {
  if (!__ON_SITE__) takeOver(element);
  element.dispatchEvent(new CustomEvent(`kanta-guide-${name}`, { detail, bubbles: true, composed: true }));
}

/**
 * Tells whoever embeds the guide what is wrong: on the console and as an event. Where the help cannot be loaded, that is the code.
 * @param {Element} element
 * @param {any} error
 */
export async function report(element, error) {
  /** @param {any} error */
  const unexplained = ({ code = "later" }) => ({ code, message: "see docs/embedding.md", about: "" });
  const { explain } = await import("./help.js").catch(() => ({ explain: unexplained }));
  const { code, message, about } = explain(error);
  console.error(`kanta-guide: ${code}: ${message}`, error.cause ?? error);
  dispatch(element, "error", { code, message, about });
}

/**
 * What was reported once.
 * @type {WeakMap<Element, Set<string>>}
 */
const reported = new WeakMap();

/**
 * Tells whoever embeds the guide what is wrong, once for an element.
 * @param {Element} element
 * @param {string} code
 * @param {unknown} [cause]
 */
export function reportOnce(element, code, cause) {
  const codes = reported.get(element) ?? new Set();
  reported.set(element, codes);
  if (!codes.has(code)) report(element, { code, cause });
  codes.add(code);
}
