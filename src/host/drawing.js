// Draws the decision of a topic, as the compiler laid it out, with what the visitor's answers lead to marked; and the same as a
// table for those who do not see it. It is loaded only when a person asks for a picture.

/** Where the drawings of all topics are, by language; the build writes it. */
export { DRAWINGS } from "kanta-guide-drawings";

const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml";

function make(parent, namespace, name, attributes = {}, words = "") {
  // A host's <form name="createElementNS"> hides the document's own.
  const element = Document.prototype.createElementNS.call(document, namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = words;
  parent.append(element);
  return element;
}

/** Fills a place with the picture that it names; `marks` has a "1" for each line that the answers lead to. */
export function draw(place, { heads, key, topics }) {
  const { map, marks } = place.dataset;
  const { title, width, height, shapes, rows } = topics[map];
  const on = (line) => marks[line] === "1";
  place.replaceChildren();
  const svg = make(place, SVG, "svg", { class: "map", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  // What is marked is drawn last, over the rest.
  for (const now of [false, true]) {
    for (const [line, tag, name, attributes, words] of shapes) {
      if (on(line) !== now) continue;
      make(svg, SVG, tag, { class: now ? `${name} ${name}--on` : name, ...Object.fromEntries(attributes) }, words);
    }
  }
  make(place, HTML, "p", { class: "source" }, key);
  // A table is as wide as its words whatever it is told, so what hides it is around it.
  const table = make(make(place, HTML, "div", { class: "visually-hidden" }), HTML, "table");
  make(table, HTML, "caption", {}, title);
  const [, , , , yes] = heads;
  const head = make(table, HTML, "tr");
  for (const words of heads.slice(0, 4)) make(head, HTML, "th", { scope: "col" }, words);
  for (const [line, ...cells] of rows) {
    const row = make(table, HTML, "tr");
    for (const words of [...cells, on(line) ? yes : ""]) make(row, HTML, "td", {}, words);
  }
}
