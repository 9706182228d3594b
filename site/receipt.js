// Checks a receipt that a person chooses or drops: whether its result follows from its answers, and what follows from them. It is read
// here alone; nothing is sent.

import { evaluate, verify } from "../crates/engine-js/js/engine.js";

const language = document.documentElement.lang;
const words = document.getElementById("words").content;
const [drop, input, verdict, found] = [".drop", "#file", ".verdict", "#found"].map((selector) => document.querySelector(selector));

/** A word of the page, its gaps filled. */
function say(word, gaps = {}) {
  const said = words.querySelector(`[data-word="${word}"]`).cloneNode(true);
  for (const [gap, value] of Object.entries(gaps)) said.querySelector(`[data-gap="${gap}"]`).textContent = value;
  return said;
}

const make = (name, ...content) => {
  const element = document.createElement(name);
  element.append(...content);
  return element;
};

const list = (title, items) => [make("h2", say(title)), make("ul", ...items.map((item) => make("li", item)))];

/** A day in words; what is none stays as it is. */
function dayOf(date) {
  const day = new Date(`${date}T00:00Z`);
  const locale = { sv: "sv-FI", fi: "fi-FI", en: "en-GB" }[language];
  return Number.isNaN(day.getTime()) ? date : day.toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });
}

/** A value of a receipt or of a result: ids, and where there is more the JSON. */
function valueOf(value) {
  if ((value ?? "") === "" || (Array.isArray(value) && value.length === 0)) return say("nothing").textContent;
  if (typeof value === "string") return value;
  const isList = Array.isArray(value) && value.every((one) => one === null || typeof one === "string");
  return isList ? value.map((one) => one ?? say("absent").textContent).join(", ") : JSON.stringify(value);
}

/** A place in which the receipt is wrong. */
function wrong({ at, says, gives, title }) {
  if (at === "rules.hash") return say("hash");
  const [, part] = at.split(".");
  const known = words.querySelector(`[data-word="${CSS.escape(part ?? "")}"]`)?.textContent;
  // The checklist and the next question are of no topic.
  const [name, place] = title ? [title, known ?? part] : [known ?? at, at];
  return say("one", { title: name, part: place, says: valueOf(says), gives: valueOf(gives) });
}

/** What follows from the answers of a receipt, in words. */
async function conclusions(bytes, rules) {
  const { answers } = JSON.parse(new TextDecoder().decode(bytes));
  const told = await evaluate(answers, { rules, language });
  return told.conclusions.map(({ title, conclusion }) => make("span", make("b", title), `: ${conclusion}`));
}

/** What is said of a receipt that could not be checked. What has no code is a fault of this page. */
function whyNot({ code, at }) {
  if ([undefined, "network", "damaged", "not-found-html", "wasm-blocked"].includes(code)) return ["failed", say("failed")];
  if (code === "unknown-rules") return ["differs", say("other")];
  return ["differs", at.startsWith("answers.") ? say("answers", { at }) : say("none")];
}

/** What is said of the bytes of a file: the word of the verdict, and what stands below it. */
async function checked(bytes) {
  const { holds, date, rules, differences } = await verify(bytes, { language });
  const follows = list("follows", await conclusions(bytes, rules.id));
  if (!holds) return ["differs", say("differs", { rules: rules.id }), [...list("wrong", differences.map(wrong)), ...follows]];
  return ["holds", say("holds", { date: dayOf(date), rules: rules.id }), [make("p", say("note")), ...follows]];
}

/** Counts the files, so that of two in a row the second has the last word. */
let turn = 0;

async function check(file) {
  if (!file) return;
  const own = ++turn;
  const show = (kind, words, below = []) => {
    if (own !== turn) return;
    verdict.dataset.verdict = kind;
    verdict.replaceChildren(words);
    found.replaceChildren(...below);
  };
  show("", say("checking"));
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return show("failed", say("unread"));
  }
  try {
    show(...(await checked(bytes)));
  } catch (error) {
    show(...whyNot(error));
  }
}

input.addEventListener("change", () => check(input.files[0]));
// The same file, changed on the disk, can be chosen again.
input.addEventListener("click", () => (input.value = ""));
addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.dataset.over = "";
});
addEventListener("dragleave", (event) => event.relatedTarget ?? delete drop.dataset.over);
addEventListener("drop", (event) => {
  event.preventDefault();
  delete drop.dataset.over;
  // The field says whose verdict this is.
  input.files = event.dataTransfer.files;
  check(input.files[0]);
});
drop.hidden = false;
