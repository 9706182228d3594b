// Compares src/element/api.js, the one source of the element's public interface, with what there is, both ways: what a host can use
// and is not told of fails, and what it is told of and is not there. The tables of docs/embedding.md are made from it;
// `KANTA_BLESS=1 node --test tests/hosts/api.test.mjs` writes them anew.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { reference } from "../../src/element/api.js";
import { names, withTables } from "../../xtask/api/tables.mjs";
import { openHost } from "../journeys/harness.mjs";

const api = reference();
const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const read = (name) => readFileSync(path(name), "utf8");
const readAll = (folder, ending) => readdirSync(path(folder)).filter((name) => name.endsWith(ending)).map((name) => read(`${folder}/${name}`)).join("\n");

const sorted = (list) => [...new Set(list)].sort();
const named = (list) => sorted(list.map(({ name }) => name));
/** What the first group of a pattern finds. */
const found = (text, pattern) => sorted([...text.matchAll(pattern)].map(([, name]) => name));

test("docs/embedding.md has the tables of the interface as it is", () => {
  const text = read("docs/embedding.md");
  const wanted = withTables(text, api);
  if (process.env.KANTA_BLESS) writeFileSync(path("docs/embedding.md"), wanted);
  else assert.equal(text, wanted, "KANTA_BLESS=1 node --test tests/hosts/api.test.mjs writes them anew");
  assert.deepEqual(found(text, /<!-- api: (\w+) -->/g), sorted(names));
});

/** Notes every attribute that is read of the element, and every event with the names in its detail. */
const watch = (page) =>
  page.addInitScript((names) => {
    globalThis.reads = [];
    globalThis.told = {};
    for (const name of ["getAttribute", "hasAttribute"]) {
      const real = Element.prototype[name];
      Element.prototype[name] = function (attribute) {
        if (this.localName === "kanta-guide") globalThis.reads.push(attribute);
        return real.call(this, attribute);
      };
    }
    // What is not there is left out of a detail, so that the details of all events of a name are looked at.
    for (const name of names) addEventListener(name, ({ detail }) => (globalThis.told[name] = [...(globalThis.told[name] ?? []), ...Object.keys(detail)]));
  }, api.events.map(({ name }) => name));

test("attributes, members, events and their details are those that the element has", async (t) => {
  const body = '<script type="module" src="/kanta-guide.js"></script><kanta-guide lang="en" answers=\'{"no-such":"x"}\'></kanta-guide>';
  // The unknown answer is reported on the console, as it should be.
  const guide = await openHost(t, body, { before: watch, mayFail: true });
  await guide.answer({ provider: "private", services: "health", form: "organisation", records: "electronic" });
  await guide.answer({ "patient-system": "own", regions: "01", "vendor-support": "full", purchased: "no" });
  await guide.concludes();
  await guide.change("purchased");
  await guide.answer({ purchased: "unknown" });
  await guide.concludes();
  await guide.speak("Suomi");
  await guide.page.waitForFunction(() => globalThis.told["kanta-guide-language"]);

  const real = await guide.element.evaluate((element) => {
    const { constructor, result } = element;
    const keys = (value) => Object.keys(value);
    const members = [...Object.getOwnPropertyNames(constructor.prototype), ...keys(element)];
    const [conclusion] = result.conclusions;
    const types = { Conclusion: keys(conclusion), AppliedRule: keys(conclusion.rules[0]), RuleSource: keys(conclusion.rules[0].sources[0]) };
    const { reads, told } = globalThis;
    return { attributes: [...reads, ...constructor.observedAttributes], members, types, told };
  });

  const styled = found(read("styles/tokens.css"), /:host\(\[([\w-]+)/g).filter((name) => name !== "hidden");
  // Every element has an id.
  const attributes = [...real.attributes, ...styled].filter((name) => name !== "id");
  assert.deepEqual(sorted(attributes), sorted(api.settings.map(({ attribute }) => attribute).filter(Boolean)));

  const ofBrowser = /^constructor$|^lang$|Callback$/;
  const own = api.settings.filter(({ property, inherited }) => property && !inherited).map(({ property: name }) => ({ name }));
  assert.deepEqual(sorted(real.members.filter((name) => !ofBrowser.test(name))), named([...own, ...api.methods]));

  for (const { name, detail } of api.events) assert.deepEqual(sorted(real.told[name] ?? ["(not told)"]), named(detail), name);
  for (const { name, fields } of api.types) assert.deepEqual(sorted(real.types[name]), named(fields), name);
});

test("events, codes and slots are those that the scripts and the program name", () => {
  const scripts = readAll("src/element", ".js");
  const told = found(scripts, /\bdispatch\([\w.#]+, "([\w-]+)"/g).map((name) => `kanta-guide-${name}`);
  const program = read("src/events.rs");
  const ofProgram = named(api.events).filter((name) => program.includes(`"${name.replace("kanta-guide-", "")}"`));
  assert.deepEqual(sorted([...told, ...ofProgram]), named(api.events));
  const raising = found(scripts, /((?:new (?:CodedError|errorClass)\(|reportOnce\(|return "|code = (?:.* \? )?").*)/g).join("\n");
  const raised = found(raising, /"([a-z]+(?:-[a-z]+)*)"/g);
  const silent = found(scripts, /console\.warn\([`"]kanta-guide: ([\w-]+):/g);
  assert.deepEqual(sorted([...raised, ...silent]), named(api.codes));
  const slots = found(readAll("src/components", ".rs"), /<slot name="([\w-]+)"/g);
  assert.deepEqual(sorted(["", ...slots]), named(api.slots));
});

test("parts are those that the pages have", () => {
  const kept = found(readAll("tests/pages", ".html"), / part="([\w-]+)"/g);
  const drawn = found(readAll("src/components", ".rs"), /(?:\bpart=|page_heading\([^;]*?Some\()"([\w-]+)"/g);
  const told = found(read("src/element/message.js"), /part: "([\w-]+)"/g);
  assert.deepEqual(sorted([...kept, ...drawn, ...told]), named(api.parts));
});

test("custom properties are those at the head of tokens.css", () => {
  const [head] = read("styles/tokens.css").split("*/");
  assert.deepEqual(found(head, /(--kanta-[a-z][a-z-]*)/g), named(api.properties));
});
