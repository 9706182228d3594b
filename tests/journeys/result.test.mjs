// The result in the order in which one acts: what it comes to in one screen of a phone, what to do, why, whom to ask; of every kind of
// result, in each language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { fill, languages, rules, words } from "./texts.mjs";

const physiotherapist = {
  provider: "private",
  services: "health",
  form: "self-employed",
  records: "electronic",
  "patient-system": "main-joiners",
  setting: "premises",
  regions: ["02"],
  "vendor-support": "unknown",
  purchased: "no",
};
const clinic = {
  provider: "private",
  services: "health",
  form: "organisation",
  records: "electronic",
  "patient-system": "own",
  regions: ["01", "05"],
  "vendor-support": "full",
  purchased: "no",
};
const unknown = Object.keys(physiotherapist);

/**
 * Kinds of results: the answers, and what the rows of the summary come to, topic by topic; then what takes a line back, and where it is
 * not the authority alone, what today's rules change whatever their own questions. `mayHave` is what they
 * change depending on those.
 */
const kinds = [
  {
    who: "a clinic with its own system",
    answers: clinic,
    lines: { "duty-patient-data": "must-join", "model-patient-data": "direct", "permit-authority": "regional-authority", "rollout-patient-data": "no-registration" },
    agency: "south",
    mayHave: ["duty-patient-data", "model-patient-data"],
  },
  {
    who: "a self-employed physiotherapist at a clinic who does not know about the vendor",
    answers: physiotherapist,
    lines: { "duty-patient-data": "must-join", "model-patient-data": "direct-or-joint", "permit-authority": "regional-authority", "rollout-patient-data": "" },
    agency: "southwest",
    exceptions: [["permit-authority", "self-employed-notification"]],
    mayHave: ["duty-patient-data", "model-patient-data", "rollout-patient-data"],
  },
  {
    who: "a self-employed provider of both at a main joiner, in two areas",
    answers: { ...physiotherapist, services: "both", regions: ["01", "02"], "vendor-support": "not-full", purchased: "yes" },
    lines: {
      "duty-patient-data": "must-join",
      "duty-client-data": "voluntary",
      "model-patient-data": "direct-or-joint",
      "model-client-data": "direct",
      "permit-authority": "valvira",
      "rollout-client-data": "register",
      "rollout-patient-data": "register",
    },
    changed: ["permit-authority", "rollout-patient-data", "rollout-client-data"],
    exceptions: [["permit-authority", "self-employed-notification"], ["permit-authority", "social-notification"]],
    mayHave: ["duty-patient-data", "duty-client-data", "model-patient-data", "model-client-data"],
  },
  {
    who: "a main joiner on paper",
    answers: { ...clinic, records: "paper", "patient-system": "shared-with-others", regions: ["19"], purchased: "yes" },
    lines: { "duty-patient-data": "no-duty", "model-patient-data": "direct-as-main-joiner", "permit-authority": "regional-authority", "rollout-patient-data": "no-registration" },
    agency: "lapland",
    mayHave: ["duty-patient-data", "model-patient-data"],
  },
  {
    who: "a clinic on another's system that shares nothing with it",
    answers: { provider: "private", services: "health", form: "organisation", records: "electronic", "patient-system": "main-joiners", setting: "neither", regions: ["06"], "vendor-support": "not-full", purchased: "no" },
    lines: { "duty-patient-data": "must-join", "model-patient-data": "direct", "permit-authority": "regional-authority", "rollout-patient-data": "register" },
    agency: "west",
    changed: ["permit-authority", "rollout-patient-data"],
    mayHave: ["duty-patient-data", "model-patient-data"],
  },
  {
    who: "a clinic in Åland and on the mainland",
    answers: { ...clinic, regions: ["01", "21"] },
    lines: { "duty-patient-data": "must-join", "model-patient-data": "direct", "permit-authority": "regional-authority", "permit-aland": "separate-permit", "rollout-patient-data": "no-registration" },
    agency: "south",
    exceptions: [["duty-patient-data", "aland-optional"]],
    mayHave: ["duty-patient-data", "model-patient-data"],
    changed: ["permit-authority", "permit-aland"],
  },
  {
    who: "housing services in two areas",
    answers: { provider: "private", services: "social", regions: ["01", "06"], purchased: "yes" },
    lines: { "duty-client-data": "voluntary", "model-client-data": "direct", "permit-authority": "valvira", "rollout-client-data": "register" },
    exceptions: [["permit-authority", "social-notification"]],
    mayHave: ["duty-client-data", "model-client-data"],
    changed: ["permit-authority", "rollout-client-data"],
  },
  {
    who: "social welfare in Åland",
    answers: { provider: "private", services: "social", regions: ["21"], purchased: "no" },
    lines: { "duty-client-data": "voluntary", "model-client-data": "direct", "permit-authority": "outside-mainland", "permit-aland": "separate-permit", "rollout-client-data": "register" },
    changed: ["duty-client-data", "rollout-client-data"],
    mayHave: ["model-client-data"],
  },
  {
    who: "a municipality",
    answers: { provider: "public", services: "both" },
    lines: {
      "duty-patient-data": "not-stated",
      "duty-client-data": "voluntary",
      "model-patient-data": "direct",
      "model-client-data": "direct",
      "rollout-client-data": "register",
      "rollout-patient-data": "not-stated",
    },
    changed: ["rollout-client-data"],
    mayHave: ["duty-patient-data", "duty-client-data"],
  },
];

