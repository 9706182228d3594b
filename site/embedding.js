// Puts together the lines that a host copies, and shows what they make. What there is to choose and the hashes come with the page.

const { questions, integrity } = JSON.parse(document.getElementById("facts").textContent);
const form = document.querySelector(".choices");
const accent = form.elements["--kanta-accent"].defaultValue;
const value = (name) => form.elements[name].value;

/** What to do with the lines of each form. */
const WHERE = {
  element: "",
  frame: "",
  iframe:
    "One line for the HTML field, or the embed field, of the CMS. The frame has the height that you give it. It takes no answers: anybody can make an address, and none may lead straight to a result.",
  block: "Paste the lines into the code editor of a page, or what stands between the comments into a block “Custom HTML”. Only who may write unfiltered HTML can: administrators and editors.",
  shortcode: "Put the lines into a plug-in of your own, or into the functions.php of your child theme. Every author can then write [kanta_guide] into a page.",
};
/** What the frame by itself may do: all that the guide does, and not lead the page around it elsewhere. */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox";
const TITLES = { sv: "Kanta-guiden", fi: "Kanta-opas", en: "Kanta Guide" };
/** What stands in the element where the script does not run. */
const WITHOUT = {
  sv: "Guiden behöver en webbläsare med JavaScript.",
  fi: "Opas tarvitsee selaimen, jossa on JavaScript.",
  en: "The guide needs a browser with JavaScript.",
};
/** What the address of the frame by itself takes. */
const IN_ADDRESS = ["lang", "heading-level", "color-scheme", "storage"];
/** By these, tools that change scripts leave one alone; Cloudflare's stands before the address. */
const KEPT = ' data-cfasync="false" data-cookieconsent="ignore" data-ot-ignore';

const make = (name, content, attributes = {}) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...content);
  return element;
};

for (const [question, values] of Object.entries(questions)) {
  const options = ["", ...values].map((value) => make("option", [value || "not known"], { value }));
  const locked = make("input", [], { type: "checkbox", name: `locked-${question}` });
  const select = make("select", options, { name: `answer-${question}` });
  const known = [make("label", [question, select]), make("label", [locked, `do not ask: ${question}`])];
  document.getElementById("answers").append(make("div", known));
}

/** What is chosen: the form, the name of the element, its attributes in order, and the custom properties. */
function chosen() {
  const known = Object.keys(questions).filter((question) => value(`answer-${question}`));
  const answers = known.map((question) => [question, { value: value(`answer-${question}`), origin: value("origin") }]);
  const locked = known.filter((question) => form.elements[`locked-${question}`].checked);
  const attributes = {
    lang: value("lang"),
    "heading-level": value("heading-level") === "2" ? "" : value("heading-level"),
    "color-scheme": value("color-scheme"),
    storage: value("storage"),
    locked: locked.join(" "),
    answers: known.length ? JSON.stringify(Object.fromEntries(answers)) : "",
  };
  const properties = { "--kanta-accent": value("--kanta-accent") === accent ? "" : value("--kanta-accent"), "--kanta-font": value("--kanta-font") };
  const given = (pairs) => Object.entries(pairs).filter(([, value]) => value);
  const tag = { frame: "kanta-guide-frame", iframe: "iframe" }[value("form")] ?? "kanta-guide";
  return { kind: value("form"), tag, attributes: given(attributes), properties: given(properties) };
}

