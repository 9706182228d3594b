// Says what is wrong and what to change, by its code, for whoever embeds the guide. It is loaded only when something is wrong.

/** @type {Record<string, string>} */
export const HELP = {
  "old-browser": "This browser has no adopted style sheets (it is older than Chrome 99, Firefox 101 or Safari 16.4).",
  "host-conflict": "The page has replaced or hidden a function of the browser: a library, or an element such as <form name=createElement>. Remove the library, or rename the element.",
  "wasm-absent": "This browser has no WebAssembly: a setting or a policy has switched it off.",
  "wasm-blocked": "The page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to script-src.",
  network: "A file could not be fetched. Put all files of dist/embed/ in one folder, allow it in connect-src, and send CORS headers if it is on another origin.",
  cors: "A file on another origin could not be fetched. Send Access-Control-Allow-Origin with every file of dist/embed/, the .wasm and the .pack too, and allow that origin in connect-src.",
  timeout: "A file had not come after a minute, or a rule set ten seconds after all else; then the built-in rules are in force. Look whether the server, or something before it, holds it back.",
  "print-blocked": "The browser did not begin to print: it cannot, or the guide is in a frame whose sandbox lacks allow-modals. Add that word to `sandbox`.",
  later: "A part that is loaded only when it is needed did not load. Put all kanta-guide-later-… files of the same release beside kanta-guide.js, served as text/javascript.",
  http: "A file is not on the server. Put all files of dist/embed/, or of the npm package, beside kanta-guide.js, from one release. For a bundler see docs/hosts.",
  "not-found-html": "A page came in place of a file: the file is missing, and the server answers with its start page. Let the bundler copy the files of the package, or call init({ base }); docs/hosts has the lines for each. On a server of your own, exempt the folder from rewriting.",
  "no-module": "The bundler made a script of the package that is no module, and does not know where its files lie. Build an ES module, call init({ base }), or import kanta-guide/whole; see docs/hosts.",
  "not-wasm": "The server sent something else in place of the .wasm. Look at what it sends at that address.",
  "wasm-invalid": "The .wasm is damaged, cut off or of another release. Upload that of the script's release again, as binary.",
  version: "The script, the .wasm and the texts are of different versions. Take all files from one release, and empty caches.",
  "pack-damaged": "The file of texts, or the rule set in the .wasm, is damaged or of another release. Upload both again, those of the script's release, as binary.",
  "extras-damaged": "The file of extras is damaged. Upload the .extras file of the script's release again, as binary.",
  memory: "The browser had no memory left for the guide. Close other pages, or try again later.",
  crash: "The guide has crashed. Please report it, with the version and the page.",
  "rules-damaged": "The file in `rules` is damaged or no rule set; the built-in rules are in force. Make it anew with `kanta-rules compile`, and upload it as binary.",
  "rules-too-large": "The file in `rules` is larger than 1 MiB; the built-in rules are in force.",
  "rules-version": "The file in `rules` was made for another release; the built-in rules are in force. Make it anew with the `kanta-rules` of this release.",
  "rules-integrity": "The file in `rules` is not the one that `rules-integrity` names; the built-in rules are in force. Take the value that `kanta-rules compile` prints.",
  "rules-address": "The address in `rules` is not an http(s) address; the built-in rules are in force. Put the file on a server.",
  "rules-origin": "The address in `rules` is on another origin than the page, or was redirected to one, and `rules-integrity` is missing; the built-in rules are in force. Add the value that `kanta-rules compile` prints.",
  "rules-unknown": "`rules` has the id of a rule set that this release does not have; the built-in rules are in force. An address that is no id has a slash or a dot in it.",
  "as-of": "`as-of` is no day such as 2026-11-25; the built-in rules are in force.",
  lang: "The language in `lang` is none of sv, fi and en, such as fi_FI for fi; that of the page around the guide is in use. Write it as HTML does: fi, or fi-FI.",
  ground: "The guide's text could not be read on what the page has behind it, so the guide has taken a ground of its own. Give the page the color-scheme that it has, or the element the attribute color-scheme, or set --kanta-background.",
  emptied: "A script of the page, or an extension, has taken away what the guide shows. The guide has put it back, with all answers. Keep that script from the element.",
  "unknown-answer": "A question or value in `answers`, or a question in `locked`, is not of this rule set; it was left out. See docs/json-interface.md.",
  "answers-not-json": "`answers` is not a JSON object of answers by question; all of it was left out. See docs/json-interface.md.",
};

/** What Vite's development server wants, up to its version 7: it moves the script away from its files. */
const VITE = 'Give Vite optimizeDeps: { exclude: ["kanta-guide"] }.';

/**
 * The cause of an error as a text: of an answer of a server, from where it came, and as what.
 * @param {unknown} cause
 */
function about(cause = "") {
  return cause instanceof Response ? `${cause.url}: ${cause.status} ${cause.headers.get("content-type")}` : String(cause);
}

/**
 * The exact code: what the cause says more than the code alone.
 * @param {{ code?: string, cause?: any }} error
 */
function exact({ code = "later", cause }) {
  const kind = cause?.name;
  // A page that can compare no hash tries to read what is no file of texts.
  if (/: 200 text\/html/.test(about(cause)) || (code === "network" && kind === "RangeError")) return "not-found-html";
  if (code === "network") {
    if (typeof fetch !== "function") return "host-conflict";
    // Firefox calls a body that was given up AbortError; nothing else gives one up.
    if (/^(Timeout|Abort)Error$/.test(kind)) return "timeout";
    if (kind === "TypeError" && /\bURL\b/.test(cause.message)) return "no-module";
    // The page that is one file has no address of its script, nor has what holds its files itself.
    if (/^http/.test(import.meta.url) && new URL(import.meta.url).origin !== location.origin) return "cors";
  }
  if (code === "version" && kind === "RangeError") return "memory";
  if (code === "version" && kind === "CompileError") return "wasm-blocked";
  return code;
}

/**
 * The code of an error, its sentence, and what it is about.
 * @param {{ code?: string, cause?: unknown }} error
 */
export function explain(error) {
  const code = exact(error);
  const subject = about(error.cause);
  return { code, message: subject.includes("/.vite/") ? `${HELP[code]} ${VITE}` : HELP[code], about: subject };
}
