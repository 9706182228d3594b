// Bundles the element into one module, and the page's style and script into one file each. Called by bundle.rs.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    glue: { type: "string" }, // the script that wasm-bindgen wrote
    out: { type: "string" }, // the bundle's folder
    wasm: { type: "string" }, // the name of the wasm beside the element's script
    pack: { type: "string", multiple: true }, // LANGUAGE=NAME of each pack beside it
    map: { type: "string", multiple: true }, // LANGUAGE=NAME of each file of drawings beside it
    version: { type: "string" }, // the project's version
    minify: { type: "boolean", default: false },
  },
});

const common = {
  bundle: true,
  minify: values.minify,
  charset: "utf8",
  // The oldest that know adopted style sheets as the element uses them.
  target: ["chrome99", "firefox101", "safari16.4"],
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

// The glue's two ways to get at an instance's exports lead through src/host/crash.js.
const glueWatched = {
  name: "glue-watched",
  setup({ onLoad }) {
    onLoad({ filter: /kanta-guide\.js$/ }, ({ path }) => {
      let glue = readFileSync(path, "utf8");
      for (const name of ["instance", "wasmInstance"]) {
        const found = `wasm = ${name}.exports;`;
        if (glue.split(found).length !== 2) throw new Error(`the glue has not one "${found}"; wasm-bindgen has changed`);
        glue = glue.replace(found, `wasm = watched(${name}.exports);`);
      }
      const crash = JSON.stringify(resolve("src/host/crash.js"));
      return { contents: `import { watched } from ${crash};\n${glue}`, loader: "js" };
    });
  },
};

// As text: esbuild would put an object into a file that every other then waits for.
const namesAsText = (pairs) => JSON.stringify(JSON.stringify(Object.fromEntries(pairs.map((pair) => pair.split("=")))));

const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: ["src/host/element.js"],
  outdir: `${values.out}/embed`,
  entryNames: "kanta-guide",
  // What is needed only now and then is a file of its own, loaded then.
  splitting: true,
  chunkNames: "kanta-guide-later-[hash]",
  format: "esm",
  alias: { "kanta-guide-glue": values.glue },
  define: {
    __VERSION__: JSON.stringify(values.version),
    __WASM__: JSON.stringify(values.wasm),
    __MAPS__: namesAsText(values.map),
    __PACKS__: namesAsText(values.pack),
  },
  plugins: [stylesAsText, glueWatched],
});

// A file that the element's script imports outright would be fetched only when that script is there: a round trip more.
for (const { entryPoint, imports } of Object.values(metafile.outputs)) {
  const outright = imports.find(({ kind }) => kind === "import-statement");
  if (entryPoint === "src/host/element.js" && outright) throw new Error(`the element's script waits for ${outright.path}`);
}

await build({ ...common, entryPoints: ["site/site.css", "site/site.js"], outdir: values.out });