/** The summary as the texts put it: the name of each line where a row has several, and what it comes to. */
function inWords({ answers, lines, agency, changed = ["permit-authority"], exceptions = [], mayHave = [] }, lang) {
  const { group, topic, question, variant } = rules(lang);
  const regions = question.regions.group[agency]?.name;
  const groups = { duty: [], model: [], permit: [], rollout: [] };
  for (const [id, outcome] of Object.entries(lines)) groups[id.split("-")[0]].push([id, outcome]);
  const said = [];
  for (const [id, of] of Object.entries(groups)) {
    const title = id === "permit" ? group.authority.title : group[id].title;
    for (const [at, outcome] of of) {
      const known = { ...topic[at].outcome[outcome], ...variant[answers.services]?.topic[at]?.outcome?.[outcome] };
      const value = outcome ? fill(known.sum ?? known.short, { regions }) : words(lang)["open-outcome"];
      const capital = value.replace(/^[a-z]/, (letter) => letter.toUpperCase());
      const mark = changed.includes(at) ? "changed" : mayHave.includes(at) && "may-have-changed";
      const since = mark ? `, ${words(lang)[mark]}` : "";
      said.push(`${title} ${of.length > 1 ? `${topic[at].line}: ` : ""}${capital}${since}`);
      said.push(...exceptions.filter(([on]) => on === at).map(([on, note]) => topic[on].note[note]));
    }
    if (id === "permit" && of.length === 0) said.push(group.authority.none);
  }
  return said;
}

/** How high the guide is, folded as it comes. */
const height = (guide) => guide.part("root").evaluate((root) => root.getBoundingClientRect().height);

