// Bundles the element into one module, and the page's style and script into one file each. Called by bundle.rs.

import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    glue: { type: "string" }, // the script that wasm-bindgen wrote
    out: { type: "string" }, // the bundle's folder
    wasm: { type: "string" }, // the name of the wasm beside the element's script
    pack: { type: "string", multiple: true }, // LANGUAGE=NAME of each pack beside it
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

await build({
  ...common,
  entryPoints: ["src/host/element.js"],
  outfile: `${values.out}/embed/kanta-guide.js`,
  format: "esm",
  alias: { "kanta-guide-glue": values.glue },
  define: {
    __WASM__: JSON.stringify(values.wasm),
    __PACKS__: JSON.stringify(Object.fromEntries(values.pack.map((pack) => pack.split("=")))),
  },
  plugins: [stylesAsText],
});

await build({ ...common, entryPoints: ["site/site.css", "site/site.js"], outdir: values.out });
