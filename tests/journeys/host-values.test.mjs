// What a host sets, in the ways in which hosts and their frameworks do: malformed answers, nothing where something is meant, and
// several guides that keep answers. One wrong value takes nothing else away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openFramed, told as toldInFrame } from "./framed.mjs";
import { openHost } from "./harness.mjs";

/** Keeps every event of the guide, in order, in `window.told`. */
const listen = `<script>
  globalThis.told = [];
  for (const name of ["ready", "question", "answer", "result", "error"]) {
    addEventListener("kanta-guide-" + name, ({ detail }) => told.push([name, detail]));
  }
</script>`;
const script = '<script type="module" src="/kanta-guide.js"></script>';

/** The details of the events of a name, once there are so many. */
async function told(guide, name, count = 0) {
  const all = `globalThis.told.filter(([told]) => told === ${JSON.stringify(name)}).map(([, detail]) => detail)`;
  await guide.page.waitForFunction(`${all}.length >= ${count}`);
  return guide.page.evaluate(all);
}

/** Opens a host with the guide in English, and this script after it. */
const open = (t, { attributes = "", after = "", ...options } = {}) =>
  openHost(t, `${listen}<kanta-guide lang="en" ${attributes}></kanta-guide><script>${after}</script>${script}`, options);

/** Does something with the element in the page. */
const act = (guide, run, ...values) => guide.element.evaluate(run, ...values);

/** Values that are none, as expressions. */
const MALFORMED = {
  "an object whose toString is no function": "{ value: { toString: 0 } }",
  "a list with such an object": "[{ toString: 0 }]",
  "an object without a prototype": "{ value: Object.create(null) }",
  "a getter that throws": "{ get value() { throw new Error('mine') } }",
  "a symbol": "Symbol('private')",
  "a symbol as where it comes from": "{ value: 'private', origin: Symbol() }",
  "a big integer": "10n",
  "a list with nothing but holes": "[, undefined]",
  "true": "true",
};

for (const [what, value] of Object.entries(MALFORMED)) {
  test(`an answer that is ${what} is left out and told; the others stand`, async (t) => {
    const after = `Object.assign(document.querySelector("kanta-guide"), { answers: { services: "social", provider: ${value} }, locked: true });`;
    const guide = await open(t, { after, mayFail: true });
    await guide.asks("provider");
    const [{ code, about }] = await told(guide, "error", 1);
    assert.deepEqual({ code, about }, { code: "unknown-answer", about: "provider" });
    assert.deepEqual(await act(guide, ({ answers }) => answers), { services: "social" });
    await guide.answer({ provider: "public" });
    await guide.concludes();
    assert.equal((await told(guide, "error")).length, 1);
  });
}

test("an answer whose getter throws when it is read in an object of answers is left out, and the guide is there", async (t) => {
  const after = `document.querySelector("kanta-guide").answers = { get provider() { throw new Error("mine") }, services: "social" };`;
  const guide = await open(t, { after, attributes: "locked", mayFail: true });
  await guide.asks("provider");
  const [{ code, about }] = await told(guide, "error", 1);
  assert.deepEqual({ code, about }, { code: "unknown-answer", about: "provider" });
});

for (const text of ["[object Object]", "{", "5", '["provider"]', '"provider"']) {
  test(`answers=${text} is told as what it is, and all of it is left out`, async (t) => {
    const guide = await open(t, { attributes: `answers='${text}'`, mayFail: true });
    await guide.asks("provider");
    const errors = await told(guide, "error", 1);
    assert.deepEqual(errors.map(({ code }) => code), ["answers-not-json"]);
    assert.match(errors[0].message, /^`answers` is not a JSON object of answers by question; all of it was left out\./);
  });
}

test("a text that is JSON does as the property what it does as the attribute", async (t) => {
  const guide = await open(t, { after: `document.querySelector("kanta-guide").answers = '{"provider":"public"}';`, attributes: "locked" });
  await guide.asks("services");
  assert.deepEqual(await act(guide, ({ answers }) => answers), { provider: "public" });
});

test("in a frame a malformed answer is told too, and the others stand", async (t) => {
  const { page, guide, host } = await openFramed(t, '<kanta-guide-frame lang="en" locked></kanta-guide-frame>', { mayFail: true });
  await host.evaluate((element) => {
    const loop = {};
    loop.loop = loop;
    element.answers = { provider: { value: 10n }, services: "social", records: { value: loop }, form: Symbol("form") };
  });
  await guide.answer({ provider: "public" });
  await guide.concludes();
  assert.deepEqual((await toldInFrame(page, "error")).map(({ code, about }) => [code, about]), [
    ["unknown-answer", "provider"],
    ["unknown-answer", "records"],
    ["unknown-answer", "form"],
  ]);
  await host.evaluate((element) => element.setAttribute("answers", "[object Object]"));
  assert.equal((await toldInFrame(page, "error")).at(-1).code, "answers-not-json");
});

