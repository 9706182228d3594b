// The site after a first visit without a network, and a new release that comes meanwhile: whatever is on the device, in the cache and
// on the server, a page is of one release.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { product, serve, typeOf } from "../serve.mjs";
import { openHost, openPage, pages } from "./harness.mjs";
import { languages, rules } from "./texts.mjs";

const municipality = { provider: "public", services: "social" };
/** A word of the first question, which the other release has in capitals. */
const word = (lang) => /[a-z]{5,}/.exec(rules(lang).question.provider.title)[0];

/** Another release: its texts, its program and its script are others, and so are their names. */
function anotherRelease() {
  const folder = mkdtempSync(join(tmpdir(), "kanta-guide-"));
  after(() => rmSync(folder, { recursive: true }));
  cpSync(product("site"), folder, { recursive: true });
  const assets = join(folder, "assets");
  const [names, hashes] = [new Map(), new Map()];
  const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const put = (name, bytes, digits) => {
    const other = name.replace(/[0-9a-f]+(?=\.\w+$)/, hashOf(bytes).slice(0, digits));
    assert.notEqual(other, name);
    hashes.set(hashOf(readFileSync(join(assets, name))), hashOf(bytes));
    writeFileSync(join(assets, name), bytes);
    renameSync(join(assets, name), join(assets, other));
    names.set(name, other);
  };
  const renamed = (text) => [...names, ...hashes].reduce((text, [before, now]) => text.replaceAll(before, now), text);
  const all = readdirSync(assets).filter((name) => /^kanta-guide-.*[0-9a-f]\.(wasm|pack|extras)$/.test(name));
  for (const name of all) {
    const bytes = readFileSync(join(assets, name));
    // A section that says nothing; a blank line; the first question in capitals.
    const more = { wasm: Buffer.from([0, 2, 1, 0x62]), extras: Buffer.from("\n") }[name.split(".").pop()];
    if (more) put(name, Buffer.concat([bytes, more]), 12);
    else {
      const lang = /guide-(\w\w)-/.exec(name)[1];
      put(name, Buffer.from(bytes.toString("latin1").replaceAll(word(lang), word(lang).toUpperCase()), "latin1"), 12);
    }
  }
  for (const name of readdirSync(assets).filter((name) => /-later-\w+\.js$/.test(name))) {
    writeFileSync(join(assets, name), renamed(readFileSync(join(assets, name), "utf8")));
  }
  for (const name of readdirSync(assets).filter((name) => /^(kanta-guide|site)-[0-9a-f]+\.js$/.test(name))) {
    put(name, Buffer.from(renamed(readFileSync(join(assets, name), "utf8"))), 16);
  }
  const inAll = (name) => Object.values(pages).map((path) => join(folder, path, name));
  for (const path of ["index.html", "about.html", "accessibility.html", "rules.html"].flatMap(inAll)) {
    writeFileSync(path, renamed(readFileSync(path, "utf8")).replace(/ integrity=\S+/g, ""));
  }
  execFileSync(process.execPath, ["xtask/worker.mjs", "--site", folder], { cwd: fileURLToPath(new URL("../..", import.meta.url)) });
  return { folder, names };
}
const another = anotherRelease();

/** The answer that the other release has at an address. */
function ofAnother(answer) {
  try {
    return { ...answer, status: 200, type: typeOf(answer.path), body: readFileSync(join(another.folder, answer.path)) };
  } catch {
    return { ...answer, status: 404, body: "" };
  }
}

/** The site on a server whose network can fail, and which can get another release. */
async function openKept(t) {
  const now = { other: false, cut: () => false };
  const change = (answer) => {
    if (now.cut(answer.path)) return { cut: true };
    if (now.late) return { ...answer, endless: true, body: "<!doctype html>" };
    const found = now.other ? ofAnother(answer) : answer;
    return now.wrong?.[0].test(answer.path) ? { ...found, status: 200, ...now.wrong[1] } : found;
  };
  const server = await serve(product("site"), { change });
  t.after(server.close);
  const open = (lang) => openPage(t, { address: server.address, lang, serviceWorkers: "allow", mayFail: true });
  return { now, server, open };
}

