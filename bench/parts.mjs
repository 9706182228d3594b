// Prints what each part of the wasm weighs, read off the names of its functions: node bench/parts.mjs WASM [BYTES OF THE RULES]

import { readFileSync } from "node:fs";
import { OTHERS, PARTS, partOf } from "./crates.mjs";

const [file, rules] = process.argv.slice(2);
const bytes = readFileSync(file);

let at = 8;
const byte = () => bytes[at++];
const number = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const next = byte();
    value += (next & 0x7f) * 2 ** shift;
    if (next < 0x80) return value;
  }
};
const text = () => {
  const length = number();
  at += length;
  return bytes.toString("utf8", at - length, at);
};
const skipLimits = () => {
  const flags = byte();
  number();
  if (flags & 1) number();
};

let imported = 0;
const bodies = [];
const names = new Map();
const sections = new Map();

const readImports = () => {
  for (let left = number(); left > 0; left--) {
    text();
    text();
    const kind = byte();
    if (kind === 0) imported += 1;
    if (kind === 0) number();
    else if (kind === 1) byte(), skipLimits();
    else if (kind === 2) skipLimits();
    else if (kind === 3) byte(), byte();
    else byte(), number();
  }
};
const readCode = () => {
  for (let left = number(); left > 0; left--) {
    const start = at;
    const length = number();
    at += length;
    bodies.push(at - start);
  }
};
const readNames = (end) => {
  while (at < end) {
    const kind = byte();
    const next = number() + at;
    if (kind === 1) for (let left = number(); left > 0; left--) names.set(number(), text());
    at = next;
  }
};

while (at < bytes.length) {
  const start = at;
  const kind = byte();
  const end = number() + at;
  if (kind === 2) readImports();
  if (kind === 10) readCode();
  const custom = kind === 0 ? text() : "";
  if (custom === "name") readNames(end);
  // The names are there for this table alone.
  if (kind !== 0) sections.set(kind, end - start);
  at = end;
}

const weights = new Map([...PARTS, OTHERS].map((part) => [part, 0]));
bodies.forEach((weight, index) => {
  const part = partOf(names.get(index + imported) ?? "");
  weights.set(part, weights.get(part) + weight);
});
const data = sections.get(11) ?? 0;
weights.set("data: the rules", Number(rules ?? 0));
weights.set("data: all else", data - Number(rules ?? 0));
const sum = [...weights.values()].reduce((one, other) => one + other);
const whole = [...sections.values()].reduce((one, other) => one + other, 8);
weights.set("tables, types, imports and exports", whole - sum);

console.log("| part | bytes | share |\n|---|---:|---:|");
for (const [part, weight] of weights) {
  if (weight) console.log(`| ${part} | ${weight.toLocaleString("en")} | ${((100 * weight) / whole).toFixed(1)} % |`);
}
console.log(`| in all | ${whole.toLocaleString("en")} | |`);
