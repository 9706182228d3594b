// Finds the language that an element asks for.

import { PACKS } from "kanta-guide-files";

/** The language where none is asked for, or none that there is. */
export const FALLBACK_LANGUAGE = "sv";

/**
 * The language of an element, or of what is around it. Firefox does not look out of a shadow root by itself.
 * @param {Element} element
 */
export function languageOf(element) {
  const root = element.getRootNode();
  /** @param {Element | undefined} at */
  const find = (at) => Object.keys(PACKS).find((language) => at?.matches(`:lang(${language})`));
  return find(element) ?? find(root instanceof ShadowRoot ? root.host : undefined) ?? FALLBACK_LANGUAGE;
}
