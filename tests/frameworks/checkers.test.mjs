// What checkers of packages and the tools for tests say: publint and attw have nothing to say that is not meant, and the pages on
// testing work as they are written.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { project, published, unpack } from "../hosts/builds.mjs";
import { follow, projectOf } from "../hosts/hosts.mjs";

after(unpack);
const run = promisify(execFile);

/** What a program says, and how it ended. */
const said = (folder, ...command) => run("npx", command, { cwd: folder }).then(({ stdout }) => ({ code: 0, stdout }), ({ code, stdout }) => ({ code, stdout }));

test("publint has nothing to say of the package", async (t) => {
  const folder = await project(t, { install: { publint: "0.3.25" } });
  const { stdout } = await said(folder, "publint", join(folder, "node_modules/kanta-guide"), "--strict", "--pack=false");
  assert.match(stdout, /All good!/);
});

test("attw finds each entry in all ways of resolving, but for what is meant", async (t) => {
  const folder = await project(t, { install: { "@arethetypeswrong/cli": "0.18.5" } });
  const { archive } = await published();
  // Into a file: the program ends before a pipe has taken all that it says. It ends with 1 where it has found something.
  await run("bash", ["-c", 'npx attw "$0" --format=json > attw.json', archive], { cwd: folder }).catch(({ code }) => assert.equal(code, 1));
  const { analysis, problems } = JSON.parse(await readFile(join(folder, "attw.json"), "utf8"));
  for (const name of [".", "./whole", "./kanta-guide-frame.js", "./react", "./solid"]) assert.ok(name in analysis.entrypoints, name);
  // An ES module that require() gets: meant, as the package is of ES modules alone. A server's build of before Node 20.19 imports it.
  const kinds = Object.keys(problems ?? {});
  assert.deepEqual(kinds, ["CJSResolvesToESM"]);
});

test("the custom elements manifest is one by its schema, and describes both elements", async (t) => {
  const folder = await project(t, { install: { ajv: "8.20.0", "custom-elements-manifest": "2.1.0" } });
  const { resolve } = createRequire(join(folder, "package.json"));
  const load = async (name) => JSON.parse(await readFile(resolve(name), "utf8"));
  const [schema, manifest] = await Promise.all(["custom-elements-manifest/schema.json", "kanta-guide/custom-elements.json"].map(load));
  const { default: Ajv } = await import(resolve("ajv"));
  const ajv = new Ajv({ allowUnionTypes: true });
  assert.ok(ajv.validate(schema, manifest), ajv.errorsText());
  const elements = manifest.modules.flatMap(({ exports }) => exports.map(({ name }) => name));
  assert.deepEqual(elements, ["kanta-guide", "kanta-guide-frame"]);
  assert.ok(!ajv.validate(schema, { ...manifest, modules: [{ kind: "none" }] }));
});

const TOOLS = { vitest: "4.1.12", "happy-dom": "21.0.4", jest: "30.5.2", "jest-environment-jsdom": "30.5.2", vite: "8.3.8", "@playwright/test": "1.65.1" };

test("the stub, the unit tests and the test in a browser of docs/hosts/testing.md", async (t) => {
  const folder = await projectOf(t, { page: "testing", install: TOOLS });
  await follow(folder, "testing", ["unit", "jest", "browser"]);
});
