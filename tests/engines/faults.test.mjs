// What goes wrong between the files, the servers and the browser: the guide is right or there is none. The visitor is told in plain
// words, the host by a code and a sentence that says what to change. The same cases in all engines.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { product, serve } from "../serve.mjs";
import { element, openHost, script } from "./hosts.mjs";
import { inEachEngine } from "./tabs.mjs";

const names = await readdir(product("embed"));
const wasm = await readFile(product("embed") + names.find((name) => name.endsWith(".wasm")));

/** What the visitor sees, and what the host was told first. */
const failed = async () => {
  const guide = visitor.guide();
  const code = await guide.apologises();
  await visitor.until("the report", () => visitor.heard().events.length);
  const { events, console: said } = visitor.heard();
  return {
    code,
    told: events[0],
    said: said[0],
    heading: guide.every("#heading")[0].textContent,
    questions: guide.every("fieldset").length,
    own: visitor.find("kanta-guide > p").checkVisibility(),
  };
};

/** The message stands in the guide's place, and the host is told a code and what to change. */
async function fails(tab, code, change, shown = code) {
  const { told, said, ...seen } = await tab.run(failed);
  assert.deepEqual(seen, { code: shown, heading: "The guide cannot be shown", questions: 0, own: true });
  assert.match(told, new RegExp(`^error ${code} .*${change}`));
  assert.ok(said.startsWith(`kanta-guide: ${code}: ${told.slice(`error ${code} `.length)}`), said);
}

const works = async () => {
  await visitor.guide().answer({ provider: "public", services: "social" });
  return visitor.guide().conclusions();
};
const social = {
  "model-client-data": "direct stated",
  "rollout-client-data": "register stated",
  "duty-client-data": "voluntary stated",
};

/** Spoils the answers for files with an ending. */
const spoil = (ending, by) => (answer) => (answer.path.endsWith(ending) ? { ...answer, ...by(answer) } : answer);

/** Bytes with some others in place of those at a place. */
const patched = (bytes, at, ...others) => {
  const copy = Buffer.from(bytes);
  copy.set(others, at);
  return copy;
};

/** The wasm of a release whose script calls other functions: the module of its imports has another name. */
const [{ module, name: imported }] = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
const asImport = Buffer.from([module, imported].flatMap((text) => [text.length, ...Buffer.from(text)]));
const otherImports = patched(wasm, wasm.indexOf(asImport) + 1, module.charCodeAt(0) ^ 1);

/** A pack of other rules: the rule set's hash, after the language, is another. */
const otherRules = ({ body }) => {
  const at = hashAt(body);
  return { body: patched(body, at, body[at] === 0x30 ? 0x31 : 0x30) };
};

/** Where the rule set's hash stands in a pack: after the first page, which follows its length. */
function hashAt(pack) {
  const texts = 4 + pack.readUInt32LE(0);
  return texts + pack.subarray(texts).toString("latin1").search(/[0-9a-f]{64}/);
}

/** Spoils the instances of the wasm that are made while \`spoiled\` is set. */
const spoilable = (fault) => `
  globalThis.spoiled = true;
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, values) {
      if (spoiled) throw new ${fault};
      return Reflect.construct(target, values);
    },
  });
`;

/** The rule set in the wasm has its hash near its start, as the packs do. */
const pack = await readFile(product("embed") + names.find((name) => name.endsWith(".pack")));
const hash = pack.subarray(hashAt(pack), hashAt(pack) + 64);
const rules = wasm.indexOf(hash);
const damagedRules = patched(wasm, rules + 64, ...Array(64).fill(0xff));
const otherHash = patched(wasm, rules, wasm[rules] === 0x30 ? 0x31 : 0x30);

/** A page that is not secure can compute no hash; what is wrong shows itself later there, or not at all. */
const insecure = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });";