for (const lang of Object.keys(languages)) {
  test(`every kind of result in ${lang} is summed up in one screen of a phone, and is short`, async (t) => {
    const guide = await openPage(t, { lang, width: 360 });
    for (const kind of kinds) {
      const { who, answers } = kind;
      await guide.page.setViewportSize({ width: 360, height: 740 });
      await guide.answer(answers);
      await guide.concludes();
      const said = await guide.part("lead").locator("dd").allTextContents();
      assert.deepEqual(said.map((line) => line.replaceAll(/\s+/g, " ").trim()), inWords(kind, lang), who);
      const end = await guide.part("lead").evaluate((summary) => {
        const top = summary.closest("[part=root]").getBoundingClientRect().top;
        return summary.getBoundingClientRect().bottom - top;
      });
      assert.ok(end <= 740, `${who}: the summary ends at ${end}`);
      const narrow = await height(guide);
      assert.ok(narrow <= 3000, `${who}: ${narrow} on a phone`);
      await guide.page.setViewportSize({ width: 1280, height: 720 });
      const wide = await height(guide);
      assert.ok(wide <= 2300, `${who}: ${wide} on a desk`);
      await guide.startAgain();
    }
  });

  test(`who knows nothing reads in ${lang} that nothing can be told yet, and what to find out first`, async (t) => {
    const guide = await openPage(t, { lang, width: 360 });
    await guide.answer(Object.fromEntries(unknown.map((question) => [question, "unknown"])));
    await guide.concludes();
    assert.equal(await guide.heading.textContent(), words(lang)["cannot-tell"]);
    assert.equal(await guide.part("lead").count(), 0);
    const asked = guide.element.locator("[data-ask]:visible");
    assert.deepEqual(
      await asked.evaluateAll((all) => all.map(({ dataset }) => dataset.ask)),
      ["services", "provider", "regions"],
    );
    assert.equal(await guide.element.locator("[data-task]:visible, [data-topic]:visible").count(), 0);
    assert.ok((await height(guide)) <= 1700);
    await asked.first().getByRole("button").click();
    await guide.asks("services");
  });

  test(`where joint connection depends on another, to ask that one is the first step in ${lang}`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.answer(physiotherapist);
    await guide.concludes();
    const first = guide.part("tasks").locator("li").first();
    const { contact, task } = rules(lang);
    assert.equal(await first.locator(".step__title").textContent(), contact["main-joiner"].step);
    const ask = guide.part("ask");
    await ask.getByRole("link", { name: rules(lang).question.regions.group.southwest.name }).waitFor();
    await ask.getByText(contact["main-joiner"].name).waitFor();
    assert.equal(await ask.getByText(contact.vendor.name).count(), 0, "the clinic is asked, not the vendor");
    const application = guide.element.locator('[data-task="application"]');
    const place = application.getByRole("link", { name: task.application.where });
    assert.equal(await place.getAttribute("href"), "https://ekstra.kanta.fi/");
    assert.equal(await application.getByText(task.application.detail).isVisible(), false);
    await application.locator("summary").click();
    await application.getByText(task.application.detail).waitFor();
  });
}

test("a line of the summary leads to its reason, unfolded; the list beside it to the sections", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer(clinic);
  await guide.concludes();
  await guide.part("lead").getByRole("button", { name: "Connection model" }).click();
  await guide.element.locator('[data-topic="model-patient-data"][open] > summary:focus').waitFor();
  assert.equal(await guide.element.locator("details[open]").count(), 1);
  const go = guide.element.getByRole("navigation");
  await go.getByRole("button", { name: words("en")["checklist-title"] }).click();
  await guide.element.locator('[data-section="steps"] h3:focus').waitFor();
  await go.getByRole("button", { name: words("en")["answers-title"] }).click();
  await guide.element.locator('[data-section="answers"][open] > summary:focus').waitFor();
});

for (const lang of Object.keys(languages)) {
  test(`every page in ${lang} says of when the rules are, and where to check`, async (t) => {
    const guide = await openPage(t, { lang });
    const notice = guide.part("notice");
    const [say, { about }] = [words(lang), rules(lang)];
    const date = fill(say.date, { day: "19", month: say["month-4"], year: "2021" });
    for (const [question, value] of Object.entries({ provider: "public", services: "social", "": "" })) {
      assert.ok((await notice.textContent()).startsWith(fill(about.strip, { date })), question);
      if (question) await guide.answer({ [question]: value });
    }
    await guide.concludes();
    await guide.unfold('[data-section="about"]');
    await guide.element.locator('[data-section="about"]').getByText(fill(about.check, { date })).waitFor();
  });
}

test("answers that came with a link are as wide on a desk as elsewhere", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer(clinic);
  await guide.concludes();
  await guide.element.locator('[data-keep="link"]').click();
  const { hash } = new URL(await guide.part("kept").inputValue());
  const other = await openPage(t, { lang: "en", hash });
  await other.part("review-heading").waitFor();
  const { list, values } = await other.part("answers").evaluate((answers) => ({
    list: answers.getBoundingClientRect().width,
    values: [...answers.querySelectorAll("dt, .summary-list__value")].map((part) => part.getClientRects().length && part.clientHeight),
  }));
  assert.ok(list > 600, `${list} wide`);
  assert.ok(values.every((height) => height < 60), `a line or two each: ${values}`);
});