/** Waits until the release of the page is on the device. */
const isKept = (page) =>
  page.evaluate(async () => {
    const { active: worker } = await navigator.serviceWorker.ready;
    while (worker.state !== "activated") await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
  });

/** Looks for a new release, and says what becomes of it: "installed", waiting for the pages of the one before to close, or "redundant". */
const updated = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing ?? registration.waiting;
    const ended = () => !worker || ["installed", "redundant"].includes(worker.state);
    while (!ended()) await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
    return worker?.state ?? "redundant";
  });

/** Of which release the files of the page are. */
async function releases(page) {
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop()));
  const [firsts, others] = [[...another.names.keys()], [...another.names.values()]];
  const of = (name) => (firsts.includes(name) ? ["first"] : others.includes(name) ? ["other"] : []);
  return [...new Set(loaded.flatMap(of))];
}
const first = word("sv");
const other = first.toUpperCase();
/** Which of the two the first question has. */
const asked = async (page) => {
  await page.locator('kanta-guide fieldset[data-question="provider"]').waitFor();
  const heading = await page.locator("kanta-guide #heading").textContent();
  return [first, other].find((word) => heading.includes(word));
};

test("after a first visit the site works without a network: to the result, with its picture, in each language", async (t) => {
  const { now, open } = await openKept(t);
  const guide = await open("sv");
  await guide.asks("provider");
  await isKept(guide.page);
  now.cut = () => true;
  await guide.page.reload();
  await guide.answer(municipality);
  await guide.concludes();
  await guide.picture("model-client-data");
  for (const [lang, name] of Object.entries(languages).slice(1)) {
    await guide.speak(name);
    await guide.element.locator(`[part="root"][lang="${lang}"]`).waitFor();
    await guide.page.locator(`html[lang="${lang}"]`).waitFor();
  }
  assert.deepEqual(await guide.conclusions(), {
    "model-client-data": "direct stated",
    "rollout-client-data": "register stated",
    "duty-client-data": "voluntary stated",
  });
});

test("after a first visit the page of another language is there without a network too", async (t) => {
  const { now, server, open } = await openKept(t);
  const { page } = await open("sv");
  await isKept(page);
  now.cut = () => true;
  for (const path of ["fi/", "fi/index.html"]) {
    await page.goto(server.address + path);
    await page.locator('kanta-guide fieldset[data-question="provider"]').waitFor();
    assert.equal(await page.locator("kanta-guide [part=root]").getAttribute("lang"), "fi");
  }
  await page.getByRole("contentinfo").getByRole("link", { name: "Kaikki säännöt taulukoina" }).click();
  await page.waitForURL("**/fi/rules.html");
  assert.equal(await page.locator("html").getAttribute("lang"), "fi");
});

test("a new release is shown at once, and a page that is open keeps the files of its own", async (t) => {
  const { now, open } = await openKept(t);
  const old = await open("sv");
  await old.answer(municipality);
  await isKept(old.page);
  now.other = true;
  const page = await old.page.context().newPage();
  await page.goto(`${old.page.url()}`);
  await page.locator("kanta-guide fieldset").waitFor();
  assert.deepEqual(await releases(page), ["other"]);
  assert.equal(await updated(page), "installed");
  // The server has the old files no more.
  await old.concludes();
  await old.picture("model-client-data");
  assert.deepEqual(await releases(old.page), ["first"]);
});