const faults = [
  { what: "one bit of the wasm is another", code: "wasm-invalid", change: "of the script's release", spoil: spoil(".wasm", () => ({ body: patched(wasm, rules + 900, wasm[rules + 900] ^ 1) })) },
  { what: "the wasm is of another release", code: "wasm-invalid", change: "of the script's release", spoil: spoil(".wasm", () => ({ body: otherImports })) },
  { what: "the texts are of other rules", code: "pack-damaged", change: "of the script's release", spoil: spoil(".pack", otherRules) },
  { what: "the rule set in the wasm is damaged, on a page that is not secure", code: "pack-damaged", change: "rule set in the .wasm", spoil: spoil(".wasm", () => ({ body: damagedRules })), before: insecure },
  { what: "the rule set in the wasm is another, on a page that is not secure", code: "version", change: "from one release", spoil: spoil(".wasm", () => ({ body: otherHash })), before: insecure },
  { what: "the wasm is of another release, on a page that is not secure", code: "version", change: "from one release", spoil: spoil(".wasm", () => ({ body: otherImports })), before: insecure },
  { what: "the texts are of other rules, on a page that is not secure", code: "version", change: "from one release", spoil: spoil(".pack", otherRules), before: insecure },
  { what: "the wasm has no memory to be had", code: "memory", shown: "version", change: "memory", before: spoilable('RangeError("out of memory")') },
  {
    what: "the wasm may no longer be run when it has come",
    code: "wasm-blocked",
    shown: "version",
    change: "'wasm-unsafe-eval'",
    before: spoilable('WebAssembly.CompileError("blocked by CSP")'),
  },
];

