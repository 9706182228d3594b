// A real nginx with the project's configuration serves every file as it should, and the site works under the policy that it sends.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { openHost, openPage } from "../journeys/harness.mjs";
import { product } from "../serve.mjs";
import { ask, missing, startNginx } from "./nginx.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".extras": "application/octet-stream",
  ".kgr": "application/octet-stream",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".kgr": "application/octet-stream",
  ".pack": "application/octet-stream",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
/** The files whose names stay when their contents change. */
const lasting = [
  ...["/kanta-guide.html", "/embedding.html", "/assets/embedding-icon.svg"],
  ...["/", "/fi/", "/en/"].flatMap((folder) => ["index", "about", "accessibility", "receipt", "rules"].map((name) => `${folder}${name}.html`)),
  ...["/fi/", "/en/"].map((folder) => `${folder}manifest.webmanifest`),
  ...["/sw.js", "/manifest.webmanifest", "/icon-192.png", "/icon-512.png"],
  ...["kanta-guide.js", "kanta-guide-frame.js", "frame.html", "frame.js", "integrity.json"].map((name) => `/embed/${name}`),
];
const encodings = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes) => bytes };
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const municipality = { provider: "public", services: "social" };

/** The files of a product by the addresses that they have, without the compressed copies. */
function served(name, under) {
  const names = readdirSync(product(name), { recursive: true }).filter((file) => types[extname(file)]);
  return names.map((file) => [under + file, readFileSync(product(name) + file)]);
}

