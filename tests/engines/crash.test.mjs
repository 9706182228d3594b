// What counts as a crash of the guide, and what does not: an error of the page around it never does, wherever the guide has called the
// page. The same cases in all engines, as each writes the calls of an error in its own way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, openHost, script } from "./hosts.mjs";
import { inEachEngine } from "./tabs.mjs";

/** A page that fails in each of its listeners, at once and later, by itself and in a wasm of its own. */
const failing = `
  const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
  const trap = () => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f();
  const fail = (what) => { throw new Error(what); };
  for (const [name, target] of [["kanta-guide-question", globalThis], ["kanta-guide-answer", globalThis], ["focusin", document]]) {
    target.addEventListener(name, () => fail(name + " at once"));
    target.addEventListener(name, async () => fail(name + " in a promise"));
    target.addEventListener(name, trap);
    target.addEventListener(name, async () => trap());
    target.addEventListener(name, () => {
      try {
        fail(name + " later");
      } catch (error) {
        setTimeout(() => { throw error; });
      }
    });
  }
  setTimeout(trap);
`;

/** Has the next call of a function of the browser fail, as a page may that has replaced it. */
const spoil = (kind, name) => {
  const { prototype } = visitor.window()[kind];
  const real = prototype[name];
  prototype[name] = () => {
    prototype[name] = real;
    throw new Error("a part of the page is spoiled");
  };
};

inEachEngine((tab) => {
  test("errors of the page, of its listeners and of its own wasm are no crash", async (t) => {
    await openHost(t, tab, script + element, { before: failing, mayFail: true });
    const { topics, events, faults } = await tab.run(async () => {
      await visitor.guide().answer({ provider: "public", services: "social" });
      const topics = Object.keys(await visitor.guide().conclusions()).length;
      // A page is drawn first, and then told.
      await visitor.until("the result event", () => visitor.heard().events.includes("result"));
      const has = (words) => visitor.heard().faults.some((fault) => fault.includes(words));
      for (const name of ["kanta-guide-question", "kanta-guide-answer", "focusin"]) {
        for (const when of ["at once", "in a promise", "later"]) await visitor.until("a fault", () => has(`${name} ${when}`));
      }
      return { topics, ...visitor.heard() };
    });
    assert.equal(topics, 3);
    assert.deepEqual(events, ["ready", "result"]);
    assert.ok(faults.some((fault) => /unreachable/i.test(fault)), faults.join("; "));
  });

  for (const type of ["application/wasm", "application/octet-stream"]) {
    for (const [kind, name] of [["Node", "insertBefore"], ["Document", "createTextNode"]]) {
      test(`a crash while a page is drawn, as ${name} fails, with the wasm as ${type}: words, and on from the page before`, async (t) => {
        const change = (answer) => (answer.path.endsWith(".wasm") ? { ...answer, type } : answer);
        await openHost(t, tab, script + element, { change, mayFail: true });
        await tab.run(async () => {
          await visitor.guide().answer({ provider: "public" });
          // What comes later is drawn before the page is spoiled.
          await visitor.guide().one('[part="help"] .row__label');
        });
        await tab.run(spoil, kind, name);
        const seen = await tab.run(async () => {
          const guide = visitor.guide();
          await guide.answer({ services: "social" });
          const code = await guide.apologises();
          await visitor.until("the report", () => visitor.heard().events.length > 1);
          // The listeners of the program that has crashed are still there.
          visitor.window().dispatchEvent(new Event("hashchange"));
          await guide.click('[part="retry"]');
          await guide.asks("services");
          const { answers } = visitor.find("kanta-guide");
          await guide.answer({ services: "social" });
          const topics = Object.keys(await guide.conclusions()).length;
          // A page is drawn first, and then told.
          await visitor.until("the result event", () => visitor.heard().events.includes("result"));
          return { code, answers, topics, events: visitor.heard().events };
        });
        const { events, ...rest } = seen;
        assert.deepEqual(rest, { code: "crash", answers: { provider: "public" }, topics: 3 });
        assert.deepEqual(events.map((event) => event.split(" ").slice(0, 2).join(" ")), ["ready", "error crash", "ready", "result"]);
      });
    }
  }
});
