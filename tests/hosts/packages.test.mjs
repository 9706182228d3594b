// The npm package in other people's builds: what is in it, its typings and manifest, a server, and webpack.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { product, serve } from "../serve.mjs";
import { openPage } from "../journeys/harness.mjs";
import { project, published, typesOf, unpack, withWebpack } from "./builds.mjs";
import { opensPicture, walk } from "./walk.mjs";

after(unpack);

const run = promisify(execFile);
const own = (name) => readFile(new URL(name, import.meta.url), "utf8");
const read = async (name) => JSON.parse(await readFile(join(product("npm"), name), "utf8"));

/** The manuals that go with the package and the archive. */
async function manuals() {
  const hosts = (await readdir(new URL("../../docs/hosts", import.meta.url))).map((name) => `hosts/${name}`);
  return ["accessibility.md", "embedding.md", "engine.md", "hosting.md", "json-interface.md", ...hosts].map((name) => `docs/${name}`);
}

test("the package has every file of the element, the engine, its licences and no script or dependency", async () => {
  const { files } = await published();
  // The compressed copies are for servers.
  const element = (await readdir(product("embed"))).filter((name) => !/\.(br|gz)$/.test(name));
  const typings = ["kanta-guide", "kanta-guide-engine", "kanta-guide-frame", "whole", "preact", "react", "solid", "svelte", "vue"].map((name) => `${name}.d.ts`);
  const engine = ["kanta-guide-engine.js", "kanta-guide-engine-node.js", files.find((name) => /^kanta-guide-engine-[0-9a-f]+\.wasm$/.test(name))];
  const besides = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "custom-elements.json", "whole.js", "package.json"];
  assert.deepEqual(files.sort(), [...element, ...engine, ...typings, ...(await manuals()), ...besides].sort());
  const manifest = await read("package.json");
  for (const key of ["scripts", "dependencies", "peerDependencies", "optionalDependencies"]) assert.equal(manifest[key], undefined);
  const version = /^version = "(.*)"/m.exec(await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8"))[1];
  assert.equal(manifest.version, version);
});

test("the archive has every file of the element, and all that its example and manuals lead to", async () => {
  const folder = `kanta-guide-${(await read("package.json")).version}`;
  const archive = (await readFile(new URL(`../../dist/${folder}.zip`, import.meta.url))).toString("latin1");
  const element = (await readdir(product("embed"))).filter((name) => !/\.(br|gz)$/.test(name)).map((name) => `embed/${name}`);
  const example = await readFile(new URL("../../examples/plain/index.html", import.meta.url), "utf8");
  const asked = [...example.matchAll(/(?:src|href)="(portal[^"]*)"/g)].map(([, name]) => `examples/plain/${name}`);
  assert.equal(asked.length, 2);
  // Each name stands before the file, and in the list at the end.
  for (const name of [...element, ...asked, ...(await manuals()), "examples/plain/index.html"]) {
    assert.equal(archive.split(`${folder}/${name}`).length - 1, 2, name);
  }
});

test("the manuals that are given along lead to no other manual", async () => {
  const all = await manuals();
  for (const name of all) {
    const text = await readFile(new URL(`../../${name}`, import.meta.url), "utf8");
    for (const [, address] of text.matchAll(/\]\(([\w./-]+\.md)/g)) assert.ok(all.includes(posix.join(posix.dirname(name), address)), `${name}: ${address}`);
  }
});

test("the values of integrity are those of files whose names have their hashes", async () => {
  const list = await read("integrity.json");
  const names = Object.keys(list);
  const scripts = (await readdir(product("embed"))).filter((name) => /-([0-9a-f]{12}|[0-9A-Z]{8})\.js$/.test(name));
  assert.deepEqual(names.sort(), scripts.sort());
  assert.equal(names.filter((name) => /^kanta-guide(-frame)?-\d/.test(name)).length, 2);
  for (const [name, value] of Object.entries(list)) {
    const bytes = await readFile(join(product("npm"), name));
    assert.equal(value, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, name);
    const [, hash] = /-([0-9a-f]{12})\.js$/.exec(name) ?? [];
    if (hash) assert.equal(hash, createHash("sha256").update(bytes).digest("hex").slice(0, 12), name);
  }
});

/** Details of real events, as literals of their types: a field that is missing and one that is not known are both errors. */
function asLiterals(details) {
  const type = (event) => `${event[0].toUpperCase()}${event.slice(1)}Detail`;
  const types = [...new Set(details.map(([event]) => type(event)))];
  assert.deepEqual(types.sort(), ["AnswerDetail", "QuestionDetail", "ResultDetail", "TrackDetail"]);
  const literals = details.map(([event, detail], at) => `export const detail${at}: ${type(event)} = ${JSON.stringify(detail)};\n`);
  return `import type { ${types.join(", ")} } from "kanta-guide";\n${literals.join("")}`;
}

test("typings and manifest are what TypeScript, React and Vue take them for", async (t) => {
  const manifest = JSON.stringify(await read("custom-elements.json"));
  const files = {
    "typed.tsx": await own("typed.tsx"),
    "details.ts": asLiterals(JSON.parse(await own("details.json"))),
    "manifest.ts": `import type { Package } from "custom-elements-manifest";\nexport const manifest: Package = ${manifest};\n`,
  };
  assert.equal(await typesOf(await project(t, { from: "react", files })), "");
});

test("every file of the package can be had by its name, as a copying step asks for it", async (t) => {
  const folder = await project(t, {});
  const { files } = await published();
  const { resolve } = createRequire(join(folder, "package.json"));
  const asked = files.filter((name) => /^[^/]+\.(js|html|json|wasm|pack|extras|kgr)$/.test(name));
  assert.ok(asked.length > 15);
  for (const name of asked) assert.ok(resolve(`kanta-guide/${name}`).endsWith(`/node_modules/kanta-guide/${name}`), name);
  assert.ok(resolve("kanta-guide").endsWith("/kanta-guide.js"));
});

test("a server that imports the package, the same in one script or the frame carries on", async (t) => {
  const imports = ["kanta-guide", "kanta-guide/whole", "kanta-guide/kanta-guide-frame.js"].map((name) => `(await import("${name}")).init({ base: "/a/" });\n`);
  const folder = await project(t, { files: { "server.js": `${imports.join("")}console.log("carried on");\n` } });
  const { stdout, stderr } = await run("node", ["server.js"], { cwd: folder });
  assert.deepEqual([stdout, stderr], ["carried on\n", ""]);
});

test("webpack builds a page with the guide, with nothing configured", async (t) => {
  const main = 'import "kanta-guide";\ndocument.body.append(document.createElement("kanta-guide"));\n';
  const index = '<!doctype html><html lang="sv"><title>A host</title><link rel="icon" href="data:,"><body><script src="main.js"></script>';
  const folder = await project(t, { files: { "main.js": main, "dist/index.html": index } });
  const { errors, warnings } = await withWebpack(folder);
  assert.deepEqual([errors, warnings.filter(({ message }) => !/size limit/.test(message))], [[], []]);
  const host = await serve(join(folder, "dist"));
  t.after(() => host.close());
  const guide = await openPage(t, { address: host.address });
  await guide.answer({ provider: "private" });
  await walk(guide, { "vendor-support": "full" });
  assert.deepEqual(await guide.element.evaluate(({ result }) => result.final), true);
  await opensPicture(guide);
});
