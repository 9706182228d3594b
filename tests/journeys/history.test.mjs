// The browser's Back, Forward and reload: each page has an entry, nothing is lost, nothing of the answers is in the address; and in a
// host's page nothing of that unless it asks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openHost, openPage, pages } from "./harness.mjs";
import { fill, languages, rules, words } from "./texts.mjs";

const script = '<script type="module" src="/kanta-guide.js"></script>';
const answers = { provider: "private", services: "social", regions: ["01", "21"], purchased: "no" };

/** What the address, the entry and the history say. */
const entry = ({ page }) => page.evaluate(() => [location.pathname + location.search + location.hash, history.state, history.length]);

/** Presses a button of the browser and waits for what it leads to. It loads nothing, so there is nothing else to wait for. */
const press = ({ page }, button) => page.evaluate((button) => history[button](), button);

/** Waits until the page has a title. */
const entitled = (guide, lang, ...parts) => {
  const title = [...parts, { sv: "Kanta-guiden", fi: "Kanta-opas", en: "Kanta Guide" }[lang]].join(" – ");
  return guide.page.waitForFunction((title) => document.title === title, title);
};

/** A question's title and number. */
const question = (lang, id, n) => [rules(lang).question[id].title, fill(words(lang)["question-number"], { n })];

/** The code of a link to answers, from the guide's own button. */
async function code(guide) {
  await guide.element.locator('[data-keep="link"]').click();
  return (await guide.part("kept").inputValue()).split("#kanta-guide=")[1];
}

for (const lang of Object.keys(languages)) {
  test(`among the questions in ${lang}: Back, Forward and reload`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.asks("provider");
    await entitled(guide, lang, ...question(lang, "provider", 1));
    const [, , before] = await entry(guide);
    await guide.answer({ provider: "private", services: "social" });
    await guide.asks("regions");
    assert.deepEqual(await entry(guide), [`/${pages[lang]}`, { kantaGuide: "qjgregions" }, before + 2]);
    await press(guide, "back");
    await guide.asks("services");
    assert.deepEqual(await guide.chosen(), ["social"]);
    assert.equal(await guide.focused(), "heading");
    await entitled(guide, lang, ...question(lang, "services", 2));
    await press(guide, "back");
    await guide.asks("provider");
    assert.deepEqual(await guide.chosen(), ["private"]);
    await guide.page.reload();
    await guide.asks("provider");
    assert.deepEqual(await guide.chosen(), ["private"]);
    await press(guide, "forward");
    await guide.asks("services");
    assert.deepEqual(await guide.chosen(), ["social"]);
    await press(guide, "forward");
    await guide.asks("regions");
    assert.deepEqual(await entry(guide), [`/${pages[lang]}`, { kantaGuide: "qjgregions" }, before + 2]);
    await guide.goOn();
    await entitled(guide, lang, `${words(lang)["error-prefix"]} ${question(lang, "regions", 3)[0]}`, question(lang, "regions", 3)[1]);
    await guide.answer({ regions: "01" });
    await entitled(guide, lang, ...question(lang, "purchased", 4));
  });

  test(`at the review in ${lang}: Back, Forward and reload`, async (t) => {
    const maker = await openPage(t, { lang });
    await maker.answer(answers);
    await maker.concludes();
    const hash = `#kanta-guide=${await code(maker)}`;
    const guide = await openPage(t, { lang, hash });
    const review = guide.part("review-heading");
    await review.waitFor();
    await entitled(guide, lang, words(lang)["review-title"]);
    const lead = await guide.element.locator(".lead").textContent();
    const answer = () => guide.element.locator('[data-answer="purchased"]').textContent();
    const linked = await answer();
    await guide.change("purchased");
    await guide.answer({ purchased: "yes" });
    await review.waitFor();
    const changed = await answer();
    assert.notEqual(changed, linked);
    await guide.page.reload();
    await review.waitFor();
    assert.equal(await answer(), changed);
    await guide.goOn();
    await guide.concludes();
    await press(guide, "back");
    await review.waitFor();
    assert.equal(await guide.element.locator(".lead").textContent(), lead);
    assert.equal(await answer(), changed);
    await press(guide, "back");
    await guide.asks("purchased");
    assert.deepEqual(await guide.chosen(), ["yes"]);
    await press(guide, "forward");
    await review.waitFor();
    await press(guide, "forward");
    await guide.concludes();
    assert.equal((await entry(guide))[0], `/${pages[lang]}${hash}`);
  });

  test(`at the result in ${lang}: Back, Forward, reload, and a source that is followed and left`, async (t) => {
    const guide = await openPage(t, { lang });
    await guide.page.context().route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "<h1>A source</h1>" }));
    await guide.answer(answers);
    await guide.concludes();
    await entitled(guide, lang, words(lang)["result-title"]);
    await guide.element.locator('[data-task="permits"] input').check();
    const done = () => guide.element.locator("[data-task]:has(:checked)").evaluateAll((all) => all.map((task) => task.dataset.task));
    const whole = async () => [await guide.conclusions(), await guide.tasks(), await guide.answered(), await done()];
    const before = await whole();
    assert.deepEqual(before[3], ["permits"]);
    await guide.page.reload();
    await guide.concludes();
    assert.deepEqual(await whole(), before);
    await press(guide, "back");
    await guide.asks("purchased");
    assert.deepEqual(await guide.chosen(), ["no"]);
    await press(guide, "forward");
    await guide.concludes();
    assert.deepEqual(await whole(), before);
    await guide.unfold('[data-section="about"]');
    await guide.element.locator('[data-section="about"] ol a').first().click();
    await guide.page.getByRole("heading", { name: "A source" }).waitFor();
    await guide.page.goBack();
    await guide.concludes();
    assert.deepEqual(await whole(), before);
    await guide.change("purchased");
    await press(guide, "back");
    await guide.concludes();
    assert.deepEqual(await whole(), before);
  });
}

