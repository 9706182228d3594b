// Loads the wasm and the texts, each once for all elements of a page; what goes wrong has a code.

import { __wbg_reset_state, initSync } from "kanta-guide-glue";

/** Hashed file names, put in by the build: the wasm, and a pack of texts a language. */
const WASM = __WASM__;
export const PACKS = JSON.parse(__PACKS__);
/** The drawings of all topics, a file a language; fetched when a picture is asked for. */
const MAPS = JSON.parse(__MAPS__);

/** A fault with its code; what the code means stands in help.js. */
export class Trouble extends Error {
  constructor(code, cause) {
    super(code, { cause });
    this.code = code;
  }
}

const address = (name) => new URL(name, import.meta.url);

/** Fetches a file; one that has not come after a minute will not come. */
export async function get(url) {
  let answer;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  } catch (error) {
    throw new Trouble("network", error);
  }
  if (!answer.ok) throw new Trouble("http", `${answer.url}: ${answer.status}`);
  return answer;
}

/** What was asked for, by name; forgotten when it failed, so that a retry is one. */
const asked = new Map();
const once = (name, load) => {
  if (!asked.has(name)) {
    const promise = load();
    asked.set(name, promise);
    promise.catch(() => asked.delete(name));
  }
  return asked.get(name);
};

/** The smallest wasm there is: a browser that may not run it may run none. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** The wasm, compiled while it arrives; or after, where it comes under another type than its own. */
async function compiled() {
  if (typeof WebAssembly !== "object") throw new Trouble("wasm-absent");
  await WebAssembly.instantiate(EMPTY).catch((error) => {
    throw new Trouble("wasm-blocked", error);
  });
  const answer = await get(address(WASM));
  const again = answer.clone();
  return WebAssembly.compileStreaming(answer).catch(async () => {
    const bytes = await again.arrayBuffer();
    if (EMPTY.slice(0, 4).some((byte, at) => new Uint8Array(bytes)[at] !== byte)) throw new Trouble("not-wasm");
    return WebAssembly.compile(bytes).catch((error) => {
      throw new Trouble("wasm-invalid", error);
    });
  });
}

export const loadWasm = () =>
  once(WASM, async () => {
    const module = await compiled();
    try {
      initSync({ module });
    } catch (error) {
      throw new Trouble("version", error);
    }
  });

/** Makes the program anew after a crash. */
export const restart = () => __wbg_reset_state();

export const loadPack = (language) =>
  once(PACKS[language], async () => new Uint8Array(await (await get(address(PACKS[language]))).arrayBuffer()));

export const loadMaps = (language) => once(MAPS[language], async () => (await get(address(MAPS[language]))).json());

/** Forgets a pack that did not do, so that a retry fetches it anew. */
export const forgetPack = (language) => asked.delete(PACKS[language]);
