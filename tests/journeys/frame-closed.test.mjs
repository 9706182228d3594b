// What a frame keeps out: messages of others, forged and malformed ones, pages without an origin; and what a host sees whose
// policy is strict, whose page has no script, or whose frame does not come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openFramed, told } from "./framed.mjs";

const frameOf = (page, part = "frame.html") => page.frames().find((frame) => frame.url().includes(part));

/** The frame of the host's element, once its page is there. */
async function arrivedFrame(page) {
  await page.locator("kanta-guide-frame iframe").contentFrame().locator('meta[name="robots"]').waitFor({ state: "attached" });
  return frameOf(page);
}

/** Counts the messages that reach a frame, whoever sends them. */
const count = (frame) =>
  frame.evaluate(() => {
    globalThis.count = 0;
    addEventListener("message", () => globalThis.count++);
  });

/** Posts messages to the page of a frame, with a port or without; what comes back by the port is kept in `answered`. */
const post = (sender, index, messages, origin, withPort = true) =>
  sender.evaluate(
    ([index, messages, origin, withPort]) => {
      globalThis.answered ??= [];
      for (const message of messages) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => globalThis.answered.push(data);
        (parent === window ? frames : parent.frames)[index].postMessage(message, origin, withPort ? [port2] : []);
      }
    },
    [index, messages, origin, withPort],
  );

test("a frame takes its first message from the page around it, of the origin in its address and of its version, and only that", async (t) => {
  const warnings = [];
  const { page, address, all } = await openFramed(
    t,
    (address) => `<script>
      for (const [id, source] of Object.entries({
        target: "${address}frame.html#host=" + origin,
        other: "other.html",
        wrong: "${address}frame.html#host=https://host.example",
      })) document.body.append(Object.assign(document.createElement("iframe"), { id, src: source }));
    </script>`,
    {
      pages: { "/other.html": "<!doctype html><title>Another</title>" },
      before: (page) => page.on("console", (message) => message.type() === "warning" && warnings.push(message.text())),
    },
  );
  const origin = new URL(address).origin;
  const target = frameOf(page, "host=http:");
  const wrong = frameOf(page, "host=https:");
  for (const frame of [target, wrong]) await frame.waitForFunction(() => document.adoptedStyleSheets.length);
  await count(target);
  await count(wrong);
  const good = { kantaGuide: 1, attributes: { lang: "en" }, answers: {} };
  const evil = { ...good, answers: { provider: "public" }, attributes: { lang: "fi", locked: "" } };
  const arrived = (frame, number) => frame.waitForFunction((number) => globalThis.count === number, number);

  await post(frameOf(page, "other.html"), 0, [evil], origin);
  await arrived(target, 1);
  await post(page, 2, [evil], origin);
  await arrived(wrong, 1);
  await post(page, 0, [null, "text", 7, [], {}, { ...evil, kantaGuide: 2 }, { ...evil, kantaGuide: "1" }], origin);
  await post(page, 0, [evil], origin, false);
  await arrived(target, 9);
  for (const frame of [target, wrong]) assert.equal(await frame.locator("kanta-guide").count(), 0);
  assert.equal(warnings.length, 1, warnings.join());

  await post(page, 0, [good, evil], origin);
  const guide = all.framed("#target");
  await guide.asks("provider");
  assert.equal(await guide.element.getAttribute("lang"), "en");
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), {});
  await page.waitForFunction(() => globalThis.answered.some(({ event }) => event === "ready"));
  assert.equal(await frameOf(page, "other.html").evaluate(() => globalThis.answered.length), 0);
  assert.equal(await page.evaluate(() => globalThis.answered.filter(({ event }) => event === "ready").length), 1);
  assert.equal(await page.evaluate(() => globalThis.posted.length), 0, "nothing is posted to the page itself");
});

