// Loads the wasm and the texts, each once for all elements of a page; what goes wrong has a code.

import { __wbg_reset_state, initSync } from "kanta-guide-glue";
// The wasm and the texts of each language, each as its address and the first digits of its hash; the build writes them
// (xtask/esbuild.mjs).
import { PACKS, WASM } from "kanta-guide-files";
import { isWhole } from "./whole.js";

/** A fault with its code; what the code means stands in help.js. */
export class Trouble extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

/** Fetches a file and reads it; one that has not come after a minute will not come. */
async function get(url, read) {
  const signal = AbortSignal.timeout?.(60_000);
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok) throw new Trouble("http", `${answer.url}: ${answer.status}`);
    return await read(answer);
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble("network", signal?.reason ?? error);
  }
}

/** What was asked for, by address; forgotten when it failed, so that a retry is one. */
const asked = new Map();
const once = (address, load) => {
  if (!asked.has(address)) {
    const promise = load();
    asked.set(address, promise);
    promise.catch(() => asked.delete(address));
  }
  return asked.get(address);
};

/** The smallest wasm there is: a browser that may not run it may run none. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** The wasm, compiled while it arrives; or after, where it comes under another type than its own. */
async function compiled() {
  if (typeof WebAssembly !== "object") throw new Trouble("wasm-absent");
  await WebAssembly.instantiate(EMPTY).catch((error) => {
    throw new Trouble("wasm-blocked", error);
  });
  const [address, hash] = WASM;
  return get(address, async (answer) => {
    const [module, bytes] = await Promise.all([
      WebAssembly.compileStreaming(answer.clone()).catch((error) => error),
      answer.arrayBuffer(),
    ]);
    if (String(new Uint8Array(bytes, 0, 4)) !== "0,97,115,109") throw new Trouble("not-wasm");
    if (!(await isWhole(bytes, hash))) throw new Trouble("wasm-invalid", module);
    if (module instanceof WebAssembly.Module) return module;
    return WebAssembly.compile(bytes).catch((error) => {
      throw new Trouble("wasm-invalid", error);
    });
  });
}

/** Makes an instance of the program. */
function begin(make) {
  try {
    make();
  } catch (error) {
    throw new Trouble("version", error);
  }
}

export const loadWasm = () =>
  once(WASM, async () => {
    const module = await compiled();
    begin(() => initSync({ module }));
  });

/** Makes the program anew after a crash. */
export const restart = () => begin(__wbg_reset_state);

/** The texts of a language, and before them its first page (see first-page.js). */
export const loadPack = (language) =>
  once(PACKS[language], () => {
    const [address, hash] = PACKS[language];
    return get(address, async (answer) => {
      const bytes = await answer.arrayBuffer();
      if (!(await isWhole(bytes, hash))) throw new Trouble("pack-damaged", String(address));
      const end = 4 + new DataView(bytes).getUint32(0, true);
      return { page: new TextDecoder().decode(bytes.slice(4, end)), texts: new Uint8Array(bytes, end) };
    });
  });

/** The drawings of all topics at an address, which drawing.js knows. */
export const loadMaps = (address) => once(address, () => get(address, (answer) => answer.json()));

/** Forgets a pack that did not do, so that a retry fetches it anew. */
export const forgetPack = (language) => asked.delete(PACKS[language]);

/** The rule set at an address in a language (see rules.js), or nothing where there is no address. */
export async function hostRules(address, integrity, language) {
  if (!address) return {};
  const { ruleSet } = await import("./rules.js").catch((error) => {
    throw new Trouble("later", error);
  });
  return ruleSet(address, integrity, language, get, Trouble);
}
