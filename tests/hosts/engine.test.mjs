// The engine without a page, from the packed package in clean folders: the same results as the tool, all full profiles of both rule sets;
// receipts; what is refused; its types; the examples of docs/engine.md, in Node.js and in a page; and in a bundle.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { openPage } from "../journeys/harness.mjs";
import { serve } from "../serve.mjs";
import { project, typesOf, unpack, withWebpack } from "./builds.mjs";

after(unpack);

const root = fileURLToPath(new URL("../../", import.meta.url));
const SETS = { "2021-04": 973, "2026-09": 594 };

/** Runs a program with some standard input: its lines. */
async function lines(program, args, { input = "", cwd = root }) {
  const child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(input);
  return (await text(child.stdout)).trimEnd().split("\n");
}
const cargo = (kind, ...args) => ["run", "--quiet", "--package=kanta-rules", kind, "--", ...args];

/** Runs a module in a folder of its own with the package: what it prints, as JSON a line. */
async function inNode(t, script) {
  const folder = await project(t, { files: { "run.js": script } });
  return (await lines(process.execPath, ["run.js"], { cwd: folder })).map((line) => JSON.parse(line));
}

/** The fenced files of the manual: those whose fence names one. */
const manual = await readFile(new URL("../../docs/engine.md", import.meta.url), "utf8");
const examples = Object.fromEntries([...manual.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, name, text]) => [name, text]));

const eachLine = `
import { createInterface } from "node:readline";
import { evaluate } from "kanta-guide/engine";
const [rules] = process.argv.slice(2);
for await (const line of createInterface(process.stdin)) {
  const { outcomes, next, because, changes, tasks } = await evaluate(JSON.parse(line), { rules });
  console.log(JSON.stringify({ outcomes, next, because, changes, tasks }));
}
`;

for (const [rules, profiles] of Object.entries(SETS)) {
  test(`all ${profiles} full profiles of ${rules} come out as the tool has them`, async (t) => {
    const asked = await lines("cargo", cargo("--example=profiles", rules), {});
    assert.equal(new Set(asked).size, profiles);
    const input = `${asked.join("\n")}\n`;
    const told = await lines("cargo", cargo("--bin=kanta-rules", "eval", `rules/${rules}`), { input });
    const folder = await project(t, { files: { "run.js": eachLine } });
    assert.deepEqual(await lines(process.execPath, ["run.js", rules], { input, cwd: folder }), told);
  });
}

test("conclusions are in words in each language, and a line of JSON is answers too", async (t) => {
  const script = `
import { evaluate, ruleSets } from "kanta-guide/engine";
console.log(JSON.stringify(ruleSets));
for (const language of ["sv", "fi", "en"]) {
  const { conclusions, rules, code } = await evaluate('{"provider":"public","services":"social"}', { language });
  const [{ topic, title, outcome, because, rules: [{ status, sources: [{ url }] }] }] = conclusions;
  console.log(JSON.stringify([topic, outcome, status, new URL(url).host, rules.id, code.slice(0, 1), title, because]));
}`;
  const [sets, ...told] = await inNode(t, script);
  assert.deepEqual(sets.map(({ id }) => id), Object.keys(SETS));
  assert.equal(told.length, 3);
  for (const facts of told) assert.deepEqual(facts.slice(0, 6), ["model-client-data", "direct", "stated", "www.kanta.fi", "2021-04", "1"]);
  for (const place of [6, 7]) assert.equal(new Set(told.map((facts) => facts[place])).size, 3, "each language has its own words");
});

test("another rule set's changes, and the answers as they carry over, are those that the guide tells", async (t) => {
  const script = `
import { diff, evaluate } from "kanta-guide/engine";
const answers = { provider: "private", services: "health", form: "organisation", regions: ["01"], purchased: "yes" };
const { changes, answers: carried, lost, from, to } = await diff(answers, "2021-04", "2026-09", { language: "en" });
console.log(JSON.stringify([changes.map(({ topic }) => topic), carried, lost, from.id, to.id]));
const there = await evaluate(carried, { rules: "2026-09" });
for (const { topic, outcome } of changes.filter(({ outcome }) => !["", "open", "same"].includes(outcome))) {
  console.log(JSON.stringify([topic, [outcome], there.outcomes[topic]]));
}`;
  const [[topics, carried, lost, from, to], ...each] = await inNode(t, script);
  assert.ok(topics.includes("duty-patient-data"), topics);
  assert.deepEqual(carried, { provider: "private", services: "health", form: "organisation", where: "mainland" });
  assert.deepEqual([lost, from, to], [["purchased"], "2021-04", "2026-09"]);
  for (const [topic, told, there] of each) assert.deepEqual(told, there, topic);
});

