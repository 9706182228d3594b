// The rules in Publicodes' language, as objects: the same as in rules/2021-04, as far as the eight questions go.

import { questions } from "../words.js";

const all = (...conditions) => ({ "toutes ces conditions": conditions });
const any = (...conditions) => ({ "une de ces conditions": conditions });
const is = (question, value) => `${question} = '${value}'`;
const not = (question, value) => `${question} != '${value}'`;
const cases = (...rows) => ({ variations: rows.map(([si, alors]) => (alors ? { si, alors: `'${alors}'` } : { sinon: `'${si}'` })) });

const IS_PRIVATE = is("provider", "private");
const HEALTH = not("services", "social");
const SOCIAL = not("services", "health");

/** When each question is asked. */
const ASKED = {
  form: all(IS_PRIVATE, HEALTH),
  records: all(IS_PRIVATE, HEALTH),
  "patient-system": all(IS_PRIVATE, HEALTH),
  setting: all(IS_PRIVATE, HEALTH, is("patient-system", "main-joiners")),
  regions: IS_PRIVATE,
  "vendor-support": all(IS_PRIVATE, HEALTH),
};

const regions = questions.find(({ id }) => id === "regions").options;
const within = (agency) => any(...regions.filter((region) => region.agency === agency).map(({ value }) => `regions . r${value}`));

export const rules = {};

for (const { id, title, several, options } of questions) {
  rules[id] = { question: title };
  if (ASKED[id]) rules[id]["applicable si"] = ASKED[id];
  if (several) for (const { value } of options) rules[`${id} . r${value}`] = { "par défaut": "non" };
  else rules[id]["une possibilité"] = options.map(({ value }) => `'${value}'`);
}

Object.assign(rules, {
  areas: { somme: [...new Set(regions.map(({ agency }) => agency).filter(Boolean))].map(within) },
  "model-patient-data": {
    "applicable si": HEALTH,
    ...cases(
      [is("provider", "public"), "direct"],
      [is("patient-system", "own"), "direct"],
      [is("patient-system", "shared-with-others"), "direct-as-main-joiner"],
      [is("setting", "neither"), "direct"],
      ["direct-or-joint"],
    ),
  },
  "model-client-data": { "applicable si": SOCIAL, valeur: "'direct'" },
  "permit-authority": {
    "applicable si": IS_PRIVATE,
    ...cases(["areas = 0", "outside-mainland"], ["areas = 1", "regional-authority"], ["valvira"]),
  },
  "permit-aland": { "applicable si": all(IS_PRIVATE, "regions . r21"), valeur: "'separate-permit'" },
  "rollout-client-data": { "applicable si": SOCIAL, valeur: "'register'" },
  "rollout-patient-data": {
    "applicable si": HEALTH,
    ...cases([is("provider", "public"), "not-stated"], [is("vendor-support", "full"), "no-registration"], ["register"]),
  },
  "duty-patient-data": {
    "applicable si": HEALTH,
    ...cases([is("provider", "public"), "not-stated"], [is("records", "electronic"), "must-join"], ["no-duty"]),
  },
  "duty-client-data": { "applicable si": SOCIAL, valeur: "'voluntary'" },
  "register-entry": {
    "applicable si": IS_PRIVATE,
    ...cases(
      [any(is("services", "social"), is("form", "organisation")), "sote"],
      [is("services", "health"), "iah"],
      ["sote-and-iah"],
    ),
  },
});