test("a frame answers no page without an origin, whatever its address says", async (t) => {
  const { page } = await openFramed(
    t,
    (address) => `<iframe sandbox="allow-scripts" srcdoc="<iframe src='${address}frame.html#host=null'></iframe><script>
      addEventListener('message', () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => parent.postMessage('answered', '*');
        frames[0].postMessage({ kantaGuide: 1, attributes: { lang: 'en' }, answers: {} }, '*', [port2]);
      });
    </script>"></iframe>`,
  );
  await page.frameLocator("iframe").frameLocator("iframe").locator('meta[name="robots"]').waitFor({ state: "attached" });
  const frame = frameOf(page, "host=null");
  await frame.waitForFunction(() => customElements.get("kanta-guide") && document.adoptedStyleSheets.length);
  await count(frame);
  await page.evaluate(() => frames[0].postMessage("go", "*"));
  await frame.waitForFunction(() => globalThis.count === 1);
  assert.equal(await frame.locator("kanta-guide").count(), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.posted), []);
});

test("a message through the port does nothing that the public interface cannot, and a malformed one nothing", async (t) => {
  const warnings = [];
  const { page, all } = await openFramed(
    t,
    (address) => `<script>
      const frame = document.createElement("iframe");
      frame.src = "${address}frame.html#host=" + origin;
      frame.onload = () => {
        const { port1, port2 } = new MessageChannel();
        globalThis.port = port1;
        frame.contentWindow.postMessage({ kantaGuide: 1, attributes: { lang: "en" } }, "${new URL(address).origin}", [port2]);
      };
      document.body.append(frame);
    </script>`,
    { before: (page) => page.on("console", (message) => message.type() === "warning" && warnings.push(message.text())) },
  );
  const guide = all.framed("iframe");
  await guide.asks("provider");
  await page.evaluate(() => {
    const malformed = [
      null,
      "reset",
      { call: "reset" },
      { kantaGuide: 3, answers: { provider: "public" } },
      { kantaGuide: 1, answers: "provider" },
      { kantaGuide: 1, answers: ["public"], attributes: { lang: "fi" } },
      { kantaGuide: 1, look: 7, attributes: { lang: "fi" } },
      { kantaGuide: 1, call: "remove" },
      { kantaGuide: 1, call: "__proto__" },
      { kantaGuide: 1, call: ["reset"] },
      { kantaGuide: 1, attributes: { onclick: "alert(1)", slot: "x", style: "display:none", "heading-level": { toString: 1 } } },
      { kantaGuide: 1, look: { "--kanta-text": { toString: 1 } }, call: "goTo", place: { toString: 1 } },
      { kantaGuide: 1, look: { display: "none", "--kanta-text": "red; display: none" } },
    ];
    for (const message of malformed) globalThis.port.postMessage(message);
    globalThis.port.postMessage({ kantaGuide: 1, answers: { provider: "private" }, attributes: { locked: "" } });
  });
  await guide.asks("services");
  const { attributes, root } = await guide.element.evaluate((element) => ({
    attributes: element.getAttributeNames().sort(),
    root: getComputedStyle(document.documentElement).display,
  }));
  assert.deepEqual({ attributes, root }, { attributes: ["id", "locked", "storage"], root: "block" });
  assert.equal(warnings.length, 1, warnings.join());
});

/** In place of the frame's script: answers when it is told to. */
const impostor = `addEventListener("message", ({ ports }) => (globalThis.port = ports[0]), { once: true });`;
const withImpostor = (answer) => (answer.path === "/frame.js" ? { ...answer, body: impostor } : answer);

