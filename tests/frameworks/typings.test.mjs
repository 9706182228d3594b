// The typings for Solid, Preact and Svelte: both elements are known, with what they take, and what they do not take is an error.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { project, unpack } from "../hosts/builds.mjs";

after(unpack);
const run = promisify(execFile);

/** Of each framework: its package, how its tags are typed, and lines of which each marked one must be an error. */
const FRAMEWORKS = {
  solid: {
    install: { "solid-js": "1.9.19" },
    jsx: ["--jsx", "preserve", "--jsxImportSource", "solid-js"],
    answers: (value) => `prop:answers={${value}}`,
    listener: "on:kanta-guide-result",
  },
  preact: {
    install: { preact: "11.2.0" },
    jsx: ["--jsx", "react-jsx", "--jsxImportSource", "preact"],
    answers: (value) => `answers={${value}}`,
    listener: "onkanta-guide-result",
  },
};

const inJsx = ({ answers, listener }) =>
  ["kanta-guide", "kanta-guide-frame"].flatMap((tag) => [
    `<${tag} lang="fi" color-scheme="dark" ${answers('{ provider: "private" }')} ${listener}={({ detail }) => detail.conclusions} />;`,
    `// @ts-expect-error: there is no such scheme\n<${tag} color-scheme="blue" />;`,
    `// @ts-expect-error: an answer is no number\n<${tag} ${answers("{ provider: 1 }")} />;`,
    `// @ts-expect-error: the event has no such field\n<${tag} ${listener}={({ detail }) => detail.score} />;`,
  ]);

async function check(folder, file, options = []) {
  const plain = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];
  return run("npx", ["tsc", ...plain, ...options, file], { cwd: folder }).then(() => "", ({ stdout }) => stdout);
}

for (const [name, { install, jsx, ...ways }] of Object.entries(FRAMEWORKS)) {
  test(`the typings for ${name}`, async (t) => {
    const lines = [`/// <reference types="kanta-guide/${name}" />`, 'import "kanta-guide/kanta-guide-frame.js";', ...inJsx(ways)];
    const folder = await project(t, { install: { ...install, typescript: "5.9.3" }, files: { "typed.tsx": lines.join("\n") } });
    assert.equal(await check(folder, "typed.tsx", jsx), "");
  });
}

test("the typings for svelte", async (t) => {
  const lines = ["kanta-guide", "kanta-guide-frame"].flatMap((tag, at) => [
    `const right${at}: SvelteHTMLElements["${tag}"] = { lang: "fi", answers: { provider: "private" }, "onkanta-guide-result": ({ detail }) => void detail.conclusions };`,
    `// @ts-expect-error: there is no such scheme\nconst wrong${at}: SvelteHTMLElements["${tag}"] = { "color-scheme": "blue" };`,
    `// @ts-expect-error: the event has no such field\nconst never${at}: SvelteHTMLElements["${tag}"] = { "onkanta-guide-result": ({ detail }) => void detail.score };`,
    `export { right${at}, wrong${at}, never${at} };`,
  ]);
  const head = ['/// <reference types="kanta-guide/svelte" />', 'import type { SvelteHTMLElements } from "svelte/elements";'];
  const folder = await project(t, { install: { svelte: "5.57.3", typescript: "5.9.3" }, files: { "typed.ts": [...head, ...lines].join("\n") } });
  assert.equal(await check(folder, "typed.ts"), "");
});
