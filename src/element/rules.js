// Fetches a rule set that is asked for in place of the one in the wasm: one of the guide's own by its id or for a day, or a host's by
// its address. What is not whole or not to be trusted is refused. It is loaded only where somebody asks. The file is what
// `kanta-rules compile` writes; crates/rules/src/package.rs says what is in it.

import { RULE_SETS } from "kanta-guide-rule-sets";

/** How long the guide waits for rules when all else has come, in milliseconds. */
const PATIENCE = 10_000;

/** The form of the file that this release reads, the largest file that it takes, and how a file begins. */
const FORMAT = 9;
const MOST_BYTES = 2 ** 20;
const MAGIC = "KGR1";

/**
 * What the visitor is told where the host's rules are refused.
 * @type {Record<string, string>}
 */
const REFUSED = {
  sv: "Den här sidan ville använda andra regler, men de gick inte att läsa. Svaren följer guidens egna regler, med det datum som står i resultatet.",
  fi: "Tämä sivu halusi käyttää muita sääntöjä, mutta niitä ei voitu lukea. Vastaukset perustuvat oppaan omiin sääntöihin, joiden päivämäärä näkyy tuloksessa.",
  en: "This page wanted to use other rules, but they could not be read. The answers follow the guide’s own rules, of the date that stands in the result.",
};

/**
 * What the visitor is told where the rules of a day are asked for that is before the first rules.
 * @type {Record<string, string>}
 */
const EARLIER = {
  sv: "Den här sidan ville använda reglerna för en tidigare dag. Guiden har inga äldre regler än dessa.",
  fi: "Tämä sivu halusi käyttää aiemman päivän sääntöjä. Oppaassa ei ole näitä vanhempia sääntöjä.",
  en: "This page wanted to use the rules of an earlier day. The guide has no rules that are older than these.",
};

/**
 * What is asked for: an address, relative to `base`, with the hash of the file in `integrity`; or an id in its place; or, without
 * either, the rules of a day.
 * @typedef {{ address?: string, base: string, integrity: string, day: string }} Asked
 */

/**
 * The host's rules in one language: the rules and texts as the widget takes them, the extras, and what is so where the widget
 * refuses them; or the error for which they are refused, and what the visitor is told; or nothing, where there are none.
 * @typedef {{
 *   __proto__?: null,
 *   bytes?: Uint8Array,
 *   extras?: Uint8Array,
 *   refuse?: (cause: unknown) => HostRules,
 *   error?: Error,
 *   words?: string,
 * }} HostRules
 */

/** @typedef {{ rules: Uint8Array, languages: Map<string, { texts: Uint8Array, extras: Uint8Array }> }} File */
/** @typedef {new (code: string, cause?: unknown) => Error} CodedErrorClass */
/** @typedef {import("kanta-guide-files").Address} Address */
/** @typedef {(address: Address, read: (response: Response) => Promise<File>) => Promise<File>} Get */

/**
 * An error with its code.
 * @type {CodedErrorClass}
 */
let CodedError;

/**
 * What was read, by address and integrity.
 * @type {Map<string, Promise<File>>}
 */
const files = new Map();

/**
 * The rules of a file with their texts in a language, or why they are refused. `get` fetches: load.js has it and the class of
 * errors, but what both scripts imported would be a file of its own, for which every visit waits.
 * @param {Asked} asked
 * @param {string} language
 * @param {Get} get
 * @param {CodedErrorClass} errorClass
 * @param {Promise<unknown>} [others] what else the guide needs; where there is nothing else rules may take their time
 * @returns {Promise<HostRules>}
 */
export async function ruleSet(asked, language, get, errorClass, others) {
  CodedError = errorClass;
  try {
    const own = ownSet(asked);
    const words = own && !asked.address && asked.day < own.day ? EARLIER[language] : undefined;
    if (own && !own.file) return { __proto__: null, words };
    const file = own?.file ? ownFile(own.id, own.file, get) : hostFile(asked, get);
    const { rules, languages } = await (others ? Promise.race([file, tooLate(others, asked.address)]) : file);
    const found = languages.get(language);
    if (!found) throw new CodedError("rules-damaged", `no texts in ${language}`);
    return {
      __proto__: null,
      words,
      bytes: joined([rules, found.texts]),
      extras: found.extras,
      refuse: (cause) => refused(language, new CodedError("rules-damaged", cause)),
    };
  } catch (error) {
    return refused(language, /** @type {Error} */ (error));
  }
}

/**
 * Fails when the guide has waited long enough for rules.
 * @param {Promise<unknown>} others
 * @param {string | undefined} address
 * @returns {Promise<never>}
 */
async function tooLate(others, address) {
  await others;
  await new Promise((settle) => setTimeout(settle, PATIENCE));
  throw new CodedError("timeout", address);
}

/**
 * The built-in rules in place of those asked for, with the reason.
 * @param {string} language
 * @param {Error} error
 * @returns {HostRules}
 */
const refused = (language, error) => ({ __proto__: null, error, words: REFUSED[language] });

/**
 * The guide's own rule set that is asked for; undefined where an address is.
 * @param {Asked} asked
 */
function ownSet({ address = "", day }) {
  if (!address) {
    // A day of the calendar is the same when it has been read.
    if (!day || new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) !== day) throw new CodedError("as-of", day);
    return RULE_SETS.filter((set) => set.day <= day).at(-1) ?? RULE_SETS[0];
  }
  if (!/^[a-z\d-]+$/.test(address)) return undefined;
  const set = RULE_SETS.find(({ id }) => id === address);
  if (!set) throw new CodedError("rules-unknown", address);
  return set;
}

