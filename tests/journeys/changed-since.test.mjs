// What has changed since, for one's own answers: three people of 2021 read it, go on under the rules of today, answer what is new, and
// come back; it is on paper and in the event, too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { people } from "./people.mjs";
import { documents, languages, rules, words } from "./texts.mjs";

const [OLD, NEW] = ["2021-04", "2026-09"];

const section = (guide) => guide.element.locator('[data-section="since"]');
const changes = (guide) => section(guide).locator("[data-changed]");
/** The page has what is asked for in a paragraph of its own; the event has all in one. */
const joined = (text) => text.replaceAll(/\s/g, "");
const outcomeOf = (guide, topic) => guide.element.locator(`[data-topic="${topic}"]`).getAttribute("data-outcome");
/** What is told to the host to have changed since, once it is known. */
const told = (guide) =>
  guide.element.evaluate(async (element) => {
    while (!element.result?.changedSince) await new Promise((settle) => element.addEventListener("kanta-guide-result", settle, { once: true }));
    return element.result.changedSince;
  });
/** What has one id under both rules and means something else is told as in the summary. */
const says = (lang, id, topic, outcome) => {
  const { sum, short } = rules(lang, id).topic[topic].outcome[outcome];
  return topic === "rollout-client-data" ? sum : short;
};

for (const lang of Object.keys(languages)) {
  for (const [who, { answers, changed, dropped, asked, outcomes, earlier, again }] of Object.entries(people)) {
    test(`${who} sees in ${lang} what has changed, answers what is new, and comes back`, async (t) => {
      const guide = await openPage(t, { lang });
      await guide.answer(answers);
      await guide.concludes();
      await section(guide).locator("summary").first().click();
      const ids = await changes(guide).evaluateAll((all) => all.map(({ dataset }) => dataset.changed));
      assert.deepEqual(ids, Object.keys(changed));
      const { changedSince } = await guide.element.evaluate(({ result }) => result);
      assert.deepEqual(Object.fromEntries(changedSince.map(({ topic, outcome }) => [topic, outcome])), changed);
      for (const [at, { title, conclusion, topic, outcome, rules: decided }] of changedSince.entries()) {
        const text = (await changes(guide).nth(at).textContent()).replaceAll(/\s+/g, " ");
        assert.ok(joined(text).startsWith(joined(title + conclusion)), text);
        const titles = Object.keys(asked).map((question) => rules(lang, NEW).question[question].title);
        if (outcome === "open") assert.ok(titles.some((question) => conclusion.includes(question)), conclusion);
        assert.ok(decided.every(({ sources }) => sources.length), title);
        if (outcome !== "open") assert.ok(conclusion.includes(says(lang, NEW, topic, outcome)), conclusion);
      }
      await guide.page.emulateMedia({ media: "print" });
      assert.ok(joined(await section(guide).innerText()).includes(joined(changedSince[0].conclusion)));
      assert.equal(await section(guide).locator("button:visible").count(), 0);
      const certain = Object.values(changed).filter((outcome) => outcome !== "open");
      assert.equal(await section(guide).locator(".row__why:visible").count(), certain.length, "where it is written is on paper, too");
      await guide.page.emulateMedia({ media: null });

      await section(guide).getByRole("button").click();
      const names = dropped.map((question) => rules(lang).question[question].short).join(", ");
      await guide.asks(Object.keys(asked)[0]);
      const status = await guide.element.locator(".status").textContent();
      assert.equal(status.includes(names) && status !== "", names !== "", status);
      await guide.answer(asked);
      await guide.concludes();
      for (const [topic, outcome] of Object.entries(outcomes)) assert.equal(await outcomeOf(guide, topic), outcome);
      assert.ok(!(await guide.part("lead").textContent()).includes(words(lang).changed));
      // What was answered a minute ago is counted in: nothing is open, and it still is after a reload.
      for (const reload of [false, true]) {
        if (reload) await guide.page.reload();
        await guide.concludes();
        const counted = await told(guide);
        assert.deepEqual(Object.fromEntries(counted.map(({ topic, outcome }) => [topic, outcome])), earlier);
        for (const { topic, outcome, conclusion } of counted) {
          const was = outcome ? says(lang, OLD, topic, outcome) : documents(lang)["since-was-nothing"];
          assert.ok(conclusion.includes(was.split("{")[0]) && conclusion.includes(says(lang, NEW, topic, outcomes[topic])), conclusion);
        }
        await section(guide).locator("summary").first().click();
        assert.ok((await section(guide).textContent()).includes(documents(lang)["since-counted"].split("{date}")[0]));
      }
      await section(guide).getByRole("button").click();
      await guide.part("notice").getByText(rules(lang, OLD).about.strip.split("{")[0]).waitFor();
      // And the other way round: what is new has been answered.
      await guide.concludes();
      const now = (await told(guide)).map(({ topic, outcome }) => [topic, outcome]);
      assert.deepEqual(Object.fromEntries(now), again);
    });
  }
}

for (const lang of Object.keys(languages)) {
  test(`where an answer of 2021 is not known, each change in ${lang} says what was and what decides now, in whole sentences`, async (t) => {
    const guide = await openPage(t, { lang });
    const known = { provider: "private", services: "health", form: "organisation" };
    await guide.answer({ ...known, records: "unknown", "patient-system": "own", regions: "01", "vendor-support": "full", purchased: "yes" });
    await guide.concludes();
    await section(guide).locator("summary").first().click();
    const change = changes(guide).and(guide.element.locator('[data-changed="duty-patient-data"]'));
    const items = await change.locator("li").allInnerTexts();
    const { short } = rules(lang, NEW).question["patient-information-system"];
    assert.equal(items.length, 2);
    for (const [at, outcome] of ["must-join", "no-duty"].entries()) {
      assert.ok(items[at].includes(says(lang, OLD, "duty-patient-data", outcome)), items[at]);
      assert.ok(items[at].endsWith(`${short}.`), items[at]);
    }
    assert.ok(!/\.\.|\?\./.test(await section(guide).innerText()));
  });
}
