// Finds the language that an element asks for.

import { PACKS } from "kanta-guide-files";

/** The language where none is asked for, or none that there is. */
export const FALLBACK_LANGUAGE = "sv";

/**
 * The language of an element, or, where there is none of it, of what is around it. Firefox does not look out of a shadow root by itself.
 * @param {Element} element
 */
export function languageOf(element) {
  /** @type {Element | undefined} */
  let at = element;
  for (; at; at = at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host) {
    const found = Object.keys(PACKS).find((language) => at?.matches(`:lang(${language})`));
    if (found) return found;
  }
  return FALLBACK_LANGUAGE;
}

/**
 * Whether an element asks for a language that there is none of, such as fi_FI.
 * @param {Element} element
 */
export const isMistaken = (element) => Boolean(element.getAttribute("lang")) && !element.matches(`:lang(${languageOf(element)})`);