inEachEngine((tab) => {
  for (const { what, code, change, shown, spoil, before } of faults) {
    test(`where ${what}, the host is told ${code}`, async (t) => {
      await openHost(t, tab, script + element, { change: spoil, before, mayFail: true });
      await fails(tab, code, change, shown);
    });
  }

  test("the wasm and the script chunks under a type of their own: the guide works", async (t) => {
    await openHost(t, tab, script + element, { change: spoil(".wasm", () => ({ type: "application/octet-stream" })) });
    assert.deepEqual(await tab.run(works), social);
  });

  test("a part of the script that is loaded later comes as text: the host is told later, the page is printed, and the guide goes on", async (t) => {
    const change = spoil(await firstWith("afterprint"), () => ({ type: "text/plain" }));
    const before = "globalThis.printed = 0; globalThis.print = () => void (printed += 1);";
    await openHost(t, tab, script + element, { change, before, mayFail: true });
    assert.deepEqual(await tab.run(works), social);
    const told = await tab.run(async () => {
      await visitor.guide().click('[data-keep="print"]');
      const told = () => visitor.heard().events.find((event) => event.startsWith("error"));
      return visitor.until("the report", told);
    });
    assert.match(told, /^error later .*text\/javascript\.$/);
    assert.equal(await tab.run(() => visitor.until("the print", () => visitor.window().printed)), 1);
    assert.equal(Object.keys(await tab.run(() => visitor.guide().conclusions())).length, 3);
  });

  for (const [ending, what] of [[".wasm", "the wasm"], [".pack", "the texts"]]) {
    test(`where ${what} begins to come and never ends, the host is told timeout after a minute`, async (t) => {
      // The clock is the page's to turn: it keeps what was to be waited for.
      const before = `
        globalThis.minutes = [];
        AbortSignal.timeout = (time) => {
          const control = new AbortController();
          minutes.push([time, () => control.abort(new DOMException("The operation timed out.", "TimeoutError"))]);
          return control.signal;
        };
      `;
      const change = spoil(ending, ({ body }) => ({ body: body.subarray(0, 1000), endless: true }));
      await openHost(t, tab, script + element, { change, before, mayFail: true });
      const times = await tab.run(async () => {
        const { minutes, performance } = visitor.window();
        const begun = () => minutes.length === 2 && performance.getEntriesByType("resource").length >= 3;
        await visitor.until("both files", begun);
        return Array.from(minutes, ([time, pass]) => (pass(), time));
      });
      assert.deepEqual(times, [60_000, 60_000]);
      await fails(tab, "timeout", "minute", "network");
    });
  }

  for (const allowed of [true, false]) {
    test(`a script on another origin, ${allowed ? "all files" : "the script alone"} with CORS headers`, async (t) => {
      const cors = { headers: { "access-control-allow-origin": "*" } };
      const change = (answer) => (allowed || answer.path.endsWith(".js") ? { ...answer, ...cors } : answer);
      const other = await serve(product("embed"), { change });
      t.after(other.close);
      const page = `<script type="module" src="${other.address}kanta-guide.js"></script>${element}`;
      await openHost(t, tab, page, { mayFail: !allowed });
      if (allowed) assert.deepEqual(await tab.run(works), social);
      else await fails(tab, "cors", "Access-Control-Allow-Origin", "network");
    });
  }

  test("after a crash all guides say the same; each goes on where it was, and so does one that comes later", async (t) => {
    const guides = ["one", "two", "three"].map((id) => `<kanta-guide id="${id}" lang="en"></kanta-guide>`).join("");
    await openHost(t, tab, `${script}${guides}<main></main>`, { mayFail: true });
    const seen = await tab.run(async () => {
      const [one, two, three] = ["#one", "#two", "#three"].map((id) => visitor.guide(id));
      // An answer is told of before the next page is drawn; when that is done, its heading has the focus.
      const isDrawn = (id) => visitor.until("the focus", () => visitor.find(id).shadowRoot.activeElement?.id === "heading");
      await one.answer({ provider: "private", services: "social" });
      await one.asks("regions");
      await isDrawn("#one");
      await two.answer({ provider: "public" });
      await two.asks("services");
      await isDrawn("#two");
      await three.asks("provider");
      const { Document: kind, document: page } = visitor.window();
      const { createTextNode } = kind.prototype;
      kind.prototype.createTextNode = () => {
        kind.prototype.createTextNode = createTextNode;
        throw new Error("a part of the page is spoiled");
      };
      await one.click('input[value="01"]');
      await one.click('[part~="continue"]');
      const codes = [await one.apologises(), await two.apologises(), await three.apologises()];
      const late = page.createElement("kanta-guide");
      late.lang = "en";
      visitor.find("main").append(late);
      await visitor.guide(late).answer({ provider: "public" });
      for (const guide of [one, two, three]) await guide.click('[part="retry"]');
      await one.asks("regions");
      await two.asks("services");
      await three.asks("provider");
      await visitor.until("what was answered", () => visitor.find("#one").answers.services && visitor.find("#two").answers.provider);
      return { codes, answers: ["#one", "#two", "#three"].map((id) => visitor.find(id).answers), late: late.answers };
    });
    assert.deepEqual(seen, {
      codes: ["crash", "crash", "crash"],
      answers: [{ provider: "private", services: "social" }, { provider: "public" }, {}],
      late: { provider: "public" },
    });
  });

  test("a crash after which the wasm may not be begun again: a message each time, and answers once it may", async (t) => {
    const before = spoilable('RangeError("out of memory")').replace("spoiled = true", "spoiled = false");
    await openHost(t, tab, script + element, { before, mayFail: true });
    const seen = await tab.run(async () => {
      const guide = visitor.guide();
      await guide.answer({ provider: "private" });
      await visitor.until("what was answered", () => visitor.find("kanta-guide").answers.provider);
      // An answer is told of before the next page is drawn; when that is done, its heading has the focus.
      await guide.asks("services");
      await visitor.until("the focus", () => visitor.find("kanta-guide").shadowRoot.activeElement?.id === "heading");
      const { Document: kind } = visitor.window();
      const { createTextNode } = kind.prototype;
      kind.prototype.createTextNode = () => {
        kind.prototype.createTextNode = createTextNode;
        throw new Error("a part of the page is spoiled");
      };
      visitor.window().spoiled = true;
      await guide.answer({ services: "social" });
      const codes = [await guide.apologises()];
      for (const turn of [1, 2]) {
        guide.every('[part="retry"]')[0].click();
        codes.push(await guide.apologises(), turn);
      }
      visitor.window().spoiled = false;
      await guide.click('[part="retry"]');
      await guide.asks("services");
      await visitor.until("what was answered", () => visitor.find("kanta-guide").answers.provider);
      return { codes, answers: visitor.find("kanta-guide").answers };
    });
    assert.deepEqual(seen, { codes: ["crash", "version", 1, "version", 2], answers: { provider: "private" } });
  });
});

/** The name of the later script in which something stands. */
async function firstWith(words) {
  for (const name of names.filter((name) => /-later-\w+\.js$/.test(name))) {
    if ((await readFile(product("embed") + name, "utf8")).includes(words)) return name;
  }
  throw new Error(`no later script has ${words}`);
}
