// Makes the wasm smaller, and gives the functions that it and its glue call each other by names of a letter or two: as
// wasm-bindgen writes them, each has a hash in it that no compression takes out (2 KB of the 90). Called by wasm.rs; with `-g`, for
// the bench, the functions keep their names and their order.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { withOrderAsNames } from "./order.mjs";
import { withoutUnused } from "./unused.mjs";

const [glueFile, wasmFile, ...options] = process.argv.slice(2);

/** Runs the optimiser over the wasm; gives what it prints. */
const optimise = (...passes) => {
  const command = ["node_modules/binaryen/bin/wasm-opt", ...options, ...passes, wasmFile, "-o", wasmFile];
  return execFileSync(process.execPath, command, { encoding: "utf8" });
};

writeFileSync(wasmFile, withoutUnused(readFileSync(wasmFile)));

// Calls kept as calls pack better than what they call laid out in several places (0.8 KB), and rustc has inlined already.
const keepCalls = ["--one-caller-inline-max-function-size=0", "--always-inline-max-function-size=0"];
// The first kilobyte of memory is the far end of the stack, so an address that is a number plus an offset is never there, and
// the two can be one (0.6 KB). What occurs twice packs better than what is kept for a second use (0.3 KB), and what stands in
// the order of the source better than what is moved to where it is used (0.1 KB).
const addresses = ["--low-memory-unused", "--skip-pass=local-cse", "--skip-pass=simplify-locals"];
optimise("-Oz", "--converge", ...keepCalls, ...addresses, "--strip-producers");
// The optimiser reads from the section on target features what the wasm may use: it goes last.
const output = optimise("--minify-imports-and-exports-and-modules");
if (!options.includes("-g")) {
  writeFileSync(wasmFile, withOrderAsNames(readFileSync(wasmFile)));
  optimise("--reorder-functions-by-name");
}
optimise("--strip-target-features");
const { imports, exports } = JSON.parse(output);

let glue = readFileSync(glueFile, "utf8");

/** Puts `by` in place of what `pattern` finds; says how often. */
const replace = (pattern, by) => {
  let count = 0;
  glue = glue.replace(pattern, () => (count++, by));
  return count;
};

for (const [, name, short] of imports) {
  const found = replace(new RegExp(`\\b${name}(?=:)`, "g"), JSON.stringify(short));
  if (found !== 1) throw new Error(`the glue gives ${name} ${found} times; wasm-bindgen has changed how it writes it`);
}
const modules = new Set(imports.map(([module]) => module));
for (const module of modules) {
  // The optimiser calls the one module that there is "a".
  if (modules.size !== 1 || replace(JSON.stringify(module), '"a"') !== 1) throw new Error("the glue has several modules");
}
// What nothing imports any more.
replace(/^( +)__wb\w+: function\([^]*?^\1\},\n/gm, "");
for (const [name, short] of exports) replace(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm[${JSON.stringify(short)}]`);

writeFileSync(glueFile, glue);
