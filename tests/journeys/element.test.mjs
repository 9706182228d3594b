// The element in other people's pages: what it is given and asked, what it tells, and what becomes of it when it is moved, taken
// out, or crashes. Each page is a host page of its own with the published files of dist/embed/.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost } from "./harness.mjs";

/** Keeps every event of the guide, in order, in `window.told`; the element need not be there yet. */
const listen = `<script>
  globalThis.told = [];
  for (const name of ["ready", "question", "answer", "result", "error", "track", "language"]) {
    addEventListener("kanta-guide-" + name, ({ detail }) => told.push([name, detail]));
  }
</script>`;

const script = '<script type="module" src="/kanta-guide.js"></script>';

/** What was told under a name. */
const told = (guide, name) =>
  guide.page.evaluate((name) => globalThis.told.filter(([told]) => told === name).map(([, detail]) => detail), name);

test("answers that the host gives stand where they are locked, and are chosen where they are not", async (t) => {
  const given = {
    provider: { value: "private", origin: "from your customer profile" },
    services: { value: "health", origin: "from your customer profile" },
    "vendor-support": { value: "full", origin: "we give full support" },
  };
  const answers = JSON.stringify(given).replaceAll('"', "&quot;");
  const page = `${listen}${script}<kanta-guide lang="en" answers="${answers}" locked="provider vendor-support"></kanta-guide>`;
  const guide = await openHost(t, page);
  await guide.asks("services");
  assert.equal(await guide.part("progress").textContent(), "Question 1 · at most 6 left");
  assert.deepEqual(await guide.chosen(), ["health"], "what is given and not locked is asked, and chosen");
  assert.equal(await guide.part("back").count(), 0);
  await guide.goOn();
  await guide.answer({ form: "organisation", records: "electronic", "patient-system": "own", regions: "01" });
  await guide.answer({ purchased: "no" });
  await guide.concludes();
  const row = (question) => guide.element.locator(`[data-answer="${question}"]`);
  for (const [question, { origin }] of Object.entries(given)) {
    assert.equal(await row(question).locator('[part="origin"]').textContent(), origin);
  }
  await guide.unfold('[data-section="answers"]');
  assert.equal(await row("provider").getByRole("button").count(), 0, "a locked answer is not to be changed");
  assert.equal(await row("services").getByRole("button").count(), 1);
  const [result] = (await told(guide, "result")).slice(-1);
  assert.equal(result.final, true);
  assert.deepEqual(result.outcomes["rollout-patient-data"], ["no-registration"]);
  assert.deepEqual(result.because["rollout-patient-data"], ["provider", "services", "vendor-support"]);
  const rollout = result.conclusions.find(({ topic }) => topic === "rollout-patient-data");
  assert.equal(rollout.conclusion, "You need not register for a rollout period");
  assert.deepEqual(rollout.rules[0].sources, [
    {
      page: "Kanta-tjänster för den privata social- och hälsovården",
      heading: "När systemleverantören sköter om stödet i sin helhet",
      url: "https://www.kanta.fi/sv/professionella/kanta-tjanster-for-den-privata-social-och-halsovarden",
    },
  ]);
  assert.deepEqual(await guide.element.evaluate((element) => element.result), result);
});

test("events tell the questions, the answers and the result, and the tracking tells no answer", async (t) => {
  const guide = await openHost(t, `${listen}${script}<kanta-guide lang="en"></kanta-guide>`);
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  assert.deepEqual(await told(guide, "ready"), [{ version: "0.1.0", language: "en" }]);
  assert.deepEqual(await told(guide, "question"), [
    { question: "provider", left: 9 },
    { question: "services", left: 1 },
  ]);
  const given = (await told(guide, "answer")).map(({ question, value, answers }) => [question, value, answers]);
  assert.deepEqual(given, [
    ["provider", "public", { provider: "public" }],
    ["services", "social", { provider: "public", services: "social" }],
  ]);
  assert.deepEqual(await told(guide, "track"), [{ step: "provider" }, { step: "services" }, { step: "result" }]);
  assert.equal((await told(guide, "result")).length, 1);
});

