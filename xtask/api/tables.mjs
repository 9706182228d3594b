// The tables of docs/embedding.md, written between its marks from the element's public interface.

const code = (text) => (text ? `\`${text.replaceAll("|", "\\|")}\`` : "");
/** A name, with a question mark where it may be left out. */
const nameOf = ({ name, optional = false }) => (optional ? `${name}?` : name);
/** A type without the mark that other ids are allowed too. */
const plain = (type) => code(type.replace(/Suggested<((?:[^<>])*)>/g, "$1"));
/** Words as Markdown: an element's name would be taken for one. */
const words = (text) => text.replaceAll("<", "\\<");
const row = (cells) => `|${cells.map((cell) => (cell ? ` ${cell} ` : " ")).join("|")}|`;
const table = (head, rows) => [row(head), `|${"---|".repeat(head.length)}`, ...rows.map(row)].join("\n");

const named = (list) => table(["name", "what"], list.map(({ name, says }) => [code(name), words(says)]));

/** The tables, by the name that their mark has. */
const TABLES = {
  settings: ({ settings }) =>
    table(
      ["attribute", "property", "type", "if left out", "what"],
      settings.map(({ attribute, property, type, takes, as, default: value = "", readonly, says }) => {
        const read = takes && !takes.startsWith(type) ? `${plain(type)}; takes ${plain(takes)}` : plain(type);
        return [code(attribute), code(property), as ? `${read}; the attribute: ${as}` : read, value, readonly ? `${says} Read only.` : says];
      }),
    ),
  methods: ({ methods }) =>
    table(
      ["method", "what"],
      methods.map(({ name, parameters, says }) => {
        return [code(`${name}(${parameters.map(nameOf).join(", ")})`), says];
      }),
    ),
  events: ({ events }) =>
    table(
      ["event", "in `detail`", "type", "what"],
      events.flatMap(({ name, says, detail }) => [
        [code(name), "", "", says],
        ...detail.map((field) => ["", code(nameOf(field)), plain(field.type), field.says]),
      ]),
    ),
  types: ({ types }) =>
    table(
      ["of", "field", "type", "what"],
      types.flatMap(({ name, fields }) => fields.map((field, at) => [at ? "" : code(name), code(field.name), plain(field.type), field.says])),
    ),
  slots: ({ slots }) => table(["slot", "what"], slots.map(({ name, says }) => [code(name) || "none", says])),
  properties: ({ properties }) =>
    table(["property", "if left out", "what"], properties.map(({ name, default: value, says }) => [code(name), value, says])),
  parts: ({ parts }) => named(parts),
  codes: ({ codes }) => table(["code", "what to change"], codes.map(({ name, says, silent }) => [code(name), silent ? `${says} On the console only.` : words(says)])),
};

/** A document with each table between `<!-- api: NAME -->` and `<!-- /api -->` written anew. */
export const withTables = (text, api) =>
  text.replace(/(<!-- api: (\w+) -->\n)[^]*?(<!-- \/api -->)/g, (_, start, name, end) => `${start}${TABLES[name](api)}\n${end}`);

/** The names of the tables that a document must have. */
export const names = Object.keys(TABLES);

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const TITLES = {
  settings: "Attributes and properties",
  methods: "Methods",
  events: "Events",
  types: "In the details of events",
  slots: "Slots",
  properties: "Custom properties",
  parts: "Parts",
  codes: "Codes of faults",
};

/** The same tables as HTML, each under its heading. */
export const asHtml = (api) =>
  Object.entries(TABLES)
    .map(([name, table]) => {
      const [head, , ...rows] = table(api).split("\n").map((line) => line.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()));
      const cell = (tag) => (text) => `<${tag}>${escaped(text.replace(/\\([|<])/g, "$1")).replace(/`([^`]*)`/g, "<code>$1</code>")}</${tag.split(" ")[0]}>`;
      const row = (cells, tag) => `<tr>${cells.map(cell(tag)).join("")}</tr>`;
      const body = rows.map((cells) => row(cells, "td")).join("\n");
      return `<h3 id="${name}">${TITLES[name]}</h3>\n<div class="table" tabindex="0" role="region" aria-labelledby="${name}">\n<table>\n${row(head, 'th scope="col"')}\n${body}\n</table>\n</div>`;
    })
    .join("\n");
