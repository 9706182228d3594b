// Has the element's public interface as data: the one source of its typings, its manifest and the tables of docs/embedding.md, and
// of any page that shows them. The element does not carry it; tests/hosts/api.test.mjs compares it with what there is.
//
// A `type` is written as in TypeScript; the names in it are those of `types` below, and of the ids that xtask/api/typings.mjs lists.

import { HELP } from "./help.js";

/** What can be set: as an attribute, as a property, or as both. `inherited`: a property that every element has. */
const settings = [
  { attribute: "lang", property: "lang", inherited: true, type: '"sv" | "fi" | "en"', default: "the language of the nearest element around it that has one of the three; Swedish if none has", says: "The language; a change on an element around it is not followed." },
  { attribute: "answers", property: "answers", type: "Answers", takes: "GivenAnswers | string | null | undefined", as: "JSON", default: "{}", says: "What you know of the visitor. Read, the property is a copy of every answer that counts." },
  { attribute: "locked", property: "locked", type: "string[]", takes: "string | readonly string[] | boolean | null | undefined", as: "ids, separated by spaces", default: "absent: none", says: "The questions whose given answers stand: they are not asked and cannot be changed. Without a value, or with true: all that are given. An empty list, false, null and undefined: none." },
  { attribute: "heading-level", property: "headingLevel", type: "number", takes: "number | string | null | undefined", as: "1 to 6", default: "2", says: "The level of the guide's own heading; the headings below it follow." },
  { attribute: "color-scheme", type: '"light" | "dark"', default: "as the page around it", says: "Makes the guide light or dark whatever the page is." },
  { attribute: "storage", property: "storage", type: '"none" | "session" | "local"', takes: '"none" | "session" | "local" | null | undefined', default: "none", says: "Where the answers are kept between visits, with those that were given under the other rule set. The element's id is part of the key; several without an id are numbered." },
  { attribute: "hash-state", property: "hashState", type: "boolean", takes: "boolean | null | undefined", default: "absent: the fragment is not written", says: "The answers stand in the page's fragment, as in a link. Only the guide's own part of it is written." },
  { attribute: "history", property: "history", type: "boolean", takes: "boolean | null | undefined", default: "absent: the guide makes no entries in the history", says: "Each page of the guide has an entry in the browser's history, so that Back and Forward turn pages. Of several guides the first has it." },
  { attribute: "rules", property: "rules", type: "string", takes: "string | null | undefined", as: "an id such as 2026-09, or an http(s) address", default: "the rule set of as-of", says: "The rule set: one of the guide's own by its id, or your own by its address, as kanta-rules compile writes it. One of another origin needs rules-integrity." },
  { attribute: "as-of", property: "asOf", type: "string", takes: "string | null | undefined", as: "a day such as 2026-11-25", default: "2021-04, the first rule set", says: "The day whose rules are to be used, where `rules` is absent: of the guide's own rule sets the one in force then. A link opens under its own." },
  { attribute: "rules-integrity", property: "rulesIntegrity", type: "string", takes: "string | null | undefined", as: "sha256-…, sha384-… or sha512-…", default: "any file of the page's own origin is taken", says: "The hash of that file, as integrity has it elsewhere; another file is refused." },
  { property: "result", type: "ResultDetail | null", default: "null", readonly: true, says: "The result as the event has it, as a copy; null while there is none." },
  { property: "ready", type: "Promise<KantaGuide>", readonly: true, says: "A promise that is kept when the guide is there." },
  { property: "version", type: "string", readonly: true, says: "The version of the script." },
];

const methods = [
  { name: "reset", parameters: [], returns: "void", says: "Starts again, with what you gave." },
  { name: "goTo", parameters: [{ name: "place", type: 'Suggested<QuestionId | "result">', optional: true }], returns: "void", says: 'Turns to a question by its id, to "result", or, with nothing, to the first question that is open; where there is no such page nothing happens.' },
  { name: "setAnswer", parameters: [{ name: "question", type: "Suggested<QuestionId>" }, { name: "value", type: "AnswerValue" }, { name: "options", type: "{ origin?: string; locked?: boolean }", optional: true }], returns: "void", says: "Gives one answer besides those given before." },
  { name: "print", parameters: [], returns: "Promise<void>", says: "Prints the guide alone, without your page." },
];

