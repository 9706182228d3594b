// The rival without a library: the first question stands in the page, the rules are ifs.

import { agencies, questions, topics } from "../words.js";

const form = document.querySelector("form");
const fieldset = form.querySelector("fieldset");
const back = form.querySelector("[part=back]");
const answers = {};

const make = (name, attributes, ...children) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
};

/** Whether a question is asked, given the answers before it. */
function isAsked(id) {
  const { provider, services } = answers;
  if (id === "provider" || id === "services") return true;
  if (provider !== "private") return false;
  if (id === "regions") return true;
  if (id === "setting") return services !== "social" && answers["patient-system"] === "main-joiners";
  return services !== "social";
}

/** The outcome of each topic that applies. */
function conclude() {
  const { provider, services, form, records, setting, regions = [] } = answers;
  const outcomes = {};
  if (services !== "social") {
    let model = "direct";
    if (provider === "private" && answers["patient-system"] === "shared-with-others") model = "direct-as-main-joiner";
    if (provider === "private" && answers["patient-system"] === "main-joiners" && setting !== "neither") model = "direct-or-joint";
    outcomes["model-patient-data"] = model;
    if (provider === "public") {
      outcomes["rollout-patient-data"] = outcomes["duty-patient-data"] = "not-stated";
    } else {
      outcomes["rollout-patient-data"] = answers["vendor-support"] === "full" ? "no-registration" : "register";
      outcomes["duty-patient-data"] = records === "electronic" ? "must-join" : "no-duty";
    }
  }
  if (services !== "health") {
    outcomes["model-client-data"] = "direct";
    outcomes["rollout-client-data"] = "register";
    outcomes["duty-client-data"] = "voluntary";
  }
  if (provider === "private") {
    const count = areas(regions).length;
    outcomes["permit-authority"] = ["outside-mainland", "regional-authority"][count] ?? "valvira";
    if (regions.includes("21")) outcomes["permit-aland"] = "separate-permit";
    if (services === "social" || form === "organisation") outcomes["register-entry"] = "sote";
    else outcomes["register-entry"] = services === "health" ? "iah" : "sote-and-iah";
  }
  return outcomes;
}

/** The agencies in whose areas some regions lie. */
function areas(regions) {
  const { options } = questions.find(({ id }) => id === "regions");
  const chosen = options.filter(({ value, agency }) => agency && regions.includes(value));
  return [...new Set(chosen.map(({ agency }) => agency))];
}

function ask({ id, title, hint, several, options }) {
  const rows = options.map(({ value, label, hint }) => {
    const input = make("input", { type: several ? "checkbox" : "radio", name: "answer", value });
    input.checked = [answers[id]].flat().includes(value);
    return make("label", {}, input, " ", make("span", {}, label, ...(hint ? [make("small", {}, hint)] : [])));
  });
  const help = hint ? [make("p", {}, hint)] : [];
  const error = make("p", { className: "error", role: "alert", hidden: true });
  fieldset.replaceChildren(make("legend", { tabIndex: -1 }, title), ...help, error, ...rows);
  fieldset.dataset.question = id;
  back.hidden = id === questions[0].id;
  fieldset.querySelector("legend").focus();
}

function showResult() {
  const found = conclude();
  const agency = agencies[areas(answers.regions ?? [])[0]];
  const cards = Object.keys(topics).filter((topic) => found[topic]).map((topic) => {
    const { title, detail } = topics[topic].outcomes[found[topic]];
    const card = make("section", {}, make("h3", {}, topics[topic].title));
    card.append(make("p", {}, make("strong", {}, title.replace("{regions}", agency))), make("p", {}, detail));
    Object.assign(card.dataset, { topic, outcome: found[topic] });
    return card;
  });
  const heading = make("h2", { tabIndex: -1 }, "What applies to you");
  form.replaceWith(heading, ...cards);
  heading.focus();
}

const asked = () => questions.filter(({ id }) => isAsked(id));
const place = () => asked().findIndex(({ id }) => id === fieldset.dataset.question);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = [...fieldset.querySelectorAll(":checked")].map(({ value }) => value);
  const question = asked()[place()];
  if (!chosen.length) {
    const error = fieldset.querySelector(".error");
    error.textContent = question.error;
    error.hidden = false;
    return;
  }
  answers[question.id] = question.several ? chosen : chosen[0];
  const next = asked()[place() + 1];
  if (next) ask(next);
  else showResult();
});

back.addEventListener("click", () => ask(asked()[place() - 1]));
