// Prints the guide alone. It is loaded when a person asks for that, and imports nothing: what it shared with the element would be
// a file of its own.

/**
 * What a visitor is told where nothing is printed. Whether something is cannot be known for sure: no browser says so.
 * @type {Record<string, string>}
 */
const REFUSED = {
  sv: "Om inget skrivs ut tillåter sidan eller webbläsaren det inte. Kopiera resultatet som text i stället.",
  fi: "Jos mitään ei tulostu, sivu tai selain ei salli sitä. Kopioikaa tulos tekstinä.",
  en: "If nothing is printed, the page or your browser does not allow it. Copy the result as text instead.",
};

/** How long a browser has to begin to print, in milliseconds: one that still loads the frame begins when that is done. */
const PATIENCE = 5000;

/**
 * Prints a guide out of a frame of its own: the page around it is not the guide's to hide.
 * @param {ShadowRoot} root
 * @param {string[]} styles what the root has adopted; what it links to is linked to again
 * @param {string} language
 * @returns {Promise<{ error: { code: string }, words: string } | undefined>} what is told where the browser has not begun to print
 */
export async function printAlone(root, styles, language) {
  const guide = root.querySelector("[part=root]");
  if (!guide) return undefined;
  // A host's <form name="createElement"> hides the document's own.
  const frame = /** @type {HTMLIFrameElement} */ (Document.prototype.createElement.call(document, "iframe"));
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;inset-block-start:-9999px";
  // In the guide's own root: what the page calls its body may be hidden.
  root.appendChild(frame);
  const view = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
  const page = view.document;
  // An element of the host's page may be called "title".
  page.title = Reflect.get(Document.prototype, "title", document);
  page.adoptedStyleSheets = styles.map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  page.body.append(page.importNode(guide, true));
  // Not with Promise.all: that of an old library never settles where there is nothing to wait for.
  for (const { href } of root.styleSheets) if (href) await linked(page, href);
  view.addEventListener("afterprint", () => frame.parentNode?.removeChild(frame));
  const begun = await new Promise((settle) => {
    view.addEventListener("beforeprint", () => settle(true));
    // In a sandbox without allow-modals this does nothing at all.
    view.print();
    setTimeout(settle, PATIENCE, false);
  });
  if (begun) return undefined;
  const code = "print-blocked";
  return { error: { code }, words: REFUSED[language] };
}

/**
 * Has a page look as a style sheet says, and waits for it.
 * @param {Document} page
 * @param {string} href
 */
function linked(page, href) {
  const link = page.createElement("link");
  Object.assign(link, { rel: "stylesheet", href });
  page.head.append(link);
  return new Promise((settle) => (link.onload = link.onerror = settle));
}
