// The typings of the element for TypeScript.

/** A field or member with its sentence above it. */
const said = (says, line) => `  /** ${says} */\n  ${line}\n`;
const quoted = (ids) => ids.map((id) => JSON.stringify(id)).join(" | ");
const exported = (name, says, body) => `/** ${says} */\nexport interface ${name} {\n${body}}\n`;
const declared = ({ name, optional, type }) => `${name}${optional ? "?" : ""}: ${type}`;
const fields = (list) => list.map((field) => said(field.says, `${declared(field)};`)).join("");

/** The answers of the built-in rule set, each offered with its values; `wrap` makes the type of one of that of its value. */
function answers(name, says, questions, wrap, any) {
  const one = ([id, { values, several }]) => {
    const value = several ? `Suggested<${quoted(values)}>[] | "unknown"` : `Suggested<${quoted([...values, "unknown"])}>`;
    return `  ${JSON.stringify(id)}?: ${wrap(value)};\n`;
  };
  return exported(name, says, `${Object.entries(questions).map(one).join("")}  [question: string]: ${any} | undefined;\n`);
}

/** What a host may set of the element; what every element has is there already. */
function member({ property, type, takes = type, readonly, inherited, says }) {
  if (!property || inherited) return "";
  if (readonly) return said(says, `readonly ${property}: ${type};`);
  return said(says, `get ${property}(): ${type};`) + `  set ${property}(value: ${takes});\n`;
}

/** The class of an element, the element by its tag, and what its module gives besides. */
const element = ({ tag, className, settings, methods }, init) => [
  `/** The element <${tag}>. It is defined when the module is imported. */`,
  `declare class ${className} extends HTMLElement {`,
  settings.map(member).join("") + methods.map(method).join("") + "}",
  `export type { ${className} };\n`,
  `/** ${init} To be called by the script that imports this module. */`,
  "export function init(options: { base: string | URL }): void;\n",
];

const byTag = ({ tag, className }) => `  interface HTMLElementTagNameMap {\n    "${tag}": ${className};\n  }`;

/** The typings of the frame's module. */
export const frameTypings = (frame) =>
  [
    `// ${frame.says}\n`,
    'import type { Answers, AnswerValue, GivenAnswers, QuestionId, ResultDetail, Suggested } from "./kanta-guide.js";\n',
    ...element(frame, "Names the folder of frame.html, where it is not that of this script."),
    `declare global {\n${byTag(frame)}\n}\n`,
  ].join("\n");

/** The same module under another name. */
export const same = (name) => `// The same as ${name}, with all its files in one script.\n\nexport * from "./${name}";\n`;

function method({ name, parameters, returns, says }) {
  return said(says, `${name}(${parameters.map(declared).join(", ")}): ${returns};`);
}

/** The ids of the built-in rule set, and answers by question. */
const byId = ({ questions, topics, tasks }) => [
  "/** One of these ids, which are suggested, or any other: another rule set has others. */",
  "export type Suggested<Id extends string> = Id | (string & Record<never, never>);\n",
  "/** The questions of the built-in rule set. */",
  `export type QuestionId = ${quoted(Object.keys(questions))};\n`,
  "/** The topics of the built-in rule set. */",
  `export type TopicId = ${quoted(topics)};\n`,
  "/** The tasks of the built-in rule set. */",
  `export type TaskId = ${quoted(tasks)};\n`,
  "/** By topic. */",
  "export type ByTopic<Value> = Partial<Record<TopicId, Value>> & { [topic: string]: Value | undefined };\n",
  '/** A value, several codes, or "unknown". */',
  "export type AnswerValue = string | readonly string[];\n",
  answers("Answers", "Answers by question.", questions, (value) => value, "AnswerValue"),
];

const types = (api) => api.types.map(({ name, says, fields: list }) => exported(name, says, fields(list)));

/** The typings; `ids` are those of the built-in rule set. */
export function typings(api, ids) {
  const codes = api.codes.filter(({ silent }) => !silent).map(({ name }) => name);
  return [
    `// ${api.says}\n`,
    ...byId(ids),
    "/** What can be wrong. */",
    `export type ErrorCode = ${quoted(codes)};\n`,
    "/** An answer alone, or with where it comes from, in words for the visitor. */",
    "export type Given<Value> = Value | { value: Value; origin?: string };\n",
    answers("GivenAnswers", "Answers that the host gives, by question.", ids.questions, (value) => `Given<${value}>`, "Given<AnswerValue>"),
    ...types(api),
    ...api.events.map(({ name, detailType, detail }) => exported(detailType, `The detail of ${name}.`, fields(detail))),
    exported(
      "KantaGuideEventMap",
      "The events of the element. All bubble and leave shadow roots.",
      api.events.map(({ name, detailType, says }) => said(says, `"${name}": CustomEvent<${detailType}>;`)).join(""),
    ),
    ...element(api, "Names the folder in which all files of the package lie, where a bundler has not put them beside the script."),
    "declare global {",
    byTag(api),
    "  interface GlobalEventHandlersEventMap extends KantaGuideEventMap {}",
    "}\n",
  ].join("\n");
}

/** The typings of the engine without a page; `own` is what it exports, as it is written. They name nothing of a browser's. */
export const engineTypings = (api, ids, own) => [own, ...byId(ids), ...types(api)].join("\n");
