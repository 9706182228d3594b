// Other people's builds: the package as npm packs and installs it, in a copy of an example, with the tools of this checkout. Nothing
// is asked of a registry: the package depends on nothing, and the rest is linked.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import webpack from "webpack";
import { product } from "../serve.mjs";

const run = promisify(execFile);
const checkout = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of an example. */
export const example = (name) => join(checkout, "examples", name);

/** Packs dist/npm as it would be published, once; the address of the archive. */
let packed;
async function pack() {
  const folder = await mkdtemp(join(tmpdir(), "kanta-guide-pack-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: product("npm") });
  const [{ filename, files }] = [Object.values(JSON.parse(stdout))].flat();
  return { archive: join(folder, filename), files: files.map(({ path }) => path), folder };
}

/** What npm would publish: the archive, and the names of its files. */
export const published = () => (packed ??= pack());

/** Removes the archive again. */
export const unpack = async () => packed && rm((await packed).folder, { recursive: true });

/** Links the packages of the checkout into a folder, those of a scope one by one. */
async function link(from, to) {
  for (const entry of await readdir(from)) {
    if (entry.startsWith(".") || entry === "kanta-guide") continue;
    if (entry.startsWith("@")) {
      await mkdir(join(to, entry), { recursive: true });
      await link(join(from, entry), join(to, entry));
    } else await symlink(join(from, entry), join(to, entry));
  }
}

/**
 * A folder of its own with files, or a copy of an example, in which the package is installed; gone when the test ends. Packages by their
 * versions are installed from the registry where there are some; else those of the checkout are linked.
 */
export async function project(t, { from, files = {}, install }) {
  const folder = await mkdtemp(join(tmpdir(), "kanta-guide-host-"));
  t.after(() => rm(folder, { recursive: true }));
  const { archive } = await published();
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const packages = Object.entries(install ?? {}).map((pair) => pair.join("@"));
  const options = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", install ? "--prefer-offline" : "--offline"];
  await run("npm", [...options, archive, ...packages], { cwd: folder });
  if (from) await cp(example(from), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  if (!install) {
    await link(join(checkout, "node_modules"), join(folder, "node_modules"));
    await symlink(join(checkout, "node_modules/.bin"), join(folder, "node_modules/.bin"));
  }
  return folder;
}

/** Checks a project's types; what the compiler says, or nothing. */
export async function typesOf(folder) {
  const compiler = join(checkout, "node_modules/typescript/bin/tsc");
  return run("node", [compiler, "--noEmit"], { cwd: folder }).then(() => "", ({ stdout }) => stdout);
}

/** Has webpack build `main.js` as it does when nothing is configured but where things are. */
export async function withWebpack(folder) {
  const compiler = webpack({ context: folder, entry: "./main.js", mode: "production", output: { path: join(folder, "dist") } });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  return stats.toJson({ errors: true, warnings: true });
}
