// Reads the answers that a host gives. Whatever a host's page puts there, nothing of it can throw later.

/**
 * An answer as it is given to the widget; null where it is malformed.
 * @typedef {{ value: string | string[], origin: string } | null} Given
 */

/**
 * The answers that a host gives, by question: an object, or the same as JSON. Throws where it is neither.
 * @param {unknown} answers
 * @returns {Map<string, Given>}
 */
export function readAnswers(answers) {
  const found = typeof answers === "string" ? JSON.parse(answers) : answers;
  if (found === null || found === undefined) return new Map();
  if (typeof found !== "object" || Array.isArray(found)) throw new TypeError("not an object of answers by question");
  return new Map(Object.keys(found).map((question) => [question, readAnswer(() => found[question])]));
}

/**
 * One answer: a value, a list of codes, or `{ value, origin }`. A host's getter may throw.
 * @param {() => unknown} get
 * @returns {Given}
 */
export function readAnswer(get) {
  try {
    const given = get();
    const { value, origin } = isRecord(given) ? given : { value: given, origin: undefined };
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