test("a receipt of each rule set holds, as text, bytes and an object; one that was changed does not", async (t) => {
  const script = `
import { evaluate, verify } from "kanta-guide/engine";
const days = { "2021-04": "2021-04-19", "2026-09": "2026-09-01" };
for (const rules of Object.keys(days)) {
  const { conclusions, code, rules: { id, hash }, ...result } = await evaluate({ provider: "public", services: "social" }, { rules });
  const receipt = { format: "kanta-guide-receipt/1", date: "2026-11-26", rules: { id, "as-of": days[id], hash }, answers: { provider: "public", services: "social" }, result };
  const text = JSON.stringify(receipt);
  for (const given of [receipt, text, new TextEncoder().encode(text), new TextEncoder().encode(text).buffer]) {
    const { holds, date, differences } = await verify(given);
    console.log(JSON.stringify([holds, date, differences]));
  }
  receipt.result.outcomes["model-client-data"] = ["joint"];
  receipt.rules.hash = "0";
  const { holds, differences } = await verify(receipt, { language: "en" });
  console.log(JSON.stringify([holds, differences.map(({ at, says, title }) => [at, says, title])]));
}`;
  const told = await inNode(t, script);
  const holds = [true, "2026-11-26", []];
  const [title] = /^title = "(.*)"$/m.exec((await readFile(join(root, "rules/2021-04/en.toml"), "utf8")).split("[topic.model-client-data]")[1]).slice(1);
  const differs = [
    false,
    [
      ["rules.hash", "0", ""],
      ["result.outcomes.model-client-data", ["joint"], title],
    ],
  ];
  assert.deepEqual(told.slice(0, 5), [holds, holds, holds, holds, differs]);
  assert.deepEqual(told.slice(5, 9), [holds, holds, holds, holds]);
  assert.equal(told[9][0], false);
});

test("what cannot be taken is refused whole, with a code, the place, and what to do", async (t) => {
  const script = `
import { diff, evaluate, EngineError, init, verify } from "kanta-guide/engine";
const circle = {};
circle.provider = circle;
const receipt = (more) => JSON.stringify({ format: "kanta-guide-receipt/1", date: "2026-11-26", rules: { id: "2021-04", "as-of": "2021-04-19", hash: "0" }, answers: {}, result: {}, ...more });
const calls = [
  () => evaluate({ povider: "private", services: "health" }),
  () => evaluate({ provider: "neither" }),
  () => evaluate({ provider: 1 }),
  () => evaluate({ regions: ["01", "xx"] }),
  () => evaluate({ regions: [] }),
  () => evaluate({ provider: () => "private" }),
  () => evaluate({ provider: 1n }),
  () => evaluate('{"provider":"private","provider":"public"}'),
  () => evaluate("{"),
  () => evaluate(""),
  () => evaluate(null),
  () => evaluate(undefined),
  () => evaluate([]),
  () => evaluate(new Map([["provider", "private"]])),
  () => evaluate(circle),
  () => evaluate({ get provider() { throw new Error("a trap"); } }),
  () => evaluate(" ".repeat(2 ** 21)),
  () => evaluate("[".repeat(100_000)),
  () => evaluate({}, { rules: "2020-01" }),
  () => evaluate({}, { rules: {} }),
  () => evaluate({}, { language: "de" }),
  () => evaluate({}, { language: "constructor" }),
  () => evaluate({}, { lang: "fi" }),
  () => evaluate({}, "fi"),
  () => diff({}, "2021-04"),
  () => diff({}, "2021-04", "2021-04"),
  () => verify("no receipt"),
  () => verify({}),
  () => verify(receipt({ rules: { id: "2020-01" } })),
  () => verify(receipt({ rules: {} })),
  () => verify(receipt({ answers: { provider: "neither" } })),
  () => verify(Uint8Array.of(255, 254, 123, 0)),
  async () => init({ base: "no address" }),
  async () => init({ read: "fetch" }),
];
for (const call of calls) {
  const error = await call().then(() => "it was taken", (error) => error);
  console.log(JSON.stringify(error instanceof EngineError && error.message.length > 20 ? [error.code, error.at] : String(error)));
}
const { outcomes } = await evaluate({ provider: undefined });
console.log(JSON.stringify(outcomes["model-client-data"].includes(null)));`;
  assert.deepEqual(await inNode(t, script), [
    ["unknown-question", "povider"],
    ["unknown-value", "provider"],
    ["wrong-type", "provider"],
    ["unknown-value", "regions[1]"],
    ["empty-set", "regions"],
    ["wrong-type", "provider"],
    ["wrong-type", "provider"],
    ["duplicate-question", "provider"],
    ["not-json", "column 1"],
    ["not-json", "column 0"],
    ...Array(4).fill(["not-an-object", "answers"]),
    ["not-json", "answers"],
    ["not-json", "answers"],
    ["too-large", "answers"],
    ["not-an-object", "column 0"],
    ["unknown-rules", "rules"],
    ["unknown-rules", "rules"],
    ["unknown-language", "language"],
    ["unknown-language", "language"],
    ["wrong-options", "lang"],
    ["wrong-options", "options"],
    ["unknown-rules", "to"],
    ["no-changes", "to"],
    ["not-json", "line 1, column 2"],
    ["not-a-receipt", "format"],
    ["unknown-rules", "rules.id"],
    ["not-a-receipt", "rules.id"],
    ["unknown-value", "answers.provider"],
    ["not-json", "byte 1"],
    ["wrong-options", "base"],
    ["wrong-options", "read"],
    true,
  ]);
});

