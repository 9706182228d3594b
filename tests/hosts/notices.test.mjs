// What goes with every product: the licences of what it is linked from, and beside them the bills of material.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { product, serve } from "../serve.mjs";

const read = (path) => readFile(path, "utf8");

test("every product has the licences of what it is linked from", async () => {
  const notices = await read(`${product("embed")}THIRD-PARTY.txt`);
  for (const part of ["Copyright (c) the Kanta Guide contributors", "talc 5.1.1: MIT", "The standard library of Rust"]) {
    assert.ok(notices.includes(part), part);
  }
  for (const other of ["site", "npm"]) assert.equal(await read(`${product(other)}THIRD-PARTY.txt`), notices, other);
  assert.equal(await read(`${product("site")}embed/THIRD-PARTY.txt`), notices);
  const { version } = JSON.parse(await read(`${product("npm")}package.json`));
  const archive = await readFile(new URL(`../../dist/kanta-guide-${version}.zip`, import.meta.url), "latin1");
  // Each name stands before the file, and in the list at the end.
  assert.equal(archive.split(`kanta-guide-${version}/embed/THIRD-PARTY.txt`).length - 1, 2);
  // The page that is one file carries them itself, where two hyphens would end them.
  for (const page of [`${product("offline")}kanta-guide.html`, `${product("site")}kanta-guide.html`]) {
    const [, comment] = /<!--\n([^]*)\n-->\n$/.exec(await read(page));
    assert.equal(comment.replaceAll(/-( -)+/g, (line) => line.replaceAll(" ", "")), notices);
  }
});

test("the bills of material list what is pinned, and of npm nothing is shipped", async () => {
  const components = async (name) => {
    const bill = JSON.parse(await read(new URL(`../../dist/kanta-guide-${name}.cdx.json`, import.meta.url)));
    assert.deepEqual([bill.bomFormat, bill.specVersion, bill.metadata.component.name], ["CycloneDX", "1.5", "kanta-guide"]);
    return bill.components;
  };
  const rust = await components("rust");
  const shipped = rust.filter(({ scope }) => scope === "required").map(({ name }) => name);
  for (const name of ["yew", "wasm-bindgen", "talc", "postcard"]) assert.ok(shipped.includes(name), name);
  for (const name of ["clap", "syn", "proptest", "brotli"]) assert.ok(!shipped.includes(name), name);
  const npm = await components("npm");
  const lock = JSON.parse(await read(new URL("../../package-lock.json", import.meta.url)));
  const pinned = Object.entries(lock.packages).filter(([place]) => place).map(([place, { version }]) => `${place.split("node_modules/").pop()}@${version}`);
  assert.deepEqual(npm.map(({ name, version }) => `${name}@${version}`).sort(), [...new Set(pinned)].sort());
  assert.ok(npm.every(({ scope }) => scope === "excluded"));
});
