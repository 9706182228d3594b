// A rule set by its address: the host's rules are in force where they are whole; where they are not, the built-in ones stay, the
// host is told why and the visitor that it is so.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { product, serve } from "../serve.mjs";
import { words } from "./texts.mjs";
import { openHost } from "./harness.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kanta-rules-"));
after(() => rmSync(folder, { recursive: true }));

/** The built-in rule set with some words put in place of others, everywhere where no file is named; as a file, and what the compiler
    says about it. */
function compiled(changes) {
  cpSync(join(root, "rules/2021-04"), folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith(".toml"));
  for (const [file, before, now] of changes) {
    let found = 0;
    for (const name of names.filter((name) => !file || name === file)) {
      const text = readFileSync(join(folder, name), "utf8");
      found += text.split(before).length - 1;
      writeFileSync(join(folder, name), file ? text.replace(before, now) : text.replaceAll(before, now));
    }
    assert.ok(found, `${file || "some file"} has: ${before}`);
  }
  const file = join(folder, "own.kgr");
  const tool = ["run", "--quiet", "--bin", "kanta-rules", "--", "compile", folder, join(root, "locales"), file];
  const said = execFileSync("cargo", tool, { cwd: root, encoding: "utf8" });
  return { bytes: readFileSync(file), said };
}

const { bytes: own, said } = compiled([
  ["rule-set.toml", 'id = "2021-04"', 'id = "own-1"'],
  ["en.toml", 'title = "Are you a private', 'title = "Own: Are you a private'],
  ["sv.toml", '[question.provider]\ntitle = "', '[question.provider]\ntitle = "Egen: '],
]);
const integrity = /rules-integrity="([^"]*)"/.exec(said)[1];

const listen = `<script>
  globalThis.told = [];
  for (const name of ["error", "answer", "result"]) addEventListener("kanta-guide-" + name, ({ detail }) => told.push({ name, ...detail }));
</script><script type="module" src="/kanta-guide.js"></script>`;

const open = (t, attributes, { file = own, ...options } = {}) =>
  openHost(t, `${listen}<kanta-guide lang="en" ${attributes}></kanta-guide>`, { pages: { "/own.kgr": file }, ...options });

const told = (guide, name) => guide.page.evaluate((name) => globalThis.told.filter((one) => one.name === name), name);

test("the compiler prints the hash by which a page knows the file", () => {
  assert.equal(integrity, `sha384-${createHash("sha384").update(own).digest("base64")}`);
  assert.match(said, /^Rule set own-1 in \d+ bytes\. Hash [0-9a-f]{64}\.$/m);
});

test("the host's rules are in force, in each language, with their pictures, and the result names them", async (t) => {
  const guide = await open(t, `rules="/own.kgr" rules-integrity="${integrity}"`);
  await guide.asks("provider");
  assert.match(await guide.heading.textContent(), /^Own: /);
  await guide.speak("Svenska");
  await guide.heading.getByText(/^Egen: /).waitFor();
  await guide.speak("English");
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const [{ rules, outcomes }] = await told(guide, "result");
  assert.equal(rules.id, "own-1");
  assert.deepEqual(outcomes["model-client-data"], ["direct"]);
  await guide.picture("model-client-data");
  assert.deepEqual(await told(guide, "error"), []);
});

test("rules come and go at any time, and the answers that mean something in both stay", async (t) => {
  const guide = await open(t, "");
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.element.evaluate((element) => (element.rules = "/own.kgr"));
  await guide.page.waitForFunction(() => document.querySelector("kanta-guide").shadowRoot.querySelector("[data-question]"));
  await guide.asks("services");
  await guide.goBack();
  await guide.asks("provider");
  await guide.heading.getByText(/^Own: /).waitFor();
  assert.deepEqual(await guide.chosen(), ["private"]);
  await guide.element.evaluate((element) => element.removeAttribute("rules"));
  await guide.heading.getByText(/^(?!Own: ).*\?$/).waitFor();
});

