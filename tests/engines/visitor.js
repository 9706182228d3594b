// A visitor to a host page, as a script in the page around it: the host page stands in a frame, so that whatever it does to the
// functions of the browser, it does not do to these. `hosts.mjs` puts it there.

/** The window of the host page. */
let host;

/** Waits until something is found, looking again and again; says what was waited for where it does not come. */
async function until(what, find) {
  const patience = performance.now() + 60_000;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > patience) throw new Error(`waited for ${what}; ${lookAround()}`);
    await new Promise((soon) => setTimeout(soon, 10));
  }
}

const all = (root, selector) =>
  Array.from((root.nodeType === Node.DOCUMENT_NODE ? Document : DocumentFragment).prototype.querySelectorAll.call(root, selector));

/** The first element of the host page that a selector fits. */
const find = (selector) => all(host.document, selector)[0];

/** What the guides show and the page was told, for who reads a failure. */
function lookAround() {
  const shown = all(host.document, "kanta-guide").map((guide) => guide.shadowRoot?.textContent.slice(0, 80));
  return JSON.stringify({ shown, ...heard() });
}

/** Opens the host page in the frame. */
async function visit(path = "/host.html") {
  const frame = Object.assign(document.createElement("iframe"), { src: path, width: 1000, height: 800 });
  document.body.replaceChildren(frame);
  await new Promise((loaded) => (frame.onload = loaded));
  host = frame.contentWindow;
}

/** What the host page heard: the guide's events, what the console was told, faults, and what its policy forbade. */
const heard = () =>
  Object.fromEntries(["events", "console", "faults", "violations"].map((what) => [what, Array.from(host.heard[what], String)]));

/** A guide by its element, or by a selector. */
function guide(element = "kanta-guide") {
  const root = () => (typeof element === "string" ? find(element) : element)?.shadowRoot;
  // The page that stands there before the program goes when that comes.
  const there = () => root() && all(root(), ".status, [data-error]").length;
  const every = (selector) => (there() ? all(root(), selector) : []);
  const one = (selector) => until(selector, () => every(selector)[0]);
  const self = {
    every,
    one,
    asks: (question) => one(`fieldset[data-question="${question}"]`),
    click: async (selector) => (await one(selector)).click(),
    /** The code of the fault in the message that stands in the guide's place. */
    apologises: async () => (await one("[data-error]")).dataset.error,
    /** Answers questions in turn, each as soon as it is asked. */
    answer: async (answers) => {
      for (const [question, values] of Object.entries(answers)) {
        const asked = await self.asks(question);
        for (const value of [values].flat()) asked.querySelector(`input[value="${value}"]`).click();
        await self.click('[part~="continue"]');
        await until(`what follows ${question}`, () => !every(`fieldset[data-question="${question}"]`).length);
      }
    },
    /** What the result concludes for each topic, as "outcome status". */
    conclusions: async () => {
      await one('[part~="footer"]');
      const topics = every("[data-topic]").map(({ dataset }) => [dataset.topic, `${dataset.outcome} ${dataset.status}`.trim()]);
      return Object.fromEntries(topics);
    },
  };
  return self;
}

Object.assign(globalThis, { visitor: { visit, guide, find, until, heard, window: () => host } });
