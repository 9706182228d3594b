// Loads the program and the rule sets with their texts, each once; what failed is asked for anew.

import { initSync, receiptRules, Rules } from "kanta-engine-glue";
// The wasm, and by language the texts and what comes later, each as its address and its hash; and the rule sets.
import { EXTRAS, PACKS, WASM } from "kanta-guide-files";
import { RULE_SETS } from "kanta-guide-rule-sets";
import { once } from "../../../src/element/once.js";
import { ruleSet } from "../../../src/element/rules.js";
import { EngineError } from "./error.js";
import { bytes } from "./files.js";

/** @typedef {import("kanta-guide-files").Address} Address */

/** The rule sets that there are, the oldest first. */
export const ruleSets = RULE_SETS.map(({ id, day }) => ({ id, day }));

/** What is taken where nothing is said, as the element does. */
const FIRST = { rules: ruleSets[0].id, language: "sv" };

/** The program, started. */
export const program = () =>
  once("program", async () => {
    const code = await bytes(...WASM);
    try {
      initSync({ module: await WebAssembly.compile(code) });
    } catch (error) {
      const message = "The program could not be started. On a page, allow 'wasm-unsafe-eval' in script-src; else take all files from one release.";
      throw new EngineError("wasm-blocked", message, "wasm", error);
    }
    return { receiptRules };
  });

/**
 * Refuses what is no rule set of the package.
 * @param {unknown} id
 * @param {string} at
 */
export function isOurs(id, at) {
  if (ruleSets.some((set) => set.id === id)) return;
  throw new EngineError("unknown-rules", `There is no such rule set; use one of: ${ruleSets.map((set) => set.id).join(", ")}.`, at);
}

const NOTHING = new Uint8Array();

/**
 * A rule set with its texts in a language.
 * @param {unknown} id
 * @param {unknown} language
 * @param {string} at where the id is given
 */
export async function rulesIn(id = FIRST.rules, language = FIRST.language, at) {
  isOurs(id, at);
  if (typeof language !== "string" || !Object.hasOwn(PACKS, language)) {
    throw new EngineError("unknown-language", `There is no such language; use one of: ${Object.keys(PACKS).join(", ")}.`, "language");
  }
  const name = String(id);
  return once(`${name} ${language}`, async () => {
    const files = [bytes(...PACKS[language]), bytes(...EXTRAS[language])];
    const [, own, pack, later] = await Promise.all([program(), ownRules(name, language), ...files]);
    // The pack begins with the markup of a first page, after its length.
    const texts = pack.subarray(4 + new DataView(pack.buffer, pack.byteOffset).getUint32(0, true));
    try {
      return new Rules(texts, later, own.bytes ?? NOTHING, own.extras ?? NOTHING);
    } catch (error) {
      throw new EngineError("damaged", "The files of the package are not of one release. Take all of them from one.", name, error);
    }
  });
}

/** An error of the script that reads rule sets: of a file of the package it can only say that it is not as it was published. */
class Refused extends EngineError {
  /**
   * @param {string} code
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super("damaged", "The file of a rule set is damaged or of another release. Take all files of the package from one release, as binary.", "rules", cause ?? code);
  }
}

/**
 * A rule set's own file, read by the script that reads it for the element.
 * @param {string} id
 * @param {string} language
 */
async function ownRules(id, language) {
  /**
   * @template T
   * @param {Address} address
   * @param {(response: Response) => Promise<T>} read
   */
  const get = async (address, read) => read(new Response(await bytes(address)));
  const own = await ruleSet({ address: id, base: "", integrity: "", day: "" }, language, get, Refused);
  if (own.error) throw own.error;
  return own;
}
