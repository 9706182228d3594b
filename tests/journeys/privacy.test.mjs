// Nothing that a visitor answers leaves the page: a whole walk under both rule sets, in each form of the guide, with every request, store,
// title, address, entry of the history and line of the console written down. Not one has an answer or the code of a link, but where the
// host asked for that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { product } from "../serve.mjs";
import { openFramed } from "./framed.mjs";
import { openHost, openPage } from "./harness.mjs";
import { languages } from "./texts.mjs";

/** A walk that comes to every question of both rule sets, with answers that nothing else on the way is called by. */
const walks = {
  "2021-04": {
    provider: "private",
    services: "both",
    form: "self-employed",
    records: "electronic",
    "patient-system": "main-joiners",
    setting: "premises-and-chain",
    regions: ["01", "06"],
    "vendor-support": "not-full",
    purchased: "yes",
  },
  // Where they are, and whose system they use, is known from the other.
  "2026-09": {
    "patient-information-system": "yes",
    "client-information-system": "yes",
    "client-system": "public-organisers",
    purchased: "some",
  },
};
/** What is answered otherwise at the end. */
const changed = { where: "aland", "patient-system": "shared-with-others" };
const values = new Set([...Object.values(walks), changed].flatMap((answers) => Object.values(answers).flat()));

/** What of a text is an answer's id or a link's code; `starts` are the starts of codes, which have the form and the rules. */
function leaks(text, starts) {
  const ids = text.split(/[^\w-]+/).filter((word) => values.has(word));
  return [...ids, ...(text.match(new RegExp(`\\b(${starts.join("|")})[0-9a-z]{4,}\\b`, "g")) ?? [])];
}

/** Runs in every frame before its scripts: writes down what is made of the history, and what is sent without a request. */
function watch() {
  globalThis.watched = [];
  for (const [object, names] of [
    [History.prototype, ["pushState", "replaceState"]],
    [Navigator.prototype, ["sendBeacon"]],
    [WebSocket.prototype, ["send"]],
    [BroadcastChannel.prototype, ["postMessage"]],
  ]) {
    for (const name of names) {
      const called = object[name];
      object[name] = function (...words) {
        globalThis.watched.push([name, ...words]);
        return called.apply(this, words);
      };
    }
  }
  addEventListener("DOMContentLoaded", () => {
    const title = () => globalThis.watched.push(["title", document.title]);
    title();
    new MutationObserver(title).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
}

/** What the browser keeps of a frame's origin, and what stands in its address and history. */
const kept = async () => {
  const denied = (read) => {
    try {
      return read();
    } catch (fault) {
      return fault.name;
    }
  };
  const names = denied(() => globalThis.caches) instanceof Object ? await caches.keys().catch(() => []) : [];
  const cached = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
  return {
    watched: globalThis.watched,
    state: history.state,
    address: location.href,
    referrer: document.referrer,
    name: window.name,
    cookies: denied(() => document.cookie),
    local: denied(() => ({ ...localStorage })),
    session: denied(() => ({ ...sessionStorage })),
    databases: await indexedDB.databases().catch(() => []),
    caches: [names, cached],
  };
};

/** Writes down every request and line of the console of a page. */
function listening(log) {
  return async (page) => {
    await page.addInitScript(watch);
    page.on("console", (message) => log.push(["console", message.text()]));
    page.on("request", (request) => {
      // What a person saves is in the address of their own file.
      if (request.url().startsWith("data:application/json")) return;
      log.push(["request", request.allHeaders().then((headers) => [request.method(), request.url(), request.postData(), headers])]);
    });
  };
}

/** Goes the whole way: every question and result of both rule sets, and all that can be taken along, in three languages; gives the codes of the results. */
async function walk(guide) {
  const code = () => guide.element.evaluate(({ result }) => result.code);
  await guide.answer(walks["2021-04"]);
  await guide.concludes();
  const codes = [await code()];
  await guide.picture("model-patient-data");
  for (const way of ["link", "text", "reasons", "receipt", "print"]) await guide.element.locator(`[data-keep="${way}"]`).click();
  for (const [lang, name] of Object.entries(languages)) {
    await guide.speak(name);
    await guide.element.locator(`[part="root"][lang="${lang}"]`).waitFor();
  }
  await guide.part("notice").getByRole("button").click();
  await guide.answer(walks["2026-09"]);
  await guide.concludes();
  for (const [question, value] of Object.entries(changed)) {
    await guide.change(question);
    await guide.choose(value);
    await guide.goOn();
    await guide.concludes();
  }
  return [...codes, await code()];
}

const profile = { permissions: ["clipboard-read", "clipboard-write"] };
const script = '<script type="module" src="kanta-guide.js"></script>';

/** What of a form of the guide, in Finnish so that no title has the ids of answers among its words, may have a code, as its host asked for it: the names of what is written down. */
const forms = {
  "the element": { open: (t, options) => openHost(t, `${script}<kanta-guide lang="fi"></kanta-guide>`, options), asked: [] },
  "the element, which the host has asked to keep the answers": {
    open: (t, options) => openHost(t, `${script}<kanta-guide lang="fi" storage="local" hash-state history></kanta-guide>`, options),
    asked: ["address", "local", "replaceState"],
  },
  "the frame": { open: async (t, options) => (await openFramed(t, '<kanta-guide-frame lang="fi"></kanta-guide-frame>', options)).guide, asked: [] },
  "the site": { open: (t, options) => openPage(t, { lang: "fi", ...options }), asked: ["session"] },
  "the one file": {
    open: (t, options) => openPage(t, { address: pathToFileURL(`${product("offline")}kanta-guide.html`).href, lang: "fi", ...options }),
    asked: ["session"],
  },
};

for (const [form, { open, asked }] of Object.entries(forms)) {
  test(`a whole walk through ${form}: no request, store, title, entry or line of the console has an answer`, async (t) => {
    const log = [];
    const guide = await open(t, { before: listening(log), ...profile });
    const starts = (await walk(guide)).map((code) => code.slice(0, 4));
    assert.equal(new Set(starts).size, 2, "the codes of two rule sets");
    const { page } = guide;
    for (const frame of page.frames()) {
      const { watched, ...stores } = await frame.evaluate(kept);
      log.push(...Object.entries(stores), ...watched.map(([name, ...words]) => [name, words]));
    }
    log.push(["cookies", await page.context().cookies()]);
    const lines = await Promise.all(log.map(async ([name, said]) => [name, JSON.stringify(await said)]));
    const found = lines.flatMap(([name, line]) => leaks(line, starts).map((leak) => [name, leak]));
    assert.deepEqual(found.filter(([name]) => !asked.includes(name)), []);
    // Where the host asked there are codes, which are seen, and still no answer by its name.
    for (const name of asked) assert.ok(found.some(([where]) => where === name), `a code in ${name}`);
    assert.deepEqual(found.filter(([, leak]) => values.has(leak)), []);
    assert.ok(lines.some(([name]) => name === "request"));
  });
}

test("an answer and a code are seen wherever they stand", () => {
  for (const [text, found] of [
    ["http://127.0.0.1/?a=self-employed&b", ["self-employed"]],
    ['{"regions":["06"]}', ["06"]],
    ["#kanta-guide=1qjgzmmvpqm", ["1qjgzmmvpqm"]],
    ["qjgservices", []],
    ["no-cache, self-employedness", []],
  ]) {
    assert.deepEqual(leaks(text, ["1qjg"]), found);
  }
});
