// Has what the two sides of a frame agree on: the version of their messages, what they may carry, and how heights are told.

import { own } from "../answers.js";

/** Goes up when an older side would misunderstand. */
const VERSION = 1;

/** What the host's element hands to the guide as it is. `id` is what the element is called in a store. */
export const ATTRIBUTES = ["id", "lang", "locked", "heading-level", "color-scheme", "storage", "history", "rules", "as-of", "rules-integrity"];

/** The look of the host's page, as it is where the element stands. */
export const LOOK = [
  "color-scheme",
  "--kanta-font",
  "--kanta-font-size",
  "--kanta-text",
  "--kanta-muted",
  "--kanta-background",
  "--kanta-surface",
  "--kanta-border",
  "--kanta-error",
  "--kanta-accent",
  "--kanta-on-accent",
  "--kanta-focus",
  "--kanta-radius",
  "--kanta-space",
];

/** The guide's events, without `kanta-guide-` before them. */
export const EVENTS = ["ready", "question", "answer", "result", "language", "title", "track", "error"];

/** The methods that are called across the frame. */
export const CALLS = /** @type {const} */ (["reset", "goTo", "print"]);

/** Heights go in steps, so that a height does not tell which answer is chosen; all three are in pixels. */
const STEP = 32;
const LOWEST = 6 * STEP;
export const HIGHEST = 625 * STEP;

/**
 * The height that is told for one that was measured.
 * @param {number} height
 */
export const stepped = (height) => Math.min(Math.max(Math.ceil(height / STEP) * STEP, LOWEST), HIGHEST);

/** @type {Record<string, string>} */
const TITLES = own({
  sv: "Kanta-guiden: ansluta sig till Kanta-tjänsterna",
  fi: "Kanta-opas: Kanta-palveluihin liittyminen",
  en: "Kanta Guide: joining the Kanta Services",
});

/**
 * What a frame is called in a language; in Swedish for one that the guide does not speak.
 * @param {unknown} tag
 */
export const titleIn = (tag) => TITLES[typeof tag === "string" ? tag.toLowerCase().split("-")[0] : ""] ?? TITLES.sv;

/** @param {Record<string, unknown>} content */
export const message = (content) => ({ kantaGuide: VERSION, ...content });

/**
 * Whether a message is one of ours. Pages send their frames messages of many kinds; one of another kind is no reason to warn.
 * @param {unknown} data
 * @returns {data is Record<string, any>}
 */
export function isOurs(data) {
  if (data === null || typeof data !== "object" || !("kantaGuide" in data)) return false;
  if (data.kantaGuide !== VERSION) warn();
  return data.kantaGuide === VERSION;
}

let warned = false;

/** Says once that a message was not understood. */
export function warn() {
  if (!warned) console.warn("kanta-guide: a message between page and frame was ignored: take all files from one release");
  warned = true;
}

/**
 * A style sheet from its text: the only kind that every content security policy lets in.
 * @param {string} text
 */
export function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
