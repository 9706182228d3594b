// The guide in a frame: a host on one origin, the guide on another. What holds for the element itself is told by element.test.mjs;
// here it is that it comes through the frame, that nothing else does, and that the frame fits.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openFramed, told } from "./framed.mjs";

const heightOf = (host) => host.evaluate(({ shadowRoot }) => shadowRoot.querySelector("iframe").offsetHeight);

/** Waits until the frame is as high as the page in it wants, and returns that: a step of 32 px that leaves no room for another. */
async function fittedHeight({ page, guide, host }) {
  const wanted = () => guide.element.evaluate(({ ownerDocument }) => ownerDocument.body.getBoundingClientRect().height);
  const want = Math.ceil((await wanted()) / 32) * 32;
  const handle = await host.evaluateHandle(({ shadowRoot }) => shadowRoot.querySelector("iframe"));
  await page.waitForFunction(([frame, want]) => frame.offsetHeight === want, [handle, want]);
  assert.equal(Math.ceil((await wanted()) / 32) * 32, want);
  return want;
}

test("the frame may share links where the browser does, and is given no permission that it does not know", async (t) => {
  const allowed = async (before) => {
    const { host } = await openFramed(t, "<kanta-guide-frame></kanta-guide-frame>", { before });
    return host.evaluate(({ shadowRoot }) => shadowRoot.querySelector("iframe").allow);
  };
  assert.equal(await allowed(), "clipboard-write");
  assert.equal(await allowed((page) => page.addInitScript(() => (navigator.share = () => {}))), "clipboard-write; web-share");
});

test("answers, what is locked, the look and the language reach the guide; events, answers and the result come back", async (t) => {
  const answers = JSON.stringify({ provider: { value: "private", origin: "from your profile" }, services: "social" });
  const { page, guide, host } = await openFramed(
    t,
    `<style>body { color-scheme: dark; --kanta-accent: rgb(1, 2, 3) }</style>
    <kanta-guide-frame lang="en" heading-level="4" locked answers='${answers}'></kanta-guide-frame>`,
  );
  await guide.asks("regions");
  assert.equal(await guide.heading.evaluate(({ localName }) => localName), "h4");
  const look = await guide.part("continue").evaluate((button) => {
    const { backgroundColor, colorScheme } = getComputedStyle(button);
    return { backgroundColor, colorScheme, page: getComputedStyle(document.documentElement).backgroundColor };
  });
  assert.deepEqual(look, { backgroundColor: "rgb(1, 2, 3)", colorScheme: "dark", page: "rgba(0, 0, 0, 0)" });
  assert.equal(await host.locator("iframe").getAttribute("title"), "Kanta Guide: joining the Kanta Services");
  await guide.answer({ regions: "01", purchased: "no" });
  await guide.concludes();
  await page.waitForFunction(() => globalThis.told.some(([name]) => name === "result"));
  const [result] = await told(page, "result");
  assert.equal(result.final, true);
  assert.deepEqual(result.answers, { provider: "private", services: "social", regions: ["01"], purchased: "no" });
  assert.deepEqual(await host.evaluate(({ answers, result, locked, version }) => ({ answers, result, locked, version })), {
    answers: result.answers,
    result,
    locked: ["provider", "services"],
    version: "0.1.0",
  });
  const own = await guide.element.evaluate((element) => element.result);
  assert.deepEqual(result, own);
  assert.deepEqual(await told(page, "ready"), [{ version: "0.1.0", language: "en" }]);
  assert.deepEqual((await told(page, "track")).map(({ step }) => step).slice(-2), ["purchased", "result"]);
  await guide.speak("Suomi");
  await page.waitForFunction(() => globalThis.told.some(([name]) => name === "language"));
  assert.equal(await host.locator("iframe").getAttribute("title"), "Kanta-opas: Kanta-palveluihin liittyminen");
  assert.equal(await guide.element.evaluate(({ ownerDocument }) => ownerDocument.documentElement.lang), "fi");
  await host.evaluate((element) => (element.lang = "sv"));
  await guide.element.locator('[part="root"][lang="sv"]').waitFor();
});

