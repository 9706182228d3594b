// What if: what would change a conclusion, what an open question decides, the decision as a picture.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { documents, fill, languages, rules, words } from "./texts.mjs";

/** A clinic with a system of its own, which does not know how far its vendor's support goes. */
const clinic = {
  provider: "private",
  services: "health",
  form: "organisation",
  records: "electronic",
  "patient-system": "own",
  regions: ["01"],
  "vendor-support": "unknown",
  purchased: "no",
};

const model = "model-patient-data";

async function openResult(t, lang, answers = clinic, options = {}) {
  const guide = await openPage(t, { lang, ...options });
  await guide.answer(answers);
  await guide.concludes();
  return guide;
}

/** The words of some elements, each without surplus spaces. */
const texts = async (locator) => (await locator.allTextContents()).map((text) => text.replaceAll(/\s+/g, " ").trim());

for (const lang of Object.keys(languages)) {
  test(`a conclusion says in ${lang} what would change it, a sentence for each change that somebody can make`, async (t) => {
    const guide = await openResult(t, lang);
    const { question, topic: known } = rules(lang);
    const say = words(lang);
    const clause = (id, value) => question[id].value[value].if;
    const change = (outcome, ...clauses) =>
      `${fill(say["change-if"], { conditions: clauses.join(` ${say.and} `) })} ${known[model].outcome[outcome].short}.`;
    const system = clause("patient-system", "main-joiners");
    await guide.unfold(`[data-topic="${model}"]`);
    assert.deepEqual(await texts(guide.topic(model).locator('[part="changes"] li')), [
      change("direct-as-main-joiner", clause("patient-system", "shared-with-others")),
      change("direct-or-joint", system, clause("setting", "premises")),
      change("direct-or-joint", system, clause("setting", "chain")),
      change("direct-or-joint", system, clause("setting", "premises-and-chain")),
    ]);
  });
}

test("what nobody can decide to change, and what no page says, is no change", async (t) => {
  const guide = await openResult(t, "en");
  const said = await texts(guide.part("changes").locator("li"));
  const { question, topic } = rules("en");
  assert.ok(said.length > 4);
  for (const words of [
    question.provider.value.public.if,
    question.services.value.social.if,
    topic["duty-patient-data"].outcome["not-stated"].short,
  ]) {
    assert.ok(!said.some((sentence) => sentence.includes(words)), words);
  }
});

test("what one open question decides is told answer by answer, all else as the same whatever comes", async (t) => {
  const guide = await openResult(t, "en");
  const open = guide.topic("rollout-patient-data");
  await guide.unfold('[data-topic="rollout-patient-data"]');
  const { question, topic } = rules("en");
  const support = question["vendor-support"];
  assert.deepEqual(await texts(open.locator('[part="decides"]')), [`${words("en")["one-decides"]} ${support.short}`]);
  const { outcome } = topic["rollout-patient-data"];
  const way = (value, id) =>
    `${fill(words("en")["change-if"], { conditions: support.value[value].because })} ${outcome[id].short}.`;
  assert.deepEqual(await texts(open.locator(".list").first().locator("li")), [
    way("full", "no-registration"),
    way("not-full", "register"),
  ]);
  const certain = guide.element.locator('[data-topic]:not([data-outcome=""])');
  assert.equal(await certain.count(), 5);
  assert.equal(await certain.locator('[part="whatever"]').count(), 5);
  await open.locator('[part="answer"]').click();
  await guide.answer({ "vendor-support": "full" });
  await guide.concludes();
  assert.equal(await guide.part("whatever").count(), 0, "nothing is open any more");
});

for (const lang of Object.keys(languages)) {
  test(`the decision is drawn in ${lang}, with one's own way marked, and told as a table`, async (t) => {
    const guide = await openResult(t, lang, clinic, { width: 360 });
    const topic = await guide.picture(model);
    const button = topic.locator('[part="picture-button"]');
    assert.equal(await guide.focused(), "picture-button");
    const { question, topic: known } = rules(lang);
    const short = (id) => question[id].short;
    const label = (id, value) => question[id].value[value].label;
    const outcome = (id) => known[model].outcome[id].short.replace(/^./, (letter) => letter.toUpperCase());
    // A text of the picture may be wrapped into several lines.
    const on = (await texts(topic.locator("svg text[data-marked]"))).join(" ");
    const either = `${label("services", "health")} ${documents(lang).or} ${label("services", "both")}`;
    assert.equal(
      on,
      [
        `1. ${short("provider")}`,
        label("provider", "private"),
        `2. ${short("services")}`,
        either,
        `4. ${short("patient-system")}`,
        label("patient-system", "own"),
        outcome("direct"),
      ].join(" "),
    );
    const yes = documents(lang)["picture-yes"];
    const rows = await Promise.all((await topic.locator("table tr").all()).map((row) => texts(row.locator("td"))));
    assert.deepEqual(
      rows.filter(([, , , yours]) => yours === yes).map(([asked, answer, to]) => [asked, answer, to]),
      [
        [`1. ${short("provider")}`, label("provider", "private"), `2. ${short("services")}`],
        [`2. ${short("services")}`, either, `4. ${short("patient-system")}`],
        [`4. ${short("patient-system")}`, label("patient-system", "own"), outcome("direct")],
      ],
    );
    // Every word lies within the picture, and the picture within the page.
    const outside = await topic.locator("svg.map").evaluate((svg) => {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")];
      const out = texts.filter((text) => text.getBoundingClientRect().right > frame.right + 0.5);
      return [...out.map((text) => text.textContent), ...(frame.right > innerWidth ? ["the picture"] : [])];
    });
    assert.deepEqual(outside, []);
    await button.click();
    await topic.locator("svg").waitFor({ state: "detached" });
  });
}
