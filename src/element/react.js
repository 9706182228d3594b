// Takes over what React has for an element that a server wrote: React sets no property of such, and adds no listener.

import { SETTABLE } from "./properties.js";

/** The elements of which this is done. From then on React itself sees to what changes. */
const done = new WeakSet();

/**
 * Sets the properties and adds the listeners that React keeps with the element. A listener that React has added is not added twice.
 * @param {Element} element
 */
export function takeOver(element) {
  const properties = /** @type {Record<string, any>} */ (/** @type {unknown} */ (element));
  const key = Object.keys(element).find((name) => name.startsWith("__reactProps$"));
  if (!key || done.has(element)) return;
  done.add(element);
  for (const [name, value] of Object.entries(properties[key])) {
    if (SETTABLE.includes(name)) properties[name] = value;
    if (/^onkanta-guide-/.test(name) && typeof value === "function") element.addEventListener(name.slice(2), value);
  }
}
