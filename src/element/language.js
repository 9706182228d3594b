// The language that an element asks for.

import { PACKS } from "kanta-guide-files";

/** The language where none is asked for, or none that there is. */
export const FALLBACK_LANGUAGE = "sv";

/** The language of an element, or of what is around it. Firefox does not look out of a shadow root by itself. */
export function languageOf(element) {
  const spoken = (at) => Object.keys(PACKS).find((language) => at?.matches(`:lang(${language})`));
  return spoken(element) ?? spoken(element.getRootNode().host) ?? FALLBACK_LANGUAGE;
}
