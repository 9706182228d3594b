// Host pages for the tests in all engines: the published files of dist/embed/, a page with the guide in it, and around that, in
// another page, its visitor (visitor.js).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { product, serve } from "../serve.mjs";

/** The first script of each host page: writes down what the page hears. */
const listen = `
  globalThis.heard = { events: [], console: [], faults: [], violations: [] };
  for (const name of ["ready", "error", "result"]) {
    addEventListener("kanta-guide-" + name, ({ detail: { code, message } }) => heard.events.push(name === "result" ? name : [name, code, message].join(" ").trim()));
  }
  for (const level of ["warn", "error"]) {
    const say = console[level];
    console[level] = (...words) => {
      heard.console.push(words.map(String).join(" "));
      say.apply(console, words);
    };
  }
  addEventListener("error", ({ message }) => message && heard.faults.push(message));
  addEventListener("unhandledrejection", ({ reason }) => heard.faults.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    // Browsers look for the icon of a page by themselves.
    if (blockedURI !== location.origin + "/favicon.ico") heard.violations.push(effectiveDirective + " " + blockedURI);
  });
`;

const visitor = await readFile(new URL("visitor.js", import.meta.url));
const around = '<!doctype html><meta charset="utf-8"><title>A visitor</title><link rel="icon" href="data:,"><body><script src="/visitor.js"></script>';

/** The element's script, for a page. */
export const script = '<script type="module" src="/kanta-guide.js"></script>';
export const element = '<kanta-guide lang="en"><p>Ring 0123.</p></kanta-guide>';

/** Has printing and saving write down what they would do, as no browser here has a printer or asks where to save. */
export const takeDown = `
  globalThis.taken = [];
  const frame = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow");
  Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
    get() {
      const inner = frame.get.call(this);
      inner.print = () => {
        taken.push("print: " + inner.document.title + ": " + inner.document.adoptedStyleSheets.length + ": " + inner.document.body.textContent.includes("Your result"));
        for (const name of ["beforeprint", "afterprint"]) inner.dispatchEvent(new Event(name));
      };
      return inner;
    },
  });
  HTMLAnchorElement.prototype.click = function () {
    taken.push("save: " + this.download + ": " + this.protocol);
  };
`;

/**
 * Opens a host page with this body. `before` is a script that runs before the guide's, `style` the host's style sheet, `policy`
 * its content security policy, `nonce` what that lets scripts run by; `root` stands in the tag of the page's root; `pages` are files besides and `change` spoils answers,
 * as in serve.mjs. Unless the test is about faults (`mayFail`), none may have happened when it ends.
 */
export async function openHost(t, tab, body, options = {}) {
  const { before = "", style = "", policy, nonce = "", root = 'lang="en"', pages, change = (answer) => answer, mayFail = false } = options;
  const styles = style && '<link rel="stylesheet" href="/host.css">';
  const page = `<!doctype html><html ${root}><meta charset="utf-8"><title>A host</title>${styles}
    <script src="/listen.js" nonce="${nonce}"></script><script src="/host.js" nonce="${nonce}"></script><body>${body}`;
  const own = { "/index.html": around, "/host.html": page, "/listen.js": listen, "/host.js": before, "/host.css": style, "/visitor.js": visitor };
  const guarded = (answer) => {
    const changed = change(answer);
    return policy && answer.path === "/host.html" ? { ...changed, headers: { "content-security-policy": policy } } : changed;
  };
  const server = await serve(product("embed"), { pages: { ...own, ...pages }, change: guarded });
  // Heard before the server is closed: what the guide still loads then would be a fault.
  const hear = async () => {
    if (mayFail) return;
    const { console, faults, violations } = await tab.run(() => visitor.heard());
    assert.deepEqual({ console, faults, violations }, { console: [], faults: [], violations: [] });
  };
  t.after(() => hear().finally(server.close));
  await tab.open(server.address);
  await tab.run(() => visitor.visit());
  return server;
}
