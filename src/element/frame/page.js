// The side of the guide: makes it in frame.html as the host's element says, or, where there is none, as the address says.

import style from "./inside.css";
import { ATTRIBUTES, CALLS, EVENTS, HIGHEST, LOOK, isOurs, message, sheetOf, stepped, titleIn, warn } from "./protocol.js";

/** What the address may say. Answers are not among it: whoever made a link, nobody is to come to a result by it unasked. */
const IN_ADDRESS = ["lang", "heading-level", "color-scheme", "storage"];

const root = document.documentElement;
const address = new URLSearchParams(location.search);
/** The origin of the host's page, as its element says; what is believed is the messages' own. */
const host = new URLSearchParams(location.hash.slice(1)).get("host");
const guide = document.createElement("kanta-guide");

/** The way to the host's element: it came in its first message, so what goes this way reaches nobody else. */
let port;
const tell = (content) => port.postMessage(message(content));

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function name(language) {
  root.lang = language ?? "sv";
  document.title = titleIn(root.lang);
}

/** Takes the host's first message, and no other. */
function connect({ source, origin, data, ports }) {
  if (source !== parent || origin !== host || !isOurs(data)) return;
  if (!ports[0]) return warn();
  removeEventListener("message", connect);
  [port] = ports;
  keepWithHost(data.kept);
  for (const event of EVENTS) guide.addEventListener(`kanta-guide-${event}`, ({ detail }) => report(event, detail));
  obey(data);
  port.onmessage = ({ data }) => (isOurs(data) ? obey(data) : warn());
  scrollNothing();
  document.body.append(guide);
  new ResizeObserver(measure).observe(document.body);
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

/** Does what a message says: nothing that the guide's public interface could not. */
function obey({ attributes, look, answers, call, place }) {
  if (![attributes, look, answers].every((part) => part === undefined || isRecord(part))) return warn();
  if (call !== undefined && !CALLS.includes(call)) return warn();
  if (look) for (const name of LOOK) root.style.setProperty(name, String(look[name] ?? ""));
  if (attributes) for (const name of ATTRIBUTES) set(name, attributes[name]);
  if (answers) guide.answers = answers;
  if (call) guide[call](...(call === "goTo" ? [String(place ?? "")] : []));
}

function set(attribute, value) {
  if (attribute === "lang" && !guide.isConnected) name(value);
  if (attribute === "storage") {
    stores = ["session", "local"].includes(value);
    if (!stores) value = "session";
  }
  if (typeof value === "string") guide.setAttribute(attribute, value);
  else guide.removeAttribute(attribute);
}

/** Whether the host has asked for a store of the browser. */
let stores = false;

/** Where the host has not asked for a store, what the guide would keep in one goes to the host's element, which hands it to the
    next frame: a frame that is moved in the page starts anew. So nothing is stored, and it works where a browser stores nothing. */
function keepWithHost(kept) {
  const real = Object.getOwnPropertyDescriptor(globalThis, "sessionStorage");
  const handed = { getItem: () => kept ?? null, setItem: (_, text) => tell({ kept: (kept = text) }) };
  Object.defineProperty(globalThis, "sessionStorage", { get: () => (stores ? real.get.call(globalThis) : handed) });
}

function report(event, detail) {
  if (detail.language) name(detail.language);
  tell({ event, detail, answers: guide.answers, result: guide.result });
}

let told;

/** Tells the height of the page when it is another than was told. */
function measure() {
  const { height } = document.body.getBoundingClientRect();
  root.classList.toggle("fitted", height <= HIGHEST);
  if (stepped(height) !== told) tell({ height: (told = stepped(height)) });
}

/** Without an element of ours around it the guide stands by itself, and scrolls. */
function standAlone() {
  name(address.get("lang"));
  for (const attribute of IN_ADDRESS) if (address.has(attribute)) guide.setAttribute(attribute, address.get(attribute));
  if (["light", "dark"].includes(address.get("color-scheme"))) root.style.colorScheme = address.get("color-scheme");
  guide.addEventListener("kanta-guide-language", ({ detail }) => name(detail.language));
  document.body.append(guide);
}

document.adoptedStyleSheets = [sheetOf(style)];
// Where the guide's own script is missing nothing is answered, and the host's element says so.
customElements.whenDefined("kanta-guide").then(() => {
  if (host && parent !== window) addEventListener("message", connect);
  else standAlone();
});
