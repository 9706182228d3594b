// Types of what the build puts in: the program's glue, the addresses of the files beside the script, style sheets as text, the version.

/** The script that wasm-bindgen writes for the program; what it exports stands in src/widget.rs. */
declare module "kanta-guide-glue" {
  /** What the program is told of the element's attributes. */
  export interface Options {
    headingLevel: number;
    storage: "none" | "session" | "local";
    storageKey: string;
    hashState: boolean;
    history: boolean;
    followsLinks: boolean;
  }

  /** What the program calls. */
  export interface Host {
    /** A page is about to be drawn. */
    rendering(): void;
    /** The session as JSON, whenever it has changed, before it is drawn. */
    snapshot(json: string): void;
    /** The page has been drawn. */
    rendered(): void;
    /** Something has happened that the page is told as an event. */
    dispatch(name: string, detail: unknown): void;
    /** The person has chosen a language. */
    setLanguage(language: string): void;
    /**
     * The person has turned to another rule set, by its id; with the code of the answers that carry over, empty where that is not known,
     * and what does not carry over, in words.
     */
    setRules(id: string, code: string, dropped: string): void;
    open(rules: string, code: string, place: string): void;
    /** The person has asked to print. */
    print(): void;
    /** The extras are wanted: `setExtras` or `extrasFailed` is to be called. */
    loadExtras(): void;
  }

  /** A mounted program. What it refuses it refuses with a text: "damaged" or "other-version". */
  export class Widget {
    constructor(mount: Element, texts: Uint8Array, rules: Uint8Array, options: Options, host: Host);
    setTexts(texts: Uint8Array, rules: Uint8Array, options: Options): void;
    setOptions(options: Options): void;
    start(code: string, earlier: string, place: string, reported: boolean): void;
    give(question: string, values: string, origin: string, locked: boolean): boolean;
    go(place: string): void;
    reset(): void;
    clear(): void;
    /** Takes the built-in extras, and those of other rules or nothing; says whether they are whole. */
    setExtras(builtIn: Uint8Array, own: Uint8Array): boolean;
    extrasFailed(): void;
  }

  export function initSync(options: { module: WebAssembly.Module }): unknown;
  /** Has a new instance made at the next call of any function. */
  export function restart(): void;
  /** Does nothing. */
  export function noop(): void;
}

/** The files beside the script, each as its address and its SHA-256 in hexadecimal digits. */
declare module "kanta-guide-files" {
  /** Gives the address when it is asked for: a script that is no module knows none. A host may have placed the file elsewhere. */
  export type Address = (placed?: (name: string) => Promise<URL | undefined>) => URL | string | Promise<URL | string>;
  export type File = [address: Address, hash: string];
  export const WASM: File;
  /** The texts by language. */
  export const PACKS: Record<string, File>;
  /** The extras by language. */
  export const EXTRAS: Record<string, File>;
  /** The id of each rule set, by what stands for it in a code; empty for the one in the wasm. */
  export const RULES: Record<string, string>;
}

/** The rule sets, the oldest first. */
declare module "kanta-guide-rule-sets" {
  /** The one in the wasm has no file. */
  export const RULE_SETS: { id: string; day: string; file?: import("kanta-guide-files").File }[];
}

declare module "*.css" {
  const text: string;
  export default text;
}

/** The version of the release. */
declare const __VERSION__: string;

/** Whether the script is that of the site, whose HTML has the first page and links to the styles. */
declare const __ON_SITE__: boolean;
