// Writes the site's service worker with the list of the files that it keeps. Called by src/site/scripts.rs when all else of the site is there.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { TARGET } from "./target.mjs";

const { values } = parseArgs({ options: { site: { type: "string" } } });

// The page for hosts, what it offers and the guide as one file are for those who have a network.
const assets = readdirSync(join(values.site, "assets")).filter((name) => !name.startsWith("embedding-") && !/\.(br|gz)$/.test(name));
const files = [...assets.sort().map((name) => `assets/${name}`), "manifest.webmanifest", "icon-192.png", "icon-512.png"];
const page = createHash("sha256").update(readFileSync(join(values.site, "index.html"))).digest("hex").slice(0, 16);

await build({
  entryPoints: { sw: "site/worker.js" },
  outdir: values.site,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: TARGET,
  logLevel: "warning",
  define: { __FILES__: JSON.stringify(files), __PAGE__: JSON.stringify(page) },
});