test("properties that are set before the element is known, and methods, do what attributes do", async (t) => {
  const early = `<script>
    Object.assign(document.querySelector("kanta-guide"), { answers: { provider: "private", services: "social" }, locked: ["provider", "services"], headingLevel: 4 });
  </script>`;
  const guide = await openHost(t, `${listen}<kanta-guide lang="en"></kanta-guide>${early}${script}`);
  await guide.asks("regions");
  assert.equal(await guide.heading.evaluate(({ localName }) => localName), "h4");
  await guide.element.evaluate((element) => element.setAttribute("heading-level", "1"));
  await guide.element.locator("h1#heading").waitFor();
  await guide.answer({ regions: "01", purchased: "no" });
  await guide.concludes();
  await guide.element.evaluate((element) => element.goTo("purchased"));
  await guide.asks("purchased");
  await guide.element.evaluate((element) => element.setAnswer("purchased", "yes", { origin: "your contract", locked: true }));
  await guide.concludes();
  assert.equal((await guide.conclusions())["purchased-services"], "organisers-register-access-right stated");
  await guide.element.evaluate((element) => element.reset());
  await guide.asks("regions");
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), {
    provider: "private",
    services: "social",
    purchased: "yes",
  });
  await guide.element.evaluate((element) => (element.answers = {}));
  await guide.asks("provider");
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), {});
});

test("what the host calls for while the guide loads, or is out of the page, is done when it is there", async (t) => {
  const page = `${listen}${script}<kanta-guide lang="en" answers='{"provider":"private"}' locked="provider"></kanta-guide>`;
  const guide = await openHost(t, page);
  await guide.answer({ services: "social" });
  await guide.asks("regions");
  await guide.element.evaluate((element) => {
    element.rules = "2026-09";
    element.reset();
  });
  await guide.asks("services");
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), { provider: "private" });
  await guide.answer({ services: "social" });
  await guide.asks("where");
  await guide.element.evaluate((element) => {
    const next = element.nextSibling;
    element.remove();
    element.goTo("services");
    document.body.insertBefore(element, next);
  });
  await guide.asks("services");
  // Other rules, too, that are asked for meanwhile.
  await guide.answer({ services: "social" });
  await guide.asks("where");
  await guide.element.evaluate((element) => {
    const next = element.nextSibling;
    element.remove();
    element.rules = "";
    document.body.insertBefore(element, next);
  });
  await guide.asks("regions");
  assert.deepEqual(await told(guide, "error"), []);
});

test("an answer that the rule set does not know is left out, and the host is told", async (t) => {
  const page = `${listen}${script}<kanta-guide lang="en" answers='{"provider":"state","services":"social"}' locked></kanta-guide>`;
  const guide = await openHost(t, page, { mayFail: true });
  await guide.asks("provider");
  await guide.page.waitForFunction(() => globalThis.told.some(([name]) => name === "error"));
  const [{ code, message }] = await told(guide, "error");
  assert.equal(code, "unknown-answer");
  assert.match(message, /left out/);
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), { services: "social" });
});

test("what the host puts into slots stands in the guide", async (t) => {
  const inside = '<p slot="intro">Hello.</p><p slot="contact">Ring us.</p><p slot="result-footer">Good luck.</p><p>No script.</p>';
  const guide = await openHost(t, `${script}<kanta-guide lang="en">${inside}</kanta-guide>`);
  await guide.asks("provider");
  const seen = (text) => guide.page.getByText(text).isVisible();
  assert.deepEqual(await Promise.all(["Hello.", "Ring us.", "Good luck.", "No script."].map(seen)), [true, false, false, false]);
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  assert.deepEqual(await Promise.all(["Hello.", "Ring us.", "Good luck.", "No script."].map(seen)), [true, true, true, false]);
});

test("an element that is moved, or taken out and put back, goes on where it was", async (t) => {
  const guide = await openHost(t, `${script}<main><kanta-guide lang="en"></kanta-guide></main><dialog open></dialog>`);
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.element.evaluate((element) => document.querySelector("dialog").append(element));
  await guide.asks("services");
  await guide.element.evaluate(async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.querySelector("main").append(element);
  });
  await guide.asks("services");
  assert.deepEqual(await guide.element.evaluate((element) => element.answers), { provider: "private" });
  await guide.goBack();
  await guide.asks("provider");
  assert.deepEqual(await guide.chosen(), ["private"]);
});

test("the language that a visitor has chosen stays when the element is moved, or taken out and put back, unless the host asks for another", async (t) => {
  const guide = await openHost(t, `${script}<main lang="en"><kanta-guide></kanta-guide></main><aside lang="en"></aside><section lang="sv"></section>`);
  const putInto = async (place, wait) => {
    await guide.element.evaluate(
      async (element, { place, wait }) => {
        element.remove();
        if (wait) await new Promise((done) => setTimeout(done));
        document.querySelector(place).append(element);
      },
      { place, wait },
    );
  };
  const isIn = (lang) => guide.element.locator(`[part~=root][lang="${lang}"]`).waitFor();
  await guide.asks("provider");
  await guide.speak("Suomi");
  await isIn("fi");
  for (const [place, wait] of [["aside", false], ["main", true], ["aside", true]]) {
    await putInto(place, wait);
    await guide.asks("provider");
    await isIn("fi");
  }
  await putInto("section", true);
  await isIn("sv");
});

