// Hosts that get in the guide's way without meaning to: a dark page that does not say so, a script that empties what it finds, a language
// that is none, a sandbox, files that do not come. The guide goes on, and says in true words what is so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "./harness.mjs";

const script = '<script type="module" src="/kanta-guide.js"></script>';
const listen = `<script>
  globalThis.told = [];
  addEventListener("kanta-guide-error", ({ detail }) => told.push(detail.code));
</script>`;

/** Opens a host with the guide in English. */
const open = (t, { head = "", attributes = 'lang="en"', within = (guide) => guide, ...options } = {}) =>
  openHost(t, `${head}${listen}${within(`<kanta-guide ${attributes}></kanta-guide>`)}${script}`, options);

/** The codes that the host was told, once there are so many. */
async function codes(guide, count) {
  await guide.page.waitForFunction((count) => globalThis.told.length >= count, count);
  return guide.page.evaluate(() => globalThis.told);
}

/** The least contrast of a text of the guide with what is behind it. */
const leastContrast = (guide) =>
  guide.element.evaluate((element) => {
    const rgb = (text) => text.match(/[\d.]+/g).map(Number);
    const light = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
    const up = (at) => at.assignedSlot ?? at.parentElement ?? at.getRootNode().host;
    const ground = (at) => {
      const color = getComputedStyle(at).backgroundColor;
      return /, 0\)|\/ 0\)/.test(color) ? (up(at) ? ground(up(at)) : [255, 255, 255]) : rgb(color);
    };
    let least = 21;
    for (const one of element.shadowRoot.querySelectorAll("*")) {
      if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !one.checkVisibility()) continue;
      const [darker, lighter] = [luminance(rgb(getComputedStyle(one).color)), luminance(ground(one))].sort((a, b) => a - b);
      least = Math.min(least, (lighter + 0.05) / (darker + 0.05));
    }
    return least;
  });

/** Pages, each with the scheme of the system, whether the guide needs a ground of its own there, and what the host is told where that is not `ground`. */
const grounds = {
  "a dark page that does not say so": { colorScheme: "light", head: "<style>body { background: #111; color: #eee }</style>", own: true },
  "a light page that says it can be dark": {
    colorScheme: "dark",
    head: '<meta name="color-scheme" content="light dark"><style>body { background: #fff; color: #111 }</style>',
    own: true,
  },
  "a page of a middle grey": { colorScheme: "light", head: "<style>body { background: #777 }</style>", own: true },
  "a dark picture under light text": {
    colorScheme: "light",
    head: "<style>body { background: linear-gradient(#000, #222); color: #eee }</style>",
    own: true,
  },
  "a dark veil over a white page": { colorScheme: "light", head: "<style>body { background: rgb(0 0 0 / .8) } html { background: #fff }</style>", own: true },
  "a light page whose host wants the guide dark": { colorScheme: "light", head: "", attributes: 'lang="en" color-scheme="dark"', own: true, told: [] },
  "a bare page": { colorScheme: "light", head: "", own: false },
  "a bare page under a dark system": { colorScheme: "dark", head: "", own: false },
  "a dark page that says so": {
    colorScheme: "light",
    head: "<style>:root { color-scheme: dark } body { background: #111; color: #eee }</style>",
    own: false,
  },
  "a light grey page": { colorScheme: "light", head: "<style>body { background: #f0f0f0 }</style>", own: false },
  "a dark page whose host has set the ground": {
    colorScheme: "light",
    head: "<style>body { background: #111; color: #eee; --kanta-background: #fff }</style>",
    own: false,
  },
};

for (const [what, { own, told = own ? ["ground"] : [], ...options }] of Object.entries(grounds)) {
  test(`${what}: all text is read, ${own ? "on a ground of the guide's own" : "and nothing is other than it was"}`, async (t) => {
    const guide = await open(t, { ...options, mayFail: told.length > 0 });
    await guide.asks("provider");
    assert.deepEqual(await codes(guide, told.length), told);
    assert.ok((await leastContrast(guide)) >= 4.5, "the first question");
    await guide.answer({ provider: "public", services: "social" });
    await guide.concludes();
    const least = await leastContrast(guide);
    assert.ok(least >= 4.5, `the result: ${least}`);
    assert.equal(await guide.element.evaluate((element) => getComputedStyle(element).paddingTop), own ? "16px" : "0px");
    assert.deepEqual(await codes(guide, told.length), told);
  });
}

test("a page that turns dark under the guide, and light again", async (t) => {
  const guide = await open(t, { head: "<style>body.night { background: #111; color: #eee }</style>", mayFail: true });
  await guide.asks("provider");
  const padding = () => guide.element.evaluate((element) => getComputedStyle(element).paddingTop);
  for (const [night, right] of [[true, "16px"], [false, "0px"]]) {
    await guide.page.evaluate((night) => document.body.classList.toggle("night", night), night);
    await guide.page.evaluate(() => new Promise((settle) => requestAnimationFrame(settle)));
    assert.equal(await padding(), right);
    assert.ok((await leastContrast(guide)) >= 4.5);
  }
});