/** The attributes of the frame by itself, whose files lie in a folder. */
function ofFrame(attributes, base) {
  const parameters = new URLSearchParams(attributes.filter(([name]) => IN_ADDRESS.includes(name))).toString();
  return [
    ["src", `${base}frame.html${parameters && `?${parameters}`}`],
    ["title", TITLES[value("lang") || "sv"]],
    ["width", "100%"],
    ["height", "900"],
    ["sandbox", SANDBOX],
    ["allow", "clipboard-write"],
  ];
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const quoted = (text) => `"${escaped(text).replaceAll('"', "&quot;")}"`;
/** Attributes as they are written; JSON is full of quotes and stands between single ones. */
const written = (attributes) =>
  attributes.map(([name, value]) => (name === "answers" ? ` answers='${escaped(value).replaceAll("'", "&#39;")}'` : ` ${name}=${quoted(value)}`)).join("");

/** The line of the script. */
function script(tag, base) {
  const name = value("script") ? Object.keys(integrity).find((name) => name.replace(/-\d.*/, "") === tag) : `${tag}.js`;
  const hash = value("script") ? ` integrity="${integrity[name]}" crossorigin="anonymous"` : "";
  return `<script type="module"${form.elements.kept.checked ? KEPT : ""} src=${quoted(base + name)}${hash}></script>`;
}

/** The lines to copy. */
function lines({ kind, tag, attributes, properties }) {
  const base = value("base").replace(/\/?$/, "/");
  if (kind === "iframe") return `<iframe${written(ofFrame(attributes, base))}></iframe>`;
  const inWordPress = kind === "block" || kind === "shortcode";
  // A page of one's own has a style sheet; a block has the attribute alone.
  const style = inWordPress && properties.length ? [["style", properties.map((pair) => pair.join(": ")).join("; ")]] : [];
  const rules = properties.map(([name, value]) => `  ${name}: ${value};\n`).join("");
  const sheet = rules && !inWordPress ? `/* in your style sheet */\n${tag} {\n${rules}}\n\n` : "";
  const inside = `<span>${WITHOUT[value("lang") || "en"]}</span>`;
  const both = `${script(tag, base)}\n<${tag}${written([...attributes, ...style])}>${inside}</${tag}>`;
  if (kind === "block") return `<!-- wp:html -->\n${both}\n<!-- /wp:html -->`;
  if (kind === "shortcode") return `add_shortcode( 'kanta_guide', fn () => <<<'HTML'\n${both}\nHTML\n);`;
  return sheet + both;
}

function policy(kind) {
  const { origin } = new URL(value("base"), location);
  const from = origin === location.origin ? "'self'" : origin;
  if (kind === "iframe") return `frame-src ${from}`;
  return kind === "frame" ? `script-src ${from}; frame-src ${from}` : `script-src ${from} 'wasm-unsafe-eval'; connect-src ${from}`;
}

/** Shows the guide as it is chosen. */
function show({ kind, tag, attributes, properties }) {
  const guide = document.createElement(tag);
  const all = kind === "iframe" ? ofFrame(attributes, "embed/") : attributes;
  for (const [name, value] of all) guide.setAttribute(name, value);
  for (const [name, value] of properties) guide.style.setProperty(name, value);
  document.getElementById("preview").replaceChildren(guide);
}

let shown;
function update() {
  // What the frame by itself does not take is not offered.
  const isAlone = value("form") === "iframe";
  for (const name of ["--kanta-accent", "--kanta-font", "script", "kept"]) form.elements[name].disabled = isAlone;
  document.getElementById("answers").disabled = isAlone;
  const choice = chosen();
  document.getElementById("where").textContent = WHERE[choice.kind];
  document.getElementById("snippet").textContent = lines(choice);
  document.getElementById("policy").textContent = policy(choice.kind);
  document.getElementById("pinned").hidden = isAlone || !value("script");
  // Where only the address or the script changes, the guide shown stays, with its answers; so it does where another form shows the same.
  const look = JSON.stringify({ ...choice, kind: choice.tag });
  if (shown !== (shown = look)) show(choice);
}

form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("copy").addEventListener("click", async () => {
  const copied = await navigator.clipboard.writeText(document.getElementById("snippet").textContent).then(
    () => "Copied.",
    () => "Your browser does not copy here: mark the lines and copy them by hand.",
  );
  document.getElementById("copied").textContent = copied;
});
update();
