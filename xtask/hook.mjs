// Trunk's hook: calls `cargo xtask finish`. The settings that build the standard library along (xtask/src/trunk.rs) are for the
// browser: under them Cargo runs no program of this machine.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules")) throw new Error("the packages of Node.js are missing: run npm ci");

const ofTheBrowser = (name) => /^(RUSTC_BOOTSTRAP|CARGO_UNSTABLE_\w+|CARGO_BUILD_TARGET_DIR)$/.test(name);
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheBrowser(name)));
const { status, error } = spawnSync("cargo", ["xtask", "finish"], { env, stdio: "inherit" });
if (error) throw error;
process.exitCode = status ?? 1;
