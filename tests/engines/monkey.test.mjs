// A monkey at the guide in all engines: walks at random, of clicks, keys, the host's calls, languages, links, moves, Back and Forward.
// After each step all that is seen and told is compared with what `kanta-rules eval` makes of the same answers. KANTA_MONKEY has the
// walks by their seeds, such as 17 or 1-300; docs/testing.md says more.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { languages, rules as textsOf, words as wordsIn } from "../journeys/texts.mjs";
import { openHost, script, takeDown } from "./hosts.mjs";
import { inEachEngine } from "./tabs.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, "utf8");

/** The length of a walk, in steps. */
const STEPS = 67;

/** The walks, by their seeds; unless somebody names them, each engine goes a third of thirty. */
const { KANTA_MONKEY } = process.env;
const [first, last] = (KANTA_MONKEY ?? "1-30").split("-").map(Number);
const seeds = Array.from({ length: (last ?? first) - first + 1 }, (_, at) => first + at);
const ENGINES = ["Chromium", "Firefox", "WebKit"];
const seedsOf = (engine) => seeds.filter((seed) => KANTA_MONKEY || seed % ENGINES.length === ENGINES.indexOf(engine));

const OTHER = { "2021-04": "2026-09", "2026-09": "2021-04" };

/** The questions of a rule set, as far as the monkey has to know them. */
function questionsOf(id) {
  const [, ...questions] = read(`rules/${id}/questions.toml`).split("[[question]]");
  return Object.fromEntries(
    questions.map((text) => {
      const [, name] = /^id = "(.+)"$/m.exec(text);
      const [, values] = /^values = (.+)$/m.exec(text) ?? [];
      const codes = [...text.matchAll(/^\s*code = "(.+)"$/gm)].map(([, code]) => code);
      return [name, values ? { values: JSON.parse(values), several: false } : { values: codes, several: true }];
    }),
  );
}

/** The topics of a rule set that matter most: a result tells something if one of them is certain. */
function mainTopicsOf(id) {
  const text = read(`rules/${id}/topics.toml`);
  const groups = [...text.matchAll(/^\[\[group\]\]\nid = "(.+)"\nmain = true$/gm)].map(([, group]) => group);
  const topics = [...text.matchAll(/^\[\[topic\]\]\nid = "(.+)"\ngroup = "(.+)"$/gm)];
  return topics.filter(([, , group]) => groups.includes(group)).map(([, topic]) => topic);
}
const mainTopics = Object.fromEntries(Object.keys(OTHER).map((id) => [id, mainTopicsOf(id)]));

const LANGUAGES = Object.keys(languages);
/** The texts, read once: a walk asks for them at each step. */
const byLanguage = (read) => Object.fromEntries(LANGUAGES.map((lang) => [lang, read(lang)]));
const texts = Object.fromEntries(Object.keys(OTHER).map((id) => [id, byLanguage((lang) => textsOf(lang, id))]));
const words = byLanguage(wordsIn);
const sets = Object.fromEntries(
  Object.entries(OTHER).map(([id, other]) => [
    id,
    { questions: questionsOf(id), leads: LANGUAGES.map((lang) => texts[id][lang].other[other].title) },
  ]),
);

/** The rule author's tool, as Cargo has built it. */
const tool = (() => {
  const built = spawnSync("cargo", ["build", "--quiet", "--package=kanta-rules", "--bin=kanta-rules", "--message-format=json"], { cwd: root, encoding: "utf8" });
  const programs = built.stdout.trim().split("\n").map((line) => JSON.parse(line).executable);
  return programs.find(Boolean);
})();

