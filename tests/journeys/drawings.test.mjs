// What a first visit does without, the drawings of decisions among it: it is loaded once a question has been answered, and what goes wrong
// then is told once for each time of asking.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "./harness.mjs";
import { words } from "./texts.mjs";

const page = `<script>
  globalThis.errors = [];
  addEventListener("kanta-guide-error", ({ detail }) => errors.push(detail.code));
</script><script type="module" src="/kanta-guide.js"></script><kanta-guide lang="en"></kanta-guide>`;

/** Opens a result; `asked` has the files of extras that were asked for. */
async function openResult(t, options = {}) {
  const asked = [];
  const before = (page) => page.on("request", (request) => request.url().endsWith(".extras") && asked.push(request.url()));
  const guide = await openHost(t, page, { before, ...options });
  await guide.answer({ provider: "public", services: "social" });
  await guide.part("result-heading").waitFor();
  return { guide, asked };
}

const errors = (guide) => guide.page.evaluate(() => globalThis.errors);

test("they are loaded with the first answer, once for all, and anew in another language", async (t) => {
  const { guide, asked } = await openResult(t);
  assert.equal(asked.length, 1);
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
  test(`where their file ${what}, ${code} is told once for each page, the result says so, and asking again helps`, async (t) => {
    let isSpoiled = true;
    const change = (answer) => (isSpoiled && answer.path.endsWith(".extras") ? spoil(answer) : answer);
    const { guide, asked } = await openResult(t, { change, mayFail: true });
    const again = guide.element.getByRole("button", { name: words("en")["try-again"] });
    await again.waitFor();
    await guide.page.waitForFunction(() => globalThis.errors.length === 2);
    assert.deepEqual([await errors(guide), asked.length], [[code, code], 2]);
    assert.equal(await guide.element.locator("[data-topic]").count(), 0);
    isSpoiled = false;
    await again.click();
    await guide.element.locator("[data-topic]").first().waitFor();
    assert.equal(await guide.focused(), "heading");
    await guide.picture("model-client-data");
    assert.deepEqual([await errors(guide), asked.length], [[code, code], 3]);
  });
}