test("properties that are set early, methods and attributes that change later do through the frame what they do without", async (t) => {
  const { page, guide, host } = await openFramed(
    t,
    `<kanta-guide-frame lang="en"></kanta-guide-frame>
    <script>
      const host = document.querySelector("kanta-guide-frame");
      Object.assign(host, { answers: { provider: "private" }, locked: ["provider"] });
    </script>`,
  );
  await guide.asks("services");
  assert.equal(await host.evaluate(async (element) => (await element.ready) === element), true);
  await host.evaluate((element) => element.setAnswer("services", "social", { origin: "your contract", locked: true }));
  await guide.asks("regions");
  assert.deepEqual(await host.evaluate((element) => element.locked), ["provider", "services"]);
  await guide.answer({ regions: "01", purchased: "no" });
  await guide.concludes();
  assert.equal(await guide.element.locator('[data-answer="services"] [part="origin"]').textContent(), "your contract");
  await host.evaluate((element) => element.goTo("purchased"));
  await guide.asks("purchased");
  await page.waitForFunction(() => document.querySelector("kanta-guide-frame").result === null);
  await host.evaluate((element) => element.reset());
  await guide.asks("regions");
  await host.evaluate((element) => element.setAttribute("style", "--kanta-radius: 7px"));
  await host.evaluate((element) => element.setAttribute("heading-level", "1"));
  await guide.element.locator("h1#heading").waitFor();
  assert.equal(await guide.part("continue").evaluate((button) => getComputedStyle(button).borderRadius), "7px");
  await host.evaluate((element) => (element.answers = {}));
  await guide.asks("provider");
  await guide.element.evaluate(({ ownerDocument: { defaultView } }) => {
    const made = HTMLIFrameElement.prototype;
    const { get } = Object.getOwnPropertyDescriptor(made, "contentWindow");
    Object.defineProperty(made, "contentWindow", {
      get() {
        const inner = get.call(this);
        inner.print = () => {
          inner.dispatchEvent(new Event("beforeprint"));
          defaultView.printed = inner.document.querySelector("[part=root]").textContent;
        };
        return inner;
      },
    });
  });
  await host.evaluate((element) => element.print());
  await page
    .frames()
    .find((frame) => frame.url().includes("frame.html"))
    .waitForFunction(() => globalThis.printed?.includes("provider"));
});

test("the frame grows and shrinks with its page, in steps, and does not scroll by itself", async (t) => {
  const framed = await openFramed(t, `<kanta-guide-frame lang="en"></kanta-guide-frame>`, { width: 500 });
  const { guide } = framed;
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  const tall = await fittedHeight(framed);
  assert.ok(tall > 1000, `the regions are ${tall} px high`);
  await guide.answer({ regions: "01" });
  await guide.asks("purchased");
  const short = await fittedHeight(framed);
  assert.ok(short < tall - 300, `${short} px after ${tall}`);
  await guide.goBack();
  await guide.asks("regions");
  const again = await fittedHeight(framed);
  const { scrolled, bars } = await guide.element.evaluate(({ ownerDocument: { documentElement: root, defaultView } }) => ({
    scrolled: root.scrollTop,
    bars: defaultView.innerWidth - root.clientWidth,
  }));
  assert.deepEqual({ scrolled, bars }, { scrolled: 0, bars: 0 });
  assert.equal(await heightOf(framed.host), again);
});

test("a page that is turned above what can be seen is brought into view, below what sticks there, and no other", async (t) => {
  const style = "<style>kanta-guide-frame { --kanta-scroll-margin: 80px; margin-block: 300px 2000px }</style>";
  const framed = await openFramed(t, `${style}<kanta-guide-frame lang="en"></kanta-guide-frame>`, { width: 500 });
  const { page, guide, host } = framed;
  const top = () => host.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await page.waitForFunction(() => globalThis.told.filter(([name]) => name === "question").length === 2);
  assert.equal(await page.evaluate(() => scrollY), 0, "what can be seen stays where it is");
  await guide.answer({ services: "social" });
  await guide.asks("regions");
  await fittedHeight(framed);
  await guide.choose("01");
  await guide.part("continue").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 200));
  assert.ok((await top()) < 0);
  await guide.goOn();
  await guide.asks("purchased");
  // Playwright may scroll too, to click; what counts is where the page comes to rest.
  await page.waitForFunction(() => Math.round(document.querySelector("kanta-guide-frame").getBoundingClientRect().top) === 80);
});