describe("nginx", { skip: missing }, () => {
  let nginx;
  let rules;
  before(async () => {
    nginx = await startNginx();
    rules = Buffer.from("KGR1 ".repeat(99));
    await writeFile(join(nginx.folder, "embed/rules.kgr"), rules);
  });
  after(() => nginx.close());

  const get = (path, headers) => ask(new URL(path, nginx.address), headers);

  test("every file comes whole in each encoding, as its type, to be kept as long as its name says", async () => {
    const all = [...served("site", "/"), ...served("embed", "/embed/")];
    assert.ok(lasting.every((path) => all.some(([other]) => other === path)), "the products are there");
    for (const [path, bytes] of all) {
      const etags = new Set();
      // A drawing in PNG is packed already.
      const sent = path.endsWith(".png") ? { identity: encodings.identity } : encodings;
      for (const [encoding, decoded] of Object.entries(sent)) {
        const { status, headers, body } = await get(path, { "accept-encoding": encoding });
        const about = `${path} as ${encoding}`;
        assert.equal(status, 200, about);
        assert.equal(headers["content-encoding"] ?? "identity", encoding, about);
        assert.equal(headers["content-type"], types[extname(path)], about);
        const caching = lasting.includes(path) ? "no-cache" : "public, max-age=31536000, immutable";
        assert.equal(headers["cache-control"], caching, about);
        assert.equal(headers.vary, path.endsWith(".png") ? undefined : "Accept-Encoding", about);
        assert.ok(decoded(body).equals(bytes), about);
        etags.add(headers.etag);
      }
      assert.equal(etags.size, Object.keys(sent).length, `${path}: what is cached in one encoding is not taken for another`);
    }
  });

  test("of the encodings that a browser takes, the smallest is sent", async () => {
    const { headers } = await get("/", { "accept-encoding": "gzip, deflate, br, zstd" });
    assert.equal(headers["content-encoding"], "br");
  });

  test("what is asked for again and has not changed costs no body", async () => {
    for (const encoding of Object.keys(encodings)) {
      const asked = { "accept-encoding": encoding };
      const { headers } = await get("/", asked);
      const again = await get("/", { ...asked, "if-none-match": headers.etag });
      assert.deepEqual([again.status, again.body.length, again.headers["cache-control"]], [304, 0, "no-cache"]);
      const since = await get("/", { ...asked, "if-modified-since": headers["last-modified"] });
      assert.equal(since.status, 304);
    }
  });

  test("the site may do what its policy says, and the embedded files are for everyone", async () => {
    const about = async (path) => {
      const { status, headers } = await get(path);
      assert.deepEqual([headers["x-content-type-options"], headers["referrer-policy"], headers.server], ["nosniff", "no-referrer", "nginx"]);
      const names = ["content-security-policy", "access-control-allow-origin", "cross-origin-resource-policy", "cross-origin-embedder-policy"];
      return [status, ...names.map((name) => headers[name])];
    };
    const own = [undefined, undefined, undefined];
    const everyones = [undefined, "*", "cross-origin", "require-corp"];
    assert.deepEqual(await about("/"), [200, policy, ...own]);
    assert.deepEqual(await about("/nothing-there"), [404, policy, ...own]);
    assert.deepEqual(await about("/kanta-guide.html"), [200, "frame-ancestors 'none'", ...own]);
    assert.deepEqual(await about("/embed/kanta-guide.js"), [200, ...everyones]);
    assert.deepEqual(await about("/embed/nothing-there.wasm"), [404, ...everyones]);
    assert.deepEqual(await about("/embed/rules.kgr"), [200, ...everyones]);
  });

  test("a rule set has its type, and no copy is needed", async () => {
    const { headers, body } = await get("/embed/rules.kgr", { "accept-encoding": "br, gzip" });
    assert.equal(headers["content-type"], types[".kgr"]);
    assert.equal(headers["cache-control"], "no-cache");
    assert.deepEqual([headers["content-encoding"], body], [undefined, rules]);
  });

  test("a link whose # has become %23 leads to the answers", async (t) => {
    const { origin } = new URL(nginx.address);
    for (const [asked, led] of [
      ["/%23kanta-guide=1qjgowuy", "/#kanta-guide=1qjgowuy"],
      ["/fi/%23kanta-guide%3D1qjgowuy.", "/fi/#kanta-guide=1qjgowuy"],
      ["/en/%23kanta-guide=1qjgowuy?utm_source=mail", "/en/#kanta-guide=1qjgowuy"],
    ]) {
      const { status, headers } = await ask(origin + asked);
      assert.deepEqual([status, headers.location], [302, led], asked);
      assert.equal(headers["content-security-policy"], policy);
    }
    for (const asked of ["/nothing%23kanta-guide=1qjgowuy", "//other.example/%23kanta-guide=1qjgowuy", "/%23kanta-guide=%0D%0Aa:b"]) {
      assert.equal((await ask(origin + asked)).status, 404, asked);
    }
    const guide = await openPage(t, { address: `${nginx.address}%23kanta-guide=1qjgowuy` });
    await guide.part("review-heading").waitFor();
    assert.deepEqual(await guide.answered(), ["provider"]);
  });

  test("what is not there is not kept", async () => {
    const { status, headers } = await get("/assets/kanta-guide-000000000000.wasm");
    assert.deepEqual([status, headers["cache-control"]], [404, undefined]);
  });

  test("a page of another origin embeds the guide", async (t) => {
    const body = `<script type="module" src="${nginx.address}embed/kanta-guide.js"></script><kanta-guide lang="en"></kanta-guide>`;
    const guide = await openHost(t, body);
    await guide.answer(municipality);
    await guide.concludes();
    assert.equal(Object.keys(await guide.conclusions()).length, 3);
  });

  for (const [what, body] of [
    ["the element", (address) => `<script type="module" src="${address}embed/kanta-guide.js"></script><kanta-guide></kanta-guide>`],
    ["the frame", (address) => `<script type="module" src="${address}embed/kanta-guide-frame.js"></script><kanta-guide-frame></kanta-guide-frame>`],
    ["the frame by itself", (address) => `<iframe src="${address}embed/frame.html"></iframe>`],
  ]) {
    test(`a page that lets nothing in that does not allow it shows ${what}`, async (t) => {
      const headers = { "cross-origin-embedder-policy": "require-corp" };
      const host = await openHost(t, body(nginx.address.replace("127.0.0.1", "localhost")), { headers });
      const guide = what === "the element" ? host : host.framed(what === "the frame" ? "kanta-guide-frame iframe" : "iframe");
      await guide.asks("provider");
    });
  }

  test("the guide as one file works where it is served, too", async (t) => {
    const guide = await openPage(t, { address: `${nginx.address}kanta-guide.html`, lang: "fi" });
    await guide.answer(municipality);
    await guide.concludes();
  });
});
