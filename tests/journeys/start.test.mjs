// The start: the first question is there before the program, what is done with it is kept, nothing jumps, and what the host knows
// beforehand counts before anything is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost, openPage } from "./harness.mjs";

const script = '<script type="module" src="/kanta-guide.js"></script>';

/** Keeps the wasm back until `come` is called. */
function late() {
  let come;
  const coming = new Promise((settle) => (come = settle));
  const before = (page) =>
    page.route("**/*.wasm", async (route) => {
      await coming;
      await route.continue();
    });
  return { before, come };
}

for (const lang of ["sv", "fi", "en"]) {
  test(`in ${lang} the first question is there before the wasm, a choice made on it is kept, and nothing jumps`, async (t) => {
    const { before, come } = late();
    const shifts = (page) =>
      page.addInitScript(() => {
        globalThis.shifts = 0;
        new PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifts += value;
        }).observe({ type: "layout-shift", buffered: true });
      });
    const guide = await openPage(t, { lang, before: (page) => Promise.all([before(page), shifts(page)]) });
    await guide.asks("provider");
    await guide.choose("private");
    // Yew sets an input's value last; the order of attributes means nothing.
    const sorted = (markup) => markup.replace(/<\w+([^>]*)>/g, (tag, attributes) => tag.replace(attributes, attributes.match(/ [^ =]+(="[^"]*")?/g)?.sort().join("") ?? ""));
    const markup = async () => sorted(await guide.question.evaluate((question) => question.outerHTML));
    const [drawn, place] = [await markup(), await guide.heading.boundingBox()];
    assert.equal(await guide.element.evaluate((element) => element.result), null);
    come();
    await guide.element.evaluate((element) => element.ready.then(() => {}));
    await guide.page.waitForFunction(() => document.querySelector("kanta-guide").shadowRoot.querySelector("[role=status].status"));
    assert.equal(await markup(), drawn);
    assert.deepEqual(await guide.heading.boundingBox(), place);
    assert.deepEqual(await guide.chosen(), ["private"]);
    assert.equal(await guide.focused(), "private");
    assert.equal(await guide.page.evaluate(() => globalThis.shifts), 0);
    await guide.goOn();
    await guide.asks("services");
  });
}

test("a button that is pressed before the wasm is there is pressed when it is", async (t) => {
  const { before, come } = late();
  const guide = await openPage(t, { lang: "sv", before });
  await guide.asks("provider");
  await guide.choose("public");
  await guide.goOn();
  come();
  await guide.asks("services");
});

test("where the host knows answers there is no first question that goes again", async (t) => {
  const { before, come } = late();
  const guide = await openHost(t, `${script}<kanta-guide lang="en" locked answers='{"provider":"private"}'></kanta-guide>`, { before });
  await guide.part("root").waitFor();
  assert.equal(await guide.question.count(), 0);
  come();
  await guide.asks("services");
});

test("what the host knows takes no focus, scrolls nothing, and is told as no question", async (t) => {
  const listen = `<script>
    globalThis.told = [];
    for (const name of ["question", "track"]) addEventListener("kanta-guide-" + name, ({ detail }) => told.push(detail.question ?? detail.step));
  </script>`;
  const known = `locked="provider" answers='{"provider":"private","services":"social"}'`;
  const body = `${listen}<input id="own" autofocus><p style="height: 2000px"></p>${script}<kanta-guide lang="en" ${known}></kanta-guide>`;
  const guide = await openHost(t, body);
  await guide.asks("services");
  await guide.page.waitForFunction(() => globalThis.told.length === 2);
  const state = () => guide.page.evaluate(() => ({ at: scrollY, focus: document.activeElement.id, told: globalThis.told }));
  assert.deepEqual(await state(), { at: 0, focus: "own", told: ["services", "services"] });
  // The same when the host learns of it later.
  await guide.element.evaluate((element) => element.setAnswer("services", "social", { locked: true }));
  await guide.asks("regions");
  assert.deepEqual(await state(), { at: 0, focus: "own", told: ["services", "services", "regions", "regions"] });
});

test("an answer that means nothing takes the place of the one before it, and the host is told which", async (t) => {
  const body = `<script>addEventListener("kanta-guide-error", ({ detail }) => (globalThis.wrong = detail));</script>${script}
    <kanta-guide lang="en" locked answers='{"provider":"private"}'></kanta-guide>`;
  const guide = await openHost(t, body, { mayFail: true });
  await guide.asks("services");
  await guide.element.evaluate((element) => (element.answers = { provider: "privat" }));
  await guide.asks("provider");
  const { code, about } = await guide.page.waitForFunction(() => globalThis.wrong).then((wrong) => wrong.jsonValue());
  assert.deepEqual({ code, about }, { code: "unknown-answer", about: "provider" });
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), {});
});

test("in another language the host is told the result anew, in its words", async (t) => {
  const listen = '<script>globalThis.told = []; addEventListener("kanta-guide-result", ({ detail }) => told.push(detail));</script>';
  const guide = await openHost(t, `${listen}${script}<kanta-guide lang="en"></kanta-guide>`);
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.speak("Svenska");
  await guide.page.waitForFunction(() => globalThis.told.length === 2);
  const [before, now] = await guide.page.evaluate(() => globalThis.told.map(({ conclusions }) => conclusions[0].title));
  assert.notEqual(before, now);
});
