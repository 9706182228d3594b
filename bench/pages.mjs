// The pages that are measured, and how a person answers on each: by these selectors.

/** The folders here, each a page built by build.mjs. */
export const RIVALS = ["hand-written", "publicodes", "surveyjs"];

const own = {
  question: (id) => `fieldset[data-question="${id}"]`,
  input: (id, value) => `fieldset[data-question="${id}"] input[value="${value}"]`,
  first: 'fieldset[data-question="provider"] input',
  onward: '[part~="continue"]',
};

/** Each page: its name in the tables, its address, and its selectors. `host` is the element in whose open shadow root they hold. */
export const PAGES = [
  { name: "Kanta Guide", folder: "guide", path: "en/", host: "kanta-guide", ...own },
  { name: "hand-written", folder: "hand-written", ...own },
  { name: "same page", folder: "same-page", path: "en/", host: "kanta-guide", ...own },
  { name: "Publicodes", folder: "publicodes", ...own },
  {
    name: "SurveyJS",
    folder: "surveyjs",
    question: (id) => `.sd-question[data-name="${id}"]`,
    input: (id, value) => `.sd-question[data-name="${id}"] input[value="${value}"]`,
    first: '.sd-question[data-name="provider"] input',
    onward: ".sd-navigation__next-btn",
  },
];

/** The answers with which all eight questions are asked. */
export const ANSWERS = {
  provider: ["private"],
  services: ["both"],
  form: ["organisation"],
  records: ["electronic"],
  "patient-system": ["main-joiners"],
  setting: ["premises"],
  regions: ["01", "21"],
  "vendor-support": ["full"],
};

/** What the guide asks besides, and what it concludes from that. */
export const BESIDES = { question: "purchased", answer: "no", topic: "purchased-services" };
