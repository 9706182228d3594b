// Gives the guide a ground of its own where its text could not be read on what the page has behind it, such as a dark page that does
// not say so by `color-scheme`.

import { around } from "./around.js";
import { reportOnce } from "./events.js";
import { make } from "./message.js";

/** The least contrast that text may have (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;
/** The colours in which the guide has text on the ground. */
const TEXTS = ["text", "muted", "accent", "error"];

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour */

/** The ground: white or nearly black, as the guide is light or dark. */
const STYLE = ":host { background: var(--kanta-background, Canvas); padding: var(--kanta-space, 1em); }";

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * The guides on the page, each with how to look anew.
 * @type {{ element: HTMLElement, look: () => void }[]}
 */
let guides = [];

/** Forgets the guides that are on no page any more. */
function forgetGone() {
  guides = guides.filter(({ element }) => element.isConnected);
}

/** Looks anew for each guide: the page has perhaps turned dark, or light. */
function lookAgain() {
  forgetGone();
  for (const guide of guides) guide.look();
}

let isWatched = false;

/** Has the page's turns noticed: those of the system, and those by an attribute of `<html>` or `<body>`. */
function watchPage() {
  isWatched = true;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", lookAgain);
  const observer = new MutationObserver(lookAgain);
  for (const element of [document.documentElement, document.body]) if (element) observer.observe(element, { attributes: true });
}

/**
 * Looks what is behind a guide, now and when the page turns dark or light.
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 */
export function keepGround(element, root) {
  if (!isWatched) watchPage();
  forgetGone();
  if (!guides.some((guide) => guide.element === element)) guides.push({ element, look: () => look(element, root) });
  look(element, root);
}

/**
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 */
function look(element, root) {
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  if (isReadable(element, root)) return;
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  // Who has set the scheme wants the guide light or dark whatever the page is.
  if (!element.hasAttribute("color-scheme")) reportOnce(element, "ground");
}

/**
 * Whether all text has contrast enough, or would not have more on a ground of the guide's own. A host that has set the ground has decided.
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 */
function isReadable(element, root) {
  if (getComputedStyle(element).getPropertyValue("--kanta-background").trim()) return true;
  const probe = make("p", { class: "guide", hidden: "" });
  root.appendChild(probe);
  /** @param {string} color */
  const drawn = (color) => {
    probe.style.color = color;
    return colourOf(getComputedStyle(probe).color);
  };
  const texts = TEXTS.map((name) => drawn(`var(--kanta--${name})`));
  const [own, ground] = [drawn("Canvas"), groundOf(element)].map((on) => Math.min(...texts.map((text) => contrast(text, on))));
  root.removeChild(probe);
  return ground >= LEAST || ground >= own;
}

/**
 * What is behind an element: the backgrounds of what is around it, one over another. Where none is known, or a picture is among them, it is
 * as the page's own text wants it.
 * @param {Element} element
 * @returns {Colour}
 */
function groundOf(element) {
  /** @type {Colour[]} */
  const layers = [];
  for (const at of around(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== "none") break;
    const layer = colourOf(backgroundColor);
    layers.unshift(layer);
    if (layer[3] === 1) return layers.reduce(over);
  }
  const isDark = luminance(colourOf(getComputedStyle(element.parentElement ?? element).color)) > 0.4;
  return layers.reduce(over, isDark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
}

/**
 * @param {Colour} below
 * @param {Colour} above
 * @returns {Colour}
 */
function over(below, above) {
  const [red, green, blue] = [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3]));
  return [red, green, blue, 1];
}

/**
 * A colour as browsers compute it: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.4)`, `color(srgb 0.1 0.2 0.3 / 0.4)`. Another is taken for none.
 * @param {string} text
 * @returns {Colour}
 */
function colourOf(text) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = /^(rgb|color\(srgb )/.test(text) ? (text.match(/[\d.]+(e-\d+)?/g) ?? []).map(Number) : [0, 0, 0, 0];
  const scale = text.startsWith("c") ? 255 : 1;
  return [red * scale, green * scale, blue * scale, alpha];
}

/** @param {Colour} colour */
function luminance([red, green, blue]) {
  /** @param {number} value */
  const light = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
}

/**
 * @param {Colour} one
 * @param {Colour} other
 */
function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
