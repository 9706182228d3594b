// The typings of the elements for the frameworks, beside those for TypeScript.

/** What an element takes, under the names of the property and of the attribute; without what every element takes. */
function props({ settings }) {
  const own = settings.filter(({ readonly, inherited }) => !readonly && !inherited);
  const lines = own.flatMap(({ attribute, property, type, takes = type }) =>
    [...new Set([property, attribute])].filter(Boolean).map((name) => `  "${name}"?: ${takes};\n`),
  );
  return lines.join("");
}

const imports = `import type { GivenAnswers, KantaGuide, KantaGuideEventMap } from "./kanta-guide.js";
import type { KantaGuideFrame } from "./kanta-guide-frame.js";`;

/** How the typings are switched on. */
const head = (framework, name, where) => `// For ${framework}: the elements in ${where}. Write \`/// <reference types="kanta-guide/${name}" />\` once, as the first line of a file.`;

/** A listener for each event, as `onkanta-guide-result`. */
const listeners = "type Listeners = { [Name in keyof KantaGuideEventMap as `on${Name}`]?: (event: KantaGuideEventMap[Name]) => void };";

const nameOf = ({ className }) => `${className}Props`;

/** What each element takes: an interface that extends `base`, given its class. */
const interfaces = (elements, base) =>
  elements.map((api) => `/** What <${api.tag}> takes. */\nexport interface ${nameOf(api)} extends ${base(api.className)} {\n${props(api)}}\n`).join("\n");

/** The elements by their tags, in an interface of the framework. */
const byTag = (elements, indent) => elements.map((api) => `${indent}"${api.tag}": ${nameOf(api)};\n`).join("");

/** The same in the namespace JSX of a module. */
const inJsx = (module, elements) =>
  `declare module "${module}" {\n  namespace JSX {\n    interface IntrinsicElements {\n${byTag(elements, "      ")}    }\n  }\n}\n`;

/** React 19: properties as they are, a listener as `onkanta-guide-result`. */
export const forReact = (elements) => `${head("React 19", "react", "JSX")}

import type { DetailedHTMLProps, HTMLAttributes } from "react";
${imports}

${listeners}

${interfaces(elements, (name) => `DetailedHTMLProps<HTMLAttributes<${name}>, ${name}>, Listeners`)}
${inJsx("react", elements)}`;

/** Preact 10 and 11: as React. */
export const forPreact = (elements) => `${head("Preact", "preact", "JSX")}

import type { HTMLAttributes } from "preact";
${imports}

${listeners}

${interfaces(elements, (name) => `HTMLAttributes<${name}>, Listeners`)}
${inJsx("preact", elements)}`;

/** Solid: a property as `prop:answers`, a listener as `on:kanta-guide-result`. */
export const forSolid = (elements) => `${head("Solid", "solid", "JSX")}

import type { JSX } from "solid-js";
${imports}

type Listeners = { [Name in keyof KantaGuideEventMap as \`on:\${Name}\`]?: (event: KantaGuideEventMap[Name]) => void };
type Properties = { "prop:answers"?: GivenAnswers | null; "prop:locked"?: readonly string[] | boolean | null };

${interfaces(elements, (name) => `JSX.HTMLAttributes<${name}>, Listeners, Properties`)}
${inJsx("solid-js", elements)}`;

/** Svelte 5: properties as they are, a listener as `onkanta-guide-result`. */
export const forSvelte = (elements) => `${head("Svelte 5", "svelte", "components")}

import type { HTMLAttributes } from "svelte/elements";
${imports}

${listeners}

${interfaces(elements, (name) => `HTMLAttributes<${name}>, Listeners`)}
declare module "svelte/elements" {
  interface SvelteHTMLElements {
${byTag(elements, "    ")}  }
}
`;

const capital = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

/** Vue 3: a listener as `@kanta-guide-result`, which is `onKantaGuideResult` to its compiler. */
export const forVue = (elements) => `${head("Vue 3", "vue", "templates")}

import type { HTMLAttributes } from "vue";
${imports}

/** The listeners, by the names that Vue's compiler gives them. */
export interface KantaGuideListeners {
${elements[0].events.map(({ name }) => `  on${capital(name)}?: (event: KantaGuideEventMap["${name}"]) => void;\n`).join("")}}

${interfaces(elements, () => "/* @vue-ignore */ HTMLAttributes, KantaGuideListeners")}
declare module "vue" {
  interface GlobalComponents {
${elements.map((api) => `    "${api.tag}": new () => ${api.className} & { $props: ${nameOf(api)} };\n`).join("")}  }
}
`;