test("several frames each have their own answers, heights and events", async (t) => {
  const two = '<kanta-guide-frame id="a" lang="en"></kanta-guide-frame><kanta-guide-frame id="b" lang="fi"></kanta-guide-frame>';
  const { page, all } = await openFramed(t, two);
  const [a, b] = ["#a", "#b"].map((id) => ({ page, host: all.of(id).element, guide: all.framed(`${id} iframe`) }));
  await b.guide.asks("provider");
  await a.guide.answer({ provider: "public", services: "social" });
  await a.guide.concludes();
  await b.guide.asks("provider");
  const heights = [await fittedHeight(a), await fittedHeight(b)];
  assert.ok(heights[0] > heights[1], heights.join());
  assert.deepEqual(await page.evaluate(() => ["a", "b"].map((id) => document.getElementById(id).answers)), [
    { provider: "public", services: "social" },
    {},
  ]);
  const sources = await page.evaluate(() => globalThis.told.filter(([name]) => name === "answer").map(([, , id]) => id));
  assert.deepEqual(sources, ["a", "a"]);
});

test("a frame that is moved, or taken out and put back, goes on where the visitor was, and nothing is stored", async (t) => {
  const { page, guide, host } = await openFramed(t, `<kanta-guide-frame lang="en"></kanta-guide-frame><main></main>`, { name: "127.0.0.1" });
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  await guide.goBack();
  await guide.asks("services");
  const stored = await guide.element.evaluate(() => localStorage.length);
  assert.equal(stored, 0);
  await host.evaluate((element) => document.querySelector("main").append(element));
  await page.waitForFunction(() => globalThis.told.filter(([name]) => name === "ready").length === 2);
  await guide.asks("services");
  assert.deepEqual(await guide.chosen(), ["social"]);
  await host.evaluate((element) => {
    globalThis.taken = element;
    element.remove();
  });
  await page.evaluate(() => document.body.prepend(globalThis.taken));
  await page.waitForFunction(() => globalThis.told.filter(([name]) => name === "ready").length === 3);
  await guide.asks("services");
  // What the host calls for meanwhile waits for the frame.
  await host.evaluate((element) => {
    element.remove();
    element.goTo("provider");
    document.body.prepend(element);
  });
  await guide.asks("provider");
  await guide.goOn();
  await guide.goOn();
  await guide.asks("regions");
  await host.evaluate((element) => element.setAttribute("storage", "session"));
  await guide.answer({ regions: "01" });
  await guide.asks("purchased");
  const kept = await guide.element.evaluate(() => Object.entries(sessionStorage));
  const key = `kanta-guide:${new URL(page.url()).origin} kanta-guide:`;
  assert.deepEqual(kept.map(([key, text]) => [key, text.split(" ")[1]]), [[key, "purchased"]], "a store that the host asks for is the browser's");
});

test("the keyboard goes into the frame, through it and out again", async (t) => {
  const body = `<button id="before">Before</button><kanta-guide-frame lang="en"></kanta-guide-frame><button id="after">After</button>`;
  const { page, guide } = await openFramed(t, body);
  await guide.asks("provider");
  await page.locator("#before").focus();
  const visited = [];
  // The focus goes from one process of the browser to the other, and is nowhere meanwhile.
  const focused = async () => {
    await page.waitForFunction(() => document.activeElement !== document.body);
    return page.evaluate(() => document.activeElement.id || document.activeElement.localName);
  };
  while ((await focused()) !== "after" && visited.length < 30) {
    await page.keyboard.press("Tab");
    visited.push(await focused());
  }
  assert.equal(visited.at(-1), "after");
  assert.ok(visited.slice(0, -1).every((place) => place === "kanta-guide-frame") && visited.length > 4, visited.join());
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "kanta-guide-frame");
});

test("links open beside the page and tell nobody where from, and a receipt is saved", async (t) => {
  const { page, guide } = await openFramed(t, `<kanta-guide-frame lang="en"></kanta-guide-frame>`);
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const [download] = await Promise.all([page.waitForEvent("download"), guide.element.locator('[data-keep="receipt"]').click()]);
  assert.equal(download.suggestedFilename(), "kanta-guide-receipt.json");
  await page.context().route("https://**", (route) => route.fulfill({ body: "elsewhere" }));
  const link = guide.element.locator('[data-task] a[href^="https"]:visible').first();
  const { origin } = new URL(await link.getAttribute("href"));
  const [beside] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  await beside.waitForURL(`${origin}/**`);
  assert.deepEqual(await beside.evaluate(() => [globalThis.opener, document.referrer, self.origin]), [null, "", origin]);
  assert.match(page.url(), /^http:\/\/127\.0\.0\.1/);
});
