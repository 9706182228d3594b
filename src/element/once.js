// Asks for a thing once, and again only where that has failed.

/**
 * What was asked for, by its name.
 * @type {Map<unknown, Promise<any>>}
 */
const asked = new Map();

/**
 * @template T
 * @param {unknown} name
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export function once(name, load) {
  const known = asked.get(name);
  if (known) return known;
  const promise = load();
  asked.set(name, promise);
  promise.catch(() => asked.delete(name));
  return promise;
}

/**
 * Has a thing asked for anew, though it has come.
 * @param {unknown} name
 */
export const forget = (name) => asked.delete(name);
