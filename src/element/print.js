// Printing the guide alone, saving a file, and the result as plain text. It is loaded only when a person asks for that.

/** An element of the page; a host's <form name="createElement"> hides the document's own way. */
const make = (tag) => Document.prototype.createElement.call(document, tag);

/** Has the browser save a file. */
export function save(content) {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = "kanta-guide-receipt.json";
  link.click();
  // Some browsers read the file only after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Prints the guide out of a frame of its own: the page around it is not the guide's to hide. */
export function printAlone(guide, styles) {
  const frame = make("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;inset-block-start:-9999px";
  // In the guide's own root: what the page calls its body may be hidden.
  guide.getRootNode().append(frame);
  const { contentWindow, contentDocument } = frame;
  contentDocument.title = Reflect.get(Document.prototype, "title", document);
  contentDocument.adoptedStyleSheets = styles.map((text) => {
    const sheet = new contentWindow.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  contentDocument.body.append(contentDocument.importNode(guide, true));
  contentWindow.addEventListener("afterprint", () => frame.parentNode.removeChild(frame));
  contentWindow.print();
}

/** What is no part of a record: ways to do something, and what the guide says beside the result. */
const ASIDE = "button:not(.link-button[data-ask]), slot, svg, .guide__bar, .details--aside, .about, .picture, .visually-hidden, .section:has([data-keep])";
const IN_LINE = new Set(["A", "B", "BUTTON", "SPAN", "INPUT"]);

/** The result as plain text: a line for each paragraph, item and heading, addresses after their links, boxes for tasks. */
export function textOf(guide) {
  let text = "";
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(ASIDE)) return;
    const inLine = IN_LINE.has(node.tagName) && !node.matches(".conclusion__topic, .tasks__title, .tasks__detail");
    if (!inLine && !text.endsWith("\n")) text += "\n";
    if (node.matches("article, .section, .card")) text += "\n";
    if (node.matches("li:not(.tasks__item)")) text += "- ";
    if (node.type === "checkbox") text += node.checked ? "[x] " : "[ ] ";
    node.childNodes.forEach(write);
    if (node.matches("a[href]")) text += ` (${node.href})`;
    if (node.matches("dt, .conclusion__topic")) text += ": ";
    else if (!inLine && !node.matches("dt") && !text.endsWith("\n")) text += "\n";
  };
  write(guide);
  return text.replaceAll(/\n{3,}/g, "\n\n").replaceAll(/: \n/g, ": ").trim() + "\n";
}
