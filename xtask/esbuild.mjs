// Bundles the element into one module, the two sides of a frame and the page's style and script into one file each. Called by
// src/site/scripts.rs.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { TARGET } from "./target.mjs";

const { values } = parseArgs({
  options: {
    glue: { type: "string" }, // the script that wasm-bindgen wrote
    "engine-glue": { type: "string" }, // the same for the engine without a page
    engine: { type: "string" }, // the name of its wasm
    names: { type: "string" }, // the short names that wasm-opt gave to what the wasm and the glue call of each other
    out: { type: "string" }, // the folder to write into
    site: { type: "string" }, // the folder with those files, in `embed/` or `assets/`
    wasm: { type: "string" }, // the name of the wasm beside the element's script
    pack: { type: "string", multiple: true }, // LANGUAGE=NAME of each pack beside it
    "site-pack": { type: "string", multiple: true }, // the same of the site's
    rules: { type: "string", multiple: true }, // ID=DAY=MARK=NAME of each rule set: what stands for it in a code; that in the wasm has no name
    extras: { type: "string", multiple: true }, // LANGUAGE=NAME of each file of extras beside it
    version: { type: "string" }, // the project's version
    release: { type: "boolean", default: false }, // small, and with the parts that a dev build does without
  },
});

const common = {
  bundle: true,
  minify: values.release,
  charset: "utf8",
  target: TARGET,
  legalComments: "none",
  logLevel: "warning",
};

// A style sheet that a script imports comes as text, its own imports put in: an adopted sheet may have none.
const stylesAsText = {
  name: "styles-as-text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], write: false });
      return { contents: outputFiles[0].text.trimEnd(), loader: "text" };
    });
  },
};

/** The hash of a file, by which the script knows that it got this very one. */
function hashOf(name) {
  const file = ["embed", "assets"].map((folder) => join(values.site, folder, name)).find(existsSync);
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

// Where the files beside the script are, as `address` writes it.
const files = (address, packs = values.pack, wasm = values.wasm) => ({
  name: "files-beside",
  setup({ onResolve, onLoad }) {
    const each = (pairs, one) => `{ ${pairs.map((pair) => pair.split("=")).map(([language, name]) => `${language}: ${one(name)}`)} }`;
    const known = (name) => `[${address(name)}, "${hashOf(name)}"]`;
    const rules = values.rules.map((one) => one.split("="));
    const marks = Object.fromEntries(rules.map(([id, , mark, name]) => [mark, name && id]));
    const sets = rules.map(([id, day, , name]) => `{ id: "${id}", day: "${day}"${name && `, file: ${known(name)}`} }`);
    const modules = {
      "kanta-guide-files": `export const WASM = ${known(wasm)}; export const PACKS = ${each(packs, known)}; export const EXTRAS = ${each(values.extras, known)}; export const RULES = { __proto__: null, ...${JSON.stringify(marks)} };`,
      "kanta-guide-rule-sets": `export const RULE_SETS = [${sets}];`,
    };
    onResolve({ filter: /^kanta-guide-(files|rule-sets)$/ }, ({ path }) => ({ path, namespace: "files-beside" }));
    onLoad({ filter: /.*/, namespace: "files-beside" }, ({ path }) => ({ contents: modules[path] }));
  },
});

// The address is the one form that bundlers of other people understand and follow. It is read only when it is asked for: a script
// that was bundled into one that is no module has none.
const besideScript = (name) => `() => new URL("./${name}", import.meta.url)`;
const wherePlaced = (name) => `async (placed) => (await placed("${name}")) ?? new URL("./${name}", import.meta.url)`;

// The glue with the names that the wasm has. It is done with the glue alone: a property of our own may be called the same.
async function glueWithShortNames() {
  const { imports, exports } = JSON.parse(await readFile(values.names, "utf8"));
  const [[module]] = imports;
  const mangleCache = Object.fromEntries([[module, "a"], ...imports.map(([, name, short]) => [name, short]), ...exports]);
  const each = Object.keys(mangleCache).map((name) => name.replace(/\W/g, "\\$&"));
  const outfile = `${values.out}/kanta-guide-glue-short.js`;
  await build({ entryPoints: [values.glue], outfile, mangleProps: new RegExp(`^(${each.join("|")})$`), mangleQuoted: true, mangleCache });
  return outfile;
}

const element = {
  ...common,
  alias: { "kanta-guide-glue": values.names ? await glueWithShortNames() : values.glue },
  define: { __VERSION__: JSON.stringify(values.version), __ON_SITE__: "false" },
};

// For the pages of others; and for the site's, whose HTML has the first page and links to the styles.
for (const onSite of [false, true]) {
  const entry = `src/element/${onSite ? "element" : "embed"}.js`;
  const { metafile } = await build({
    ...element,
    entryPoints: { "kanta-guide": entry },
    define: { ...element.define, __ON_SITE__: String(onSite) },
    metafile: true,
    outdir: `${values.out}/${onSite ? "site" : "embed"}`,
    // What is needed only now and then is a file of its own, loaded then.
    splitting: true,
    chunkNames: "kanta-guide-later-[hash]",
    format: "esm",
    plugins: [stylesAsText, onSite ? files(besideScript, values["site-pack"]) : files(wherePlaced)],
  });

  // A file that is meant for later and is imported at once makes every visit wait for one more.
  for (const { entryPoint, imports } of Object.values(metafile.outputs)) {
    const atOnce = imports.filter(({ kind }) => kind === "import-statement");
    if (entryPoint === entry && atOnce.length) {
      throw new Error("what the element shares with a file for later is a file of its own: let only one of them import it");
    }
  }
}

await build({
  ...common,
  entryPoints: { "kanta-guide-frame": "src/element/frame/element.js", frame: "src/element/frame/page.js" },
  outdir: `${values.out}/embed`,
  format: "esm",
  define: { __VERSION__: JSON.stringify(values.version) },
  plugins: [stylesAsText],
});

// The engine without a page: for npm, and in the page that checks receipts.
for (const [entryPoints, folder, plugin] of [
  [{ "kanta-guide-engine": "crates/engine-js/js/engine.js" }, `${values.out}/engine`, files(wherePlaced, values.pack, values.engine)],
  [["site/receipt.js"], values.out, files(besideScript, values["site-pack"], values.engine)],
]) {
  await build({ ...common, entryPoints, outdir: folder, format: "esm", alias: { "kanta-engine-glue": values["engine-glue"] }, plugins: [plugin] });
}

// The element in one script for the page that is one file; that page has the files by their names (offline/fetch.js).
await build({
  ...element,
  entryPoints: { "kanta-guide": "src/element/element.js" },
  outdir: `${values.out}/offline`,
  format: "iife",
  inject: ["offline/fetch.js"],
  // The glue could look for the wasm beside itself, but is never asked to.
  logOverride: { "empty-import-meta": "silent" },
  plugins: [stylesAsText, files((name) => `() => ${JSON.stringify(name)}`)],
});

// The look of the pages, and the script that runs before they are drawn: those of the site, and those of the page that is one file.
for (const [entryPoints, folder] of [
  [["site/site.css", "site/guide.css", "site/later.css", "site/receipt.css", "site/site.js"], values.out],
  [["styles/tables.css"], values.out],
  [["offline/page.css", "offline/page.js"], `${values.out}/offline`],
]) {
  await build({ ...common, entryPoints, outdir: folder, define: { __WORKER__: String(values.release) } });
}
