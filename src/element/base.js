// Says where the files of the script lie, for hosts whose bundler does not put them beside it.

/** @type {URL | undefined} */
let base;
let isAsked = false;

/**
 * The address of a file where a host has said it.
 * @param {string} name
 */
export async function placed(name) {
  // The script that imports this one has its turn before this goes on.
  await null;
  isAsked = true;
  return base && new URL(name, base);
}

/**
 * Names the folder in which all files of the package lie. It is to be called by the script that imports the package.
 * @param {{ base: string | URL }} options
 */
export function init(options) {
  // A server loads no files.
  if (!globalThis.document) return;
  const folder = new URL(String(options.base).replace(/\/?$/, "/"), document.baseURI);
  if (isAsked && folder.href !== base?.href) console.warn(`kanta-guide: init-late: ${folder} is not used; see docs/embedding.md`);
  else base = folder;
}
