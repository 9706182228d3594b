// Several guides on a host page, and what becomes of them when the page moves, removes, clones and stamps them; the same cases in
// all engines.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { product } from "../serve.mjs";
import { element, openHost, script } from "./hosts.mjs";
import { inEachEngine } from "./tabs.mjs";

const titles = {
  sv: "Är ni en privat eller en offentlig tjänsteproducent?",
  fi: "Oletteko yksityinen vai julkinen palveluntuottaja?",
  en: "Are you a private or a public provider?",
};

const names = await readdir(product("embed"));
const files = await Promise.all(names.map(async (name) => [name, await readFile(product("embed") + name)]));

/** The files of dist/embed/ at another address. */
const copy = Object.fromEntries(files.map(([name, body]) => [`/copy/${name}`, body]));

/** The files of dist/embed/ as another release: the same under other names, and another version in the script. */
function otherRelease() {
  const renamed = (name) => name.replace(/[0-9a-f]{12}/, "0123456789ab").replace(/-([0-9A-Z]{8})\.js$/, "-OTHER$1.js");
  const rewritten = (name, body) => {
    if (!name.endsWith(".js")) return body;
    let text = body.toString();
    for (const other of names) text = text.replaceAll(other, renamed(other));
    return text.replaceAll('"0.1.0"', '"9.9.9"');
  };
  return Object.fromEntries(files.map(([name, body]) => [`/other/${renamed(name)}`, rewritten(name, body)]));
}

inEachEngine((tab, engine) => {
  test("guides in three languages have their own answers, and end in the same result", async (t) => {
    const guides = Object.keys(titles).map((lang) => `<kanta-guide lang="${lang}"></kanta-guide>`);
    await openHost(t, tab, script + guides.join(""));
    const shown = await tab.run(async () => {
      const guides = ["sv", "fi", "en"].map((lang) => visitor.guide(`kanta-guide[lang=${lang}]`));
      const [sv, fi, en] = guides;
      const headings = [];
      for (const guide of guides) headings.push((await guide.asks("provider")).querySelector("#heading").textContent);
      await sv.answer({ provider: "public" });
      await fi.answer({ provider: "private" });
      await sv.answer({ services: "social" });
      await sv.conclusions();
      await en.answer({ provider: "public", services: "social" });
      await fi.asks("services");
      return { headings, same: JSON.stringify(await sv.conclusions()) === JSON.stringify(await en.conclusions()) };
    });
    assert.deepEqual(shown, { headings: Object.values(titles), same: true });
  });

  test("a guide that is moved, or taken out and put back, goes on where it was", async (t) => {
    await openHost(t, tab, `${script}${element}<main></main><dialog></dialog><section lang="fi"></section>`);
    const answers = await tab.run(async () => {
      const guide = visitor.guide();
      const moved = visitor.find("kanta-guide");
      await guide.answer({ provider: "private" });
      visitor.find("main").append(moved);
      await guide.asks("services");
      visitor.find("dialog").append(moved);
      visitor.find("dialog").showModal();
      await guide.answer({ services: "health" });
      moved.remove();
      await new Promise((soon) => setTimeout(soon));
      visitor.find("section").append(moved);
      await guide.asks("form");
      await guide.click('[part~="back"]');
      await guide.asks("services");
      return moved.answers;
    });
    assert.deepEqual(answers, { provider: "private", services: "health" });
  });

  test("a clone, deep or out of a template, is a fresh guide with the same attributes", async (t) => {
    const given = `answers='{"provider":"private"}' locked`;
    const template = `<template><p><kanta-guide lang="fi" ${given}></kanta-guide></p></template>`;
    await openHost(t, tab, `${script}<main><kanta-guide lang="sv" ${given}></kanta-guide></main>${template}`);
    const seen = await tab.run(async () => {
      await visitor.guide("main > kanta-guide").answer({ services: "social" });
      const main = visitor.find("main");
      const clone = visitor.find("kanta-guide").cloneNode(true);
      clone.id = "clone";
      main.append(clone);
      const stamped = visitor.find("template").content.cloneNode(true);
      stamped.querySelector("kanta-guide").id = "stamped";
      main.append(stamped);
      const all = [];
      for (const id of ["clone", "stamped"]) {
        await visitor.guide(`#${id}`).asks("services");
        const { answers, lang, locked, shadowRoot } = visitor.find(`#${id}`);
        all.push({ answers, lang, locked, roots: shadowRoot.querySelectorAll("[part=root]").length });
      }
      await visitor.guide("#clone").answer({ services: "health" });
      return { all, first: visitor.find("kanta-guide").answers };
    });
    const fresh = { answers: { provider: "private" }, locked: ["provider"], roots: 1 };
    assert.deepEqual(seen.all, [{ ...fresh, lang: "sv" }, { ...fresh, lang: "fi" }]);
    assert.deepEqual(seen.first, { provider: "private", services: "social" });
  });

  for (const mode of ["open", "closed"]) {
    test(`inside another element's ${mode} shadow root a guide works, in the language around that element`, async (t) => {
      await openHost(t, tab, `${script}<div lang="fi"><article></article></div>`);
      const seen = await tab.run(async (mode) => {
        const heard = [];
        visitor.window().addEventListener("kanta-guide-result", ({ target, detail }) => heard.push(target.localName, detail.final));
        const inner = visitor.window().document.createElement("kanta-guide");
        visitor.find("article").attachShadow({ mode }).append(inner);
        const guide = visitor.guide(inner);
        const heading = (await guide.asks("provider")).querySelector("#heading").textContent;
        await guide.answer({ provider: "public", services: "social" });
        await guide.conclusions();
        // A page is drawn first, and then told.
        await visitor.until("the result event", () => heard.length);
        return { heading, heard };
      }, mode);
      assert.deepEqual(seen, { heading: titles.fi, heard: ["article", true] });
    });
  }

  test("a guide that is taken out while it loads, and put back, is there once", async (t) => {
    await openHost(t, tab, `${script}<main></main>`);
    const roots = await tab.run(async () => {
      await visitor.window().customElements.whenDefined("kanta-guide");
      const made = visitor.window().document.createElement("kanta-guide");
      for (let turn = 0; turn < 5; turn++) {
        visitor.find("main").append(made);
        if (turn % 2) await new Promise((soon) => setTimeout(soon));
        made.remove();
      }
      visitor.find("main").append(made);
      await visitor.guide(made).asks("provider");
      return made.shadowRoot.querySelectorAll("[part=root]").length;
    });
    assert.equal(roots, 1);
  });

  for (const [what, path, version] of [
    ["the same version from another address", "/copy/kanta-guide.js", "0.1.0"],
    ["another version", "/other/kanta-guide.js", "9.9.9"],
  ]) {
    test(`a second script, ${what}, leaves the first in force and says so`, async (t) => {
      const second = `<script type="module" src="${path}"></script>`;
      await openHost(t, tab, script + second + element, { pages: { ...copy, ...otherRelease() }, mayFail: true });
      const seen = await tab.run(async () => {
        const guide = visitor.guide();
        await guide.answer({ provider: "public", services: "social" });
        await guide.conclusions();
        await visitor.until("the warning", () => visitor.heard().console.length);
        return { version: visitor.find("kanta-guide").version, ...visitor.heard() };
      });
      assert.equal(seen.version, "0.1.0");
      assert.deepEqual(seen.faults, []);
      const [said, ...more] = seen.console;
      assert.deepEqual(more, []);
      assert.match(said, new RegExp(`^kanta-guide: duplicate: .*\\b0\\.1\\.0\\b.*\\b${version}\\b`));
    });
  }

  test("the other release works on its own", async (t) => {
    await openHost(t, tab, `<script type="module" src="/other/kanta-guide.js"></script>${element}`, { pages: otherRelease() });
    const version = await tab.run(async () => {
      await visitor.guide().asks("provider");
      return visitor.find("kanta-guide").version;
    });
    assert.equal(version, "9.9.9");
  });

  const times = engine === "Chromium" ? 1000 : 200;

  test(`${times} elements in turn, then ${times} moves: neither nodes, listeners nor memory grow without end`, async (t) => {
    await openHost(t, tab, `${script}<main></main><aside></aside>`, { before: keepMemories });
    const session = await tab.session?.();
    await tab.run(turnOver, 50);
    const before = await measure(tab, session);
    await tab.run(turnOver, times);
    const mounted = await measure(tab, session);
    await tab.run(move, times);
    const moved = await measure(tab, session);
    t.diagnostic(JSON.stringify({ before, mounted, moved }));
    for (const [what, room] of Object.entries(rooms)) {
      if (!(what in before)) continue;
      assert.ok(mounted[what] - before[what] <= room, `${what} after mounts: ${before[what]}, ${mounted[what]}`);
      assert.ok(moved[what] - before[what] <= room, `${what} after moves: ${before[what]}, ${moved[what]}`);
    }
    await tab.run(() => visitor.guide().answer({ provider: "public", services: "social" }));
    assert.equal(Object.keys(await tab.run(() => visitor.guide().conclusions())).length, 3);
  });
});