test("when all its pages are closed, the release before goes, and the new one works without a network", async (t) => {
  const { now, server, open } = await openKept(t);
  const old = await open("sv");
  await isKept(old.page);
  now.other = true;
  assert.equal(await updated(old.page), "installed");
  const page = await old.page.context().newPage();
  const session = await page.context().newCDPSession(page);
  const activated = new Promise((settle) => {
    let waits;
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { versionId, status } of versions) {
        if (status === "installed") waits = versionId;
        if (status === "activated" && versionId === waits) settle();
      }
    });
  });
  await session.send("ServiceWorker.enable");
  await old.page.close();
  await activated;
  now.cut = () => true;
  await page.goto(server.address);
  assert.equal(await asked(page), other);
  assert.deepEqual(await releases(page), ["other"]);
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1);
});

for (const [what, cut] of Object.entries({
  "a file of it does not come": (path) => /-fi-\w+\.extras$/.test(path),
  "the network goes once it has the worker": (path) => path !== "/sw.js",
})) {
  test(`of a new release nothing is kept where ${what}`, async (t) => {
    const { now, open } = await openKept(t);
    const guide = await open("sv");
    await isKept(guide.page);
    const caches = () => guide.page.evaluate(() => globalThis.caches.keys());
    const before = await caches();
    Object.assign(now, { other: true, cut });
    assert.equal(await updated(guide.page), "redundant");
    now.cut = () => true;
    await guide.page.reload();
    assert.equal(await asked(guide.page), first);
    assert.deepEqual(await releases(guide.page), ["first"]);
    assert.ok((await caches()).includes(before[0]));
  });
}

/** What a server may send in place of a file, as if all were well. */
const html = { type: "text/html; charset=utf-8", body: "<!doctype html><title>Please wait</title>" };
const ofTheFirst = (ending) => ({ body: readFileSync(join(product("site"), "assets", [...another.names.keys()].find((name) => ending.test(name)))) });
const WRONG = {
  "a page for texts": [/-fi-\w+\.pack$/, html],
  "a page for extras": [/-fi-\w+\.extras$/, html],
  "a page for the other rule set": [/\.kgr$/, html],
  "a page for the wasm": [/\.wasm$/, html],
  "a page for styles": [/later-\w+\.css$/, html],
  "a page for a script": [/later-\w+\.js$/, html],
  "another script for a later one": [/later-\w+\.js$/, { body: "globalThis.isPoisoned = true;" }],
  "another script for the site's": [/site-\w+\.js$/, { body: "globalThis.isPoisoned = true;" }],
  "a page for a picture": [/icon-192\.png$/, html],
  "a page for a manifest": [/^\/fi\/manifest\.webmanifest$/, html],
  "a page for a page": [/^\/fi\/rules\.html$/, html],
  "texts of the release before": [/-fi-\w+\.pack$/, ofTheFirst(/-fi-\w+\.pack$/)],
  "the script of the release before": [/\/kanta-guide-[0-9a-f]+\.js$/, ofTheFirst(/^kanta-guide-[0-9a-f]+\.js$/)],
  "the wasm of the release before": [/\.wasm$/, ofTheFirst(/\.wasm$/)],
  "nothing for texts": [/-fi-\w+\.pack$/, { body: "" }],
};

/** The files on the device, each as its address in the site, and whether it has the bytes of the other release. */
const kept = async (page) => {
  const all = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const bytes = await (await cache.match(request)).arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        found.push([new URL(request.url).pathname, [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")]);
      }
    }
    return found;
  });
  const digest = (path) => createHash("sha256").update(readFileSync(join(another.folder, path.replace(/\/$/, "/index.html")))).digest("hex");
  return { count: all.length, wrong: all.filter(([path, found]) => found !== digest(path)).map(([path]) => path) };
};

test("of a new release nothing is kept where a file of it has other contents; when they are right, all of it is", async (t) => {
  const { now, open } = await openKept(t);
  const { page } = await open("sv");
  await isKept(page);
  const before = await page.evaluate(() => caches.keys());
  now.other = true;
  for (const [what, wrong] of Object.entries(WRONG)) {
    now.wrong = wrong;
    assert.equal(await updated(page), "redundant", what);
    assert.deepEqual(await page.evaluate(() => caches.keys()), before, what);
  }
  now.wrong = undefined;
  assert.equal(await updated(page), "installed");
  for (const name of before) await page.evaluate((name) => caches.delete(name), name);
  const { count, wrong } = await kept(page);
  assert.ok(count > 30, `${count} files`);
  assert.deepEqual(wrong, []);
});

