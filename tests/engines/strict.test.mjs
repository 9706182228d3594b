// Hosts that are strict or in the way: policies, styles, keys, forms, names that hide the document's own, and old libraries that
// replace what browsers bring. The guide works; or, where it cannot, says so. The same cases in all engines.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, openHost, script, takeDown } from "./hosts.mjs";
import { libraries, nuisances } from "./libraries.mjs";
import { inEachEngine } from "./tabs.mjs";

const plain = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
const policy = `${plain}; require-trusted-types-for 'script'`;

/** A policy by which only scripts run that have the nonce, and what those load. */
const nonce = "cmFuZG9tIGFzIGl0IGlz";
const byNonce = `default-src 'none'; script-src 'nonce-${nonce}' 'wasm-unsafe-eval'; connect-src 'self'`;
const withNonce = (nonce) => script.replace("<script ", `<script nonce="${nonce}" `);

const tookDown = ["print: A host: 5: true", "save: kanta-guide-receipt.json: data:"];

/** All that a visitor can do, from the first question to what is taken along. */
const walk = async () => {
  const guide = visitor.guide();
  await guide.answer({ provider: "private", services: "health", form: "organisation", records: "electronic" });
  await guide.answer({ "patient-system": "own", regions: ["01", "05"], "vendor-support": "full", purchased: "no" });
  await guide.conclusions();
  await guide.click('[data-section="answers"] > summary');
  await guide.click('[data-answer="vendor-support"] button');
  await guide.answer({ "vendor-support": "not-full" });
  const { "rollout-patient-data": rollout } = await guide.conclusions();
  await guide.click('[data-section="about"] > summary');
  await guide.click('[data-picture="model-patient-data"] [part="picture-button"]');
  await guide.one('[data-picture="model-patient-data"] svg');
  for (const ask of guide.every("[data-ask]")) ask.click();
  await guide.click('[part="languages"] [lang="fi"]');
  await guide.one('[part="root"][lang="fi"]');
  await guide.click('[part="languages"] [lang="en"]');
  await guide.one('[part="root"][lang="en"]');
  const taken = visitor.window().taken;
  await guide.click('[data-keep="print"]');
  await visitor.until("the printing", () => taken.length === 1);
  await guide.click('[data-keep="receipt"]');
  await visitor.until("the saving", () => taken.length === 2);
  return { rollout, taken: [taken[0], taken[1]], frames: guide.every("iframe").length };
};
const walked = { rollout: "register implied", taken: tookDown, frames: 0 };

const hostile = `
  * { all: unset !important }
  html { font-size: 62.5% !important }
  body { letter-spacing: 5px !important; word-spacing: 9px !important; text-transform: uppercase !important; line-height: 3 !important;
    text-align: end !important; color: red !important; cursor: wait !important; white-space: pre !important; font: 40px fantasy !important }
  button, input, fieldset, legend, p, h2, svg { display: inline !important; background: red !important; padding: 40px !important }
`;

