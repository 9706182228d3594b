// The first question of the site's HTML in each engine: it is seen before the guide's script, and what is done with it is taken up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { product, serve } from "../serve.mjs";
import { inEachEngine } from "./tabs.mjs";

/** Has the guide's script wait until the page says `come()`. */
const late = (answer) =>
  /\/kanta-guide-[0-9a-f]+\.js$/.test(answer.path)
    ? { ...answer, body: `await new Promise((come) => (globalThis.come = come));\n${answer.body}` }
    : answer;

/** Answers the first question before the script is let through, and waits for the second; says what was seen of each. */
const answerEarly = async () => {
  const guide = document.querySelector("kanta-guide");
  const patience = performance.now() + 30_000;
  const until = async (find) => {
    while (!find() && performance.now() < patience) await new Promise((soon) => setTimeout(soon, 10));
    return find();
  };
  const shown = (selector) => [...(guide.shadowRoot?.querySelectorAll(selector) ?? [])].find((one) => one.getClientRects().length);
  const button = await until(() => shown("[part=continue]"));
  const color = getComputedStyle(button).backgroundColor;
  shown("input[value=private]").click();
  button.click();
  const early = Boolean(customElements.get("kanta-guide"));
  await until(() => globalThis.come);
  globalThis.come();
  const second = await until(() => shown("fieldset:not([data-question=provider])"));
  return { color, early, second: second?.dataset.question, answers: guide.answers, search: location.search };
};

inEachEngine((tab) => {
  test("an answer and a press of Continue before the script are taken up", async (t) => {
    const server = await serve(product("site"), { change: late });
    t.after(server.close);
    await tab.open(`${server.address}fi/`);
    assert.deepEqual(await tab.run(answerEarly), {
      color: "rgb(10, 74, 140)",
      early: false,
      second: "services",
      answers: { provider: "private" },
      search: "",
    });
  });
});
