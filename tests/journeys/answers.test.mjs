// Answers stay: when one goes back, changes one from the result, does not know, or is not asked any more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { fill, languages, rules, words } from "./texts.mjs";

/** A clinic with a system of its own. */
const clinic = {
  provider: "private",
  services: "health",
  form: "organisation",
  records: "electronic",
  "patient-system": "own",
  regions: ["01", "02"],
  "vendor-support": "full",
  purchased: "no",
};

const concluded = {
  "model-patient-data": "direct implied",
  "permit-authority": "valvira stated",
  "rollout-patient-data": "no-registration stated",
  "duty-patient-data": "must-join stated",
  "purchased-services": "own-register implied",
  "register-entry": "sote stated",
};

async function openResult(t, answers, options = { lang: "sv" }) {
  const guide = await openPage(t, options);
  await guide.answer(answers);
  await guide.concludes();
  return guide;
}

test("Back leads through the answers, which are still chosen, and Continue leads through them again", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  const { purchased, ...before } = clinic;
  await guide.answer(before);
  await guide.asks("purchased");
  for (const [question, values] of Object.entries(before).reverse()) {
    await guide.goBack();
    await guide.asks(question);
    assert.deepEqual((await guide.chosen()).sort(), [values].flat());
  }
  assert.equal(await guide.part("back").count(), 0, "nothing is before the first question");
  for (const question of Object.keys(before)) {
    await guide.asks(question);
    await guide.goOn();
  }
  await guide.answer({ purchased });
  await guide.concludes();
  assert.deepEqual(await guide.conclusions(), concluded);
});

test("a choice that was not confirmed is forgotten by going back", async (t) => {
  const guide = await openPage(t, { lang: "fi" });
  await guide.answer({ provider: "private", services: "health" });
  await guide.asks("form");
  await guide.choose("organisation");
  await guide.goBack();
  await guide.asks("services");
  await guide.goOn();
  await guide.asks("form");
  assert.deepEqual(await guide.chosen(), []);
});

test("Change leads back to the result where nothing new is open", async (t) => {
  const guide = await openResult(t, clinic);
  await guide.change("vendor-support");
  assert.equal(await guide.part("progress").textContent(), fill(words("sv")["question-number"], { n: "7" }), "no count of what is left");
  assert.deepEqual(await guide.chosen(), ["full"]);
  await guide.answer({ "vendor-support": "not-full" });
  await guide.concludes();
  assert.deepEqual(await guide.conclusions(), { ...concluded, "rollout-patient-data": "register implied" });
});

test("Change leads to the question that it opens, then back to the result", async (t) => {
  const guide = await openResult(t, clinic);
  await guide.change("patient-system");
  await guide.answer({ "patient-system": "main-joiners", setting: "chain" });
  await guide.concludes();
  assert.deepEqual(await guide.conclusions(), { ...concluded, "model-patient-data": "direct-or-joint stated" });
});

test("Back from Change leads to the result as it was", async (t) => {
  const guide = await openResult(t, clinic);
  await guide.change("patient-system");
  await guide.choose("main-joiners");
  await guide.goBack();
  await guide.concludes();
  assert.deepEqual(await guide.conclusions(), concluded);
  assert.deepEqual(await guide.answered(), Object.keys(clinic));
});

test("Back from a question that Change opened keeps all the other answers", async (t) => {
  const guide = await openResult(t, clinic);
  await guide.change("patient-system");
  await guide.answer({ "patient-system": "main-joiners" });
  await guide.asks("setting");
  await guide.goBack();
  await guide.asks("patient-system");
  await guide.goBack();
  await guide.concludes();
  const { "model-patient-data": _, ...others } = concluded;
  const { "model-patient-data": __, ...now } = await guide.conclusions();
  assert.deepEqual(now, others);
});