test("a file that is missing, of another kind or damaged is told, and asked for anew", async (t) => {
  const script = `
import { readFile } from "node:fs/promises";
import { evaluate, init } from "kanta-guide/engine";
const fail = (read, rules = "2021-04") => {
  init({ read });
  const tell = ({ code, at, cause }) => console.log(JSON.stringify([code, at.split(".").at(-1), cause?.message ?? ""]));
  return evaluate({}, { language: "en", rules }).then(() => tell({ code: "taken", at: "" }), tell);
};
const but = (ending, spoil) => async (address) => (address.pathname.endsWith(ending) ? spoil(await readFile(address)) : readFile(address));
const lack = () => { throw new Error("gone"); };
await fail(but(".wasm", lack));
await fail(but(".wasm", () => new TextEncoder().encode("<!doctype html>")));
await fail(but(".wasm", (bytes) => bytes.subarray(1)));
await fail(but(".extras", lack));
await fail(but(".pack", (bytes) => bytes.subarray(0, 100)));
await fail(but(".kgr", lack), "2026-09");
await fail(but(".kgr", (bytes) => bytes.subarray(0, bytes.length - 1)), "2026-09");
init({ read: readFile });
console.log(JSON.stringify((await evaluate({}, { language: "en" })).next));`;
  assert.deepEqual(await inNode(t, script), [
    ["network", "wasm", "gone"],
    ["not-found-html", "wasm", ""],
    ["damaged", "wasm", ""],
    ["network", "extras", "gone"],
    ["damaged", "pack", ""],
    ["network", "kgr", "gone"],
    ["damaged", "rules", ""],
    "provider",
  ]);
});

