// Shows the first question before the wasm is there. The build has rendered it, so that what the wasm renders later is the same and
// nothing jumps; what a person does with it is done again with the guide itself. The site's pages have it in their HTML; elsewhere it
// comes with the texts.

import { make } from "./message.js";

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)].map((element) => /** @type {HTMLElement} */ (element));

/**
 * The code that a guide goes on from: that of a link in the fragment, or what is kept in a store; empty where it begins with the
 * first question. The wasm reads both anew.
 * @param {string} storage the kind of store
 * @param {string} key
 */
export function codeAtStart(storage, key) {
  const [, linked] = /(?:[#!&?/]|%2[36])kanta(?:-|%2d)guide(?:=|%3d)([^&]+)/i.exec(location.href) ?? [];
  if (linked) return linked;
  try {
    const store = storage === "local" ? localStorage : storage === "session" ? sessionStorage : undefined;
    return store?.getItem(key) ?? "";
  } catch {
    // The browser denies the store.
    return "";
  }
}

/**
 * The page from its markup, element by element: a strict page lets nothing parse text.
 * @param {string} markup
 * @param {number} level the level of its heading
 */
export function firstPage(markup, level) {
  const root = make("div", { "data-first": "" });
  /** @type {HTMLElement} */
  let at = root;
  for (const [, end, tag, attributes, text] of markup.matchAll(/<(\/?)(\w+)([^>]*)>([^<]*)/g)) {
    if (end) at = at.parentElement ?? root;
    else {
      const element = make(tag === "h2" ? `h${level}` : tag);
      for (const [, name, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) element.setAttribute(name, value);
      at.append(element);
      if (tag !== "input") at = element;
    }
    at.append(text);
  }
  root.addEventListener("click", notePress);
  return root;
}

/**
 * The shadow root of an element: the one that its page declares, or a new one.
 * @param {HTMLElement} element
 */
export function rootOf(element) {
  if (element.shadowRoot) return element.shadowRoot;
  const root = element.attachShadow({ mode: "open" });
  // A browser that knows no declared roots has left the template inside the element.
  const template = /** @type {HTMLTemplateElement | null} */ (element.querySelector("[shadowrootmode]"));
  if (template) root.append(template.content);
  return root;
}

/**
 * The first page that the element's page has declared, ready to be used, if there is one.
 * @param {ShadowRoot} root
 * @returns {HTMLElement | undefined}
 */
export function declaredPage(root) {
  const first = /** @type {HTMLElement | null} */ (root.querySelector("[data-first]"));
  if (!first) return undefined;
  first.hidden = false;
  // What is shown where no script runs.
  const fallback = first.nextElementSibling;
  if (fallback) root.removeChild(fallback);
  return first;
}

/**
 * Notes a press of a button on the first page, and keeps it from sending the form: the guide does it again.
 * @param {Event} event
 */
export function notePress(event) {
  const button = /** @type {Element} */ (event.composedPath()[0]).closest?.("button");
  const first = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-first]"));
  if (!button || !first) return;
  event.preventDefault();
  first.dataset.first = String(all(first, "button").indexOf(button));
}

/**
 * Does again with the guide what was done with the first page.
 * @param {HTMLElement} first
 * @param {HTMLElement} guide
 * @param {() => void} show puts the guide in the place of the first page
 */
export function carryOver(first, guide, show) {
  const root = /** @type {ShadowRoot} */ (first.getRootNode());
  // Those of a translator are not in the guide.
  const focused = all(first, ":not(font)").indexOf(/** @type {HTMLElement} */ (root.activeElement));
  const chosen = all(first, ":checked").map((input) => `[name="${input.getAttribute("name")}"][value="${input.getAttribute("value")}"]`);
  const unfolded = all(first, "summary").map((summary) => summary.matches("[open] > *"));
  show();
  for (const input of chosen) all(guide, input)[0]?.click();
  all(guide, "summary").forEach((summary, at) => unfolded[at] && summary.click());
  all(guide, "*")[focused]?.focus();
  all(guide, "button")[Number(first.dataset.first || -1)]?.click();
}