/** All bubble and leave shadow roots. The name of an event follows `kanta-guide-`, that of its detail's type is `detailType`. */
const events = [
  { name: "ready", detailType: "ReadyDetail", says: "The guide is there.", detail: [
    { name: "version", type: "string", says: "The version of the script." },
    { name: "language", type: "string", says: "The language in use." },
  ] },
  { name: "question", detailType: "QuestionDetail", says: "A page is shown that is no result.", detail: [
    { name: "question", type: 'Suggested<QuestionId | "review">', says: "The question's id; review for the answers of a link." },
    { name: "left", type: "number", says: "The most questions that can come." },
  ] },
  { name: "answer", detailType: "AnswerDetail", says: "An answer counts, or no longer does.", detail: [
    { name: "question", type: "Suggested<QuestionId>", says: "The question's id." },
    { name: "value", type: "AnswerValue", optional: true, says: "The answer that counts now; left out where none does any more." },
    { name: "previous", type: "AnswerValue", optional: true, says: "The one that counted before; left out where none did." },
    { name: "answers", type: "Answers", says: "All answers that count." },
  ] },
  { name: "result", detailType: "ResultDetail", says: "A result is shown or has changed.", detail: [
    { name: "final", type: "boolean", says: "Nothing is open." },
    { name: "answers", type: "Answers", says: "All answers that count." },
    { name: "outcomes", type: "ByTopic<(string | null)[]>", says: "By topic, what can come out; null where the topic may not apply." },
    { name: "because", type: "ByTopic<Suggested<QuestionId>[]>", says: "By topic with one certain outcome, the questions whose answers are the reason." },
    { name: "tasks", type: "Suggested<TaskId>[]", says: "The tasks that are certain, in order." },
    { name: "conclusions", type: "Conclusion[]", says: "Each topic that applies, in words." },
    { name: "changedSince", type: "Conclusion[] | null", says: "The conclusions that are others under the guide’s other rule set, or that it leaves open: in `conclusion` what each was and is, and since when; in `outcome` what that rule set concludes, `open` where it asks for answers that this one does not know. Null while they are not known; the event comes again then." },
    { name: "rules", type: "{ id: string; hash: string }", says: "The rule set." },
    { name: "code", type: "string", says: "What a link has after #kanta-guide=." },
  ] },
  { name: "language", detailType: "LanguageDetail", says: "The guide has gone on in another language.", detail: [
    { name: "language", type: "string", says: "The language in use." },
  ] },
  { name: "title", detailType: "TitleDetail", says: "What is shown has other words for a title: another page, an error, another language.", detail: [
    { name: "title", type: "string", says: "The heading of the page, with the number of a question, after “Error:” if there is one." },
  ] },
  { name: "track", detailType: "TrackDetail", says: "A step was taken.", detail: [
    { name: "step", type: 'Suggested<QuestionId | "review" | "result" | "print" | "link" | "share" | "text" | "reasons" | "receipt">', says: "A page, or a way to keep the result. Never an answer." },
  ] },
  { name: "error", detailType: "ErrorDetail", says: "Something is wrong.", detail: [
    { name: "code", type: "Suggested<ErrorCode>", says: "The code of the error." },
    { name: "message", type: "string", says: "What to change, for you, not for the visitor." },
    { name: "about", type: "string", says: "What it is about, such as a file's address or a question's id." },
  ] },
];

/** The parts of the result in words, as the event has them. */
const types = [
  { name: "Conclusion", says: "What the result says of one topic.", fields: [
    { name: "topic", type: "Suggested<TopicId>", says: "The topic's id." },
    { name: "title", type: "string", says: "Its title, in the language of the guide." },
    { name: "outcome", type: "string", says: "The outcome's id; empty while it is open." },
    { name: "conclusion", type: "string", says: "The outcome in words; while it is open, what is possible." },
    { name: "because", type: "string", says: "The reason in words; empty where there is none to give." },
    { name: "rules", type: "AppliedRule[]", says: "The rules that decide; while it is open, those that still can." },
  ] },
  { name: "AppliedRule", says: "A rule that decides a topic.", fields: [
    { name: "rule", type: "string", says: "The rule's id." },
    { name: "status", type: '"stated" | "implied" | "outside" | "silent" | "not-verified"', says: "Whether the sources state it, imply it, leave it to a source outside, or say nothing, or it could not be verified." },
    { name: "sources", type: "RuleSource[]", says: "Where it is written." },
  ] },
  { name: "RuleSource", says: "A place in a source.", fields: [
    { name: "page", type: "string", says: "The title of the page." },
    { name: "heading", type: "string", says: "The heading on it." },
    { name: "url", type: "string", says: "Its address." },
  ] },
];

const slots = [
  { name: "", says: "Shown where the script does not run, and below the message that the guide cannot be shown." },
  { name: "intro", says: "Stands above each page." },
  { name: "contact", says: "Stands below the head of a result." },
  { name: "result-footer", says: "Stands at the end of a result." },
];

const properties = [
  { name: "--kanta-font", type: "<family-name>", default: "a system font stack", says: "The font." },
  { name: "--kanta-font-size", type: "<length>", default: "1.0625em", says: "The size of the text, in em of the reader's own size." },
  { name: "--kanta-text", type: "<color>", default: "near black", says: "The text." },
  { name: "--kanta-muted", type: "<color>", default: "grey", says: "Hints and captions." },
  { name: "--kanta-background", type: "<color>", default: "transparent", says: "The ground that the guide stands on. Where it is not set and the text could not be read, the guide takes one." },
  { name: "--kanta-surface", type: "<color>", default: "faint grey", says: "What is chosen, and notices." },
  { name: "--kanta-border", type: "<color>", default: "grey, 3:1", says: "Lines around what can be chosen." },
  { name: "--kanta-error", type: "<color>", default: "dark red", says: "Errors." },
  { name: "--kanta-accent", type: "<color>", default: "deep blue", says: "Buttons, links and marks." },
  { name: "--kanta-on-accent", type: "<color>", default: "white", says: "Text on the accent." },
  { name: "--kanta-focus", type: "<color>", default: "as the text", says: "The ring around what has the focus." },
  { name: "--kanta-radius", type: "<length>", default: "4px", says: "How round corners are." },
  { name: "--kanta-space", type: "<length>", default: "1em", says: "The distance that all others are multiples of." },
  { name: "--kanta-scroll-margin", type: "<length>", default: "1em", says: "The height of what sticks to the top of your page." },
];

