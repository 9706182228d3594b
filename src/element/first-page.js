// The first question as it stands before the program is there: the build has it from the pages that the tests keep, so what is
// drawn later is the same, and nothing jumps. What a person does with it is done again with the guide itself.

import { make } from "./message.js";

const all = (root, selector) => [...root.querySelectorAll(selector)];

/** The page out of its markup, element by element: a strict page lets nothing parse text. Its heading is of a level. */
export function firstPage(markup, level) {
  const root = make("div");
  let at = root;
  for (const [, end, tag, attributes, text] of markup.matchAll(/<(\/?)(\w+)([^>]*)>([^<]*)/g)) {
    if (end) at = at.parentNode;
    else {
      const element = make(tag === "h2" ? `h${level}` : tag);
      for (const [, name, value] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) element.setAttribute(name, value);
      at.append(element);
      if (tag !== "input") at = element;
    }
    at.append(text);
  }
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("click", ({ target }) => target.matches("button") && (root.pressed = all(root, "button").indexOf(target)));
  return root;
}

/** Does again what was done with the first page; `put` puts the guide in its place. */
export function carryOver(first, guide, put) {
  const focused = all(first, "*").indexOf(first.getRootNode().activeElement);
  const chosen = all(first, ":checked").map(({ name, value }) => `[name="${name}"][value="${value}"]`);
  put();
  for (const input of chosen) guide.querySelector(input)?.click();
  all(guide, "*")[focused]?.focus();
  all(guide, "button")[first.pressed]?.click();
}
