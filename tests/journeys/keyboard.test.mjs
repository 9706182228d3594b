// The whole guide without a pointer, and where the focus is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { rules, words } from "./texts.mjs";

/** Presses Tab, or Shift+Tab, until something in the guide has the focus. No page has sixty places to stop at. */
async function tabTo(guide, wanted, key = "Tab") {
  for (let presses = 0; presses < 60; presses++) {
    await guide.page.keyboard.press(key);
    if ((await guide.focused()) === wanted) return;
  }
  assert.fail(`${key} does not reach ${wanted}`);
}

/** The heading is the expected one, has the focus and is in view. */
async function headingHasFocus(guide, heading) {
  await guide.heading.getByText(heading, { exact: true }).waitFor();
  assert.equal(await guide.focused(), "heading", heading);
  const { y, height } = await guide.heading.boundingBox();
  assert.ok(y >= 0 && y + height <= guide.page.viewportSize().height, `${heading} is in view`);
}

test("the guide does not take the focus when it loads", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.asks("provider");
  assert.equal(await guide.focused(), null);
  assert.equal(await guide.page.evaluate(() => document.activeElement === document.body), true);
});

test("the whole guide by keys, with the focus on each new heading", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  const { question } = rules("sv");
  const press = (key) => guide.page.keyboard.press(key);
  await guide.asks("provider");

  await tabTo(guide, "private");
  await press("Space");
  await tabTo(guide, "continue");
  await press("Enter");

  await headingHasFocus(guide, question.services.title);
  await tabTo(guide, "health");
  await press("ArrowDown");
  assert.equal(await guide.focused(), "social");
  await press("ArrowDown");
  assert.deepEqual(await guide.chosen(), ["both"]);
  await press("Enter");

  await headingHasFocus(guide, question.form.title);
  await tabTo(guide, "back", "Shift+Tab");
  await press("Space");
  await headingHasFocus(guide, question.services.title);
  await tabTo(guide, "both");
  await press("ArrowUp");
  assert.deepEqual(await guide.chosen(), ["social"]);
  await tabTo(guide, "continue");
  await press("Space");

  await headingHasFocus(guide, question.regions.title);
  await tabTo(guide, "19");
  await press("Space");
  await tabTo(guide, "21");
  await press("Space");
  assert.deepEqual(await guide.chosen(), ["19", "21"]);
  await tabTo(guide, "continue");
  await press("Enter");

  await headingHasFocus(guide, question.purchased.title);
  await press("Tab");
  await press("ArrowUp");
  assert.deepEqual(await guide.chosen(), ["unknown"]);
  await tabTo(guide, "continue");
  await press("Enter");

  await headingHasFocus(guide, words("sv")["result-title"]);
  assert.deepEqual(await guide.conclusions(), {
    "model-client-data": "direct stated",
    "permit-authority": "regional-authority stated",
    "permit-aland": "separate-permit outside",
    "rollout-client-data": "register stated",
    "duty-client-data": "voluntary stated",
    "purchased-services": "",
    "register-entry": "sote stated",
  });

  await tabTo(guide, "answer");
  await press("Enter");
  await headingHasFocus(guide, question.purchased.title);
  await tabTo(guide, "back", "Shift+Tab");
  await press("Enter");
  await headingHasFocus(guide, words("sv")["result-title"]);
  await tabTo(guide, words("sv")["answers-title"] + words("sv")["answers-open"]);
  await press("Enter");
  await tabTo(guide, "change");
  await press("Enter");
  await headingHasFocus(guide, question.provider.title);
});

test("Tab leads through the guide and out of it", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await tabTo(guide, "back", "Shift+Tab");
  const stops = [];
  for (let focused = "back"; focused; focused = await guide.focused()) {
    stops.push(focused);
    await guide.page.keyboard.press("Tab");
  }
  assert.deepEqual(stops, ["back", "Today’s rules", "health", "Help with this question", "continue", "keep", "Start again", "About these rules"]);
});