/** Where a part is seen decides its place in the list: everywhere, on a question, in the result. */
const parts = [
  ["root", "The guide as a whole, and the message in its place."],
  ["languages", "The choice of language."],
  ["back", "The button back."],
  ["continue", "The button onward."],
  ["retry", "The button that tries again to load the guide."],
  ["progress", "How many questions are left."],
  ["question", "The heading of a question."],
  ["hint", "The sentence of help below it."],
  ["option", "The radio button or box of one choice."],
  ["help", "The row below the choices: how one finds out, why the question is asked, its words."],
  ["find", "The field in which a region is searched for."],
  ["count", "How much is found, or how many regions are chosen and what follows."],
  ["places", "Where the names of the municipalities come from."],
  ["chip", "The button of a chosen region, which removes it."],
  ["choose-all", "The button that chooses or removes all regions of an agency, or of the mainland."],
  ["error-summary", "The box that says what is wrong with an answer."],
  ["error", "The same at the question."],
  ["standing", "What is settled and what is open so far."],
  ["review-heading", "The heading over the answers of a link."],
  ["result-heading", "The heading of the result."],
  ["notice", "The strip that says whose rules these are, and of when."],
  ["lead", "The summary of the result, a row a question."],
  ["exception", "What takes something of a line of the summary back."],
  ["section", "A section of the result."],
  ["conclusion", "What is said of one topic, a row that unfolds."],
  ["outcome", "Its outcome."],
  ["because", "The answers that lead to it."],
  ["whatever", "That it is the same whatever an open answer is."],
  ["decides", "What an open outcome depends on."],
  ["note", "A note to a conclusion."],
  ["changes", "What would change it."],
  ["picture-button", "The button that shows the decision as a picture."],
  ["picture", "The picture."],
  ["tasks", "The checklist."],
  ["done", "The box of a task."],
  ["answers", "The answers that the result follows from."],
  ["origin", "Where an answer that you gave comes from."],
  ["change", "A button that changes an answer."],
  ["answer", "A button that answers an open question."],
  ["words", "The words that a question, a step or a reason uses, explained."],
  ["keep", "A button that keeps the result."],
  ["kept", "The text, link or receipt that was kept, to copy by hand."],
  ["ask", "Whom to ask before one acts."],
  ["footer", "The line that names the rules, the day and the rule set."],
  ["restart", "The button that deletes the answers and starts again, under “Start again”."],
].map(([name, says]) => ({ name, says }));

/** The errors of help.js; `silent` ones stand on the console only. */
const codes = [
  ...Object.entries(HELP).map(([name, says]) => ({ name, says })),
  { name: "init-late", says: "init({ base }) was called when the files had been asked for. Call it in the script that imports the package.", silent: true },
  { name: "duplicate", says: "The script is on the page twice. Remove one of the two; the first stays in force.", silent: true },
];

/** What can be set of the frame, and what is read of it; the rest of an attribute has no property there. */
const OF_FRAME = ["lang", "answers", "locked", "ready", "result", "version"];

/** The interface of <kanta-guide-frame>, which is used as <kanta-guide> is. */
export const frameReference = () => ({
  ...reference(),
  tag: "kanta-guide-frame",
  className: "KantaGuideFrame",
  says: "The guide in a frame, for pages that want no script of it among their own.",
  settings: settings
    .filter(({ attribute }) => attribute !== "hash-state")
    .map((setting) => ({
      ...setting,
      property: setting.property && OF_FRAME.includes(setting.property) ? setting.property : undefined,
      type: setting.property === "ready" ? "Promise<KantaGuideFrame>" : setting.type,
    })),
  methods: methods.map((method) => ({ ...method, returns: "void" })),
  slots: slots.slice(0, 1).map((slot) => ({ ...slot, says: "Shown while the frame has not answered for 20 seconds." })),
  parts: [],
});

/** The whole interface, as plain data that can be written as JSON. */
export const reference = () => ({
  tag: "kanta-guide",
  className: "KantaGuide",
  says: "A guide that explains what applies to a provider that joins Finland's Kanta services, in Swedish, Finnish and English.",
  settings,
  methods,
  events: events.map((event) => ({ ...event, name: `kanta-guide-${event.name}` })),
  types,
  slots,
  properties,
  parts,
  codes,
});