test("the host's element ignores what is posted to its page, unknown versions and heights that are none", async (t) => {
  const warnings = [];
  const { page, host } = await openFramed(t, `<kanta-guide-frame lang="en"></kanta-guide-frame>`, {
    change: withImpostor,
    before: (page) => page.on("console", (message) => message.type() === "warning" && warnings.push(message.text())),
  });
  const frame = await arrivedFrame(page);
  await frame.waitForFunction(() => globalThis.port);
  const height = () => host.evaluate(({ shadowRoot }) => shadowRoot.querySelector("iframe").offsetHeight);
  const forged = [
    { kantaGuide: 1, height: 960 },
    { kantaGuide: 1, event: "ready", detail: { language: "fi" } },
  ];
  await frame.evaluate(([forged, origin]) => forged.forEach((message) => parent.postMessage(message, origin)), [
    forged,
    new URL(page.url()).origin,
  ]);
  await page.evaluate((forged) => forged.forEach((message) => postMessage(message, location.origin)), forged);
  await page.waitForFunction(() => globalThis.posted.length === 4);
  assert.deepEqual([await height(), await told(page, "ready")], [192, []]);
  await frame.evaluate(() => {
    const event = { kantaGuide: 1, event: "ready" };
    const malformed = [event, { ...event, detail: null }, { ...event, detail: "x" }, { ...event, detail: [] }].concat(
      ["answers", "result"].flatMap((part) => ["x", 7, []].map((value) => ({ ...event, detail: {}, [part]: value }))),
    );
    const heights = [-32, 0, 160, 20_032, 1e9, 200, 320.5, NaN, Infinity, "320", "320px", null, {}];
    for (const height of heights) globalThis.port.postMessage({ kantaGuide: 1, height });
    for (const message of [{ kantaGuide: 2, height: 960 }, null, "x", { height: 960 }, { kantaGuide: 1, event: "evil" }, { kantaGuide: 1, kept: {} }, ...malformed]) {
      globalThis.port.postMessage(message);
    }
    globalThis.port.postMessage({ kantaGuide: 1, event: "ready", detail: { version: "9", language: "sv" } });
  });
  await page.waitForFunction(() => globalThis.told.length === 1);
  assert.equal(await height(), 192);
  // A language that is none is no reason to stop.
  await frame.evaluate(() => {
    for (const language of [5, { toLowerCase: 1 }, { toString: 1 }, "constructor", "__proto__", "fi"]) {
      globalThis.port.postMessage({ kantaGuide: 1, event: "language", detail: { language } });
    }
  });
  await page.waitForFunction(() => globalThis.told.length === 7);
  assert.equal(await host.locator("iframe").getAttribute("title"), "Kanta-opas: Kanta-palveluihin liittyminen");
  assert.equal(warnings.length, 1, warnings.join());
  await frame.evaluate(() => globalThis.port.postMessage({ kantaGuide: 1, height: 320 }));
  await page.waitForFunction(() => document.querySelector("kanta-guide-frame").offsetHeight === 320);
});

test("a frame that does not answer: what the host has put inside is shown, and gives way to a late answer", async (t) => {
  const { page, host } = await openFramed(t, `<kanta-guide-frame lang="en"><p>Ring us.</p></kanta-guide-frame>`, {
    change: withImpostor,
    before: (page) => page.clock.install({ time: 0 }),
    mayFail: true,
  });
  const frame = await arrivedFrame(page);
  await frame.waitForFunction(() => globalThis.port);
  assert.equal(await page.getByText("Ring us.").isVisible(), false);
  // Twenty seconds from a moment that comes after the clock's first, and not before they are over.
  await page.clock.pauseAt(19_000);
  assert.deepEqual(await told(page, "error"), []);
  await page.clock.fastForward(21_000);
  await page.getByText("Ring us.").waitFor();
  assert.deepEqual((await told(page, "error")).map(({ code }) => code), ["frame-silent"]);
  assert.equal(await host.locator("iframe").isVisible(), false);
  await frame.evaluate(() => globalThis.port.postMessage({ kantaGuide: 1, height: 320 }));
  await page.getByText("Ring us.").waitFor({ state: "hidden" });
  assert.equal(await host.locator("iframe").isVisible(), true);
});

test("without the guide's own script the frame does not answer either", async (t) => {
  const change = (answer) => (answer.path === "/kanta-guide.js" ? { ...answer, status: 404, body: "" } : answer);
  const { page } = await openFramed(t, `<kanta-guide-frame lang="en"><p>Ring us.</p></kanta-guide-frame>`, {
    change,
    before: (page) => page.clock.install(),
    mayFail: true,
  });
  await arrivedFrame(page);
  await page.clock.fastForward(21_000);
  await page.getByText("Ring us.").waitFor();
});