test("answers to questions that are not asked any more come back when they are", async (t) => {
  const guide = await openResult(t, clinic);
  await guide.change("provider");
  await guide.answer({ provider: "public" });
  await guide.concludes();
  assert.deepEqual(await guide.answered(), ["provider", "services"]);
  await guide.change("provider");
  await guide.answer({ provider: "private" });
  await guide.concludes();
  assert.deepEqual(await guide.answered(), Object.keys(clinic));
  assert.deepEqual(await guide.conclusions(), concluded);
});

test("Start again asks first, by keyboard and in words", async (t) => {
  const guide = await openResult(t, clinic);
  const answered = await guide.answered();
  await guide.restart.press("Enter");
  assert.equal(await guide.part("restart").textContent(), words("sv").restart);
  await guide.restart.press("Enter");
  assert.ok(await guide.part("restart").isHidden(), "folded again, nothing has happened");
  assert.deepEqual(await guide.answered(), answered);
  await guide.restart.press("Enter");
  await guide.page.keyboard.press("Tab");
  assert.equal(await guide.focused(), "restart");
  await guide.page.keyboard.press("Enter");
  await guide.asks("provider");
});

test("Start again forgets every answer", async (t) => {
  const guide = await openResult(t, clinic);
  await guide.startAgain();
  await guide.asks("provider");
  assert.deepEqual(await guide.chosen(), []);
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  assert.deepEqual(await guide.chosen(), []);
});

const doubts = [
  "provider",
  "services",
  "form",
  "records",
  "patient-system",
  "setting",
  "regions",
  "vendor-support",
  "purchased",
];

test("who knows nothing gets a result with everything open", async (t) => {
  const guide = await openResult(t, Object.fromEntries(doubts.map((question) => [question, "unknown"])));
  assert.deepEqual(await guide.conclusions(), {
    "model-patient-data": "",
    "model-client-data": "",
    "permit-authority": "",
    "permit-aland": "",
    "rollout-client-data": "",
    "rollout-patient-data": "",
    "duty-patient-data": "",
    "duty-client-data": "",
    "purchased-services": "",
    "register-entry": "",
  });
  assert.deepEqual(await guide.answered(), doubts);
});

for (const lang of Object.keys(languages)) {
  test(`what is open lists what can come out, and what of each answer, in ${lang}`, async (t) => {
    const guide = await openResult(t, { ...clinic, regions: "unknown" }, { lang });
    const ways = (topic) => guide.topic(topic).locator(".list").first().locator("li");
    const possible = (topic) => ways(topic).locator("b").allTextContents();
    const outcomes = (topic, ...ids) => ids.map((id) => rules(lang).topic[topic].outcome[id].short);
    const { "open-outcome": open, "does-not-apply": none } = words(lang);
    assert.equal(await guide.topic("permit-authority").locator(".row__line").textContent(), open);
    const authorities = outcomes("permit-authority", "outside-mainland", "regional-authority", "valvira");
    assert.deepEqual((await possible("permit-authority")).sort(), authorities.sort());
    assert.deepEqual(await possible("permit-aland"), [...outcomes("permit-aland", "separate-permit"), none]);
    const { because } = rules(lang).fact.aland.value.yes;
    const condition = fill(words(lang)["change-if"], { conditions: because });
    assert.ok((await ways("permit-aland").first().textContent()).startsWith(condition), condition);
  });
}

test("Answer now leads to the open question, Back to the result, and an answer settles it", async (t) => {
  const guide = await openResult(t, { ...clinic, regions: "unknown" });
  const answerNow = async () => {
    await guide.unfold('[data-topic="permit-authority"]');
    await guide.topic("permit-authority").locator('[data-ask="regions"]').click();
  };
  await answerNow();
  await guide.asks("regions");
  assert.deepEqual(await guide.chosen(), ["unknown"]);
  await guide.goBack();
  await guide.concludes();
  await answerNow();
  await guide.answer({ regions: ["01", "02"] });
  await guide.concludes();
  assert.deepEqual(await guide.conclusions(), concluded);
});
