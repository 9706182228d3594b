// Writes the site's service worker with the list of the files that it keeps, and their hashes. Called by src/site/scripts.rs when all else of the site is there.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { TARGET } from "./target.mjs";

const { values } = parseArgs({ options: { site: { type: "string" } } });

// The pages for hosts and for receipts, what they offer and the guide as one file are for those who have a network.
const assets = readdirSync(join(values.site, "assets")).filter((name) => !/^(embedding|receipt|kanta-guide-engine)-|\.(br|gz)$/.test(name));
const all = readdirSync(values.site, { recursive: true }).map((name) => name.split(/[\\/]/).join(posix.sep)).sort();
const pages = all.filter((name) => /^(\w\w\/)?\w+\.html$/.test(name) && !/(embedding|receipt)\.html$/.test(name));
const besides = all.filter((name) => /^(\w\w\/)?manifest\.webmanifest$/.test(name));

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
// By the address under which it is linked to: a folder has its page without a name.
const hashed = (name) => [name.replace(/index\.html$/, ""), digest(readFileSync(join(values.site, name)))];
const hashes = (names) => Object.fromEntries(names.map(hashed));
const [PAGES, FILES] = [pages, [...assets.sort().map((name) => `assets/${name}`), ...besides, "icon-192.png", "icon-512.png"]].map(hashes);
const RELEASE = digest(JSON.stringify([PAGES, FILES])).slice(0, 16);

await build({
  entryPoints: { sw: "site/worker.js" },
  outdir: values.site,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: TARGET,
  logLevel: "warning",
  define: { __PAGES__: JSON.stringify(PAGES), __FILES__: JSON.stringify(FILES), __RELEASE__: JSON.stringify(RELEASE) },
});
