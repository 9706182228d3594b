// Writes what the npm package says of the element's public interface, from its one source src/element/api.js: typings for
// TypeScript, React and Vue, and the custom elements manifest. Called by src/products/npm.rs.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { reference } from "../src/element/api.js";
import { manifest } from "./api/manifest.mjs";
import { forReact, forVue } from "./api/frameworks.mjs";
import { typings } from "./api/typings.mjs";

const { values } = parseArgs({
  options: {
    ids: { type: "string" }, // the ids of the built-in rule set, as JSON: `questions`, `topics`, `tasks`
    out: { type: "string" }, // the folder to write into
  },
});

const api = reference();
const files = {
  "kanta-guide.d.ts": typings(api, JSON.parse(values.ids)),
  "react.d.ts": forReact(api),
  "vue.d.ts": forVue(api),
  "custom-elements.json": `${JSON.stringify(manifest(api), null, 2)}\n`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(values.out, name), text);
