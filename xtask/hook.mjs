// Trunk's hook: calls `cargo xtask finish`. What has Cargo build the standard library along for the browser is not for the programs
// of this machine, and Cargo would refuse to run one under it.

import { spawnSync } from "node:child_process";

const ofTheBrowser = (name) => name === "RUSTC_BOOTSTRAP" || name.startsWith("CARGO_UNSTABLE_");
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheBrowser(name)));
const { status, error } = spawnSync("cargo", ["xtask", "finish"], { env, stdio: "inherit" });
if (error) throw error;
process.exitCode = status ?? 1;
