// How a host's code is typed: what is right compiles, and each line that is marked must be an error, or the compiler says so.

/// <reference types="kanta-guide/react" />
/// <reference types="kanta-guide/vue" />
import { init, type Answers, type KantaGuide, type ResultDetail } from "kanta-guide";
import { init as initFrame, type KantaGuideFrame } from "kanta-guide/kanta-guide-frame.js";
import type { GlobalComponents } from "vue";

const guide: KantaGuide = document.createElement("kanta-guide");
const found: KantaGuide | null = document.querySelector("kanta-guide");

guide.answers = { provider: "private", regions: ["01"], services: { value: "health", origin: "a profile" } };
guide.answers = { "a-question-of-other-rules": "any", provider: "a-value-of-other-rules" };
guide.answers = '{ "provider": "private" }';
guide.answers = null;
const read: Answers = guide.answers;
const regions: string | readonly string[] | undefined = read.regions;
guide.locked = ["provider"];
guide.locked = "provider services";
guide.locked = [];
guide.locked = true;
guide.locked = undefined;
guide.rules = null;
guide.hashState = undefined;
guide.answers = undefined;
guide.headingLevel = "3";
guide.goTo();
guide.goTo("result");
guide.setAnswer("provider", "public", { origin: "a profile", locked: true });
void guide.ready.then((ready: KantaGuide) => ready.print());

guide.addEventListener("kanta-guide-result", ({ detail }) => {
  const result: ResultDetail = detail;
  const outcomes: (string | null)[] | undefined = result.outcomes["model-patient-data"];
  const address: string | undefined = result.conclusions[0]?.rules[0]?.sources[0]?.url;
  return [outcomes, address];
});
document.addEventListener("kanta-guide-error", ({ detail }) => detail.code === "wasm-blocked");
addEventListener("kanta-guide-answer", ({ detail }) => detail.previous);

init({ base: "/kanta-guide/" });
initFrame({ base: new URL("https://guide.example/") });
const frame: KantaGuideFrame | null = document.querySelector("kanta-guide-frame");
frame?.addEventListener("kanta-guide-result", ({ detail }) => detail.conclusions);
void frame?.ready.then((ready: KantaGuideFrame) => ready.goTo("result"));

// @ts-expect-error: a folder is to be named
init({});
// @ts-expect-error: the frame writes no fragment of the page
frame.hashState = true;
// @ts-expect-error: an answer is no number
guide.answers = { provider: 1 };
// @ts-expect-error: where it comes from is in words
guide.answers = { provider: { value: "private", origin: 1 } };
// @ts-expect-error: there is no such store
guide.storage = "cookie";
// @ts-expect-error: what is locked is no number
guide.locked = 1;
// @ts-expect-error: the result is not to be set
guide.result = null;
// @ts-expect-error: there is no such method
guide.start();
// @ts-expect-error: an answer has a value
guide.setAnswer("provider");
// @ts-expect-error: the detail has no such field
guide.addEventListener("kanta-guide-result", ({ detail }) => detail.score);

const inReact = (
  <kanta-guide
    lang="fi"
    answers={{ provider: "private" }}
    locked={["provider"]}
    heading-level={3}
    color-scheme="dark"
    onkanta-guide-result={({ detail }) => detail.conclusions.map(({ because }) => because)}
  />
);
const framed = <kanta-guide-frame lang="fi" answers={{ provider: "private" }} onkanta-guide-title={({ detail }) => detail.title} />;
// @ts-expect-error: the frame writes no fragment of the page
const wrongFrame = <kanta-guide-frame hashState />;
// @ts-expect-error: answers are no number
const wrongAnswers = <kanta-guide answers={1} />;
// @ts-expect-error: there is no such attribute
const wrongName = <kanta-guide no-such-thing={1} answer="x" />;
// @ts-expect-error: the event has no such field
const wrongEvent = <kanta-guide onkanta-guide-error={({ detail }) => detail.number} />;

type InVue = InstanceType<GlobalComponents["kanta-guide"]>["$props"];
const nothingLocked = <kanta-guide locked={undefined} rules={null} lang={undefined} />;
const inVue: InVue = { answers: { provider: "private" }, onKantaGuideResult: ({ detail }) => detail.final };
// @ts-expect-error: there is no such store
const wrongInVue: InVue = { storage: "cookie" };

export { found, framed, inReact, inVue, nothingLocked, regions, wrongAnswers, wrongEvent, wrongFrame, wrongInVue, wrongName };
