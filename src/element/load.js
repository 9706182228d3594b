// Loads the wasm, the texts and the extras, each once for all elements of a page; what goes wrong has a code.

import { own } from "./answers.js";
// Where the host says that the files lie; the site's script does without.
import { placed } from "./base.js";
import { initSync, noop, restart } from "kanta-guide-glue";
// The wasm, and by language the texts and the extras, each as its address and its hash; and the rule sets. The build
// writes them.
import { EXTRAS, PACKS, RULES, WASM } from "kanta-guide-files";
import { isWhole } from "./integrity.js";
import { FAILURES } from "./messages.js";
import { forget, once } from "./once.js";

/** An error with a code; what the code means stands in help.js. */
export class CodedError extends Error {
  /**
   * @param {string} code
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

/** @typedef {import("kanta-guide-files").Address} Address */

/**
 * Fetches a file and reads it; one that has not come after a minute will not come.
 * @template T
 * @param {Address} address
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function get(address, read) {
  const signal = AbortSignal.timeout?.(60_000);
  try {
    const response = await fetch(await (__ON_SITE__ ? address() : address(placed)), own({ signal }));
    if (!response.ok) throw new CodedError("http", response);
    return await read(response);
  } catch (error) {
    throw error instanceof CodedError ? error : new CodedError("network", signal?.reason ?? error);
  }
}

/** The smallest wasm there is: a browser that may not run it may run none. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** The wasm, compiled while it arrives; or after, where it comes under another type than its own. */
async function compiled() {
  if (typeof WebAssembly !== "object") throw new CodedError("wasm-absent");
  await WebAssembly.instantiate(EMPTY).catch((error) => {
    throw new CodedError("wasm-blocked", error);
  });
  const [address, hash] = WASM;
  return get(address, async (response) => {
    const [module, bytes] = await Promise.all([
      WebAssembly.compileStreaming(response.clone()).catch((error) => error),
      response.arrayBuffer(),
    ]);
    if (String(new Uint8Array(bytes, 0, 4)) !== "0,97,115,109") throw new CodedError("not-wasm", response);
    if (!(await isWhole(bytes, hash))) throw new CodedError("wasm-invalid", module);
    if (module instanceof WebAssembly.Module) return module;
    return WebAssembly.compile(bytes).catch((error) => {
      throw new CodedError("wasm-invalid", error);
    });
  });
}

/**
 * Makes an instance of the wasm.
 * @param {() => void} make
 */
function begin(make) {
  try {
    make();
  } catch (error) {
    throw new CodedError("version", error);
  }
}

/** Loads and starts the wasm. */
export const loadWasm = () =>
  once(WASM, async () => {
    const module = await compiled();
    begin(() => void initSync({ module }));
  });

/** Makes a new instance of the wasm in place of one that has crashed. */
export const restartWasm = () =>
  begin(() => {
    restart();
    // The instance is made at the next call. It is made now, so that no closure of the old one runs any more.
    noop();
  });

/**
 * Fetches a file of which the build has written the hash.
 * @template T
 * @param {readonly [Address, string]} file
 * @param {string} damaged the code of the error where its bytes are others
 * @param {(bytes: ArrayBuffer) => T} read
 * @returns {Promise<T>}
 */
const loadWhole = (file, damaged, read) =>
  once(file, () => {
    const [address, hash] = file;
    return get(address, async (response) => {
      const bytes = await response.arrayBuffer();
      if (!(await isWhole(bytes, hash))) throw new CodedError(damaged, response);
      return read(bytes);
    });
  });

/**
 * The texts of a language, and the markup of its first page, which stands before them.
 * @param {string} language
 */
export const loadTexts = (language) =>
  loadWhole(PACKS[language], "pack-damaged", (bytes) => {
    const end = 4 + new DataView(bytes).getUint32(0, true);
    return { page: new TextDecoder().decode(bytes.slice(4, end)), texts: new Uint8Array(bytes, end) };
  });

/**
 * Forgets texts that were refused, so that a retry fetches them anew.
 * @param {string} language
 */
export const forgetTexts = (language) => forget(PACKS[language]);

/**
 * What a first visit does without, in a language: words and texts of the result, drawings, names of places, the glossary.
 * @param {string} language
 */
export const loadExtras = (language) =>
  loadWhole(EXTRAS[language], "extras-damaged", (bytes) => new Uint8Array(bytes));

/**
 * Loads a part of the script that is needed only now.
 * @template T
 * @param {Promise<T>} part
 * @returns {Promise<T>}
 */
export const later = (part) =>
  part.catch((error) => {
    throw new CodedError("later", error);
  });

/**
 * The id of the rule set that a code was made under; empty for the rules that are in the wasm, undefined where it is none of ours.
 * @param {string} code
 */
export const rulesOf = (code) => RULES[code.slice(1, 4).toLowerCase()];

/**
 * The rule set that is asked for, in a language, or nothing where it is the one in the wasm (see rules.js).
 * @param {import("./rules.js").Asked} asked
 * @param {string} language
 * @param {Promise<unknown>} others what else the guide needs: it does not wait for rules long after that
 * @returns {Promise<import("./rules.js").HostRules>}
 */
export async function loadRules(asked, language, others) {
  if (!asked.address && !asked.day) return own({});
  try {
    const { ruleSet } = await later(import("./rules.js"));
    return ruleSet(asked, language, get, CodedError, others);
  } catch (error) {
    return own({ error: /** @type {Error} */ (error), words: FAILURES[language].text });
  }
}
