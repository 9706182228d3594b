// Fills the shadow root, and makes the plain message that stands where the guide is not: that it loads, or why it cannot be shown.

import { FAILURES, LOADING } from "./messages.js";

/**
 * An element with attributes and children.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  // A host's <form name="createElement"> hides the document's own.
  const element = Document.prototype.createElement.call(document, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Fills a shadow root with this; a link to the styles stays there.
 * @param {ShadowRoot} root
 * @param {Node[]} nodes
 */
export function fill(root, nodes) {
  // Not with remove: some libraries have a method of their own by that name.
  for (const child of [...root.children]) if (!child.matches("link")) root.removeChild(child);
  root.append(...nodes);
}

/**
 * What is shown, in the words of a title.
 * @param {Element | undefined} guide
 */
export function titleOf(guide) {
  const [error, heading, number] = ["[part=error] span", "#heading", "[part=progress]"].map(
    (part) => guide?.querySelector(part)?.textContent?.split(" · ")[0],
  );
  return [error, number ? `${heading} – ${number}` : heading].join(" ").trim();
}

/** @param {string} language */
const root = (language) => ({ class: "guide", part: "root", lang: language, dir: "ltr" });

/**
 * Says that the guide loads.
 * @param {string} language
 */
export function loadingMessage(language) {
  const text = make("p", { class: "body", role: "status" }, LOADING[language]);
  return make("section", { ...root(language), "aria-busy": "true" }, make("div", { class: "message" }, text));
}

/**
 * Says what is wrong, with a link to Kela, a button to try again, and whatever the page has put inside the element.
 * @param {string} language
 * @param {string} code the code of the error
 * @param {() => void} retry
 */
export function errorMessage(language, code, retry) {
  const words = FAILURES[language];
  const button = make("button", { class: "button", part: "retry", type: "button" }, words.retry);
  button.addEventListener("click", retry);
  const parts = [
    make("h2", { class: "heading", id: "heading", tabindex: "-1" }, words.title),
    make("p", { class: "body" }, code === "crash" ? words.crash : words.text),
    make("p", { class: "body" }, make("a", { class: "link", href: words.address }, words.link)),
    make("div", { class: "button-group" }, button),
    make("slot"),
  ];
  const attributes = { ...root(language), "aria-labelledby": "heading", "data-error": code };
  return make("section", attributes, make("div", { class: "message" }, ...parts));
}
