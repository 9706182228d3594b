// The guide as one file, opened from the disk in Firefox, as it treats local files unless told otherwise, and in WebKit.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { product } from "../serve.mjs";
import { engines } from "./drivers.mjs";
import { open } from "./page.mjs";

const file = `${product("offline")}kanta-guide.html`;

const municipality = { provider: "public", services: "social" };
const conclusions = {
  "model-client-data": "direct stated",
  "rollout-client-data": "register stated",
  "duty-client-data": "voluntary stated",
};

/** Writes down what goes wrong and what is asked for; it runs before the page's own scripts. */
const watch = `
  globalThis.seen = [];
  const see = (...words) => void seen.push(words.join(" "));
  addEventListener("securitypolicyviolation", (event) => see(event.effectiveDirective, event.blockedURI));
  addEventListener("error", (event) => see("error", event.message));
  addEventListener("unhandledrejection", (event) => see("rejected", event.reason));
  console.error = (...words) => see("console", ...words);
  globalThis.fetch = async (address) => see("fetch", address);
  XMLHttpRequest.prototype.open = (way, address) => see(way, address);
  HTMLAnchorElement.prototype.click = function () { globalThis.saved = [this.protocol, this.download] };
`;

const folder = await mkdtemp(join(tmpdir(), "kanta-guide-"));
after(() => rm(folder, { recursive: true }));

/** A copy of the file that watches itself: the file, one more script, and this script's hash in its policy. */
async function watched() {
  const hash = `'sha256-${createHash("sha256").update(watch).digest("base64")}'`;
  const page = (await readFile(file, "utf8"))
    .replace("script-src ", `script-src ${hash} `)
    .replace("<style>", () => `<script>${watch}</script>\n<style>`);
  const copy = join(folder, "watched.html");
  await writeFile(copy, page);
  return copy;
}

/** A proxy that lets nothing through, and says what was asked of it. */
async function refusing() {
  const asked = [];
  // Firefox asks its maker for settings, whatever page is open.
  const note = ({ url }) => /\.(mozilla|firefox)\.(com|net|org)\b/.test(url) || asked.push(url);
  const server = createServer((request, response) => {
    note(request);
    response.writeHead(403, { "content-type": "text/html" }).end("<p>No.");
  });
  server.on("connect", (request, socket) => {
    note(request);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const place = `127.0.0.1:${server.address().port}`;
  return { asked, close, capabilities: { proxy: { proxyType: "manual", httpProxy: place, sslProxy: place } } };
}

const kept = `
  const done = arguments[0];
  const none = () => 0;
  const count = async (find) => (await find()).length;
  Promise.all([
    localStorage.length,
    sessionStorage.length,
    document.cookie.length,
    count(() => indexedDB.databases()).catch(none),
    count(() => caches.keys()).catch(none),
  ]).then(done);
`;

for (const [engine, { start, missing = false }] of Object.entries(engines)) {
  describe(engine, { skip: missing }, () => {
    let driver;
    let proxy;
    before(async () => {
      proxy = await refusing();
      driver = await start(proxy.capabilities);
    });
    after(() => proxy.close());

    /** Opens a file in a language, and walks to the result. */
    async function walk(path, lang) {
      const guide = await open(driver, `${pathToFileURL(path).href}?lang=${lang}`);
      await guide.answer(municipality);
      assert.deepEqual(await guide.conclusions(), conclusions);
      await guide.one(`[part="root"][lang="${lang}"]`);
      return guide;
    }

    for (const lang of ["sv", "fi", "en"]) {
      test(`a walk to the result in ${lang}, with its picture; nothing is kept but in this tab`, async () => {
        const guide = await walk(file, lang);
        await guide.click('[data-section="about"] > summary');
        await guide.click('[data-picture="model-client-data"] [part="picture-button"]');
        await guide.one('[data-picture="model-client-data"] svg.map');
        assert.deepEqual(await driver.executeAsyncScript(kept), [0, 1, 0, 0, 0]);
        await driver.executeScript("sessionStorage.clear()");
        assert.deepEqual(await driver.executeScript('return performance.getEntriesByType("resource").length'), 0);
      });
    }

    test("nothing is refused, nothing fails, nothing is asked for; copying, saving and a link work", async () => {
      const copy = await watched();
      const guide = await walk(copy, "en");
      await guide.click('[data-section="about"] > summary');
      await guide.click('[data-picture="model-client-data"] [part="picture-button"]');
      await guide.one('[data-picture="model-client-data"] svg.map');
      await guide.click('[data-keep="receipt"]');
      const saved = async () => driver.executeScript("return globalThis.saved");
      assert.deepEqual(await driver.wait(saved, 30_000), ["data:", "kanta-guide-receipt.json"]);
      await guide.click('[data-keep="link"]');
      const link = await (await guide.one('[part="kept"]')).getProperty("value");
      assert.ok(link.startsWith(`${pathToFileURL(copy).href}?lang=en#kanta-guide=`), link);
      assert.equal(await guide.words('.section:has([data-keep]) [role="status"]'), "Copied.");
      assert.deepEqual(await driver.executeScript("return globalThis.seen"), []);
      await driver.get("about:blank");
      const other = await open(driver, link);
      assert.deepEqual(await other.reviewed(), Object.keys(municipality));
      await other.click('[part~="continue"]');
      assert.deepEqual(await other.conclusions(), conclusions);
      assert.deepEqual(await driver.executeScript("return globalThis.seen"), []);
    });

    test("the browser has asked no server for anything, and one would have been noticed", async () => {
      assert.deepEqual(proxy.asked, []);
      await driver.get("http://example.org/control");
      assert.ok(proxy.asked.includes("http://example.org/control"), proxy.asked.join(" "));
    });

    test("the browser treats local files as it does a person's: one may not read another", async () => {
      const copy = join(folder, "beside.html");
      await writeFile(copy, "<!doctype html><title>A file</title>");
      await driver.get(pathToFileURL(copy).href);
      const read = "fetch('watched.html').then(() => 'read', () => 'refused').then(arguments[0])";
      assert.equal(await driver.executeAsyncScript(read), "refused");
    });
  });
}
