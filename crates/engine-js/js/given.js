// Reads what a program gives, however it is made: answers, receipts, options. What JSON would leave out without a word is refused.

import { EngineError } from "./error.js";

/** The longest text that is read, in bytes; the largest receipt has some five thousand. */
const MOST_BYTES = 2 ** 20;

/**
 * An object as JSON.
 * @param {unknown} value
 * @param {string} what as the sentence has it
 */
function jsonOf(value, what) {
  if (Object.prototype.toString.call(value) !== "[object Object]") {
    throw new EngineError("not-an-object", `The ${what} must be a plain object, or its JSON as a string; give that.`, what);
  }
  /** @param {string} key @param {unknown} part */
  const plain = (key, part) => {
    if (["bigint", "function", "symbol"].includes(typeof part)) {
      throw new EngineError("wrong-type", "The value must be a string or an array of strings.", key);
    }
    return part;
  };
  try {
    return JSON.stringify(value, plain) ?? "null";
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError("not-json", `The ${what} cannot be read as JSON (${error}); give a plain object.`, what, error);
  }
}

/**
 * Something that is not too long.
 * @template {{ length: number }} T
 * @param {T} value
 * @param {string} what
 */
function limited(value, what) {
  if (value.length > MOST_BYTES) throw new EngineError("too-large", `The ${what} has more than ${MOST_BYTES} bytes; this is something else.`, what);
  return value;
}

/**
 * Answers as a line of the JSON interface.
 * @param {unknown} answers
 */
export const textOf = (answers) => limited(typeof answers === "string" ? answers : jsonOf(answers, "answers"), "answers");

/**
 * The bytes of a receipt.
 * @param {unknown} receipt
 */
export function bytesOf(receipt) {
  if (receipt instanceof ArrayBuffer) return limited(new Uint8Array(receipt), "receipt");
  if (ArrayBuffer.isView(receipt)) return limited(new Uint8Array(receipt.buffer, receipt.byteOffset, receipt.byteLength), "receipt");
  return limited(new TextEncoder().encode(typeof receipt === "string" ? receipt : jsonOf(receipt, "receipt")), "receipt");
}

/**
 * The options of a call. One that is not known may be a known one that was misspelt, so it is refused.
 * @param {unknown} options
 * @param {string[]} known
 * @returns {Record<string, unknown>}
 */
export function optionsOf(options, known) {
  if (options === undefined) return Object.create(null);
  if (typeof options !== "object" || options === null) {
    throw new EngineError("wrong-options", `The options must be an object; it takes ${known.join(" and ")}.`, "options");
  }
  const other = Object.keys(options).find((name) => !known.includes(name));
  if (other !== undefined) throw new EngineError("wrong-options", `There is no such option; use one of: ${known.join(", ")}.`, other);
  return Object.assign(Object.create(null), options);
}
