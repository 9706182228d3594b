// Names the entry of the browser's store under which an element's answers are kept.

/**
 * The connected elements without an id that keep answers, by their number: the first has 0.
 * @type {(Element | undefined)[]}
 */
const unnamed = [];

/**
 * The key of an element that keeps answers: its id, or the lowest number that no other element without an id has. The first of
 * them has none, so that a page with one guide needs no id. A number follows a blank and an id a colon, so that no two are the same.
 * @param {Element} element
 * @param {string} storage the kind of store
 */
export function storageKey(element, storage) {
  if (element.id || storage === "none") {
    forgetKey(element);
    return `kanta-guide:${element.id}`;
  }
  let number = unnamed.indexOf(element);
  if (number < 0) number = unnamed.findIndex((other) => !other);
  if (number < 0) number = unnamed.length;
  unnamed[number] = element;
  return `kanta-guide${number ? ` ${number + 1}` : ":"}`;
}

/**
 * Lets another element have the key of one that has gone.
 * @param {Element} element
 */
export function forgetKey(element) {
  const number = unnamed.indexOf(element);
  if (number >= 0) unnamed[number] = undefined;
}
