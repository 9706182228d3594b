// Each conclusion, reached by clicking, in each language. The table is read off the specification of the rule set, not off
// its files: who answers so, what is concluded (outcome and status), and what there is to do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { fill, languages, rules, words } from "./texts.mjs";

/** What everyone does, with what some do besides in its place. */
const tasks = ({ first = ["permits"], then = [] }) => [
  ...first,
  "register-data",
  "access-point-oid",
  "self-monitoring-plan",
  "certificate-cards",
  "card-agreement",
  ...then,
  "application",
];

const walks = [
  {
    who: "a company with a system of its own, in one agency's area, whose vendor does everything",
    answers: {
      provider: "private",
      services: "health",
      form: "organisation",
      records: "electronic",
      "patient-system": "own",
      regions: ["01", "05", "09"],
      "vendor-support": "full",
      purchased: "no",
    },
    conclusions: {
      "model-patient-data": "direct implied",
      "permit-authority": "regional-authority stated",
      "rollout-patient-data": "no-registration stated",
      "duty-patient-data": "must-join stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote stated",
    },
    agency: "south",
    tasks: tasks({ then: ["study-material"] }),
  },
  {
    who: "a self-employed practitioner in a main joiner's premises, on paper, who sells to a municipality",
    answers: {
      provider: "private",
      services: "health",
      form: "self-employed",
      records: "paper",
      "patient-system": "main-joiners",
      setting: "premises",
      regions: ["06", "13", "16"],
      "vendor-support": "not-full",
      purchased: "yes",
    },
    conclusions: {
      "model-patient-data": "direct-or-joint stated",
      "permit-authority": "regional-authority stated",
      "rollout-patient-data": "register implied",
      "duty-patient-data": "no-duty implied",
      "purchased-services": "organisers-register-authorisation stated",
      "register-entry": "iah stated",
    },
    agency: "west",
    variants: ["notifies-on-mainland"],
    tasks: tasks({ then: ["joint-agreement", "rollout-registration"] }),
  },
  {
    who: "a main joiner in both sectors, on the mainland and in Åland",
    answers: {
      provider: "private",
      services: "both",
      form: "organisation",
      records: "electronic",
      "patient-system": "shared-with-others",
      regions: ["01", "06", "21"],
      "vendor-support": "full",
      purchased: "yes",
    },
    conclusions: {
      "model-patient-data": "direct-as-main-joiner implied",
      "model-client-data": "direct stated",
      "permit-authority": "valvira stated",
      "permit-aland": "separate-permit outside",
      "rollout-client-data": "register stated",
      "rollout-patient-data": "no-registration stated",
      "duty-patient-data": "must-join stated",
      "duty-client-data": "voluntary stated",
      "purchased-services": "organisers-register-both stated",
      "register-entry": "sote stated",
    },
    tasks: tasks({ then: ["main-joiner-duties", "rollout-registration", "study-material"] }),
  },
  {
    who: "a municipality with both",
    answers: { provider: "public", services: "both" },
    conclusions: {
      "model-patient-data": "direct stated",
      "model-client-data": "direct stated",
      "rollout-client-data": "register stated",
      "rollout-patient-data": "not-stated",
      "duty-patient-data": "not-stated",
      "duty-client-data": "voluntary stated",
    },
    tasks: tasks({ first: [], then: ["rollout-registration"] }),
  },
  {
    who: "a social welfare company in Åland alone",
    answers: { provider: "private", services: "social", regions: ["21"], purchased: "no" },
    conclusions: {
      "model-client-data": "direct stated",
      "permit-authority": "outside-mainland outside",
      "permit-aland": "separate-permit outside",
      "rollout-client-data": "register stated",
      "duty-client-data": "voluntary stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote stated",
    },
    tasks: tasks({ then: ["rollout-registration"] }),
  },
  {
    who: "a self-employed practitioner in both sectors, in a chain",
    answers: {
      provider: "private",
      services: "both",
      form: "self-employed",
      records: "electronic",
      "patient-system": "main-joiners",
      setting: "chain",
      regions: ["19"],
      "vendor-support": "not-full",
      purchased: "no",
    },
    conclusions: {
      "model-patient-data": "direct-or-joint stated",
      "model-client-data": "direct stated",
      "permit-authority": "regional-authority stated",
      "rollout-client-data": "register stated",
      "rollout-patient-data": "register implied",
      "duty-patient-data": "must-join stated",
      "duty-client-data": "voluntary stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote-and-iah implied",
    },
    agency: "lapland",
    tasks: tasks({ then: ["joint-agreement", "rollout-registration"] }),
  },
  {
    who: "a company that uses another's system and shares neither premises nor chain",
    answers: {
      provider: "private",
      services: "health",
      form: "organisation",
      records: "electronic",
      "patient-system": "main-joiners",
      setting: "neither",
      regions: ["02", "04", "21"],
      "vendor-support": "full",
      purchased: "no",
    },
    conclusions: {
      "model-patient-data": "direct implied",
      "permit-authority": "regional-authority stated",
      "permit-aland": "separate-permit outside",
      "rollout-patient-data": "no-registration stated",
      "duty-patient-data": "must-join stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote stated",
    },
    agency: "southwest",
    tasks: tasks({ then: ["study-material"] }),
  },
  {
    who: "a company in the premises and the chain of its main joiner",
    answers: {
      provider: "private",
      services: "health",
      form: "organisation",
      records: "electronic",
      "patient-system": "main-joiners",
      setting: "premises-and-chain",
      regions: ["17", "18"],
      "vendor-support": "full",
      purchased: "no",
    },
    conclusions: {
      "model-patient-data": "direct-or-joint stated",
      "permit-authority": "regional-authority stated",
      "rollout-patient-data": "no-registration stated",
      "duty-patient-data": "must-join stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote stated",
    },
    agency: "north",
    tasks: tasks({ then: ["joint-agreement", "study-material"] }),
  },
  {
    who: "a foster home whose buyer is the municipality",
    answers: { provider: "private", services: "social", regions: ["10", "12"], purchased: "yes" },
    conclusions: {
      "model-client-data": "direct stated",
      "permit-authority": "regional-authority stated",
      "rollout-client-data": "register stated",
      "duty-client-data": "voluntary stated",
      "purchased-services": "organisers-register-access-right stated",
      "register-entry": "sote stated",
    },
    agency: "east",
    tasks: tasks({ then: ["rollout-registration"] }),
  },
];

