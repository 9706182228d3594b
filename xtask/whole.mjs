// Makes the element into one script with all its files in it, `whole.js`, out of the package for npm: for bundlers that
// put no files beside a script, and for hosts that want one file. Called by src/products/npm.rs.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { TARGET } from "./target.mjs";

const { values } = parseArgs({ options: { npm: { type: "string" } } });

const types = { wasm: "application/wasm", pack: "application/octet-stream", extras: "application/octet-stream", kgr: "application/octet-stream" };
const ending = (name) => name.split(".").at(-1);
const packed = (name) => gzipSync(readFileSync(join(values.npm, name)), { level: constants.Z_BEST_COMPRESSION }).toString("base64");
const files = readdirSync(values.npm).filter((name) => ending(name) in types);
const contents = Object.fromEntries(files.map((name) => [name, [types[ending(name)], packed(name)]]));

// The files are asked for under addresses of no server, and any other address of the network as ever.
const PLACE = "kanta-guide-whole:/";
const stand = `
const FILES = ${JSON.stringify(contents)};
export async function fetch(address, options) {
  const [place, name] = String(address).split(${JSON.stringify(PLACE)});
  if (place || !name) return globalThis.fetch(address, options);
  const [type, packed] = FILES[name];
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(await new Response(unpacked).arrayBuffer(), { headers: { "content-type": type } });
}
`;

await build({
  entryPoints: [join(values.npm, "kanta-guide.js")],
  outfile: join(values.npm, "whole.js"),
  bundle: true,
  minify: true,
  charset: "utf8",
  target: TARGET,
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  define: { "import.meta.url": JSON.stringify(PLACE) },
  inject: ["kanta-guide-fetch"],
  plugins: [
    {
      name: "files-inside",
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^kanta-guide-fetch$/ }, ({ path }) => ({ path, namespace: "files-inside" }));
        onLoad({ filter: /.*/, namespace: "files-inside" }, () => ({ contents: stand }));
      },
    },
  ],
});
