// A rule set by its address: the host's rules are in force where they are whole; where they are not, the built-in ones stay, the
// host is told why and the visitor that it is so.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openHost } from "./harness.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kanta-rules-"));
after(() => rmSync(folder, { recursive: true }));

/** The built-in rule set with some words put in place of others, as a file; and what the compiler says about it. */
function compiled(changes) {
  cpSync(join(root, "rules/2021-04"), folder, { recursive: true });
  for (const [file, before, now] of changes) {
    const text = readFileSync(join(folder, file), "utf8");
    assert.ok(text.includes(before), `${file} has: ${before}`);
    writeFileSync(join(folder, file), text.replace(before, now));
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
  for (const name of ["error", "result"]) addEventListener("kanta-guide-" + name, ({ detail }) => told.push({ name, ...detail }));
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
  await guide.part("picture-button").first().click();
  await guide.element.locator("svg.map").waitFor();
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

/** The file with its head changed. */
function withHead(change) {
  const length = own.readUInt32LE(4);
  const head = Buffer.from(JSON.stringify(change(JSON.parse(own.subarray(8, 8 + length)))));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  return Buffer.concat([own.subarray(0, 4), size, head, own.subarray(8 + length)]);
}

/** The file with the bits of one byte turned; the head's hash is that of the damaged parts if it is to lie. */
function flipped(at, lie = false) {
  const bytes = Buffer.from(own);
  bytes[at] ^= 0xff;
  const parts = bytes.subarray(8 + own.readUInt32LE(4));
  const sha256 = createHash("sha256").update(parts).digest("hex");
  return lie ? Buffer.concat([withHead((head) => ({ ...head, sha256 })).subarray(0, -parts.length), parts]) : bytes;
}

const partsAt = 8 + own.readUInt32LE(4);

const refusals = [
  { what: "is cut off", code: "rules-damaged", file: own.subarray(0, 5000) },
  { what: "is cut off in its head", code: "rules-damaged", file: own.subarray(0, 60) },
  { what: "is empty", code: "rules-damaged", file: Buffer.alloc(0) },
  { what: "is a page", code: "rules-damaged", file: Buffer.from("<!doctype html>") },
  { what: "has one byte changed", code: "rules-damaged", file: flipped(own.length - 9) },
  { what: "breaks the form of the rules, under a hash that fits", code: "rules-damaged", file: flipped(partsAt + 4, true) },
  { what: "has bytes too many", code: "rules-damaged", file: Buffer.concat([own, Buffer.from("x")]) },
  { what: "lacks the language", code: "rules-damaged", file: withHead(({ languages: { en, ...languages }, ...head }) => ({ ...head, languages })) },
  { what: "is of another version", code: "rules-version", file: withHead((head) => ({ ...head, format: 2 })) },
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
