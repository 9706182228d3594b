// Fetches a rule set that the host asks for in place of the built-in one, and refuses what is not whole. It is loaded only where
// a host does. The file is what `kanta-rules compile` writes; crates/rules/src/package.rs says what is in it.

/** The binary form that this release reads, the largest file that it takes, and how a file begins. */
const FORMAT = 1;
const MOST_BYTES = 2 ** 20;
const MAGIC = "KGR1";

/** What the visitor is told where the host's rules are refused. */
const REFUSED = {
  sv: "Den här sidan ville använda andra regler, men de gick inte att läsa. Svaren följer guidens egna regler, med det datum som står i resultatet.",
  fi: "Tämä sivu halusi käyttää muita sääntöjä, mutta niitä ei voitu lukea. Vastaukset perustuvat oppaan omiin sääntöihin, joiden päivämäärä näkyy tuloksessa.",
  en: "This page wanted to use other rules, but they could not be read. The answers follow the guide’s own rules, of the date that stands in the result.",
};

/** A fault with its code. */
let Fault;

/** What was read, by address and integrity. */
const read = new Map();

/** The rules of a file with their texts in a language, as the program reads them, and their drawings; or why there are none.
    `get` fetches, and `Trouble` is a fault: loading.js has them, but what both scripts imported would be a file of its own that
    every visit waits for. */
export async function ruleSet(address, integrity, language, get, Trouble) {
  Fault = Trouble;
  const name = [address, integrity].join(" ");
  if (!read.has(name)) read.set(name, get(address, (answer) => load(answer, integrity)));
  try {
    const { rules, languages } = await read.get(name);
    if (!Object.hasOwn(languages, language)) throw new Fault("rules-damaged", `no texts in ${language}`);
    const { texts, maps } = languages[language];
    return {
      bytes: joined([rules, texts]),
      maps: () => JSON.parse(new TextDecoder().decode(maps)),
      refuse: (error) => refused(language, new Fault("rules-damaged", error)),
    };
  } catch (error) {
    // What fails now may come later.
    read.delete(name);
    return refused(language, error);
  }
}

/** The built-in rules in place of those asked for, with the reason. */
const refused = (language, trouble) => ({ trouble, words: REFUSED[language] });

async function load(answer, integrity) {
  const bytes = await limited(answer);
  if (integrity) await check(bytes, integrity);
  const damaged = (what) => new Fault("rules-damaged", `${answer.url}: ${what}`);
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC) throw damaged("it is no rule set");
  let at = 8;
  const take = (length) => {
    if (!(length >= 0 && at + length <= bytes.length)) throw damaged("it is cut off");
    return bytes.subarray(at, (at += length));
  };
  let head;
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
    head = JSON.parse(new TextDecoder().decode(take(length)));
  } catch (error) {
    throw error.code ? error : damaged(error);
  }
  if (head.format !== FORMAT) throw new Fault("rules-version", `${answer.url}: form ${head.format}, not ${FORMAT}`);
  const parts = bytes.subarray(at);
  const digest = await hashed("SHA-256", parts);
  if (digest && hexadecimal(digest) !== head.sha256) throw damaged("its contents have changed");
  const rules = take(head.rules);
  const languages = {};
  for (const [language, [texts, maps]] of Object.entries(head.languages)) {
    languages[language] = { texts: take(texts), maps: take(maps) };
  }
  if (at !== bytes.length) throw damaged("it is too long");
  return { rules, languages };
}

/** The bytes of an answer, as long as they are few enough. */
async function limited(answer) {
  const large = () => new Fault("rules-too-large", answer.url);
  if (Number(answer.headers.get("content-length")) > MOST_BYTES) throw large();
  const reader = answer.body.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks);
    chunks.push(value);
    length += value.length;
    if (length > MOST_BYTES) {
      reader.cancel();
      throw large();
    }
  }
}

function joined(chunks) {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Compares a file with what `rules-integrity` says: one or more of sha256-, sha384- and sha512-, any of which does. */
async function check(bytes, integrity) {
  for (const wanted of integrity.split(/\s+/).filter(Boolean)) {
    const [, size, hash] = /^sha(256|384|512)-(.*)$/.exec(wanted) ?? [];
    const digest = size && (await hashed(`SHA-${size}`, bytes));
    if (digest && btoa(String.fromCharCode(...digest)) === hash) return;
  }
  throw new Fault("rules-integrity", crypto.subtle ? integrity : "it can be compared only on https pages");
}

/** A hash; none where the page is not secure, for there the browser computes none. */
const hashed = async (name, bytes) => crypto.subtle && new Uint8Array(await crypto.subtle.digest(name, bytes));

const hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
