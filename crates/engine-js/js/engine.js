// The engine without a page, `kanta-guide/engine` on npm: what follows from answers, what another rule set changes, and whether a receipt
// holds. It runs in browsers and in Node.js (js/node.js), and touches no page.

import { bytesOf, optionsOf, textOf } from "./given.js";
import { EngineError } from "./error.js";
import { isOurs, program, ruleSets, rulesIn } from "./load.js";

export { EngineError, ruleSets };
export { init } from "./files.js";

/**
 * What follows from a set of answers under a rule set, as the JSON interface has it, and in words.
 * @param {unknown} answers by question; or a line of the JSON interface
 * @param {unknown} [options] the rule set, by its id, and the language of the words
 */
export async function evaluate(answers, options) {
  const { rules, language } = optionsOf(options, ["rules", "language"]);
  const line = textOf(answers);
  return told((await rulesIn(rules, language, "rules")).evaluate(line));
}

/**
 * What the rule set `to` makes of answers under the rule set `from`: the conclusions that are others, the answers as they carry over,
 * and the questions whose answers do not.
 * @param {unknown} answers
 * @param {unknown} from
 * @param {unknown} to
 * @param {unknown} [options] the language of the words
 */
export async function diff(answers, from, to, options) {
  const { language } = optionsOf(options, ["language"]);
  const line = textOf(answers);
  for (const [place, rules] of Object.entries({ from, to })) isOurs(rules, place);
  const [before, after] = await Promise.all([rulesIn(from, language, "from"), rulesIn(to, language, "to")]);
  return told(before.diff(line, after));
}

/**
 * Whether the result that a receipt holds is what the rules give for its answers, and where it is not.
 * @param {unknown} receipt the file's bytes, its text, or what JSON makes of it
 * @param {unknown} [options] the language of the words
 */
export async function verify(receipt, options) {
  const { language } = optionsOf(options, ["language"]);
  const bytes = bytesOf(receipt);
  const { receiptRules } = await program();
  return told((await rulesIn(told(receiptRules(bytes)), language, "rules.id")).verify(bytes));
}

/**
 * A result of the program, or its error thrown.
 * @param {string} json
 */
function told(json) {
  const result = JSON.parse(json);
  if (result?.error) throw new EngineError(result.error.code, result.error.message, result.error.at);
  return result;
}

