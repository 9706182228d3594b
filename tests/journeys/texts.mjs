// The words that journeys look for on the page, read where they are written, a language at a time.

import { readFileSync } from "node:fs";

export const languages = { sv: "Svenska", fi: "Suomi", en: "English" };

const address = (path) => new URL(`../../${path}`, import.meta.url);

/** The tables and strings of a TOML file; a file of texts holds nothing else. */
function read(path) {
  const root = {};
  let table = root;
  const below = (start, names) => names.reduce((tables, name) => (tables[name] ??= {}), start);
  for (const line of readFileSync(address(path), "utf8").split("\n")) {
    const header = line.match(/^\[([\w.-]+)\]$/);
    const pair = line.match(/^([\w.-]+) = (".*")$/);
    if (header) table = below(root, header[1].split("."));
    const names = pair?.[1].split(".") ?? [];
    if (pair) below(table, names.slice(0, -1))[names.at(-1)] = JSON.parse(pair[2]);
  }
  return root;
}

/** The texts of a rule set in a language. */
export const rules = (lang, id = "2021-04") => read(`rules/${id}/${lang}.toml`);

/** The interface's own words in a language. */
export const words = (lang) => ({ ...read(`locales/${lang}.toml`), ...read(`locales/result/${lang}.toml`) });

/** The words of documents in a language. */
export const documents = (lang) => read(`locales/documents/${lang}.toml`);

/** A text with its gaps filled. */
export const fill = (text, gaps) => text.replaceAll(/\{(\w+)\}/g, (_, gap) => gaps[gap]);
