// Writes what the npm package says of the element's public interface, from its one source src/element/api.js: typings for
// TypeScript and the frameworks, and the custom elements manifest. Called by src/products/npm.rs.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { frameReference, reference } from "../src/element/api.js";
import { manifest } from "./api/manifest.mjs";
import { forPreact, forReact, forSolid, forSvelte, forVue } from "./api/frameworks.mjs";
import { engineTypings, frameTypings, same, typings } from "./api/typings.mjs";

const { values } = parseArgs({
  options: {
    ids: { type: "string" }, // the ids of the built-in rule set, as JSON: `questions`, `topics`, `tasks`
    out: { type: "string" }, // the folder to write into
  },
});

const api = reference();
const both = [api, frameReference()];
const ids = JSON.parse(values.ids);
const files = {
  "kanta-guide.d.ts": typings(api, ids),
  "kanta-guide-engine.d.ts": engineTypings(api, ids, readFileSync("crates/engine-js/js/exported.txt", "utf8")),
  "kanta-guide-frame.d.ts": frameTypings(frameReference()),
  "whole.d.ts": same("kanta-guide.js"),
  "preact.d.ts": forPreact(both),
  "react.d.ts": forReact(both),
  "solid.d.ts": forSolid(both),
  "svelte.d.ts": forSvelte(both),
  "vue.d.ts": forVue(both),
  "custom-elements.json": `${JSON.stringify(manifest(...both), null, 2)}\n`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(values.out, name), text);