test("two guides of a page can have rules of their own", async (t) => {
  const body = `${listen}<kanta-guide id="a" lang="en"></kanta-guide><kanta-guide id="b" lang="en" rules="/own.kgr"></kanta-guide>`;
  const guide = await openHost(t, body, { pages: { "/own.kgr": own } });
  const [a, b] = [guide.of("#a"), guide.of("#b")];
  await a.asks("provider");
  await b.asks("provider");
  assert.doesNotMatch(await a.heading.textContent(), /^Own/);
  assert.match(await b.heading.textContent(), /^Own/);
});

/** A rule set of so many questions of two values each, all of which are asked of everybody and decide one topic; as a file. */
function manyQuestions(count) {
  const folder = mkdtempSync(join(tmpdir(), "kanta-many-"));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name, ...parts) => writeFileSync(join(folder, `${name}.toml`), parts.flat().join("\n"));
  const ids = Array.from({ length: count }, (_, at) => `many${at}`);
  const row = (id, when) => `[[topic.row]]\nid = "${id}"\nwhen = ${when}\noutcome = "${id}"\nstatus = "stated"\nsource = ["page/here"]`;
  const all = `{ ${ids.map((id) => `${id} = "yes"`).join(", ")} }`;
  const some = `[${ids.map((id) => `{ ${id} = "no" }`).join(", ")}]`;
  write("rule-set", 'id = "many"\nas-of = "2026-01-01"\nlanguages = ["sv", "fi", "en"]\n[source.page]\npage = "A page"\nlanguage = "en"\ndated = "2026-01-01"\nurl = "https://example.org/"\n[source.page.heading]\nhere = "Here"');
  write("questions", ids.map((id) => `[[question]]\nid = "${id}"\nvalues = ["yes", "no"]`));
  write("topics", '[[group]]\nid = "all"\nmain = true\n[[topic]]\nid = "topic"\ngroup = "all"', row("every", all), row("fewer", some));
  write("tasks");
  write("cases", `[[case]]\nname = "every"\nanswers = ${all}\nexpect = { topic = "every" }\n[[case]]\nname = "none"\nanswers = { many0 = "no" }\nexpect = { topic = "fewer" }`);
  const texts = [
    'title = "Many"\n[about]\nstrip = "Rules of {date}."\ncheck = "Check the rules of {date}."\n[group.all]\ntitle = "All"\n[topic.topic]\ntitle = "Topic"\n[topic.topic.outcome]',
    ["every", "fewer"].map((id) => `${id} = { title = "It is ${id}", short = "${id}" }`),
    '[topic.topic.row]\nevery = "x"\nfewer = "y"',
    ids.map((id) => `[question.${id}]\ntitle = "Is it ${id}?"\nshort = "${id}"\nhow = "Look."\nerror = "Say it."\n[question.${id}.value]\n${["yes", "no"].map((value) => `${value} = { label = "${value}", because = "${id} ${value}", if = "${id} ${value}" }`).join("\n")}`),
  ];
  for (const language of ["sv", "fi", "en"]) write(language, ...texts);
  const file = join(folder, "many.kgr");
  execFileSync("cargo", ["run", "--quiet", "--bin", "kanta-rules", "--", "compile", folder, join(root, "locales"), file], { cwd: root, stdio: "pipe" });
  return readFileSync(file);
}

test("a rule set of more ways to answer than a page can count in one of its own numbers is in force", async (t) => {
  // As many questions as a topic may depend on; of 32 the ways are one more than fit.
  const guide = await open(t, 'rules="/own.kgr"', { file: manyQuestions(64) });
  await guide.answer({ many0: "yes", many1: "yes" });
  await guide.asks("many2");
  assert.deepEqual(await told(guide, "error"), []);
});

/** The file with its head changed. */
function withHead(change) {
  const length = own.readUInt32LE(4);
  const head = Buffer.from(JSON.stringify(change(JSON.parse(own.subarray(8, 8 + length)))));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([own.subarray(0, 4), size, head, own.subarray(8 + length)]);
}

const partsAt = 8 + own.readUInt32LE(4);