test("another language: the pages before are in it, and their addresses are of it", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  await guide.speak("English");
  await entitled(guide, "en", ...question("en", "regions", 3));
  assert.deepEqual((await entry(guide)).slice(0, 2), ["/en/", { kantaGuide: "qjgregions" }]);
  await press(guide, "back");
  await guide.asks("services");
  await entitled(guide, "en", ...question("en", "services", 2));
  assert.deepEqual((await entry(guide)).slice(0, 2), ["/en/", { kantaGuide: "qjgservices" }]);
  await guide.page.reload();
  await guide.asks("services");
  assert.equal(await guide.part("root").getAttribute("lang"), "en");
  assert.deepEqual(await guide.chosen(), ["social"]);
});

test("after a new start the browser's Back leads to no answer of before", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer(answers);
  await guide.concludes();
  await guide.startAgain();
  await guide.asks("provider");
  await press(guide, "back");
  await guide.page.waitForFunction(() => history.state.kantaGuide === "qjgprovider");
  assert.deepEqual([await guide.question.getAttribute("data-question"), await guide.chosen()], ["provider", []]);
  assert.equal(await guide.page.evaluate(() => JSON.stringify(Object.values(sessionStorage)).includes("result")), false);
});

test("the guide's own Back is a page of the history as any other", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  await guide.goBack();
  await guide.asks("services");
  await press(guide, "back");
  await guide.asks("regions");
});

const host = async (t, attributes, options) => {
  const guide = await openHost(t, `${script}<kanta-guide lang="en" ${attributes}></kanta-guide>`, options);
  await guide.asks("provider");
  return guide;
};

test("in a host's page: no entry, no state, no title, unless it asks", async (t) => {
  const guide = await host(t, "");
  const before = await entry(guide);
  await guide.answer(answers);
  await guide.concludes();
  assert.deepEqual(await entry(guide), before);
  assert.equal(await guide.page.title(), "A host");
});

test("a host that asks has its own state, address and title left alone", async (t) => {
  const guide = await host(t, 'history storage="session"', { hash: "?customer=5#/route" });
  await guide.page.evaluate(() => history.replaceState({ ...history.state, router: { position: 3 } }, ""));
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  const [address, state] = await entry(guide);
  assert.deepEqual([address, state], ["/?customer=5#/route", { kantaGuide: "qjgservices", router: { position: 3 } }]);
  assert.equal(await guide.page.title(), "A host");
  // A page that the host asks for is no step of the visitor's.
  const length = (await entry(guide))[2];
  await guide.element.evaluate((element) => element.goTo("provider"));
  await guide.asks("provider");
  assert.deepEqual((await entry(guide)).slice(1), [{ kantaGuide: "qjgprovider", router: { position: 3 } }, length]);
});