for (const lang of Object.keys(languages)) {
  test(`conclusions in ${lang}, one provider after another`, async (t) => {
    const guide = await openPage(t, { lang });
    for (const walk of walks) {
      const { who, answers, conclusions, tasks } = walk;
      await guide.answer(answers);
      await guide.concludes();
      assert.deepEqual(await guide.conclusions(), conclusions, who);
      assert.deepEqual(await guide.tasks(), tasks, who);
      assert.deepEqual(await guide.answered(), Object.keys(answers), who);
      assert.deepEqual(await told(guide), inWords(walk, lang), who);
      await guide.startAgain();
    }
  });
}

/** What is written for each topic: its title, its outcome and its mark. */
async function told(guide) {
  return guide.element.locator("[data-topic]").evaluateAll((topics) =>
    Object.fromEntries(
      topics.map((topic) => [
        topic.dataset.topic,
        ["h4", "[part=outcome]", ".mark"].map((part) => topic.querySelector(part).textContent),
      ]),
    ),
  );
}

/** The conclusions of a walk as the texts put them, some otherwise for whom a variant holds. */
function inWords({ conclusions, agency, variants = [] }, lang) {
  const { topic, question, variant } = rules(lang);
  const regions = question.regions.group[agency]?.name;
  const mark = words(lang);
  const said = Object.entries(conclusions).map(([id, conclusion]) => {
    const [outcome, status = "silent"] = conclusion.split(" ");
    const own = variants.map((name) => variant[name].topic?.[id]).find(Boolean);
    const title = fill((own?.outcome ?? topic[id].outcome)[outcome].title, { regions });
    return [id, [own?.title ?? topic[id].title, title, mark[`status-${status}`]]];
  });
  return Object.fromEntries(said);
}

const reasons = {
  sv: [
    "Ni är en privat tjänsteproducent",
    "Ni producerar enbart hälso- och sjukvård",
    "Ni använder en annan privat tjänsteproducents patientdatasystem",
    "Ni arbetar i huvudanslutarens lokaler",
    "Direkt eller gemensam anslutning",
  ],
  fi: [
    "Olette yksityinen palveluntuottaja",
    "Tuotatte vain terveydenhuollon palveluja",
    "Käytätte toisen yksityisen palveluntuottajan potilastietojärjestelmää",
    "Toimitte pääliittyjän tiloissa",
    "Suora- tai yhteisliittyminen",
  ],
  en: [
    "You are a private provider",
    "You provide health care only",
    "You use another private provider’s patient data system",
    "You work in the main joining party’s premises",
    "Direct or joint connection",
  ],
};

for (const lang of Object.keys(languages)) {
  test(`a conclusion in ${lang} says its nearest reason while folded, unfolded all of them and its sources`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.answer(walks[1].answers);
    await guide.concludes();
    const model = guide.topic("model-patient-data");
    assert.equal(await model.locator(".row__line").textContent(), reasons[lang][3]);
    assert.equal(await model.locator('[part="because"]').isVisible(), false);
    await model.locator("summary").click();
    assert.deepEqual(await model.locator('[part="because"] li').allTextContents(), reasons[lang]);
    await model.getByText(rules(lang).topic["model-patient-data"].row.premises).waitFor();
    const source = model.getByRole("link", { name: "Anslutningsmodeller" }).first();
    assert.equal(await source.getAttribute("href"), "https://www.kanta.fi/sv/professionella/anslutningsmodeller");
    assert.equal(await source.getAttribute("hreflang"), "sv");
  });
}