for (const [what, empty] of Object.entries({
  "the shadow root": ({ shadowRoot }) => shadowRoot.replaceChildren(),
  "the shadow root, by text": ({ shadowRoot }) => void (shadowRoot.innerHTML = ""),
  "the guide in it": ({ shadowRoot }) => shadowRoot.querySelector("[part=root]").remove(),
})) {
  test(`a script that empties ${what}: the guide is there again, with all answers, and tells the host once`, async (t) => {
    const guide = await open(t, { mayFail: true });
    await guide.answer({ provider: "private", services: "both" });
    await guide.asks("form");
    for (const _ of ["first", "second"]) {
      await guide.element.evaluate(empty);
      await guide.asks("form");
    }
    await guide.answer({ form: "organisation" });
    await guide.asks("records");
    const right = { provider: "private", services: "both", form: "organisation" };
    assert.deepEqual(await guide.element.evaluate(({ answers }) => answers), right);
    assert.deepEqual(await codes(guide, 1), ["emptied"]);
  });
}

test("a script that empties what the page has put inside takes nothing from the guide", async (t) => {
  const guide = await open(t);
  await guide.answer({ provider: "private" });
  await guide.element.evaluate((element) => void (element.innerHTML = ""));
  await guide.answer({ services: "health" });
  await guide.asks("form");
});

test("what another takes away of a question is there again on the next", async (t) => {
  const guide = await open(t);
  await guide.asks("provider");
  await guide.choose("private");
  await guide.element.evaluate(({ shadowRoot }) => shadowRoot.querySelector("[part=progress]").remove());
  await guide.goOn();
  await guide.asks("services");
  assert.match(await guide.part("progress").textContent(), /^Question 2/);
});

for (const lang of ["fi_FI", "se", "”fi”"]) {
  test(`lang="${lang}" is told, and the guide speaks the language of the page around it`, async (t) => {
    const guide = await open(t, { attributes: `lang="${lang}"`, within: (guide) => `<div lang="fi">${guide}</div>`, mayFail: true });
    await guide.asks("provider");
    assert.equal(await guide.part("root").getAttribute("lang"), "fi");
    assert.deepEqual(await codes(guide, 1), ["lang"]);
    await guide.element.evaluate((element) => void (element.lang = "sv-FI"));
    await guide.element.locator('[part="root"][lang="sv"]').waitFor();
    assert.deepEqual(await codes(guide, 1), ["lang"]);
  });
}

test("in a sandbox without forms Continue goes on, by the button and by Enter", async (t) => {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Framed</title><kanta-guide></kanta-guide>${script}`;
  const host = await openHost(t, '<iframe src="/framed.html" sandbox="allow-scripts" width="900" height="800"></iframe>', {
    pages: { "/framed.html": page },
    headers: { "access-control-allow-origin": "*" },
    mayFail: true,
  });
  const guide = host.framed("iframe");
  await guide.asks("provider");
  await guide.goOn();
  await guide.part("error-summary").waitFor();
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.choose("health");
  await guide.input("health").press("Enter");
  await guide.asks("form");
});

for (const allowed of [true, false]) {
  test(`in a sandbox of the page's own, on a server ${allowed ? "that sends" : "without"} Access-Control-Allow-Origin, ${allowed ? "all works" : "what stands inside the element stays"}`, async (t) => {
    const headers = { "content-security-policy": "sandbox allow-scripts", ...(allowed && { "access-control-allow-origin": "*" }) };
    const guide = await openHost(t, `<kanta-guide lang="en"><p>Ring 0123.</p></kanta-guide>${script}`, { headers, mayFail: true });
    const inside = guide.page.getByText("Ring 0123.");
    if (allowed) await guide.answer({ provider: "public", services: "social" });
    if (allowed) await guide.concludes();
    assert.equal(await inside.isVisible(), !allowed);
    assert.equal(await guide.page.evaluate(() => customElements.get("kanta-guide") !== undefined), allowed);
  });
}