/** The file with other parts of the same length, under a hash that fits. */
function withParts(change) {
  const parts = change(Buffer.from(own.subarray(partsAt)));
  const sha256 = createHash("sha256").update(parts).digest("hex");
  return Buffer.concat([withHead((head) => ({ ...head, sha256 })).subarray(0, -parts.length), parts]);
}

/** Bytes with the bits of one of them turned. */
function flipped(bytes, at) {
  const copy = Buffer.from(bytes);
  copy[at] ^= 0xff;
  return copy;
}

/** The parts with a script in place of the address of a source. */
function withScript(parts) {
  const text = parts.toString("latin1");
  const [address] = /https:\/\/www\.kanta\.fi\/[\w/-]{20,}/.exec(text);
  return Buffer.from(text.replaceAll(address, "javascript:window.pwn=1//".padEnd(address.length, "x")), "latin1");
}

const MARKUP = `<img src=x onerror=pwn=1><b>`;
/** The parts with markup in place of the first words that are seen in English. */
function withMarkup(parts) {
  const [title] = /Own: Are you a private[^?]*\?/.exec(parts.toString("latin1"));
  return Buffer.from(parts.toString("latin1").replaceAll(title, MARKUP.padEnd(title.length, "x")), "latin1");
}

/** The parts with nothing sound in place of the English extras. */
function withoutExtras(parts) {
  const { rules, languages } = JSON.parse(own.subarray(8, partsAt));
  let at = rules;
  for (const [language, [texts, extras]] of Object.entries(languages)) {
    at += texts;
    if (language === "en") parts.fill(0xff, at, at + extras);
    at += extras;
  }
  return parts;
}

const refusals = [
  { what: "is cut off", code: "rules-damaged", file: own.subarray(0, 5000) },
  { what: "is cut off in its head", code: "rules-damaged", file: own.subarray(0, 60) },
  { what: "is empty", code: "rules-damaged", file: Buffer.alloc(0) },
  { what: "is a page", code: "rules-damaged", file: Buffer.from("<!doctype html>") },
  { what: "has one byte changed", code: "rules-damaged", file: flipped(own, own.length - 9) },
  { what: "breaks the form of the rules, under a hash that fits", code: "rules-damaged", file: withParts((parts) => flipped(parts, 4)) },
  { what: "has bytes too many", code: "rules-damaged", file: Buffer.concat([own, Buffer.from("x")]) },
  { what: "lacks the language", code: "rules-damaged", file: withHead(({ languages: { en, ...languages }, ...head }) => ({ ...head, languages })) },
  { what: "has a script for an address", code: "rules-damaged", file: withParts(withScript) },
  { what: "has nothing for a head", code: "rules-damaged", file: withHead(() => null) },
  { what: "has a number for a head", code: "rules-damaged", file: withHead(() => 5) },
  { what: "has no languages", code: "rules-damaged", file: withHead((head) => ({ ...head, languages: null })) },
  { what: "has a number for a language", code: "rules-damaged", file: withHead((head) => ({ ...head, languages: { en: 5 } })) },
  { what: "has texts of no length", code: "rules-damaged", file: withHead((head) => ({ ...head, languages: { en: ["1", null] } })) },
  { what: "has rules of a negative length", code: "rules-damaged", file: withHead((head) => ({ ...head, rules: -1 })) },
  { what: "is of the version before", code: "rules-version", file: withHead((head) => ({ ...head, format: head.format - 1 })) },
  { what: "is of a version to come", code: "rules-version", file: withHead((head) => ({ ...head, format: head.format + 1 })) },
  { what: "is too large", code: "rules-too-large", file: Buffer.alloc(2 ** 20 + 1) },
  { what: "is not the one that was meant", code: "rules-integrity", attributes: 'rules="/own.kgr" rules-integrity="sha256-AAAA"' },
  { what: "is not there", code: "http", attributes: 'rules="/none.kgr"' },
];