const NOTHING = ["[]", "null", "undefined", "false"];

for (const nothing of NOTHING) {
  test(`locked = ${nothing} locks nothing, also after something was locked`, async (t) => {
    const after = `Object.assign(document.querySelector("kanta-guide"), { locked: ${nothing}, answers: { provider: "private" } });`;
    const guide = await open(t, { after });
    await guide.asks("provider");
    assert.deepEqual(await guide.chosen(), ["private"]);
    await act(guide, (element) => (element.locked = ["provider"]));
    await guide.asks("services");
    await guide.page.evaluate(`document.querySelector("kanta-guide").locked = ${nothing}`);
    await guide.asks("provider");
    assert.deepEqual(await act(guide, (element) => [element.hasAttribute("locked"), element.locked]), [false, []]);
  });
}

for (const all of ["true", '""', '"true"']) {
  test(`locked = ${all} locks all that is given`, async (t) => {
    const after = `Object.assign(document.querySelector("kanta-guide"), { locked: ${all}, answers: { provider: "private", services: "social" } });`;
    const guide = await open(t, { after });
    await guide.asks("regions");
    assert.deepEqual(await act(guide, ({ locked }) => locked), ["provider", "services"]);
  });
}

test("what locked reads as can be set again, and changes nothing", async (t) => {
  const guide = await open(t, { attributes: `answers='{"provider":"private","services":"social"}'` });
  await guide.asks("provider");
  const set = (value) =>
    act(
      guide,
      (element, value) => {
        element.locked = value;
        const [first] = [element.locked];
        element.locked = first;
        return [first, element.locked];
      },
      value,
    );
  for (const value of [[], ["provider"], ["services", "provider"]]) assert.deepEqual(await set(value), [value, value]);
  assert.deepEqual(await set("provider services"), [["provider", "services"], ["provider", "services"]]);
  assert.deepEqual(await set(true), [["provider", "services"], ["provider", "services"]]);
  assert.deepEqual(await set(null), [[], []]);
});

test("a question in locked that there is not is told once", async (t) => {
  const guide = await open(t, { attributes: `locked="provider provder vendor-support" answers='{"provider":"public"}'`, mayFail: true });
  await guide.asks("services");
  await act(guide, (element) => (element.answers = { provider: "private" }));
  await act(guide, (element) => (element.locked = "provider provder"));
  await guide.answer({ services: "social" });
  await guide.asks("regions");
  const errors = await told(guide, "error", 1);
  assert.deepEqual(errors.map(({ code, about }) => [code, about]), [["unknown-answer", "provder"]]);
});

test("null, undefined and false take an attribute away, through each property", async (t) => {
  const attributes = 'heading-level="4" storage="session" hash-state history rules="/none.kgr" rules-integrity="sha256-AAAA"';
  const names = { lang: "lang", headingLevel: "heading-level", storage: "storage", hashState: "hash-state", history: "history", rules: "rules", rulesIntegrity: "rules-integrity" };
  const guide = await open(t, { attributes, mayFail: true });
  const asked = [];
  guide.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await guide.asks("provider");
  for (const nothing of ["null", "undefined", "false"]) {
    const seen = await act(
      guide,
      (element, [names, nothing]) => {
        const value = { null: null, undefined, false: false }[nothing];
        for (const [property, attribute] of Object.entries(names)) {
          element.setAttribute(attribute, "1");
          element[property] = value;
        }
        return Object.values(names).filter((attribute) => element.hasAttribute(attribute));
      },
      [names, nothing],
    );
    assert.deepEqual(seen, [], nothing);
  }
  const read = await act(guide, ({ lang, headingLevel, storage, hashState, history, rules, rulesIntegrity }) => ({ lang, headingLevel, storage, hashState, history, rules, rulesIntegrity }));
  assert.deepEqual(read, { lang: "", headingLevel: 2, storage: "none", hashState: false, history: false, rules: "", rulesIntegrity: "" });
  const last = guide.page.waitForRequest("**/last.kgr");
  await act(guide, (element) => (element.rules = "/last.kgr"));
  await last;
  assert.deepEqual(asked.filter((path) => /null|undefined|false/.test(path)), []);
});