test("its types say what it gives, need nothing of a browser's, and refuse what it refuses", async (t) => {
  const script = `
import { diff, evaluate, verify } from "kanta-guide/engine";
const answers = { provider: "private", services: "both", regions: ["01"] };
const { conclusions, code, rules: { id, hash }, ...result } = await evaluate(answers);
const receipt = { format: "kanta-guide-receipt/1", date: "2026-11-26", rules: { id, "as-of": "2021-04-19", hash }, answers, result: {} };
console.log(JSON.stringify(["Evaluated", await evaluate(answers)]));
console.log(JSON.stringify(["Differing", await diff(answers, "2021-04", "2026-09")]));
console.log(JSON.stringify(["Verified", await verify(receipt)]));`;
  // As literals: a field that is missing and one that is not known are both errors.
  const real = (await inNode(t, script)).map(([type, value]) => `export const a${type}: ${type} = ${JSON.stringify(value)};\n`);
  const uses = `
import { diff, evaluate, EngineError, init, verify, type Answers, type EngineErrorCode } from "kanta-guide/engine";
const answers: Answers = { provider: "private", regions: ["01"] };
const { outcomes, next, conclusions: [first] } = await evaluate(answers, { rules: "2026-09", language: "fi" });
export const out: [(string | null)[] | undefined, string | null, string | undefined] = [outcomes["permit-authority"], next, first?.title];
export const carried: Answers = (await diff(answers, "2021-04", "2026-09")).answers;
await verify(new Uint8Array(), { language: "en" });
init({ base: new URL("file:///a/") });
export const code = (error: unknown): EngineErrorCode | undefined => (error instanceof EngineError ? error.code : undefined);
// @ts-expect-error: there is no such language
await evaluate(answers, { language: "de" });
// @ts-expect-error: an answer is no number
await evaluate({ provider: 1 });
// @ts-expect-error: it says to what
await diff(answers, "2021-04");
`;
  const compilerOptions = { strict: true, module: "nodenext", target: "es2022", lib: ["es2022"], types: [], skipLibCheck: false, noEmit: true };
  const literals = `import type { Differing, Evaluated, Verified } from "kanta-guide/engine";\n${real.join("")}`;
  // What every program has, in Node.js and in browsers.
  const everywhere = "interface URL {}\ndeclare var URL: { new (address: string): URL };\n";
  const files = { "uses.ts": uses, "literals.ts": literals, "everywhere.d.ts": everywhere, "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }) };
  assert.equal(await typesOf(await project(t, { files })), "");
});

test("the examples of the manual do what they say", async (t) => {
  const receipt = JSON.stringify({ format: "kanta-guide-receipt/1", date: "2026-11-26", rules: { id: "2021-04", "as-of": "2021-04-19", hash: "0" }, answers: {}, result: {} });
  const folder = await project(t, { files: { ...examples, "kanta-guide-receipt.json": receipt } });
  const told = async (name) => lines(process.execPath, [name], { cwd: folder });
  const [outcomes, first] = await told("evaluate.js");
  assert.equal(outcomes, "[ 'regional-authority' ] null");
  assert.equal(first, "Connection model for client data: Direct connection");
  assert.ok((await told("diff.js")).length > 2);
  const verified = await told("verify.js");
  assert.equal(verified[0], "It does not hold.");
  assert.ok(verified[1].startsWith("rules.hash 0 "), verified[1]);
  assert.deepEqual(await told("refused.js"), ["true unknown-question povider"]);
  assert.deepEqual(Object.keys(examples).sort(), ["diff.js", "evaluate.js", "page.html", "refused.js", "verify.js"]);
  const host = await serve(folder);
  t.after(() => host.close());
  const { page } = await openPage(t, { address: `${host.address}page.html` });
  const shown = await page.locator("#result:not(:empty)").textContent();
  assert.deepEqual(JSON.parse(shown)["model-client-data"], ["direct"]);
});

test("webpack builds a page with the engine, and a folder can be named in place of its files", async (t) => {
  const main = `
import { evaluate, init } from "kanta-guide/engine";
if (location.hash) init({ base: "/elsewhere/" });
evaluate({ provider: "public", services: "social" }, { rules: "2026-09", language: "fi" }).then(
  ({ conclusions }) => (document.title = conclusions[0].title),
  ({ code, at }) => (document.title = [code, at]),
);`;
  const index = '<!doctype html><html lang="fi"><title></title><link rel="icon" href="data:,"><body><script src="main.js"></script>';
  const folder = await project(t, { files: { "main.js": main, "dist/index.html": index } });
  const { errors, warnings } = await withWebpack(folder);
  assert.deepEqual([errors, warnings.filter(({ message }) => !/size limit/.test(message))], [[], []]);
  const packaged = join(folder, "node_modules/kanta-guide/");
  const host = await serve(join(folder, "dist"), { folders: { "/elsewhere/": packaged } });
  t.after(() => host.close());
  const { page } = await openPage(t, { address: host.address });
  const title = () => page.waitForFunction(() => document.title).then((title) => title.jsonValue());
  const words = await title();
  assert.ok(words.length > 5 && !words.includes(","), words);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("about:blank");
  await page.goto(`${host.address}#named`);
  assert.equal(await title(), words);
  const files = asked.filter((path) => /\.(wasm|pack|extras|kgr)$/.test(path));
  assert.ok(files.length >= 3 && files.every((path) => path.startsWith("/elsewhere/")), files.join());
});
