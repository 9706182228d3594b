// What checkers of pages say: vnu of the markup, IBM's checker of accessibility, Lighthouse of a visit. What they find and what is
// meant all the same stands in docs/accessibility.md with its reason; anything else fails.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { project, unpack } from "../hosts/builds.mjs";
import { openPage, pages } from "../journeys/harness.mjs";
import { product, serve } from "../serve.mjs";

after(unpack);
const run = promisify(execFile);
const manual = readFileSync(new URL("../../docs/accessibility.md", import.meta.url), "utf8");

/** What a checker finds and is meant: the first cells of its table in the manual. */
const explained = (checker) => {
  const [, table] = new RegExp(`<!-- ${checker} -->\\n([^]*?)<!-- /${checker} -->`).exec(manual);
  return [...table.matchAll(/^\| `(.*?)` \|/gm)].map(([, first]) => first);
};

/** Every finding is explained, and what is explained is found. */
function assertExplained(checker, found, ruleOf) {
  const known = explained(checker);
  const isKnown = (finding) => known.find((rule) => ruleOf(finding).includes(rule));
  assert.deepEqual(found.filter((finding) => !isKnown(finding)).map((finding) => JSON.stringify(finding)), []);
  assert.deepEqual(known.filter((rule) => !found.some((finding) => isKnown(finding) === rule)), [], "it is not found any more: take it out of docs/accessibility.md");
}

const java = await run("java", ["-version"]).then(() => false, () => "vnu needs Java: on Debian, as root: apt-get install default-jre-headless");

test("vnu finds nothing in the pages and in what the guide draws", { skip: java }, async (t) => {
  const folder = await project(t, { install: { "vnu-jar": "26.9.27" } });
  const drawn = await mkdtemp(join(tmpdir(), "kanta-guide-drawn-"));
  t.after(() => rm(drawn, { recursive: true }));
  const kept = new URL("../pages/", import.meta.url);
  const files = [];
  for (const name of readdirSync(kept)) {
    const page = `<!doctype html>\n<html lang="${name.split(".").at(-2)}">\n<title>${name}</title>\n<h1>A host</h1>\n${readFileSync(new URL(name, kept), "utf8")}`;
    await writeFile(join(drawn, name), page);
    files.push(join(drawn, name));
  }
  const site = readdirSync(product("site"), { recursive: true }).filter((name) => name.endsWith(".html"));
  files.push(...site.map((name) => product("site") + name));
  assert.ok(site.length > 15 && files.length > site.length + 20);
  const jar = join(folder, "node_modules/vnu-jar/build/dist/vnu.jar");
  const { stdout } = await run("java", ["-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", ...files], { maxBuffer: 1e8 });
  const { messages } = JSON.parse(stdout);
  const found = messages.map(({ type, subType, url, lastLine, message, extract }) => ({ kind: subType ?? type, place: `${url.split("/").slice(-2).join("/")}:${lastLine}`, message, extract }));
  assertExplained("vnu", found, ({ message }) => message);
});

/** What IBM's checker finds on a page as it stands, but for what it only asks a person to look at. */
async function ibm({ page }, engine, state) {
  if (!(await page.evaluate(() => Boolean(globalThis.ace)))) await page.evaluate(engine);
  const results = await page.evaluate(async () => {
    const { results } = await new globalThis.ace.Checker().check(document, ["IBM_Accessibility"]);
    return results.map(({ ruleId, value, path, message }) => ({ rule: ruleId, kind: value.join(" "), place: path.dom, message }));
  });
  assert.ok(results.length > 100, state);
  return results.filter(({ kind }) => !/PASS|MANUAL/.test(kind)).map((finding) => ({ state, ...finding }));
}

test("IBM's checker finds nothing on the guide's pages and on the others of the site", async (t) => {
  const folder = await project(t, { install: { "accessibility-checker-engine": "4.0.34" } });
  const engine = readFileSync(join(folder, "node_modules/accessibility-checker-engine/ace.js"), "utf8");
  const found = [];
  for (const lang of Object.keys(pages)) {
    const guide = await openPage(t, { lang });
    const check = async (state) => found.push(...(await ibm(guide, engine, `${lang}: ${state}`)));
    await guide.asks("provider");
    await guide.page.waitForFunction(() => document.querySelector("kanta-guide").ready);
    await check("first question");
    await guide.goOn();
    await guide.part("error-summary").waitFor();
    await check("error");
    await guide.answer({ provider: "private", services: "both", form: "organisation", records: "electronic", "patient-system": "own" });
    await guide.asks("regions");
    await check("regions");
    await guide.answer({ regions: ["01", "21"], "vendor-support": "unknown", purchased: "yes" });
    await guide.concludes();
    await check("result");
    for (const path of ["about.html", "accessibility.html", "receipt.html", "rules.html"]) {
      found.push(...(await ibm(await openPage(t, { lang, path }), engine, `${lang}: ${path}`)));
    }
  }
  const maker = await openPage(t, { path: "embedding.html" });
  await maker.asks("provider");
  found.push(...(await ibm(maker, engine, "embedding.html")));
  assertExplained("ibm", found, ({ rule }) => rule);
});

/** The site as a host sends it: packed, and with the whole addresses that it has where its publisher has said its own. */
function asSent(answer) {
  if (answer.status !== 200) return answer;
  const packed = `${product("site")}${answer.path}.gz`;
  if (answer.path.endsWith(".html")) {
    const body = String(answer.body).replace(/(<link rel="alternate" hreflang="[^"]+" href=")(\.\/)?/g, "$1https://guide.example/");
    return { ...answer, body };
  }
  return existsSync(packed) ? { ...answer, body: readFileSync(packed), headers: { "content-encoding": "gzip" } } : answer;
}

test("Lighthouse gives the start page and the page for hosts 95 of 100 or more in each category", async (t) => {
  const folder = await project(t, { install: { lighthouse: "12.8.2" } });
  const site = await serve(product("site"), { change: asSent });
  t.after(() => site.close());
  const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
  for (const path of ["", "embedding.html"]) {
    const options = ["--output=json", "--quiet", "--no-enable-error-reporting", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"];
    const { stdout } = await run("npx", ["lighthouse", site.address + path, ...options], { cwd: folder, env, maxBuffer: 1e8 });
    const { categories, audits } = JSON.parse(stdout);
    const scores = Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)]);
    t.diagnostic(`/${path}: ${scores.map((pair) => pair.join(" ")).join(", ")}`);
    assert.deepEqual(scores.map(([id]) => id), ["performance", "accessibility", "best-practices", "seo"]);
    const short = Object.values(audits).filter(({ score }) => score !== null && score < 0.9).map(({ id, displayValue = "" }) => `${id} ${displayValue}`);
    for (const [id, score] of scores) assert.ok(score >= 95, `/${path}: ${id} ${score}: ${short.join("; ")}`);
  }
});
