// Puts what was measured into Markdown tables, with ratios and the budgets.

const GUIDE = "Kanta Guide";
const PLAIN = "hand-written";
const SAME = "same page";
const SURVEY = "SurveyJS";

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const ms = (number) => `${number < 100 ? number.toFixed(1) : number.toFixed(0)} ms`;
const mb = (number) => `${(number / 1e6).toFixed(1)} MB`;
const count = (number) => number.toLocaleString("en");

/** Every line of a table: what it is called, how it is read off a run, how it is written, and whether ratios say something. */
const LINES = [
  ["bytes on the wire", (run) => run.bytes, count, true],
  ["requests", (run) => run.requests, count, false],
  ["first question visible", (run) => run.visible, ms, true],
  ["ready to answer", (run) => run.ready, ms, true],
  ["Continue to the next question painted", (run) => median(run.clicks), ms, true],
  ["Continue to the result painted", (run) => run.result, ms, true],
  ["cumulative layout shift", (run) => run.shift, (number) => number.toFixed(3), false],
  ["script heap at the result", (run) => run.heap, mb, true],
  ["wasm memory at the result", (run) => run.wasm, mb, false],
];

/** The budgets of a first visit under the slower condition: of which line, against which page, at most how many times as much. */
const BUDGETS = [
  ["first question visible", PLAIN, 1.15],
  ["ready to answer", SURVEY, 0.4],
  ["Continue to the next question painted", PLAIN, 1.5],
  ["Continue to the next question painted", SAME, 1.5],
];

export function tables(runs, count, browser) {
  const conditions = [...new Set(runs.map(({ condition }) => condition))];
  const parts = conditions.map((condition) => {
    const values = lines(runs.filter((run) => run.condition === condition));
    return `### ${condition[0].toUpperCase()}${condition.slice(1)}\n\n${table(values)}`;
  });
  const slow = lines(runs.filter((run) => run.condition === conditions.at(-1)));
  const intro = `Chromium ${browser}, medians of ${count} runs, each page in turn.`;
  return `${intro}\n\n${parts.join("\n")}\n### Budgets, on the slower of the two\n\n${budgets(slow)}`;
}

/** For each line the median of each page, by page. */
const lines = (runs) =>
  LINES.map(([name, read, write, ratios]) => {
    const pages = [...new Set(runs.map(({ page }) => page))];
    const values = pages.map((page) => [page, median(runs.filter((run) => run.page === page).map(read))]);
    return { name, write, ratios, values: Object.fromEntries(values) };
  });

const row = (cells) => `| ${cells.join(" | ")} |\n`;

function table(all) {
  const pages = Object.keys(all[0].values);
  const head = ["", ...pages, "guide ÷ hand-written", "guide ÷ same page", "guide ÷ SurveyJS"];
  const body = all.map(({ name, write, ratios, values }) => {
    const ratio = (other) => (ratios ? (values[GUIDE] / values[other]).toFixed(2) : "");
    return row([name, ...pages.map((page) => write(values[page])), ratio(PLAIN), ratio(SAME), ratio(SURVEY)]);
  });
  return row(head) + row(head.map((_, at) => (at ? "---:" : "---"))) + body.join("");
}

function budgets(all) {
  const body = BUDGETS.map(([name, other, most]) => {
    const { values, write } = all.find((line) => line.name === name);
    const ratio = values[GUIDE] / values[other];
    const over = values[GUIDE] - most * values[other];
    const verdict = over <= 0 ? "met" : `not met: ${write(over)} over`;
    return row([name, `${most} × ${other}`, `${ratio.toFixed(2)} ×`, verdict]);
  });
  return row(["", "budget", "measured", ""]) + row(["---", "---", "---:", "---"]) + body.join("");
}
