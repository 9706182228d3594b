// Scrolls to the top of the guide as the browser does, but leaves alone what hides its overflow: nobody could scroll that back.

import { around } from "./around.js";

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
  for (const at of around(element)) {
    if (at !== element && canScroll(at)) {
      const top = at === document.scrollingElement ? 0 : at.getBoundingClientRect().top + at.clientTop;
      at.scrollBy({ top: element.getBoundingClientRect().top - top - room, behavior: "instant" });
    }
    // What is fixed does not move with what is around it.
    if (getComputedStyle(at).position === "fixed") return;
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