/** How everything in the guide looks, but for sizes that follow from the width of the page. */
const looks = async () => {
  const guide = visitor.guide();
  await guide.answer({ provider: "public", services: "social" });
  await guide.conclusions();
  const what = ["color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "fontStyle", "lineHeight", "letterSpacing", "wordSpacing", "textTransform", "textAlign", "textIndent", "direction", "visibility", "opacity", "display", "cursor", "whiteSpace", "position", "paddingLeft", "borderTopStyle"];
  // What has no words of its own inherits what the page has set, which nothing sees.
  return guide.every(".guide, .guide *").map((one) => {
    const style = getComputedStyle(one);
    return [one.localName, one.className, ...what.map((name) => `${name}: ${style[name]}`)].join("; ");
  });
};

/** Focuses what a selector fits. */
const focus = async (selector) => {
  visitor.window().focus();
  (await visitor.guide().one(selector)).focus();
};

/** Waits until a value is chosen. */
const chosen = (value) => visitor.guide().one(`input[value="${value}"]:checked`).then(() => true);

/** Puts on the prototype of all objects what the guide's own objects may or may not have, and keeps the address of the rule set that
    a code could be taken to name; writes down what is asked for. */
const polluted = `
  const words = Object.fromEntries("words dropped origin body code place elsewhere kept earlier".split(" ").map((name) => [name, "Polluted"]));
  const more = { locked: true, method: "POST", headers: { "x-polluted": "1" }, integrity: "sha256-AAAA", error: new Error("Polluted"), value: "public",
    refuse: () => ({}), bytes: new Uint8Array(5), extras: new Uint8Array(5), result: {}, height: 320, abc: "/polluted.kgr" };
  for (const [name, value] of [...Object.entries(words), ...Object.entries(more)]) Object.prototype[name] = value;
  sessionStorage.setItem("kanta-guide:", "1abcdefg");
  globalThis.asked = [];
  const native = globalThis.fetch;
  globalThis.fetch = (address, options) => {
    const request = new Request(address, options);
    asked.push([request.method, request.headers.get("x-polluted"), request.integrity, new URL(request.url).pathname.replace(/.*\\./, "")].join(" "));
    return native(request, Object.assign(Object.create(null), { signal: request.signal }));
  };
`;

inEachEngine((tab) => {
  test("a whole walk under a strict policy with Trusted Types breaks no rule", async (t) => {
    await openHost(t, tab, script + element, { policy, before: takeDown });
    assert.deepEqual(await tab.run(walk), walked);
    await tab.run(focus, '[data-keep="text"]');
    await tab.press("Enter");
    const said = '.section:has([data-keep]) [role="status"]';
    const words = await tab.run((said) => visitor.until(said, () => visitor.guide().every(said)[0].textContent.trim()), said);
    assert.equal(words, "Copied.");
  });

  test("a whole walk under a strict policy without Trusted Types breaks no rule", async (t) => {
    await openHost(t, tab, script + element, { policy: plain, before: takeDown });
    assert.deepEqual(await tab.run(walk), walked);
  });

  test("a whole walk under a policy of a nonce alone breaks no rule", async (t) => {
    await openHost(t, tab, withNonce(nonce) + element, { policy: byNonce, nonce, before: takeDown });
    assert.deepEqual(await tab.run(walk), walked);
  });

  test("under a policy of a nonce alone a script with another does not run", async (t) => {
    await openHost(t, tab, withNonce("YW5vdGhlcg==") + element, { policy: byNonce, nonce, mayFail: true });
    const seen = await tab.run(async () => {
      const [violation] = await visitor.until("the violation", () => visitor.heard().violations.length && visitor.heard().violations);
      return { violation, isKnown: Boolean(visitor.window().customElements.get("kanta-guide")) };
    });
    assert.match(seen.violation, /^script-src(-elem)? http:.*\/kanta-guide\.js$/);
    assert.equal(seen.isKnown, false);
  });

  test("on a page that styles everything, small and from right to left, the guide looks as it does on a plain one", async (t) => {
    await openHost(t, tab, script + element);
    const plain = await tab.run(looks);
    await openHost(t, tab, script + element, { style: hostile, root: 'lang="en" dir="rtl"' });
    const hosted = await tab.run(looks);
    assert.ok(plain.length > 50);
    assert.deepEqual(hosted, plain);
  });

  const stop = "event.preventDefault(); event.stopImmediatePropagation();";
  for (const [where, what] of [["document", stop], ["window", stop], ["document.documentElement", "event.preventDefault();"]]) {
    test(`where ${where} takes every key as it bubbles, the guide is still used by keys`, async (t) => {
      const before = `for (const type of ["keydown", "keypress", "keyup"]) ${where}.addEventListener(type, (event) => { ${what} });`;
      await openHost(t, tab, script + element, { before });
      await tab.run(focus, 'input[value="private"]');
      await tab.press("Space");
      assert.ok(await tab.run(chosen, "private"));
      await tab.press("ArrowDown");
      assert.ok(await tab.run(chosen, "public"));
      await tab.press("Enter");
      await tab.run(() => visitor.guide().asks("services").then(() => true));
    });
  }

  test("a page that takes keys before they come to the guide leaves it to the pointer", async (t) => {
    const before = 'addEventListener("keydown", (event) => { event.preventDefault(); event.stopImmediatePropagation(); heard.keys = 1; }, true);';
    await openHost(t, tab, script + element, { before });
    await tab.run(focus, 'input[value="private"]');
    await tab.press("Enter");
    const seen = await tab.run(async () => {
      await visitor.until("the key", () => visitor.window().heard.keys);
      const still = visitor.guide().every('fieldset[data-question="provider"]').length;
      await visitor.guide().answer({ provider: "public", services: "social" });
      return { still, topics: Object.keys(await visitor.guide().conclusions()).length };
    });
    assert.deepEqual(seen, { still: 1, topics: 3 });
  });

  test("the host still gets the keys that the guide has no use for", async (t) => {
    const before = 'globalThis.keys = []; document.addEventListener("keydown", ({ key }) => keys.push(key));';
    await openHost(t, tab, script + element, { before });
    await tab.run(focus, 'input[value="private"]');
    for (const key of ["a", "ArrowDown", "Tab"]) await tab.press(key);
    const keys = await tab.run(() => visitor.until("Tab", () => visitor.window().keys.includes("Tab") && visitor.window().keys.join(" ")));
    assert.equal(keys, "a Tab");
  });

  test("a form around the element is not sent by Enter, and has nothing of the guide in it", async (t) => {
    const form = `<form action="/sent"><input name="own" value="1">${element}<button>Send</button></form>`;
    await openHost(t, tab, script + form, { before: 'addEventListener("submit", () => heard.faults.push("sent"), true);' });
    await tab.run(focus, 'input[value="private"]');
    await tab.press("Space");
    await tab.press("Enter");
    const seen = await tab.run(async () => {
      await visitor.guide().asks("services");
      const form = visitor.find("form");
      return { fields: form.elements.length, data: [...new FormData(form)], path: visitor.window().location.pathname };
    });
    assert.deepEqual(seen, { fields: 2, data: [["own", "1"]], path: "/host.html" });
  });

  const names = "body head activeElement adoptedStyleSheets title importNode documentElement querySelector getElementById addEventListener defaultView location host implementation forms cookie readyState";
  for (const tag of ["form", "img"]) {
    test(`a page whose every ${tag} hides something of the document: all works`, async (t) => {
      const hides = names.split(" ").map((name) => `<${tag} name="${name}"></${tag}>`).join("");
      await openHost(t, tab, hides + script + element, { before: takeDown });
      assert.notEqual(await tab.run(() => typeof visitor.window().document.querySelector), "function");
      assert.deepEqual(await tab.run(walk), walked);
    });

    for (const name of ["createElement", "createElementNS", "createTextNode"]) {
      test(`a page whose ${tag} hides ${name}: the visitor sees words, and the host is told host-conflict and the name`, async (t) => {
        await openHost(t, tab, `<${tag} name="${name}"></${tag}>${script}${element}`, { mayFail: true });
        const seen = await tab.run(async () => {
          const guide = visitor.guide();
          const code = await guide.apologises();
          await visitor.until("the report", () => visitor.heard().events.length);
          return { code, heading: guide.every("#heading")[0].textContent, own: visitor.find("kanta-guide > p").checkVisibility(), ...visitor.heard() };
        });
        const { code, heading, own, events, console } = seen;
        assert.deepEqual({ code, heading, own }, { code: "host-conflict", heading: "The guide cannot be shown", own: true });
        assert.match(events[0], /^error host-conflict .*rename the element\.$/);
        assert.ok(console[0].endsWith(` document.${name}`), console[0]);
      });
    }
  }

  for (const [what, before] of Object.entries(libraries)) {
    test(`with ${what} all works`, async (t) => {
      await openHost(t, tab, script + element, { before: takeDown + before });
      assert.deepEqual(await tab.run(walk), walked);
    });
  }

  test("what stands on the prototype of all objects is no answer, no lock, no rule set, no word and no part of a request", async (t) => {
    const attributes = `storage="session" answers='{"provider":{"value":"private"}}'`;
    await openHost(t, tab, script + element.replace(" ", ` ${attributes} `), { before: takeDown + polluted });
    const seen = await tab.run(async () => {
      const guide = visitor.guide();
      await guide.answer({ provider: "private" });
      const own = visitor.find("kanta-guide");
      own.setAnswer("services", "social");
      const { locked } = own;
      await guide.answer({ services: "social", regions: "01", purchased: "no" });
      const topics = Object.keys(await guide.conclusions()).length;
      const answers = Object.entries(own.answers).map(String);
      await guide.click('[data-section="answers"] > summary');
      await guide.click('[part="languages"] [lang="fi"]');
      await guide.one('[part="root"][lang="fi"]');
      const asked = [...visitor.window().asked];
      own.rules = "2026-09";
      await visitor.until("the other rules", () => /2026/.test(guide.every('[part~="footer"], [part~="notice"]')[0]?.textContent));
      return { locked, answers, topics, asked: [...new Set(asked)].sort(), says: /Polluted/.test(own.shadowRoot.textContent) };
    });
    const asked = ["extras", "pack", "wasm"].map((kind) => `GET   ${kind}`);
    assert.deepEqual(seen, { locked: [], answers: ["provider,private", "services,social", "regions,01", "purchased,no"], topics: 6, asked, says: false });
  });

  for (const [what, { before, sees = "The guide cannot be shown", code = "host-conflict" }] of Object.entries(nuisances)) {
    test(`with ${what} the visitor sees words, and the host is told ${code}`, async (t) => {
      await openHost(t, tab, script + element, { before, mayFail: true });
      const seen = await tab.run(async (sees) => {
        await visitor.until("the report", () => visitor.heard().events.length);
        const { shadowRoot, innerText } = visitor.find("kanta-guide");
        const words = shadowRoot ? shadowRoot.textContent : innerText;
        return { told: visitor.heard().events[0], words, questions: visitor.guide().every("fieldset").length };
      });
      assert.match(seen.told, new RegExp(`^error ${code} .{30}.*\\.$`));
      assert.ok(seen.words.includes(sees), seen.words);
      assert.equal(seen.questions, 0);
    });
  }
});
