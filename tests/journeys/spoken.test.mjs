// What a screen reader is told, kept as text in three languages: a question, an error, the search for a region, a result, a row
// that is unfolded. `KANTA_BLESS=1` writes the texts in tests/spoken/ anew; read them as a listener before they are kept.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openPage } from "./harness.mjs";
import { languages } from "./texts.mjs";

const KEPT = fileURLToPath(new URL("../spoken", import.meta.url));

/** What is said with its name, and what is in it is not said again. */
const NAMED = new Set(["button", "checkbox", "heading", "link", "radio", "DisclosureTriangle", "textbox", "searchbox", "term"]);
/** What is said to be there before what is in it is said. */
const AROUND = new Set(["alert", "complementary", "group", "list", "navigation", "region", "status", "table"]);
const CALLED = { DisclosureTriangle: "row", searchbox: "search field", textbox: "text field" };

/** How a state of an element is said. */
const STATES = {
  checked: (is) => (String(is) === "true" ? "chosen" : "not chosen"),
  expanded: (is) => (is ? "unfolded" : "folded"),
  level: (level) => `level ${level}`,
};

/** What the browser tells of the guide, a line each: what it is, its name, its states, its description. */
async function told({ page }) {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  await cdp.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  let control = "";
  const say = (node) => {
    const [role, name] = [node.role?.value, node.name?.value ?? ""];
    // The words of a label were said with its control.
    if (role === "StaticText" && name.trim() && !control.includes(name.trim())) lines.push(name.trim());
    if (!node.ignored && (NAMED.has(role) || (AROUND.has(role) && (name || role !== "group")))) {
      const states = (node.properties ?? []).flatMap(({ name, value }) => (name in STATES && role !== "list" ? STATES[name](value.value) : []));
      control = ["radio", "checkbox"].includes(role) ? `${name} ${node.description?.value}` : "";
      lines.push([CALLED[role] ?? role, name, ...states, node.description?.value].filter(Boolean).join(", "));
    }
    if (!NAMED.has(role)) for (const id of node.childIds ?? []) if (byId.has(id)) say(byId.get(id));
  };
  const main = nodes.find(({ role }) => role?.value === "main");
  say(main);
  return `${lines.join("\n")}\n`;
}

/** The states whose words are kept, and how each is reached. */
const states = {
  question: (guide) => guide.asks("provider"),
  error: async (guide) => {
    await guide.goOn();
    await guide.part("error-summary").waitFor();
  },
  regions: async (guide) => {
    await guide.answer({ provider: "private", services: "social" });
    await guide.asks("regions");
    await guide.choose("01");
  },
  result: async (guide) => {
    await guide.choose("02");
    await guide.goOn();
    await guide.answer({ purchased: "no" });
    await guide.concludes();
  },
  row: (guide) => guide.unfold('[data-topic="permit-authority"]'),
};

for (const lang of Object.keys(languages)) {
  test(`in ${lang} a screen reader is told what was read as a listener`, async (t) => {
    const guide = await openPage(t, { lang });
    for (const [state, reach] of Object.entries(states)) {
      await reach(guide);
      const [now, path] = [await told(guide), `${KEPT}/${state}.${lang}.txt`];
      if (process.env.KANTA_BLESS) {
        mkdirSync(KEPT, { recursive: true });
        writeFileSync(path, now);
      }
      assert.equal(now, readFileSync(path, "utf8"), `${state}.${lang}`);
    }
  });
}
