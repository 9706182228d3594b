// Holds docs/security.md against the tests that it names: each is in its file under that very name, and the numbers at its head are so.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

// A bar within a table has a stroke before it.
const manual = read("docs/security.md").replaceAll("\\|", "|");

/** What stands between a heading and the next of the same level or a higher one. */
function section(heading) {
  const [, level] = /^(#+) /.exec(heading);
  const [, after] = manual.split(`\n${heading}\n`);
  assert.ok(after, `docs/security.md has ${heading}`);
  return after.split(new RegExp(`\n#{1,${level.length}} `))[0];
}

/** A file and what follows it: names in “…”, each with cases in ‘…’. */
const REFERENCE = /`((?:crates|src|tests|xtask)\/[\w./-]+)`((?:,?\s+“[^”]+”(?:,?\s+‘[^’]+’)*)+)/g;

/** The tests that the manual names. */
const named = [...manual.matchAll(REFERENCE)].flatMap(([, file, rest]) =>
  [...rest.matchAll(/“([^”]+)”((?:,?\s+‘[^’]+’)*)/g)].map(([, name, cases]) => ({
    file,
    name: name.replaceAll(/\s+/g, " "),
    cases: [...cases.matchAll(/‘([^’]+)’/g)].map(([, one]) => one),
  })),
);

/** A file, and those beside it that it takes its cases from. */
function withCases(file) {
  const text = read(file);
  const beside = [...text.matchAll(/ from "(\.\/[^"]+)"/g)].map(([, name]) => readFileSync(new URL(name, new URL(file, root)), "utf8"));
  return [text, ...beside].join("\n");
}

const escaped = (text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** Whether a file has a test of a name, which is not to be skipped. */
function isThere({ file, name }) {
  if (file.endsWith(".rs")) return new RegExp(`#\\[test\\]\\s+fn ${escaped(name)}\\(`).test(read(file));
  return new RegExp(`^\\s*test\\((["\`])${escaped(name)}\\1, async |^\\s*test\\((["\`])${escaped(name)}\\2, \\(`, "m").test(read(file));
}

test("each test that docs/security.md names is in its file, with its cases", () => {
  // Whoever writes a name where it is not read would believe that it is held.
  assert.equal(manual.split("“").length - 1, named.length + manual.split("in “…”").length - 1, "each name follows its file");
  assert.deepEqual(named.filter((one) => !isThere(one)), [], "there is no such test");
  for (const { file, name, cases } of named) {
    const text = withCases(file);
    for (const one of cases) assert.ok(text.includes(`"${one}"`), `${file}: ${name}: ${one}`);
  }
  assert.ok(!isThere({ file: "tests/hosts/security.test.mjs", name: "no such test" }));
  assert.ok(!isThere({ file: "crates/rules/tests/keep.rs", name: "rules" }), "a function that is no test");
});

test("each file that docs/security.md and SECURITY.md name is there", () => {
  for (const page of ["docs/security.md", "SECURITY.md"]) {
    for (const [, path] of read(page).matchAll(/`([\w.-]+\/[\w./-]+\.\w+)`/g)) assert.ok(existsSync(fileURLToPath(new URL(path, root))), path);
    for (const [, path] of read(page).matchAll(/\]\(([\w./-]+)(?:#[\w-]+)?\)/g)) {
      assert.ok(existsSync(fileURLToPath(new URL(path, new URL(page, root)))), path);
    }
  }
});

test("the numbers at the head of docs/security.md are those of its tables", () => {
  const rows = (text) => text.split("\n").filter((line) => /^\| /.test(line));
  const threats = rows(section("## Threats")).filter((line) => !line.startsWith("| threat |"));
  // Each threat has a test, or stands in the list of what has none.
  for (const line of threats) assert.match(line, /“/, line);
  const tests = new Set(named.map(({ file, name }) => `${file} ${name}`)).size;
  const gaps = section("### Not proved by a test").split("\n").filter((line) => line.startsWith("- ")).length;
  const [, ...policies] = rows(section("## Policies"));
  const cells = policies.flatMap((line) => line.split(" | ").slice(1));
  assert.equal(cells.length, 18);
  const tried = cells.filter((cell) => !cell.startsWith("no test")).length;
  const head =
    `Today: ${threats.length} threats, ${tests} tests that prove the answers, ${gaps} things that no test proves; ` +
    `of six policies in three engines ${tried} of 18 are tried.`;
  assert.ok(manual.includes(head), head);
});
