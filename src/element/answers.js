// Reads the answers that a host gives. Whatever a host's page puts there, nothing of it can throw later.

/**
 * An answer as it is given to the widget; null where it is malformed.
 * @typedef {{ value: string | string[], origin: string } | null} Given
 */

/**
 * What an object itself has: what a page has put on the prototype of all objects is not there.
 * @template {object} T
 * @param {T | null | undefined | false} object
 */
export const own = (object) => /** @type {T} */ ({ __proto__: null, ...object });

/**
 * The answers that a host gives, by question: an object, or the same as JSON. Throws where it is neither. What is given has no prototype: a question may be called as its members are.
 * @param {unknown} answers
 * @returns {Record<string, Given>}
 */
export function readAnswers(answers) {
  const found = typeof answers === "string" ? JSON.parse(answers) : answers;
  /** @type {Record<string, Given>} */
  const given = Object.create(null);
  if (found === null || found === undefined) return given;
  if (typeof found !== "object" || Array.isArray(found)) throw new TypeError("not an object of answers by question");
  for (const question of Object.keys(found)) given[question] = readAnswer(() => found[question]);
  return given;
}

/**
 * One answer: a value, a list of codes, or `{ value, origin }`. A host's getter may throw.
 * @param {() => unknown} get
 * @returns {Given}
 */
export function readAnswer(get) {
  try {
    const given = get();
    const { value, origin } = isRecord(given) ? own(given) : { value: given, origin: undefined };
    return { value: Array.isArray(value) ? value.map(text) : text(value), origin: text(origin) };
  } catch {
    return null;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A text, or a number as text; nothing is an empty one. Anything else is no value of an answer.
 * @param {unknown} value
 */
function text(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string" && typeof value !== "number") throw new TypeError(`a ${typeof value} is no answer`);
  return String(value);
}