test("a page without an origin gets no guide, and is told why", async (t) => {
  const { page } = await openFramed(t, `<kanta-guide-frame lang="en"><p>Ring us.</p></kanta-guide-frame>`, {
    policy: () => "sandbox allow-scripts",
    mayFail: true,
  });
  await page.getByText("Ring us.").waitFor();
  assert.deepEqual((await told(page, "error")).map(({ code }) => code), ["frame-origin"]);
  assert.equal(page.frames().filter((frame) => frame.url().includes("frame.html")).length, 0);
});

test("a host needs to allow the guide's origin for the script and the frame, and nothing else", async (t) => {
  const { page, guide } = await openFramed(t, `<kanta-guide-frame lang="en"></kanta-guide-frame>`, {
    policy: (guide) =>
      `default-src 'none'; script-src ${guide}; frame-src ${guide}; style-src 'none'; img-src data:; base-uri 'none'; ` +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.picture("model-client-data");
  await page.waitForFunction(() => document.querySelector("kanta-guide-frame").offsetHeight > 600);
});

test("the bare iframe takes a language and a look from its address, and answers only for review", async (t) => {
  const given = encodeURIComponent('{"provider":"public"}');
  const { page, all, address } = await openFramed(
    t,
    (address) =>
      `<iframe id="bare" width="400" height="500" src="${address}frame.html?lang=fi&heading-level=3&color-scheme=dark&locked&answers=${given}"></iframe>
      <kanta-guide-frame lang="en"></kanta-guide-frame>`,
  );
  const bare = all.framed("#bare");
  await bare.asks("provider");
  const { level, title, scheme, scrolls, waiting } = await bare.heading.evaluate((heading) => ({
    level: heading.localName,
    title: document.title,
    scheme: getComputedStyle(heading).colorScheme,
    scrolls: document.documentElement.scrollHeight > innerHeight,
    waiting: document.querySelectorAll("[data-waiting]").length,
  }));
  assert.deepEqual({ level, title, scheme, scrolls, waiting }, {
    level: "h3",
    title: "Oletteko yksityinen vai julkinen palveluntuottaja? – Kysymys 1 – Kanta-opas",
    scheme: "dark",
    scrolls: true,
    waiting: 0,
  });
  const framed = all.framed("kanta-guide-frame iframe");
  await framed.answer({ provider: "public", services: "social" });
  await framed.concludes();
  await framed.element.locator('[data-keep="link"]').click();
  const link = await framed.part("kept").inputValue();
  assert.ok(link.startsWith(`${address}frame.html?lang=en#kanta-guide=1`), link);
  await page.goto(link);
  await all.part("review-heading").waitFor();
  await all.part("continue").click();
  await all.concludes();
});

test("a language that is the name of a member of every object is none: in the element, and in the address of the frame", async (t) => {
  for (const language of ["constructor", "__proto__", "toString"]) {
    const { page, address, host, all } = await openFramed(t, `<kanta-guide-frame lang="${language}"></kanta-guide-frame>`, { mayFail: true });
    const framed = all.framed("kanta-guide-frame iframe");
    await framed.asks("provider");
    assert.equal(await host.locator("iframe").getAttribute("title"), "Kanta-guiden: ansluta sig till Kanta-tjänsterna");
    await page.goto(`${address}frame.html?lang=${language}`);
    await all.asks("provider");
    assert.match(await page.title(), / – Kanta-guiden$/);
  }
});

test("what the look of the host names by an address is not asked for in the frame", async (t) => {
  const asked = [];
  const note = (answer) => {
    asked.push(answer.path);
    return answer;
  };
  const { page, guide } = await openFramed(
    t,
    `<style>
      @font-face { font-family: named; src: url("/asked-font.woff2") }
      kanta-guide-frame { --kanta-font: named; --kanta-background: url("/asked-picture.png"); --kanta-surface: url("/asked-surface.png") }
    </style><kanta-guide-frame lang="en"></kanta-guide-frame>`,
    { mayFail: true, change: note },
  );
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const background = await guide.element.evaluate(({ ownerDocument: { documentElement } }) => getComputedStyle(documentElement).backgroundImage);
  assert.match(background, /asked-picture\.png/);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.deepEqual(asked.filter((path) => path.includes("asked")), []);
});
