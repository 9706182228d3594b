// The page in the frame: makes the guide as the host's element says, or, where there is none around it, as the address says.

import { isRecord } from "../answers.js";
import { followTitle, keepAddress, withLanguage } from "../follow.js";
import style from "./page.css";
import { ATTRIBUTES, CALLS, EVENTS, HIGHEST, LOOK, isOurs, message, sheetOf, stepped, titleIn, warn } from "./protocol.js";

/** What the address may say. Answers are not among it: whoever made a link, nobody is to come to a result by it unasked. */
const IN_ADDRESS = ["lang", "heading-level", "color-scheme"];

const root = document.documentElement;
const address = new URLSearchParams(location.search);
/** The origin of the host's page, as its element says; what is believed is the messages' own. */
const host = new URLSearchParams(location.hash.slice(1)).get("host");
/** The guide, by its public interface. */
const guide = /** @type {HTMLElement & Record<string, any>} */ (document.createElement("kanta-guide"));

/**
 * The way to the host's element: it came in its first message, so what goes this way reaches nobody else.
 * @type {MessagePort}
 */
let port;

customElements.whenDefined("kanta-guide").then(() => document.querySelector("[data-waiting]")?.remove());

/** @param {Record<string, unknown>} content */
const send = (content) => port.postMessage(message(content));

/** @param {string | null} [language] */
function setPageLanguage(language) {
  root.lang = language ?? "sv";
  document.title = titleIn(root.lang);
}

/**
 * Takes the host's first message, and no other. A page without an origin is not answered: anybody can make one.
 * @param {MessageEvent} event
 */
function connect({ source, origin, data, ports }) {
  if (source !== parent || origin !== host || origin === "null" || !isOurs(data)) return;
  if (!ports[0]) return warn();
  removeEventListener("message", connect);
  [port] = ports;
  keepWithHost(data.kept);
  for (const name of EVENTS) {
    guide.addEventListener(`kanta-guide-${name}`, (event) => forward(name, /** @type {CustomEvent} */ (event).detail));
  }
  apply(data);
  port.onmessage = ({ data }) => (isOurs(data) ? apply(data) : warn());
  scrollNothing();
  document.body.append(guide);
  new ResizeObserver(tellHeight).observe(document.body);
}

/** Where the frame shows all of its page, a scroll is one of the host's page, which its own element sees to. Browsers would scroll
    it across origins too, also to what takes the focus. */
function scrollNothing() {
  Element.prototype.scrollIntoView = () => {};
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    focus.call(this, { ...options, preventScroll: true });
  };
}

/**
 * Does what a message says: nothing that the guide's public interface could not.
 * @param {Record<string, any>} data
 */
function apply({ attributes, look, answers, call, place }) {
  if (![attributes, look, answers].every((part) => part === undefined || isRecord(part))) return warn();
  if (call !== undefined && !CALLS.includes(call)) return warn();
  if (look) for (const name of LOOK) root.style.setProperty(name, textOf(look[name]));
  if (attributes) for (const name of ATTRIBUTES) setAttribute(name, attributes[name]);
  if (answers) guide.answers = answers;
  if (call) guide[call](...(call === "goTo" ? [textOf(place)] : []));
}

/**
 * A text of a message; what is none is an empty one.
 * @param {unknown} value
 */
const textOf = (value) => (typeof value === "string" ? value : "");

/**
 * @param {string} attribute
 * @param {unknown} value
 */
function setAttribute(attribute, value) {
  if (attribute === "lang" && !guide.isConnected) setPageLanguage(textOf(value) || null);
  if (attribute === "storage") {
    isStored = value === "session" || value === "local";
    if (!isStored) value = "session";
  }
  // The store is that of the guide's origin: what one host's page keeps there is not another's. No origin has a blank in it.
  if (attribute === "id") value = `${host} ${textOf(value)}`;
  if (typeof value === "string") guide.setAttribute(attribute, value);
  else guide.removeAttribute(attribute);
}

/** Whether the host has asked for a store of the browser. */
let isStored = false;

/**
 * Where the host has not asked for a store, what the guide would keep in one goes to the host's element, which hands it to the
 * next frame: a frame that is moved in the page starts anew. So nothing is stored, and it works where a browser stores nothing.
 * @param {unknown} kept
 */
function keepWithHost(kept) {
  const real = Object.getOwnPropertyDescriptor(globalThis, "sessionStorage");
  const ofHost = {
    getItem: () => kept ?? null,
    /** @type {(key: string, text: string) => void} */
    setItem: (_, text) => send({ kept: (kept = text) }),
    removeItem: () => send({ kept: (kept = "") }),
  };
  Object.defineProperty(globalThis, "sessionStorage", { get: () => (isStored ? real?.get?.call(globalThis) : ofHost) });
}

/**
 * Tells the host's element of an event.
 * @param {string} event
 * @param {any} detail
 */
function forward(event, detail) {
  if (detail.language) setPageLanguage(detail.language);
  send({ event, detail, answers: guide.answers, result: guide.result });
}

/** @type {number} the height that was told last */
let told;

/** Tells the height of the page when it is another than was told. */
function tellHeight() {
  const { height } = document.body.getBoundingClientRect();
  root.classList.toggle("fitted", height <= HIGHEST);
  if (stepped(height) !== told) send({ height: (told = stepped(height)) });
}

/** The origin of the page around this one, as the browser tells it; empty where there is none, or it is not told. */
function originAround() {
  if (parent === window) return "";
  const { ancestorOrigins: [origin] = [document.referrer && new URL(document.referrer).origin] } = location;
  return origin === "null" ? "" : origin;
}

/**
 * Where a page without our element around it keeps the answers. Anybody can make a link: it has nothing kept beyond the tab. In a
 * frame the page around says where, as its own; nowhere, if it is not told which that is.
 * @param {string} around
 */
function storeAlone(around) {
  const asked = address.get("storage") ?? "session";
  if (parent !== window) return around && asked;
  return asked === "none" ? "none" : "session";
}

/** Without an element of ours around it the guide stands by itself, and scrolls. The page is the guide's, and so is its history. */
function standAlone() {
  setPageLanguage(address.get("lang"));
  guide.setAttribute("history", "");
  for (const name of IN_ADDRESS) if (address.has(name)) guide.setAttribute(name, address.get(name) ?? "");
  const around = originAround();
  if (around) guide.id = around;
  guide.setAttribute("storage", storeAlone(around));
  const scheme = address.get("color-scheme");
  if (scheme === "light" || scheme === "dark") root.style.colorScheme = scheme;
  const entitle = followTitle(() => titleIn(root.lang).split(":")[0]);
  const keep = keepAddress(() => withLanguage(new URLSearchParams(location.search).get("lang") ?? "sv"));
  guide.addEventListener("kanta-guide-language", (event) => {
    setPageLanguage(/** @type {CustomEvent} */ (event).detail.language);
    keep();
    entitle();
  });
  document.body.append(guide);
}

document.adoptedStyleSheets = [sheetOf(style)];
// Where the guide's own script is missing nothing is answered, and the host's element says so.
customElements.whenDefined("kanta-guide").then(() => {
  if (host && parent !== window) addEventListener("message", connect);
  else standAlone();
});
