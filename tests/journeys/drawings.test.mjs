// The drawings of decisions: they are loaded when one is asked for, and what goes wrong then is told once for each time of asking.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "./harness.mjs";

const page = `<script>
  globalThis.errors = [];
  addEventListener("kanta-guide-error", ({ detail }) => errors.push(detail.code));
</script><script type="module" src="/kanta-guide.js"></script><kanta-guide lang="en"></kanta-guide>`;

/** Opens a result; `asked` has the drawings that were asked for. */
async function openResult(t, options = {}) {
  const asked = [];
  const before = (page) => page.on("request", (request) => request.url().endsWith(".extras") && asked.push(request.url()));
  const guide = await openHost(t, page, { before, ...options });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  return { guide, asked };
}

const errors = (guide) => guide.page.evaluate(() => globalThis.errors);

test("drawings are loaded when one is asked for, once for all, and anew in another language", async (t) => {
  const { guide, asked } = await openResult(t);
  assert.deepEqual(asked, []);
  for (const topic of ["model-client-data", "duty-client-data"]) {
    await guide.picture(topic);
  }
  assert.equal(asked.length, 1);
  await guide.speak("Suomi");
  await guide.element.locator('[part="root"][lang="fi"] svg.map').waitFor();
  assert.equal(asked.length, 2);
});

const faults = [
  { what: "is not there", code: "http", spoil: (answer) => ({ ...answer, status: 404 }) },
  { what: "is cut off", code: "extras-damaged", spoil: (answer) => ({ ...answer, body: answer.body.subarray(0, 100) }) },
  { what: "has one byte changed", code: "extras-damaged", spoil: (answer) => ({ ...answer, body: Buffer.concat([answer.body.subarray(0, -1), Buffer.from([0])]) }) },
];

for (const { what, code, spoil } of faults) {
  test(`where their file ${what}, ${code} is told once, nothing else on the page tells it again, and asking again helps`, async (t) => {
    let isSpoiled = true;
    const change = (answer) => (isSpoiled && answer.path.endsWith(".extras") ? spoil(answer) : answer);
    const { guide, asked } = await openResult(t, { change, mayFail: true });
    const button = guide.part("picture-button").first();
    await guide.unfold('[data-section="about"]');
    await button.click();
    await guide.page.waitForFunction(() => globalThis.errors.length > 0);
    for (const box of await guide.element.locator("[data-task] input").all()) await box.check();
    assert.deepEqual([await errors(guide), asked.length], [[code], 1]);
    isSpoiled = false;
    // Where the button hides the empty picture now, it is pressed once more.
    if ((await button.getAttribute("aria-expanded")) === "true") await button.click();
    await button.click();
    await guide.element.locator("svg.map").waitFor();
    assert.deepEqual([await errors(guide), asked.length], [[code], 2]);
  });
}