test("one after another use the same guide, and none sees the answers of another", async (t) => {
  const guide = await openHost(t, `${script}<kanta-guide lang="en"></kanta-guide>`);
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  const mount = await guide.element.evaluateHandle(({ shadowRoot }) => shadowRoot.lastChild);
  await guide.element.evaluate(async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done));
    document.body.append(Object.assign(document.createElement("kanta-guide"), { lang: "fi" }));
  });
  await guide.asks("provider");
  assert.deepEqual(await guide.chosen(), []);
  assert.equal(await guide.heading.textContent(), "Oletteko yksityinen vai julkinen palveluntuottaja?");
  assert.ok(await guide.element.evaluate(({ shadowRoot }, mount) => shadowRoot.lastChild === mount, mount));
});

test("after a crash each guide says so, and goes on where it was when it is asked to", async (t) => {
  const page = `${listen}${script}<kanta-guide lang="en"></kanta-guide><kanta-guide id="other" lang="sv"></kanta-guide>`;
  const thrown = [];
  const before = (page) => page.on("pageerror", ({ message }) => thrown.push(message));
  const guide = await openHost(t, page, { mayFail: true, before });
  const first = guide.of("kanta-guide:not([id])");
  const other = guide.of("#other");
  await first.answer({ provider: "private", services: "social" });
  await first.asks("regions");
  await other.answer({ provider: "public" });
  await first.choose("01");
  await first.part("chip").waitFor();
  await guide.page.evaluate(() => {
    const { createTextNode } = Document.prototype;
    Document.prototype.createTextNode = () => {
      Document.prototype.createTextNode = createTextNode;
      throw new Error("a part of the page is spoiled");
    };
  });
  await first.goOn();
  await first.part("retry").waitFor();
  await other.part("retry").waitFor();
  assert.equal(await first.element.locator("[data-error]").getAttribute("data-error"), "crash");
  await guide.page.waitForFunction(() => globalThis.told.some(([name]) => name === "error"));
  await first.part("retry").click();
  await first.asks("regions");
  assert.deepEqual(await first.element.evaluate((element) => element.answers), { provider: "private", services: "social" });
  await first.answer({ regions: "01", purchased: "no" });
  await first.concludes();
  await other.part("retry").click();
  await other.asks("services");
  // The listeners of the program that has crashed are still there, and are not heard of.
  await guide.page.evaluate(() => dispatchEvent(new Event("hashchange")));
  assert.deepEqual(thrown, ["a part of the page is spoiled"]);
});

test("a store that the host asks for brings the answers back after a reload", async (t) => {
  const guide = await openHost(t, `${script}<kanta-guide lang="en" storage="session" id="one"></kanta-guide>`);
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.page.reload();
  await guide.asks("services");
  await guide.goBack();
  assert.deepEqual(await guide.chosen(), ["private"]);
});

test("nothing is stored, and the address is left alone, unless the host asks for it", async (t) => {
  const guide = await openHost(t, `${script}<kanta-guide lang="en"></kanta-guide>`);
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  const kept = () => guide.page.evaluate(() => [localStorage.length, sessionStorage.length, location.hash, history.length]);
  assert.deepEqual((await kept()).slice(0, 3), [0, 0, ""]);
  await guide.element.evaluate((element) => (element.hashState = true));
  await guide.change("services");
  await guide.answer({ services: "health" });
  await guide.concludes();
  assert.match((await kept())[2], /^#kanta-guide=1qjg[0-9a-z]+$/);
});

test("a strict host sees no violation, and its own styles reach nothing", async (t) => {
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";
  const style = '<link rel="stylesheet" href="/host.css"><link rel="icon" href="data:,">';
  const css = "* { color: red !important; font-size: 50px !important; display: block !important } html { font-size: 62.5% }";
  const guide = await openHost(t, `${style}${script}<div dir="rtl"><kanta-guide lang="en"></kanta-guide></div>`, {
    headers: { "content-security-policy": `${policy}; img-src data:` },
    pages: { "/host.css": css },
    before: (page) => page.addInitScript(() => addEventListener("securitypolicyviolation", (e) => console.error(e.violatedDirective))),
  });
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.picture("model-client-data");
  const { size, colour } = await guide.element.locator(".body").first().evaluate((element) => {
    const { fontSize, color } = getComputedStyle(element);
    return { size: fontSize, colour: color };
  });
  assert.deepEqual({ size, colour }, { size: "17px", colour: "rgb(26, 35, 46)" });
});
