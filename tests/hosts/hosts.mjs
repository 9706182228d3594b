// Builds a host out of its page in docs/hosts, as a reader of the page would, and walks through the guide in it.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openPage } from "../journeys/harness.mjs";
import { serve } from "../serve.mjs";
import { project } from "./builds.mjs";
import { PORT } from "./matrix.mjs";
import { OUTCOMES, opensPicture, walk } from "./walk.mjs";

const run = promisify(execFile);
const checkout = fileURLToPath(new URL("../..", import.meta.url));
/** Tools ask nobody and call nobody. */
const env = { ...process.env, CI: "1", NO_COLOR: "1", FORCE_COLOR: "0", ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", NUXT_TELEMETRY_DISABLED: "1", NG_CLI_ANALYTICS: "false" };

/** A page of docs/hosts. */
export const read = (page) => readFile(join(checkout, "docs/hosts", `${page}.md`), "utf8");

/** The files that a page has, by their names, and its commands, by theirs: what follows the language of a block. */
export async function blocksOf(page) {
  const blocks = [...(await read(page)).matchAll(/^```(\w+) (\S+)\n([^]*?)^```$/gm)];
  const of = (isCommand) => Object.fromEntries(blocks.filter(([, language]) => (language === "sh") === isCommand).map(([, , name, text]) => [name, text]));
  return { files: of(false), commands: of(true) };
}

/** One JSON value over another: what only one of them has stays. */
function merged(below, above) {
  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRecord(below) || !isRecord(above)) return above;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(keys.map((key) => [key, key in above ? merged(below[key], above[key]) : below[key]]));
}

/** Writes the files of a page into a folder; what it has of a JSON file that is there is put in. */
async function put(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    const there = name.endsWith(".json") && (await readFile(path, "utf8").catch(() => ""));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, there ? JSON.stringify(merged(JSON.parse(there), JSON.parse(text))) : text);
  }
}

/** The project of a host: what any project of its kind has (tests/hosts/projects), then what its page says. */
export async function projectOf(t, { page, install }) {
  const folder = await project(t, { install });
  await put(folder, (await blocksOf("README")).files);
  await cp(join(checkout, "tests/hosts/projects", page), folder, { recursive: true }).catch((error) => assert.equal(error.code, "ENOENT"));
  await put(folder, (await blocksOf(page)).files);
  return folder;
}

/** Runs the commands of a page. */
export async function follow(folder, page, names) {
  const { commands } = await blocksOf(page);
  for (const name of names) {
    // All that a command says belongs to the report of one that failed.
    await run("bash", ["-e", "-c", commands[name]], { cwd: folder, env }).catch(({ stdout, stderr }) => assert.fail(`${name}: ${stdout}${stderr}`));
  }
}

/** Serves a folder below a path, as one page for all that is not there. */
async function below(folder) {
  const page = await readFile(join(folder, "index.html"));
  const change = (answer) => (answer.status === 404 ? { ...answer, status: 200, type: "text/html", body: page } : answer);
  const { address, close } = await serve(folder, { folders: { "/portal/": folder }, change });
  return { address: `${address}portal/`, close };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a host's own server; it is there when it says where. */
async function started(folder, command) {
  const port = await freePort();
  const server = spawn("bash", ["-c", `exec ${command.replace(PORT, port)}`], { cwd: folder, env: { ...env, PORT: port }, detached: true });
  const ended = new Promise((resolve) => server.on("close", resolve));
  const close = () => {
    // With all that it has started.
    process.kill(-server.pid);
    return ended;
  };
  let said = "";
  await new Promise((resolve, reject) => {
    const hear = (bytes) => {
      said += bytes;
      if (new RegExp(`https?://\\S*:${port}`).test(said)) resolve();
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    ended.then(() => reject(new Error(`${command} has ended: ${said}`)));
  });
  const address = `http://localhost:${port}/`;
  // A server for development builds the page when it is first asked for it.
  await (await fetch(address)).arrayBuffer();
  return { address, close };
}

/** Builds or starts a host in its project: its address, and how it ends. */
async function open(root, page, { blocks, folder, html, command }) {
  await follow(root, page, blocks);
  if (command) return started(root, command);
  const out = join(root, folder);
  if (html) await writeFile(join(out, "index.html"), html(await readFile(join(root, "index.html"), "utf8")));
  return below(out);
}

/** Walks through the guide of a host page: what was given counts, the result becomes the ticket, and what comes later comes. */
export async function walkThrough(guide) {
  await guide.asks("provider");
  await guide.page.waitForFunction(() => document.querySelector("kanta-guide")?.ready ?? true);
  await guide.input("private").and(guide.element.locator(":checked")).waitFor();
  await guide.goOn();
  // What is locked is not asked, or this would not arrive.
  await walk(guide);
  const ticket = guide.page.locator("#ticket", { hasText: "{" });
  await ticket.waitFor();
  const told = JSON.parse(await ticket.textContent());
  for (const [topic, outcome] of Object.entries(OUTCOMES)) assert.deepEqual(told[topic], [outcome], topic);
  await opensPicture(guide);
  await guide.element.evaluate((element) => Object.assign(element, { locked: null, answers: null, rules: "2026-09" }));
  await guide.asks("where");
}

/** A test for each host, and in it one for each way in which it is started. */
export function testHosts(hosts) {
  for (const host of hosts) {
    test(host.name, async (t) => {
      const root = await projectOf(t, host);
      for (const start of host.starts) {
        await t.test(start.what, async (t) => {
          const { address, close } = await open(root, host.page, start);
          // Hooks run in their order: the page is closed before what it may still ask.
          const guide = await openPage(t, { address }).finally(() => t.after(close));
          await walkThrough(guide);
        });
      }
    });
  }
}
