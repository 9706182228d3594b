// Finds the language that an element asks for.

import { PACKS } from "kanta-guide-files";

/** The language where none is asked for, or none that there is. */
export const FALLBACK_LANGUAGE = "sv";

/** In one of the languages that there are. */
const SPOKEN = Object.keys(PACKS).map((language) => `:lang(${language})`).join();

/**
 * The language of an element, or, where there is none of it, of what is around it. Firefox does not look out of a shadow root by itself.
 * @param {Element} element
 * @returns {string}
 */
export function languageOf(element) {
  const at = element.closest(SPOKEN);
  const root = element.getRootNode();
  if (!at && root instanceof ShadowRoot) return languageOf(root.host);
  return Object.keys(PACKS).find((language) => at?.matches(`:lang(${language})`)) ?? FALLBACK_LANGUAGE;
}

/**
 * Whether an element asks for a language that there is none of, such as fi_FI.
 * @param {Element} element
 */
export const isMistaken = (element) => Boolean(element.getAttribute("lang")) && element.closest(SPOKEN) !== element;