/** What the tool makes of answers under a rule set, in the same order. */
function evaluated(id, answers) {
  const input = answers.map((given) => `${JSON.stringify(given)}\n`).join("");
  const { stdout } = spawnSync(tool, ["eval", `rules/${id}`], { cwd: root, input, encoding: "utf8" });
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** What the console may be told: what the monkey gives is not always of the rules. */
const MAY_BE_TOLD = /^kanta-guide: unknown-answer: /;

/** The heading of the page, in its language and of its rules. */
function headingOf({ pages: [page], lang, rules, topics }) {
  if (page === "result" && !mainTopics[rules].some((topic) => topics[topic])) return words[lang]["cannot-tell"];
  if (page === "review" || page === "result") return words[lang][`${page}-title`];
  return texts[rules][lang].question[page].title;
}

/** Holds what is seen after a step against what the tool makes of the answers. */
function judge({ seen, did }, expected, { hashState }) {
  const { pages, answers, locked, result, told, topics, lang, rules, address } = seen;
  const { guides, roots, headings, faults, violations } = seen;
  assert.deepEqual({ faults, violations }, { faults: [], violations: [] });
  assert.deepEqual(seen.console.filter((line) => !MAY_BE_TOLD.test(line)), []);
  assert.deepEqual({ guides, roots, pages: pages.length }, { guides: 1, roots: 1, pages: 1 });
  const [page] = pages;
  assert.equal(told.page, page);
  assert.equal(lang, told.language, "the language that was told");
  assert.deepEqual(headings, [headingOf(seen)]);
  assert.ok(hashState || address.isOwn, `the address has ${address.code}`);
  assert.equal(expected.error, undefined);
  // What is locked stands, if it is asked.
  for (const [question, value] of Object.entries(locked)) {
    assert.deepEqual([answers[question] ?? value].flat().sort(), [value].flat().sort(), `${question} is locked`);
  }
  if (did?.anew) assert.deepEqual(Object.keys(answers).filter((question) => !(question in locked)), [], "only what is locked is answered");
  if (page === "result") {
    assert.equal(expected.next, null);
    const { outcomes, because, tasks } = expected;
    assert.deepEqual({ outcomes: result.outcomes, because: result.because, tasks: result.tasks }, { outcomes, because, tasks });
    assert.deepEqual([result.answers, result.rules.id], [answers, rules]);
    const certain = Object.entries(outcomes).map(([topic, possible]) => [topic, possible.length === 1 ? possible[0] : ""]);
    assert.equal(result.final, certain.every(([, outcome]) => outcome));
    assert.deepEqual(topics, Object.fromEntries(certain));
    const titles = certain.map(([topic]) => texts[rules][lang].topic[topic].title);
    assert.deepEqual(result.conclusions.map(({ title }) => title), titles);
    assert.deepEqual([told.result.outcomes, told.result.conclusions], [result.outcomes, result.conclusions]);
    if (hashState) assert.equal(address.code, result.code);
    return;
  }
  assert.equal(result, null);
  if (page === "review") return;
  if (!(page in answers)) assert.equal(expected.next, page, "a question that has no answer is the next");
  if (did?.place === "") assert.equal(page, expected.next);
}

/** Goes a walk: each step with what was seen after it. */
async function walk(tab, seed) {
  const seen = await tab.run((seed) => visitor.window().monkey.begin(seed), seed);
  const log = [{ name: "begin", seen }];
  while (log.length <= STEPS) {
    log.push(...(await tab.run((times) => visitor.window().monkey.walk(times), STEPS + 1 - log.length)));
    const last = log.at(-1);
    if (last.failed) return log;
    if (!last.seen) {
      await tab.press(last.did.press);
      last.seen = await tab.run(() => visitor.window().monkey.after());
    }
  }
  return log;
}

/** What the element has in a walk. */
function settings(seed) {
  const storage = ["none", "session", "local"][seed % 3];
  const [hashState, history, rules] = [4, 2, 5].map((part) => Math.floor(seed / part) % 2 === 1);
  const attributes = [`lang="${LANGUAGES[Math.floor(seed / 3) % 3]}"`, `storage="${storage}"`, hashState && "hash-state", history && "history", rules && 'rules="2026-09"'];
  return { hashState, attributes: attributes.filter(Boolean).join(" ") };
}

const told = (step, at) => `${at}. ${step.name} ${step.did ? JSON.stringify(step.did) : ""}: ${step.failed ?? `${step.seen.pages} ${JSON.stringify(step.seen.answers)}`}`;

inEachEngine((tab, engine) => {
  for (const seed of seedsOf(engine)) {
    const { hashState, attributes } = settings(seed);
    test(`walk ${seed}: ${STEPS} steps on <kanta-guide ${attributes}>`, async (t) => {
      const before = `${takeDown}globalThis.monkeySets = ${JSON.stringify(sets)};\n${read("tests/engines/monkey.js")}`;
      await openHost(t, tab, `${script}<main><kanta-guide ${attributes}></kanta-guide></main><section lang="fi"></section><dialog open></dialog>`, { before, mayFail: true });
      const log = await walk(tab, seed);
      const expected = new Map();
      for (const id of Object.keys(sets)) {
        const under = log.filter(({ seen }) => seen?.rules === id);
        const lines = under.length ? evaluated(id, under.map(({ seen }) => seen.answers)) : [];
        under.forEach((step, at) => expected.set(step, lines[at]));
      }
      for (const [at, step] of log.entries()) {
        try {
          assert.equal(step.failed, undefined);
          judge(step, expected.get(step), { hashState });
        } catch (fault) {
          const steps = log.slice(0, at + 1).map(told).join("\n");
          const again = `KANTA_MONKEY=${seed} node --test --test-name-pattern=${engine} tests/engines/monkey.test.mjs`;
          throw new Error(`${steps}\n${fault.message}\nThe same walk again: ${again}`);
        }
      }
    });
  }
});