for (const { what, code, file, attributes = 'rules="/own.kgr"' } of refusals) {
  test(`where the file ${what}, the built-in rules stay, the host is told ${code}, and the visitor is told`, async (t) => {
    const guide = await open(t, attributes, { file, mayFail: true });
    await guide.asks("provider");
    assert.doesNotMatch(await guide.heading.textContent(), /^Own/);
    await guide.page.waitForFunction(() => globalThis.told.length > 0);
    const [{ code: found, message }] = await told(guide, "error");
    assert.equal(found, code);
    assert.ok(message.endsWith("."), message);
    await guide.element.getByText("The answers follow the guide’s own rules").waitFor();
    await guide.speak("Suomi");
    await guide.element.getByText("Vastaukset perustuvat oppaan omiin sääntöihin").waitFor();
  });
}

/** A rule set's file with another hash for its own, under a head that fits. */
function claiming(file, hash) {
  const at = 8 + file.readUInt32LE(4);
  const [own] = /[0-9a-f]{64}/.exec(file.toString("latin1", at));
  const parts = Buffer.from(file.toString("latin1", at).replaceAll(own, hash), "latin1");
  const head = Buffer.from(JSON.stringify({ ...JSON.parse(file.subarray(8, at)), sha256: createHash("sha256").update(parts).digest("hex") }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([file.subarray(0, 4), size, head, parts]);
}

test("files that claim the hash of the guide's own rules are read as what they are: their rules, their texts, and back again", async (t) => {
  const first = await open(t, "");
  await first.answer({ provider: "public", services: "social" });
  await first.concludes();
  const [{ rules }] = await told(first, "result");
  const pages = { "/own.kgr": claiming(own, rules.hash), "/many.kgr": claiming(manyQuestions(64), rules.hash) };
  const guide = await openHost(t, `${listen}<kanta-guide lang="en"></kanta-guide>`, { pages });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  for (const id of ["own", "many"]) {
    await guide.element.evaluate((element, id) => (element.rules = `/${id}.kgr`), id);
    await guide.element.evaluate((element) => element.reset());
    await guide.heading.getByText(id === "own" ? /^Own: / : "Is it many0?").waitFor();
  }
  await guide.answer({ many0: "no" });
  await guide.concludes();
  assert.deepEqual((await told(guide, "result")).at(-1).rules, { id: "many", hash: rules.hash });
  await guide.element.evaluate((element) => element.removeAttribute("rules"));
  await guide.heading.getByText(/provider/).waitFor();
  assert.deepEqual(await told(guide, "error"), []);
});

test("markup in the texts of a rule set is shown as it is written", async (t) => {
  const guide = await open(t, 'rules="/own.kgr"', { file: withParts(withMarkup) });
  await guide.asks("provider");
  assert.ok((await guide.heading.textContent()).startsWith(MARKUP));
  assert.equal(await guide.element.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll("img, b").length), 0);
  assert.equal(await guide.page.evaluate(() => typeof globalThis.pwn), "undefined");
});

test("a sound rule set in place of the guide's own second one is refused, and the built-in rules stay", async (t) => {
  const change = (answer) => (/-later-2026-09-.*\.kgr$/.test(answer.path) ? { ...answer, body: own } : answer);
  const guide = await open(t, 'rules="2026-09"', { change, mayFail: true });
  await guide.asks("provider");
  await guide.element.getByText("The answers follow the guide’s own rules").waitFor();
  assert.doesNotMatch(await guide.heading.textContent(), /^Own/);
  const [{ code }] = await told(guide, "error");
  assert.equal(code, "rules-damaged");
});

test("extras that are damaged are told, to the host for each page that asks for them, and the guide goes on", async (t) => {
  const guide = await open(t, 'rules="/own.kgr"', { file: withParts(withoutExtras), mayFail: true });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.page.waitForFunction(() => globalThis.told.filter(({ name }) => name === "error").length === 2);
  assert.deepEqual((await told(guide, "error")).map(({ code }) => code), ["rules-damaged", "rules-damaged"]);
  await guide.unfold('[data-section="about"]');
  // What is said of the rules comes with the extras.
  const about = guide.element.locator('[data-section="about"] > .row__body');
  assert.equal((await about.innerText()).trim(), [words("en")["extras-failed"], words("en")["try-again"]].join(" "));
  assert.equal((await told(guide, "result"))[0].rules.id, "own-1");
});

const OTHER = "https://other.example/own.kgr";
const addresses = [
  { what: "data:", rules: `data:application/octet-stream;base64,${own.toString("base64")}`, code: "rules-address" },
  { what: "javascript:", rules: "javascript:1", code: "rules-address" },
  { what: "file:", rules: "file:///own.kgr", code: "rules-address" },
  { what: "no address", rules: "https://", code: "rules-address" },
  { what: "another origin", rules: OTHER, code: "rules-origin" },
  { what: "another origin, with an empty hash", rules: OTHER, hash: " ", code: "rules-origin" },
  { what: "another origin, with the hash", rules: OTHER, hash: integrity },
  { what: "a redirect to another origin", rules: "/redirected.kgr", code: "rules-origin" },
  { what: "a redirect to another origin, with the hash", rules: "/redirected.kgr", hash: integrity },
  { what: "a redirect to another origin, with another hash", rules: "/redirected.kgr", hash: "sha256-AAAA", code: "rules-integrity" },
];

for (const { what, rules, hash, code } of addresses) {
  test(`rules from ${what}: ${code ?? "in force"}`, async (t) => {
    const asked = [];
    const other = await serve(product("embed"), {
      headers: { "access-control-allow-origin": "*" },
      pages: { "/own.kgr": own },
      change: (answer) => (asked.push(answer.path), answer),
    });
    t.after(other.close);
    const elsewhere = `${other.address}own.kgr`;
    const change = (answer) => (answer.path === "/redirected.kgr" ? { ...answer, status: 302, headers: { location: elsewhere } } : answer);
    const attributes = `rules="${rules === OTHER ? elsewhere : rules}"${hash === undefined ? "" : ` rules-integrity="${hash}"`}`;
    const guide = await open(t, attributes, { change, mayFail: Boolean(code) });
    await guide.asks("provider");
    if (code) {
      await guide.page.waitForFunction(() => globalThis.told.length > 0);
      assert.doesNotMatch(await guide.heading.textContent(), /^Own/);
    } else await guide.heading.getByText(/^Own: /).waitFor();
    assert.deepEqual((await told(guide, "error")).map(({ code }) => code), code ? [code] : []);
    if (code && rules === OTHER) assert.deepEqual(asked, [], "nothing is asked of another origin");
  });
}

test("rules from a blob: are refused", async (t) => {
  const guide = await open(t, "", { mayFail: true });
  await guide.asks("provider");
  await guide.element.evaluate(async (element) => {
    const file = await (await fetch("/own.kgr")).blob();
    element.rules = URL.createObjectURL(file);
  });
  await guide.page.waitForFunction(() => globalThis.told.length > 0);
  assert.deepEqual((await told(guide, "error")).map(({ code }) => code), ["rules-address"]);
});

test("a question may be called as every object has a member", async (t) => {
  const { bytes } = compiled([
    ["rule-set.toml", 'id = "2021-04"', 'id = "own-2"'],
    ["", "vendor-support", "constructor"],
  ]);
  const guide = await open(t, 'rules="/own.kgr"', { file: bytes });
  await guide.answer({ provider: "private", services: "health", form: "organisation", records: "electronic", "patient-system": "own", regions: "01" });
  await guide.asks("constructor");
  await guide.element.evaluate((element) => Object.assign(element, { answers: { constructor: "full" }, locked: ["constructor"] }));
  await guide.answer({ purchased: "no" });
  await guide.concludes();
  const answers = await told(guide, "answer");
  const ofIt = answers.filter(({ question }) => question === "constructor").map(({ value, previous }) => [value, previous]);
  assert.deepEqual(ofIt, [["full", undefined]]);
  assert.equal(await guide.element.evaluate((element) => element.result.answers.constructor), "full");
  await guide.element.evaluate((element) => (element.answers = {}));
  await guide.asks("constructor");
  assert.ok(!Object.hasOwn(await guide.element.evaluate((element) => element.answers), "constructor"));
});