for (const [lang, refused] of Object.entries({
  sv: "Om inget skrivs ut tillåter sidan eller webbläsaren det inte. Kopiera resultatet som text i stället.",
  fi: "Jos mitään ei tulostu, sivu tai selain ei salli sitä. Kopioikaa tulos tekstinä.",
  en: "If nothing is printed, the page or your browser does not allow it. Copy the result as text instead.",
})) {
  test(`in ${lang} a visitor in a sandbox that does not print is told so, and the host is told the code`, async (t) => {
    const framed = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Framed</title>${listen}<kanta-guide></kanta-guide>${script}`;
    const frame = (id, more) =>
      `<iframe id="${id}" src="/framed.html" sandbox="allow-scripts allow-same-origin ${more}" width="900" height="800"></iframe>`;
    const host = await openHost(t, frame("silent", "") + frame("loud", "allow-modals"), { pages: { "/framed.html": framed }, mayFail: true });
    const result = async (id) => {
      const guide = host.framed(`#${id}`);
      await guide.answer({ provider: "public", services: "social" });
      await guide.concludes();
      return guide.element;
    };
    const silent = await result("silent");
    await silent.locator('[data-keep="print"]').click();
    const note = silent.getByText(refused);
    await note.waitFor();
    assert.deepEqual(await silent.evaluate(() => globalThis.told), ["print-blocked"]);
    const top = await note.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 800, `the note is at ${top}`);
    const loud = await result("loud");
    await loud.evaluate((element) => element.print());
    assert.deepEqual(await loud.evaluate(() => globalThis.told), []);
    assert.equal(await loud.getByText(refused).count(), 0);
  });
}

test("where what comes later is not on the server, the print button prints the page, and the host is told the code", async (t) => {
  const before = (page) => page.addInitScript(() => (globalThis.print = () => (globalThis.printed = true)));
  const change = (answer) => (/-later-.*\.js$/.test(answer.path) ? { ...answer, status: 404 } : answer);
  const guide = await open(t, { before, change, mayFail: true });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.element.locator('[data-keep="print"]').click();
  await guide.page.waitForFunction(() => globalThis.printed);
  assert.deepEqual(await codes(guide, 1), ["later"]);
  assert.equal(await guide.part("kept").count(), 0);
});

test("where what reads other rules is not on the server, the built-in rules stay, and the visitor reads that something is missing", async (t) => {
  const change = (answer) => (/-later-.*\.js$/.test(answer.path) ? { ...answer, status: 404 } : answer);
  const guide = await open(t, { attributes: 'lang="en" rules="2026-09"', change, mayFail: true });
  await guide.asks("provider");
  await guide.element.getByRole("status").getByText("Part of the guide could not be loaded.").waitFor();
  assert.deepEqual(await codes(guide, 1), ["later"]);
});

test("rules that do not come hold the guide back for ten seconds", async (t) => {
  const before = async (page) => {
    await page.clock.install();
    await page.route("**/never", () => {});
  };
  const guide = await open(t, { attributes: 'lang="en" rules="/never"', before, mayFail: true });
  const wasm = guide.page.waitForResponse(/\.wasm$/);
  await wasm.catch(() => {});
  await guide.element.getByText("Loading the guide").waitFor();
  await guide.page.clock.runFor(9_000);
  assert.equal(await guide.question.count(), 0);
  await guide.page.clock.runFor(2_000);
  await guide.asks("provider");
  assert.deepEqual(await codes(guide, 1), ["timeout"]);
  await guide.element.getByRole("status").getByText("This page wanted to use other rules").waitFor();
});

for (const [overflow, hides] of [["hidden", true], ["clip", true], ["auto", false], ["scroll", false]]) {
  test(`in a box with overflow: ${overflow} Continue ${hides ? "scrolls nothing" : "scrolls to the top of the guide"}`, async (t) => {
    const within = (guide) => `<div id="box" style="height: 600px; overflow: ${overflow}"><div style="height: 300px">Above</div>${guide}<div style="height: 2000px"></div></div>`;
    const guide = await open(t, { within });
    await guide.asks("provider");
    await guide.choose("private");
    await guide.part("continue").evaluate((button) => button.click());
    await guide.asks("services");
    await guide.element.locator("#heading:focus").waitFor();
    const top = await guide.page.evaluate(() => document.querySelector("#box").scrollTop);
    // The room above the guide is 1em of its 17 px.
    assert.equal(top, hides ? 0 : 300 - 17);
  });
}

test("the page scrolls to the top of the guide, and not under a dialog that is fixed", async (t) => {
  const within = (guide) => `<div style="height: 900px">Above</div><main>${guide}</main><div style="height: 2000px"></div>`;
  const guide = await open(t, { within });
  await guide.asks("provider");
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  const top = () => guide.page.evaluate(() => [Math.round(scrollY), Math.round(document.querySelector("kanta-guide").getBoundingClientRect().top)]);
  assert.deepEqual((await top())[1], 17);
  await guide.page.evaluate(() => {
    document.querySelector("main").style.cssText = "position: fixed; inset: 0; background: #fff; overflow: auto";
    scrollTo(0, 500);
  });
  await guide.answer({ services: "health" });
  await guide.asks("form");
  assert.equal((await top())[0], 500);
});
