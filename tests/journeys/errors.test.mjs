// Continue with nothing chosen: the page stays, says what to do, and leads there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { languages, rules, words } from "./texts.mjs";

/** Continues with nothing chosen, and waits until the focus is on what the page says to it. */
async function goOnWithNothing(guide) {
  await guide.goOn();
  await guide.element.locator('[part="error-summary"]:focus').waitFor();
}

for (const lang of Object.keys(languages)) {
  test(`nothing chosen, in ${lang}`, async (t) => {
    const guide = await openPage(t, { lang });
    const { error } = rules(lang).question.provider;
    await guide.asks("provider");
    await goOnWithNothing(guide);
    assert.equal(await guide.part("error-summary").locator("p").textContent(), words(lang)["error-title"]);
    assert.equal(await guide.part("error").textContent(), `${words(lang)["error-prefix"]} ${error}`);
    assert.match(await guide.question.getAttribute("aria-describedby"), /\berror\b/);
    await guide.part("error-summary").getByRole("button", { name: error }).click();
    assert.equal(await guide.focused(), "private");
    await guide.answer({ provider: "private" });
    await guide.asks("services");
    assert.equal(await guide.part("error-summary").count(), 0);
  });
}

test("each further Continue with nothing chosen puts the focus on the error again", async (t) => {
  const guide = await openPage(t, { lang: "fi" });
  await guide.asks("provider");
  for (const _ of ["first", "second"]) await goOnWithNothing(guide);
});

test("a double click on Continue goes on once, and the next question opens without an error", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.asks("provider");
  await guide.choose("private");
  await guide.part("continue").dblclick();
  await guide.asks("services");
  // The second press once more, surely on the new button.
  const { x, y, width, height } = await guide.part("continue").boundingBox();
  await guide.page.mouse.move(x + width / 2, y + height / 2);
  await guide.page.mouse.down({ clickCount: 2 });
  await guide.page.mouse.up({ clickCount: 2 });
  await guide.choose("social");
  assert.equal(await guide.part("error-summary").count(), 0);
  await guide.goOn();
  await guide.asks("regions");
  assert.equal(await guide.part("error-summary").count(), 0);
});

test("no region chosen", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  await guide.choose("01");
  await guide.input("01").uncheck();
  await goOnWithNothing(guide);
  await guide.part("error-summary").getByRole("button", { name: rules("sv").question.regions.error }).click();
  assert.equal(await guide.focused(), "find");
  await guide.answer({ regions: "01" });
  await guide.asks("purchased");
});

test("an error does not outlive its page", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await goOnWithNothing(guide);
  await guide.goBack();
  await guide.asks("provider");
  assert.equal(await guide.part("error-summary").count(), 0);
  await guide.goOn();
  await guide.asks("services");
  assert.equal(await guide.part("error-summary").count(), 0);
});
