// The rival's rules in SurveyJS' language: a page a question, visible where an expression holds; the result is a last page.

import { agencies, questions, topics } from "../words.js";

const IS_PRIVATE = "{provider} = 'private'";
const HEALTH = "{services} != 'social'";
const SOCIAL = "{services} != 'health'";
const both = `${IS_PRIVATE} and ${HEALTH}`;

/** When each question is asked. */
const ASKED = {
  form: both,
  records: both,
  "patient-system": both,
  setting: `${both} and {patient-system} = 'main-joiners'`,
  regions: IS_PRIVATE,
  "vendor-support": both,
};

/** When each outcome comes out. */
const OUTCOMES = {
  "model-patient-data": {
    direct: `${HEALTH} and ({provider} = 'public' or {patient-system} = 'own' or {setting} = 'neither')`,
    "direct-or-joint": `${both} and {patient-system} = 'main-joiners' and {setting} != 'neither'`,
    "direct-as-main-joiner": `${both} and {patient-system} = 'shared-with-others'`,
  },
  "model-client-data": { direct: SOCIAL },
  "permit-authority": {
    "regional-authority": `${IS_PRIVATE} and {areas} = 1`,
    valvira: `${IS_PRIVATE} and {areas} > 1`,
    "outside-mainland": `${IS_PRIVATE} and {areas} = 0`,
  },
  "permit-aland": { "separate-permit": `${IS_PRIVATE} and {regions} contains '21'` },
  "rollout-client-data": { register: SOCIAL },
  "rollout-patient-data": {
    "no-registration": `${both} and {vendor-support} = 'full'`,
    register: `${both} and {vendor-support} = 'not-full'`,
    "not-stated": `{provider} = 'public' and ${HEALTH}`,
  },
  "duty-patient-data": {
    "must-join": `${both} and {records} = 'electronic'`,
    "no-duty": `${both} and {records} = 'paper'`,
    "not-stated": `{provider} = 'public' and ${HEALTH}`,
  },
  "duty-client-data": { voluntary: SOCIAL },
  "register-entry": {
    sote: `${IS_PRIVATE} and ({services} = 'social' or {form} = 'organisation')`,
    iah: `${IS_PRIVATE} and {services} = 'health' and {form} = 'self-employed'`,
    "sote-and-iah": `${IS_PRIVATE} and {services} = 'both' and {form} = 'self-employed'`,
  },
};

const regions = questions.find(({ id }) => id === "regions").options;
const within = (agency) => {
  const codes = regions.filter((region) => region.agency === agency).map(({ value }) => `'${value}'`);
  return `{regions} anyof [${codes}]`;
};
const ids = Object.keys(agencies);
const areas = ids.map((agency) => `iif(${within(agency)}, 1, 0)`).join(" + ");
const agency = ids.reduceRight((otherwise, id) => `iif(${within(id)}, '${agencies[id]}', ${otherwise})`, "''");

const page = ({ id, title, hint, error, several, options }) => ({
  name: id,
  visibleIf: ASKED[id],
  elements: [
    {
      type: several ? "checkbox" : "radiogroup",
      name: id,
      title,
      description: hint,
      isRequired: true,
      requiredErrorText: error,
      choices: options.map(({ value, label, hint }) => ({ value, text: hint ? `${label}. ${hint}` : label })),
    },
  ],
});

const card = (topic, outcome) => {
  const { title, detail } = topics[topic].outcomes[outcome];
  const words = `<h3>${topics[topic].title}</h3><p><strong>${title.replace("{regions}", "{agency}")}</strong></p><p>${detail}</p>`;
  return {
    type: "html",
    name: `${topic}-${outcome}`,
    visibleIf: OUTCOMES[topic][outcome],
    html: `<section data-topic="${topic}" data-outcome="${outcome}">${words}</section>`,
  };
};

export const survey = {
  title: "Joining the Kanta Services: what applies to you?",
  showQuestionNumbers: false,
  pageNextText: "Continue",
  pagePrevText: "Back",
  showCompleteButton: false,
  calculatedValues: [
    { name: "areas", expression: areas },
    { name: "agency", expression: agency },
  ],
  pages: [
    ...questions.map(page),
    {
      name: "result",
      title: "What applies to you",
      elements: Object.keys(topics).flatMap((topic) => Object.keys(topics[topic].outcomes).map((outcome) => card(topic, outcome))),
    },
  ],
};