test("at a first visit nothing is kept where a file has other contents, and the next visit keeps the right ones", async (t) => {
  const { now, open } = await openKept(t);
  // A browser may keep what it is sent for as long as it is told: the right bytes are asked for all the same.
  now.wrong = [/-fi-\w+\.pack$/, { ...html, headers: { "cache-control": "max-age=31536000, immutable" } }];
  const guide = await open("sv");
  await guide.asks("provider");
  const settled = await guide.page.evaluate(async () => {
    const { installing } = (await navigator.serviceWorker.getRegistration()) ?? (await navigator.serviceWorker.register("sw.js"));
    while (installing && !["installed", "activated", "redundant"].includes(installing.state)) {
      await new Promise((changed) => installing.addEventListener("statechange", changed, { once: true }));
    }
    return [installing?.state ?? "redundant", await caches.keys()];
  });
  assert.deepEqual(settled, ["redundant", []]);
  now.wrong = undefined;
  await guide.page.reload();
  await isKept(guide.page);
  now.cut = () => true;
  await guide.page.goto(new URL("fi/", guide.page.url()).href);
  await guide.asks("provider");
  assert.equal(await guide.element.locator("[part=root]").getAttribute("lang"), "fi");
});

test("on a server that is half way to a new release no page is of two, and none is kept", async (t) => {
  const { now, open } = await openKept(t);
  const guide = await open("sv");
  await isKept(guide.page);
  // The files are there, the worker too; the page is still the old one.
  const old = readFileSync(`${product("site")}index.html`);
  const { folder } = another;
  const page = readFileSync(join(folder, "index.html"));
  t.after(() => writeFileSync(join(folder, "index.html"), page));
  writeFileSync(join(folder, "index.html"), old);
  now.other = true;
  assert.equal(await updated(guide.page), "redundant");
  await guide.page.reload();
  assert.equal(await asked(guide.page), first);
  assert.deepEqual(await releases(guide.page), ["first"]);
});

test("where the network does not answer, the page on the device is shown after a while", async (t) => {
  const { now, open } = await openKept(t);
  const guide = await open("sv");
  await isKept(guide.page);
  now.late = true;
  await guide.page.reload();
  assert.equal(await asked(guide.page), first);
});

test("the site can be installed", async (t) => {
  const { page } = await openPage(t, { lang: "sv" });
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send("Page.getAppManifest");
  assert.deepEqual([errors, new URL(url).pathname], [[], "/manifest.webmanifest"]);
  const { icons, start_url: start } = JSON.parse(readFileSync(`${product("site")}manifest.webmanifest`, "utf8"));
  assert.equal(start, "./");
  for (const { src, sizes } of icons) {
    const drawn = await page.evaluate(async (src) => {
      const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
      return `${width}x${height}`;
    }, src);
    assert.equal(drawn, sizes);
  }
});

test("an element on a host's page keeps nothing", async (t) => {
  const guide = await openHost(t, '<script type="module" src="/kanta-guide.js"></script><kanta-guide lang="en"></kanta-guide>', { serviceWorkers: "allow" });
  await guide.answer(municipality);
  await guide.concludes();
  const kept = () => navigator.serviceWorker.getRegistrations().then(async ({ length }) => [length, (await caches.keys()).length]);
  assert.deepEqual(await guide.page.evaluate(kept), [0, 0]);
  for (const name of readdirSync(product("embed"))) {
    if (name.endsWith(".js")) assert.ok(!readFileSync(product("embed") + name, "utf8").includes("serviceWorker"), name);
  }
});
