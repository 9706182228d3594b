// Builds the rival pages into target/bench/, each as one page, one style and one script, packed as hard as the guide's own.

import { copyFile, mkdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { TARGET } from "../xtask/target.mjs";
import { RIVALS } from "./pages.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

for (const rival of RIVALS) {
  const from = here(`${rival}/`);
  const to = here(`../target/bench/${rival}/`);
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await copyFile(`${from}index.html`, `${to}index.html`);
  const script = ["page.js", "page.jsx"].map((name) => from + name).find(existsSync);
  await build({
    entryPoints: { page: script },
    outdir: to,
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    target: TARGET,
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  // A style that a script brings lies beside it already.
  if (!existsSync(`${to}page.css`)) {
    await build({ entryPoints: [here("page.css")], outdir: to, minify: true, charset: "utf8", logLevel: "warning" });
  }
}
