// Writes the page on which a host puts its lines together, embedding.html, into the site: with the reference of all parameters,
// the hashes of the scripts, and its own script and style under names that change with them. Called by src/site/scripts.rs.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { reference } from "../src/element/api.js";
import { asHtml } from "./api/tables.mjs";
import { TARGET } from "./target.mjs";

const { values } = parseArgs({
  options: {
    ids: { type: "string" }, // the ids of the built-in rule set, as JSON
    site: { type: "string" }, // the folder of the site, with the element in it
  },
});

const { metafile } = await build({
  entryPoints: ["site/embedding.css", "site/embedding.js"],
  bundle: true,
  minify: true,
  charset: "utf8",
  target: TARGET,
  entryNames: "[name]-[hash]",
  outdir: join(values.site, "assets"),
  metafile: true,
  logLevel: "warning",
});
const built = (ending) => `assets/${Object.keys(metafile.outputs).map((path) => basename(path)).find((name) => name.endsWith(ending))}`;

const hashes = readFileSync(join(values.site, "embed/integrity.json"), "utf8");
const { questions } = JSON.parse(values.ids);
// A set of many items is no choice that one makes in a list of options.
const single = Object.entries(questions).filter(([, { several }]) => !several);
const facts = {
  questions: Object.fromEntries(single.map(([question, { values }]) => [question, [...values, "unknown"]])),
  integrity: Object.fromEntries(Object.entries(JSON.parse(hashes)).filter(([name]) => !name.includes("-later-"))),
};

const parts = {
  files: [
    `<link rel="stylesheet" href="${built(".css")}">`,
    `<script type="module" src="${built(".js")}"></script>`,
    '<script type="module" src="embed/kanta-guide.js"></script>',
    '<script type="module" src="embed/kanta-guide-frame.js"></script>',
  ].join("\n"),
  reference: asHtml(reference()),
  // No text of a script element may look like its end.
  facts: JSON.stringify(facts).replaceAll("<", "\\u003c"),
};
const page = readFileSync("site/embedding.html", "utf8").replace(/<!-- xtask: (\w+) -->/g, (_, name) => parts[name]);
writeFileSync(join(values.site, "embedding.html"), page);
writeFileSync(join(values.site, "assets/embedding-icon.svg"), readFileSync("site/icon.svg"));
