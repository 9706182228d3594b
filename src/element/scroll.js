// Scrolls to the top of the guide as the browser does, but leaves alone what hides its overflow: nobody could scroll that back.

/**
 * Has the program scroll to an element in this way.
 * @param {Element | null} element
 */
export function scrollKindly(element) {
  if (element) element.scrollIntoView = () => scrollTo(element);
}

/**
 * Scrolls what is around an element so that its top is at the top, as far as a person could.
 * @param {Element} element
 */
function scrollTo(element) {
  const room = parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
  /** @type {Element | null | undefined} */
  let at = element;
  // What is fixed does not move with what is around it.
  while (at && getComputedStyle(at).position !== "fixed") {
    at = at.assignedSlot ?? at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host;
    if (!at || !canScroll(at)) continue;
    const top = at === document.scrollingElement ? 0 : at.getBoundingClientRect().top + at.clientTop;
    at.scrollBy({ top: element.getBoundingClientRect().top - top - room, behavior: "instant" });
  }
}

/**
 * Whether a person can scroll an element; the page as a whole, unless it forbids that.
 * @param {Element} element
 */
function canScroll(element) {
  /** @param {Element} one */
  const overflow = (one) => getComputedStyle(one).overflowY;
  if (element !== document.scrollingElement) return /auto|scroll/.test(overflow(element));
  return ![element, document.body].some((one) => /hidden|clip/.test(overflow(one)));
}