/** How much more there may be after a thousand mounts and moves than after fifty. */
const rooms = { elements: 0, listeners: 10, nodes: 100, heap: 500_000, wasm: 131_072 };

/** A script that keeps the memory of each instance of the wasm, so that its size can be seen. */
const keepMemories = `
  globalThis.memories = [];
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, values) {
      const made = Reflect.construct(target, values);
      memories.push(...Object.values(made.exports).filter((one) => one instanceof WebAssembly.Memory));
      return made;
    },
  });
`;

/** Puts elements in and takes them out in turn; one stays at the end. */
async function turnOver(times) {
  const main = visitor.find("main");
  main.replaceChildren();
  for (let turn = 1; turn <= times; turn++) {
    const made = visitor.window().document.createElement("kanta-guide");
    main.append(made);
    await made.ready;
    await visitor.guide(made).asks("provider");
    if (turn === times) return;
    made.remove();
    await new Promise((soon) => setTimeout(soon));
  }
}

/** Moves the element to and fro, now and then with a while outside the page. */
async function move(times) {
  const [moved, ...places] = ["kanta-guide", "aside", "main"].map(visitor.find);
  await visitor.guide(moved).asks("provider");
  for (let turn = 0; turn < times; turn++) {
    if (turn % 10 === 9) {
      moved.remove();
      await new Promise((soon) => setTimeout(soon));
    }
    places[turn % 2].append(moved);
    await visitor.guide(moved).asks("provider");
  }
}

/** What there is: elements as the page sees them, and what only Chromium's tools see. */
async function measure(tab, session) {
  const elements = await tab.run(() => {
    const count = (root) => [...root.querySelectorAll("*")].reduce((sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);
    return count(visitor.window().document);
  });
  if (!session) return { elements };
  await session.send("Performance.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const wasm = await tab.run(() => visitor.window().memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return { elements, nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize"), wasm };
}
