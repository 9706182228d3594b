// What is around an element, also out of shadow roots, however names on the page hide what elements and the document have.

/**
 * An element and what is around it, from the inside out.
 * @param {Element} element
 * @returns {Element[]}
 */
export function around(element) {
  /** @type {Element[]} */
  const found = [];
  /** @type {unknown} */
  let at = element;
  // A form has its fields under their names, parentElement too: nothing is looked at twice.
  while (at instanceof Element && !found.includes(at)) {
    found.push(at);
    const root = Node.prototype.getRootNode.call(at);
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return found;
}
