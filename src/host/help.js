// What is wrong and what to change, by its code, for whoever embeds the guide. It is loaded only when something is wrong.

export const HELP = {
  "old-browser": "This browser has no adopted style sheets (it is older than Chrome 99, Firefox 101 or Safari 16.4).",
  "host-conflict": "The page hides a function of the browser, such as with <form name=createElement>. Rename that element.",
  "wasm-absent": "This browser has no WebAssembly: a setting or a policy has switched it off.",
  "wasm-blocked": "The page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to script-src.",
  network: "A file could not be fetched. Put all files of dist/embed/ in one folder, allow it in connect-src, and send CORS headers if it is on another origin.",
  http: "A file is not on the server. Put all files of dist/embed/ beside kanta-guide.js, from one release.",
  "not-wasm": "The server sent something else in place of the .wasm, such as a start page. Exempt the folder from rewriting.",
  "wasm-invalid": "The .wasm is damaged or cut off. Upload it again, as binary.",
  version: "The script, the .wasm and the texts are of different versions. Take all files from one release, and empty caches.",
  "pack-damaged": "The file of texts is damaged. Upload it again, as binary.",
  crash: "The guide has crashed. Please report it, with the version and the page.",
  "rules-damaged": "The file in `rules` is damaged or no rule set; the built-in rules are in force. Make it anew with `kanta-rules compile`, and upload it as binary.",
  "rules-too-large": "The file in `rules` is larger than 1 MiB; the built-in rules are in force.",
  "rules-version": "The file in `rules` was made for another release; the built-in rules are in force. Make it anew with the `kanta-rules` of this release.",
  "rules-integrity": "The file in `rules` is not the one that `rules-integrity` names; the built-in rules are in force. Take the value that `kanta-rules compile` prints.",
  "unknown-answer": "A question or value in `answers` is not of this rule set; it was left out. See docs/json-interface.md.",
};
