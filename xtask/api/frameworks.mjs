// The typings of the element for React and Vue, beside those for TypeScript.

/** What the element takes, under the names of the property and of the attribute; without what every element takes. */
function props(api) {
  const own = api.settings.filter(({ readonly, inherited }) => !readonly && !inherited);
  const lines = own.flatMap(({ attribute, property, type, takes = type }) =>
    [...new Set([property, attribute])].filter(Boolean).map((name) => `  "${name}"?: ${takes};\n`),
  );
  return lines.join("");
}

const imports = 'import type { GivenAnswers, KantaGuide, KantaGuideEventMap } from "./kanta-guide.js";';

/** React 19: properties as they are, a listener as `onkanta-guide-result`. */
export const forReact = (api) => `// For React 19: <${api.tag}> in JSX. Write \`/// <reference types="${api.tag}/react" />\` once.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
${imports}

type Listeners = { [Name in keyof KantaGuideEventMap as \`on\${Name}\`]?: (event: KantaGuideEventMap[Name]) => void };

/** What <${api.tag}> takes in JSX. */
export interface KantaGuideProps extends DetailedHTMLProps<HTMLAttributes<KantaGuide>, KantaGuide>, Listeners {
${props(api)}}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "${api.tag}": KantaGuideProps;
    }
  }
}
`;

const capital = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

/** Vue 3: a listener as `@kanta-guide-result`, which is `onKantaGuideResult` to its compiler. */
export const forVue = (api) => `// For Vue 3: <${api.tag}> in templates. Write \`/// <reference types="${api.tag}/vue" />\` once.

import type { HTMLAttributes } from "vue";
${imports}

/** What <${api.tag}> takes in a template. */
export interface KantaGuideProps extends /* @vue-ignore */ HTMLAttributes {
${props(api)}${api.events.map(({ name }) => `  on${capital(name)}?: (event: KantaGuideEventMap["${name}"]) => void;\n`).join("")}}

declare module "vue" {
  interface GlobalComponents {
    "${api.tag}": new () => KantaGuide & { $props: KantaGuideProps };
  }
}
`;