for (const base of ['<base href="/elsewhere/">', '<base href="https://other.example/">']) {
  test(`under ${base}, together with hash-state, the address is the page's, and a reload is no review`, async (t) => {
    const guide = await openHost(t, `${script}${base}<kanta-guide lang="en" history hash-state storage="session"></kanta-guide>`, { hash: "#/route" });
    await guide.answer({ provider: "private", services: "social" });
    await guide.asks("regions");
    const fragment = async () => (await entry(guide))[0];
    const last = await fragment();
    assert.match(last, /^\/#\/route&kanta-guide=1qjg[0-9a-z]+$/);
    await press(guide, "back");
    await guide.asks("services");
    await guide.page.waitForFunction((last) => location.pathname + location.hash === last, last);
    await guide.page.reload();
    await guide.asks("services");
    assert.deepEqual(await guide.chosen(), ["social"]);
  });
}

test("with hash-state and a store a reload is no review either", async (t) => {
  const guide = await host(t, 'hash-state storage="session"');
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.page.waitForFunction(() => location.hash);
  await guide.page.reload();
  await guide.asks("services");
});

test("with hash-state the address has the answers of now wherever Back leads", async (t) => {
  const body = `<script type="module" src="/kanta-guide.js"></script><kanta-guide lang="en" history hash-state></kanta-guide>`;
  const guide = await openHost(t, body);
  await guide.answer({ provider: "public", services: "social" });
  await guide.concludes();
  await guide.change("services");
  await guide.choose("health");
  await guide.goOn();
  await guide.concludes();
  const code = await guide.element.evaluate(({ result }) => result.code);
  // Two entries back is the result again, with the answers of before in its address.
  await guide.page.evaluate(() => {
    const arrived = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.go(-2);
    return arrived;
  });
  await guide.concludes();
  assert.equal(await guide.page.evaluate(() => location.hash), `#kanta-guide=${code}`);
  assert.equal(await guide.element.evaluate(({ result }) => result.code), code);
});

test("a link that is followed while the page is there is reviewed, whatever is kept", async (t) => {
  const maker = await openPage(t, { lang: "en" });
  await maker.answer(answers);
  await maker.concludes();
  const hash = `#kanta-guide=${await code(maker)}`;
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "private", services: "health" });
  await guide.asks("form");
  await guide.page.evaluate((hash) => (location.hash = hash), hash);
  await guide.part("review-heading").waitFor();
  assert.deepEqual(await guide.answered(), Object.keys(answers));
  await press(guide, "back");
  await guide.page.waitForFunction(() => !location.hash);
  await press(guide, "forward");
  await guide.part("review-heading").waitFor();
  assert.deepEqual(await guide.answered(), Object.keys(answers));
});

test("of two guides the first has the history; one that is moved keeps it, one that is gone does no harm", async (t) => {
  const two = '<kanta-guide id="a" lang="en" history></kanta-guide><kanta-guide id="b" lang="en" history></kanta-guide><main></main>';
  const guide = await openHost(t, `${script}${two}`);
  const [a, b] = ["#a", "#b"].map((id) => guide.of(id));
  await a.asks("provider");
  await b.answer({ provider: "public" });
  await b.asks("services");
  const length = (await entry(guide))[2];
  await a.answer({ provider: "private", services: "social" });
  await a.asks("regions");
  assert.equal((await entry(guide))[2], length + 2);
  await a.element.evaluate((element) => document.querySelector("main").append(element));
  await a.asks("regions");
  await press(guide, "back");
  await a.asks("services");
  await b.asks("services");
  assert.deepEqual(await b.chosen(), []);
  await a.element.evaluate((element) => element.remove());
  await press(guide, "back");
  await guide.page.waitForFunction(() => history.state.kantaGuide === "qjgprovider");
  await b.asks("services");
  await b.choose("social");
  assert.deepEqual(await b.chosen(), ["social"]);
});

for (const [lang, name] of Object.entries(languages)) {
  test(`the page of the frame by itself: Back, reload, title, and the language in the address, to ${lang}`, async (t) => {
    const first = lang === "en" ? "fi" : "en";
    const guide = await openPage(t, { path: "embed/frame.html", hash: `?lang=${first}` });
    await guide.answer({ provider: "private" });
    await guide.asks("services");
    await entitled(guide, first, ...question(first, "services", 2));
    await guide.speak(name);
    await entitled(guide, lang, ...question(lang, "services", 2));
    await press(guide, "back");
    await guide.asks("provider");
    assert.deepEqual((await entry(guide)).slice(0, 2), [`/embed/frame.html?lang=${lang}`, { kantaGuide: "qjgprovider" }]);
    await guide.page.reload();
    await guide.asks("provider");
    assert.equal(await guide.part("root").getAttribute("lang"), lang);
    assert.deepEqual(await guide.chosen(), ["private"]);
    await entitled(guide, lang, ...question(lang, "provider", 1));
  });
}

test("a link can be copied before the result, and goes on from there", async (t) => {
  for (const lang of Object.keys(languages)) {
    const guide = await openPage(t, { lang, permissions: ["clipboard-read", "clipboard-write"] });
    await guide.asks("provider");
    assert.equal(await guide.element.locator('[data-keep="link"]').count(), 0, "there is nothing to keep yet");
    await guide.answer({ provider: "private" });
    await guide.asks("services");
    const button = guide.element.locator('[data-keep="link"]');
    assert.equal(await button.textContent(), words(lang)["keep-later"]);
    await button.click();
    await guide.element.getByRole("status").filter({ hasText: words(lang)["kept-copied"] }).waitFor();
    const link = await guide.part("kept").inputValue();
    assert.equal(await guide.page.evaluate(() => navigator.clipboard.readText()), link);
    const other = await openPage(t, { lang, hash: new URL(link).hash });
    await other.part("review-heading").waitFor();
    assert.deepEqual(await other.answered(), ["provider"]);
    await other.goOn();
    await other.asks("services");
  }
});
