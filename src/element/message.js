// The plain message that stands where the guide is not: that it loads, or why it cannot be shown.

import { FAILURES, LOADING } from "./messages.js";

export const make = (tag, attributes = {}, ...children) => {
  // A host's <form name="createElement"> hides the document's own.
  const element = Document.prototype.createElement.call(document, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** The message in a language: that the guide loads; or for the code of a fault what is wrong, with a link to Kela, a button to try
    `again`, and whatever the page has put inside the element. */
export function message(language, code, again) {
  const about = { class: "guide", part: "root", lang: language, dir: "ltr" };
  if (!code) {
    const loads = make("p", { class: "body", role: "status" }, LOADING[language]);
    return make("section", { ...about, "aria-busy": "true" }, make("div", { class: "message" }, loads));
  }
  const { title, text, crash, link, address, retry } = FAILURES[language];
  const button = make("button", { class: "button", part: "retry", type: "button" }, retry);
  button.addEventListener("click", again);
  const parts = [
    make("h2", { class: "heading", id: "heading", tabindex: "-1" }, title),
    make("p", { class: "body" }, code === "crash" ? crash : text),
    make("p", { class: "body" }, make("a", { class: "link", href: address }, link)),
    make("div", { class: "button-group" }, button),
    make("slot"),
  ];
  const wrapped = make("div", { class: "message" }, ...parts);
  return make("section", { ...about, "aria-labelledby": "heading", "data-error": code }, wrapped);
}
