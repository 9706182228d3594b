// Puts together the lines that a host copies, and shows what they make. What there is to choose and the hashes come with the page.

const { questions, integrity } = JSON.parse(document.getElementById("facts").textContent);
const form = document.querySelector(".choices");
const accent = form.elements["--kanta-accent"].defaultValue;

const make = (name, content, attributes = {}) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...content);
  return element;
};

for (const [question, values] of Object.entries(questions)) {
  const options = ["", ...values].map((value) => make("option", [value || "not known"], { value }));
  const locked = make("input", [], { type: "checkbox", name: `locked-${question}` });
  const select = make("select", options, { name: `answer-${question}` });
  const known = [make("label", [question, select]), make("label", [locked, ` do not ask: ${question}`])];
  document.getElementById("answers").append(make("div", known));
}

/** What is chosen: whether a frame, the attributes in order, and the custom properties. */
function chosen() {
  const value = (name) => form.elements[name].value;
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
  return { frame: value("form") === "frame", attributes: given(attributes), properties: given(properties) };
}

const quoted = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;

/** The lines to copy. */
function lines({ frame, attributes, properties }) {
  const tag = frame ? "kanta-guide-frame" : "kanta-guide";
  const base = form.elements.base.value.replace(/\/?$/, "/");
  const script = `<script type="module" src=${quoted(`${base}${tag}.js`)} integrity="${integrity[tag]}" crossorigin="anonymous"></script>`;
  const written = attributes.map(([name, value]) =>
    name === "answers" ? ` answers='${value.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;")}'` : ` ${name}=${quoted(value)}`,
  );
  const style = properties.map(([name, value]) => `  ${name}: ${value};\n`).join("");
  const sheet = style ? `/* in your style sheet */\n${tag} {\n${style}}\n\n` : "";
  return `${sheet}${script}\n<${tag}${written.join("")}>\n  <p>The guide needs a browser with JavaScript.</p>\n</${tag}>`;
}

function policy(frame) {
  const { origin } = new URL(form.elements.base.value, location);
  const from = origin === location.origin ? "'self'" : origin;
  return frame ? `script-src ${from}; frame-src ${from}` : `script-src ${from} 'wasm-unsafe-eval'; connect-src ${from}`;
}

/** Shows the guide as it is chosen. */
function show({ frame, attributes, properties }) {
  const guide = document.createElement(frame ? "kanta-guide-frame" : "kanta-guide");
  for (const [name, value] of attributes) guide.setAttribute(name, value);
  for (const [name, value] of properties) guide.style.setProperty(name, value);
  document.getElementById("preview").replaceChildren(guide);
}

let shown;
function update() {
  const choice = chosen();
  document.getElementById("snippet").textContent = lines(choice);
  document.getElementById("policy").textContent = policy(choice.frame);
  // Where only the address changes, the guide shown stays, with its answers.
  if (shown !== (shown = JSON.stringify(choice))) show(choice);
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
