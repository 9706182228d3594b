// Why not, and what if: what another outcome takes, a change tried beside the result, the decision as a picture.

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
  test(`the result says in ${lang} what joint connection takes, and which of it is missing`, async (t) => {
    const guide = await openResult(t, lang);
    const topic = guide.topic(model);
    const say = words(lang);
    await topic.locator("summary").filter({ hasText: say["changes-title"] }).click();
    const { question, topic: known } = rules(lang);
    const because = (id, ...values) =>
      values.map((value) => question[id].value[value].because).join(values.length > 2 ? "|" : ` ${say.or} `);
    const [one, two, three] = because("setting", "premises", "chain", "premises-and-chain").split("|");
    const needs = await texts(topic.locator(".needs").first().locator("li"));
    assert.deepEqual(needs, [
      `${say["need-met"]} ${because("provider", "private")}`,
      `${say["need-met"]} ${because("services", "health", "both")}`,
      `${say["need-unmet"]} ${because("patient-system", "main-joiners")}`,
      `${say["need-open"]} ${one}, ${two} ${say.or} ${three}`,
    ]);
    const joint = known[model].outcome["direct-or-joint"].short;
    await topic.getByRole("heading", { name: fill(say["why-not"], { outcome: joint }), exact: true }).waitFor();
    await topic.getByText(say["needs-all"]).first().waitFor();
  });
}

test("a change that is tried stands beside the result, and goes without a trace", async (t) => {
  const guide = await openResult(t, "en");
  const topic = guide.topic(model);
  await topic.locator("summary").filter({ hasText: "What would change this?" }).click();
  const before = await guide.conclusions();
  const compare = topic.locator('[part="try"]').first();
  await compare.click();
  const rows = topic.locator("tbody tr");
  assert.deepEqual(await Promise.all((await rows.all()).map((row) => texts(row.locator("th, td")))), [
    ["Connection model for patient data", "direct connection only", "direct or joint connection"],
    ["Task: Make the agreement, if you choose joint connection", "not on your list", "on your list"],
  ]);
  assert.equal(await compare.getAttribute("aria-expanded"), "true");
  assert.equal(await guide.focused(), "try", "the focus stays on the button");
  assert.deepEqual(await guide.conclusions(), before);
  await compare.click();
  assert.equal(await topic.locator("table tbody tr").count(), 0);
  assert.equal(await compare.getAttribute("aria-expanded"), "false");
  assert.ok(await topic.locator("details[open]").count(), "what was unfolded stays unfolded");
  assert.deepEqual(await guide.conclusions(), before);
  assert.deepEqual(await guide.answered(), Object.keys(clinic));
});

test("a change that nobody can decide on comes last and says so", async (t) => {
  const answers = { ...clinic, "patient-system": "main-joiners", setting: "premises" };
  const { provider, services, form, records, regions, purchased } = answers;
  const ordered = { provider, services, form, records, "patient-system": "main-joiners", setting: "premises" };
  const guide = await openResult(t, "en", { ...ordered, regions, "vendor-support": "full", purchased });
  const topic = guide.topic(model);
  await topic.locator("summary").filter({ hasText: "What would change this?" }).click();
  assert.deepEqual(await texts(topic.locator("details .list").first().locator("li")), [
    "If you had your own patient data system and no one joined through you: direct connection only. Compare",
    "If you worked outside the main joining party’s premises, chain and group: direct connection only. Compare",
    "If you were a public provider: direct connection only. You cannot simply choose this. Compare",
  ]);
});

test("what one open question decides is told answer by answer, all else as the same whatever comes", async (t) => {
  const guide = await openResult(t, "en");
  const open = guide.topic("rollout-patient-data");
  assert.deepEqual(await texts(open.locator('[part="decides"]')), ["One question decides: System vendor’s support"]);
  assert.deepEqual(await texts(open.locator(".list").first().locator("li")), [
    "If your system vendor gives you full support for joining: you need not register.",
    "If your system vendor’s support for joining is missing or incomplete: you register.",
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
    const topic = guide.topic(model);
    const button = topic.locator('[part="picture-button"]');
    await button.click();
    assert.equal(await guide.focused(), "picture-button");
    await topic.locator("svg").waitFor();
    const { question, topic: known } = rules(lang);
    const short = (id) => question[id].short;
    const label = (id, value) => question[id].value[value].label;
    const outcome = (id) => known[model].outcome[id].short;
    // A text of the picture may be wrapped into several lines.
    const on = (await texts(topic.locator("svg text[data-marked]"))).join(" ");
    const either = `${label("services", "health")} ${words(lang).or} ${label("services", "both")}`;
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
