// Reads the files of the package: from beside the script, or from where a program says that they lie.

import { isWhole } from "../../../src/element/integrity.js";
import { EngineError } from "./error.js";
import { optionsOf } from "./given.js";

/** @typedef {import("kanta-guide-files").Address} Address */

/** @type {URL | undefined} */
let base;

/**
 * How a file is read.
 * @type {(address: URL) => Promise<ArrayBuffer | Uint8Array>}
 */
let read = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server says ${response.status}`);
  return response.arrayBuffer();
};

/**
 * Says where the files of the package lie, `base`, where that is not beside the script; and how a file is read, `read`, where it is not
 * to be fetched. It is to be called before anything is asked.
 * @param {unknown} options
 */
export function init(options) {
  const { base: folder, read: reads } = optionsOf(options, ["base", "read"]);
  if (folder !== undefined) {
    try {
      base = new URL(String(folder).replace(/\/?$/, "/"), globalThis.document?.baseURI);
    } catch (error) {
      throw new EngineError("wrong-options", "`base` must be the address of a folder; outside a page a whole one, such as file:///….", "base", error);
    }
  }
  if (reads !== undefined) {
    if (typeof reads !== "function") throw new EngineError("wrong-options", "`read` must be a function from an address to bytes.", "read");
    read = /** @type {typeof read} */ (reads);
  }
}

/** @param {string} name */
const placed = async (name) => base && new URL(name, base);

/**
 * The bytes of a file; `hash` is its hash where that is compared here.
 * @param {Address} address
 * @param {string} [hash]
 */
export async function bytes(address, hash) {
  const at = new URL(await address(placed));
  const failed = (/** @type {string} */ code, /** @type {string} */ message, /** @type {unknown} */ cause) => new EngineError(code, message, at.href, cause);
  let found;
  try {
    found = new Uint8Array(await read(at));
  } catch (error) {
    throw failed("network", "A file of the package could not be read. Put all files of one release into one folder, and name it with init({ base }).", error);
  }
  if (found[0] === "<".charCodeAt(0)) {
    throw failed("not-found-html", "A page came in place of a file of the package. Have the bundler copy the files, or name their folder with init({ base }).", undefined);
  }
  if (hash && !(await isWhole(found, hash))) {
    throw failed("damaged", "A file of the package is damaged or of another release. Take all files from one release, as binary.", undefined);
  }
  return found;
}