/**
 * @param {string} id
 * @param {readonly [Address, string]} file its address and its hash
 * @param {Get} get
 */
const ownFile = (id, [address, hash], get) =>
  readOnce(id, () =>
    get(address, async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      const digest = await hashed("SHA-256", bytes);
      if (digest && hexadecimal(digest) !== hash) throw new CodedError("rules-damaged", cameAs(response));
      return contents(bytes, response);
    }),
  );

/**
 * @param {Asked} asked
 * @param {Get} get
 */
function hostFile({ address = "", base, integrity }, get) {
  const url = trusted(address, base, integrity);
  return readOnce([url, integrity].join(" "), () => get(() => url, (response) => readFile(response, integrity)));
}

/**
 * A file, read once for all elements and languages; what fails now may come later.
 * @param {string} name
 * @param {() => Promise<File>} load
 */
function readOnce(name, load) {
  const known = files.get(name);
  if (known) return known;
  const promise = load();
  files.set(name, promise);
  promise.catch(() => files.delete(name));
  return promise;
}

/**
 * An address that rules may come from: rules say what a visitor is told, so those of another origin are taken only by their hash.
 * @param {string} address
 * @param {string | undefined} base
 * @param {string} integrity
 */
function trusted(address, base, integrity) {
  let url;
  try {
    url = new URL(address, base);
  } catch (error) {
    throw new CodedError("rules-address", error);
  }
  if (!/^https?:$/.test(url.protocol)) throw new CodedError("rules-address", address);
  if (url.origin !== location.origin && !integrity.trim()) throw new CodedError("rules-origin", address);
  return url;
}

/**
 * @param {Response} response
 * @param {string} integrity
 * @returns {Promise<File>}
 */
async function readFile(response, integrity) {
  // A redirect may have led elsewhere.
  trusted(response.url, undefined, integrity);
  const bytes = await limited(response);
  if (integrity.trim()) await check(bytes, integrity);
  return contents(bytes, response);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Response} response
 */
async function contents(bytes, response) {
  try {
    return await parsed(bytes);
  } catch (error) {
    // What is thrown here says what is wrong with the file; anything else comes of a head of another shape.
    throw error instanceof CodedError ? error : new CodedError("rules-damaged", `${cameAs(response)}: ${error}`);
  }
}

/**
 * Where a file came from, and as what, as help.js says it.
 * @param {Response} response
 */
const cameAs = ({ url, status, headers }) => `${url}: ${status} ${headers.get("content-type")}`;

/**
 * The parts of a file: the head lists them.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<File>}
 */
async function parsed(bytes) {
  if (text(bytes.subarray(0, 4)) !== MAGIC) throw new TypeError("it is no rule set");
  let at = 8;
  /** @param {unknown} length */
  const take = (length) => {
    if (typeof length !== "number" || !(length >= 0 && at + length <= bytes.length)) throw new TypeError("it is cut off");
    return bytes.subarray(at, (at += length));
  };
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const head = JSON.parse(text(take(length)));
  if (typeof head !== "object" || head === null) throw new TypeError("its head is no object");
  if (head.format !== FORMAT) throw new CodedError("rules-version", `form ${head.format}, not ${FORMAT}`);
  const digest = await hashed("SHA-256", bytes.subarray(at));
  if (digest && hexadecimal(digest) !== head.sha256) throw new TypeError("its contents have changed");
  const rules = take(head.rules);
  const languages = new Map();
  for (const [language, [texts, extras]] of Object.entries(head.languages)) {
    languages.set(language, { texts: take(texts), extras: take(extras) });
  }
  if (at !== bytes.length) throw new TypeError("it is too long");
  return { rules, languages };
}

/**
 * The bytes of a response, as long as they are few enough.
 * @param {Response} response
 */
async function limited(response) {
  const large = () => new CodedError("rules-too-large", response.url);
  if (Number(response.headers.get("content-length")) > MOST_BYTES) throw large();
  const reader = response.body?.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) return joined(chunks);
    chunks.push(value);
    length += value.length;
    if (length > MOST_BYTES) {
      reader?.cancel();
      throw large();
    }
  }
}

/** @param {Uint8Array[]} chunks */
function joined(chunks) {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Compares a file with what `rules-integrity` says: one or more of sha256-, sha384- and sha512-, any of which does.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} integrity
 */
async function check(bytes, integrity) {
  for (const wanted of integrity.split(/\s+/).filter(Boolean)) {
    const [, size, hash] = /^sha(256|384|512)-(.*)$/.exec(wanted) ?? [];
    const digest = size && (await hashed(`SHA-${size}`, bytes));
    if (digest && btoa(String.fromCharCode(...digest)) === hash) return;
  }
  throw new CodedError("rules-integrity", crypto.subtle ? integrity : "it can be compared only on https pages");
}

/**
 * A hash; none where the page is not secure, for there the browser computes none.
 * @param {string} name
 * @param {BufferSource} bytes
 */
const hashed = async (name, bytes) => crypto.subtle && new Uint8Array(await crypto.subtle.digest(name, bytes));

/** @param {Uint8Array} bytes */
const hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder().decode(bytes);