test("what a listener or a reader changes in a detail, the answers or the result changes nothing else", async (t) => {
  const spoil = `
    addEventListener("kanta-guide-answer", ({ detail }) => { for (const name of Object.keys(detail.answers)) delete detail.answers[name]; });
    addEventListener("kanta-guide-result", ({ detail }) => { detail.outcomes = detail.conclusions = null; detail.answers.provider = "x"; });
  `;
  const guide = await open(t, { after: spoil });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const answers = (await told(guide, "answer", 2)).map(({ question, value, previous }) => [question, value, previous]);
  assert.deepEqual(answers, [["provider", "public", undefined], ["services", "social", undefined]]);
  const seen = await act(guide, (element) => {
    element.answers.provider = "private";
    element.result.outcomes = null;
    element.result.answers.services = "both";
    return { answers: element.answers, outcomes: element.result.outcomes !== null, own: element.result.answers };
  });
  const whole = { provider: "public", services: "social" };
  assert.deepEqual(seen, { answers: whole, outcomes: true, own: whole });
  await guide.change("services");
  await guide.answer({ services: "health" });
  await guide.concludes();
  const [, , { value, previous }, ...more] = await told(guide, "answer", 3);
  assert.deepEqual([value, previous, more], ["health", "social", []]);
});

test("guides without an id keep their answers apart, the same ones after a reload; those that keep nothing take no number", async (t) => {
  const one = '<kanta-guide lang="en" storage="local"></kanta-guide>';
  const guide = await openHost(t, `${script}<kanta-guide lang="en"></kanta-guide><main>${one}${one}${one}</main>`);
  const nth = (number) => guide.of(`main > kanta-guide:nth-child(${number})`);
  await nth(1).answer({ provider: "private" });
  await nth(2).answer({ provider: "public" });
  await nth(3).asks("provider");
  await nth(2).asks("services");
  const keys = () => guide.page.evaluate(() => Object.keys(localStorage).sort());
  assert.deepEqual(await keys(), ["kanta-guide 2", "kanta-guide 3", "kanta-guide:"]);
  await guide.page.reload();
  await nth(1).asks("services");
  await nth(2).asks("services");
  await nth(3).asks("provider");
  for (const [number, value] of [[1, "private"], [2, "public"]]) {
    await nth(number).goBack();
    await nth(number).asks("provider");
    assert.deepEqual(await nth(number).chosen(), [value]);
  }
});

test("an id that is a number is not the number of a guide without one", async (t) => {
  const one = '<kanta-guide lang="en" storage="local"></kanta-guide>';
  const guide = await openHost(t, `${script}<main>${one}${one}<kanta-guide id="2" lang="en" storage="local"></kanta-guide></main>`);
  const nth = (number) => guide.of(`main > kanta-guide:nth-child(${number})`);
  await nth(3).answer({ provider: "private" });
  await nth(3).asks("services");
  await guide.page.reload();
  await nth(3).asks("services");
  await nth(2).asks("provider");
});

test("a guide without an id takes the lowest number that is free", async (t) => {
  const one = '<kanta-guide lang="en" storage="session"></kanta-guide>';
  const guide = await openHost(t, `${script}<main>${one}${one}</main>`);
  const nth = (number) => guide.of(`main > kanta-guide:nth-child(${number})`);
  await nth(2).answer({ provider: "public" });
  await nth(2).asks("services");
  await guide.page.evaluate(async () => {
    const main = document.querySelector("main");
    main.firstChild.remove();
    await new Promise((soon) => setTimeout(soon));
    const third = document.createElement("kanta-guide");
    Object.assign(third, { lang: "en", storage: "session" });
    main.append(third);
  });
  await nth(2).answer({ provider: "private" });
  await nth(2).asks("services");
  const kept = await guide.page.evaluate(() => Object.keys(sessionStorage).sort());
  assert.deepEqual(kept, ["kanta-guide 2", "kanta-guide:"]);
});

for (const [text, questions] of Object.entries({ false: [], "[]": [], '["provider"]': ["provider"], "provider,services": ["provider", "services"] })) {
  test(`locked='${text}' as an attribute, as frameworks write it, locks ${questions.join(" and ") || "nothing"}`, async (t) => {
    const guide = await open(t, { attributes: `locked='${text}' answers='{"provider":"private","services":"social"}'` });
    await guide.asks(["provider", "services", "regions"][questions.length]);
    assert.deepEqual(await act(guide, ({ locked }) => locked), questions);
  });
}

test('hash-state="false" and history="false", as frameworks write them, are off', async (t) => {
  const guide = await open(t, { attributes: 'hash-state="false" history="false"' });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  const seen = await act(guide, ({ hashState, history: own }) => ({ hashState, own, hash: location.hash, entries: history.length, state: history.state }));
  assert.deepEqual(seen, { hashState: false, own: false, hash: "", entries: 2, state: null });
});

test("what a server has written of an object is no fault where the page sets the object before the guide is there", async (t) => {
  const after = `addEventListener("load", () => document.querySelector("kanta-guide").answers = { provider: "public" });`;
  const guide = await open(t, { attributes: 'answers="[object Object]" locked', after });
  await guide.asks("services");
  assert.deepEqual(await told(guide, "error"), []);
});
