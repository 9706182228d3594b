// A page a language; another language at any point: the answers, the page and the focus stay, and the words and the address around
// the guide follow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, pages } from "./harness.mjs";
import { languages, rules, words } from "./texts.mjs";

/** Waits until the guide has a heading, in the language of the page. */
async function speaks(guide, lang, heading) {
  await guide.heading.getByText(heading, { exact: true }).waitFor();
  await guide.page.locator(`html[lang="${lang}"]`).waitFor();
  assert.equal(await guide.part("root").getAttribute("lang"), lang);
  const title = guide.page.locator("h1:visible");
  assert.equal(await title.evaluate((h1) => h1.closest("[lang]").lang), lang);
  const name = await guide.page.locator("header p").textContent();
  await guide.page.waitForFunction(
    ([heading, name]) => document.title.includes(`${heading} – `) && document.title.endsWith(` – ${name}`),
    [heading, name],
  );
  assert.equal(new URL(guide.page.url()).pathname, `/${pages[lang]}`);
}

/** The words of what has the focus on the page. */
const focused = ({ page }) => page.evaluate(() => document.activeElement.textContent);

/** The languages that the words around the guide are in; the names of other languages and pages are not counted. */
const spoken = (page) =>
  page.evaluate(() => {
    const langs = [...document.querySelectorAll("[lang]:not(a, kanta-guide)")].map(({ lang }) => lang);
    return [...new Set(langs)];
  });

for (const [lang, name] of Object.entries(languages)) {
  test(`the page in ${lang} is in that language alone, also without JavaScript, and names the others`, async (t) => {
    const { page } = await openPage(t, { lang, javaScriptEnabled: false });
    assert.deepEqual(await spoken(page), [lang]);
    for (const one of ["title", "h1", "kanta-guide > section", "meta[name=description]"]) assert.equal(await page.locator(one).count(), 1, one);
    // The heading is not broken after "Kanta-".
    assert.equal(await page.title(), (await page.locator("h1").textContent()).replace("\u2011", "-"));
    const { origin } = new URL(page.url());
    const alternates = await page.locator("link[rel=alternate]").evaluateAll((all) => all.map(({ hreflang, href }) => [hreflang, href]));
    const each = Object.entries(pages).map(([lang, path]) => [lang, `${origin}/${path}`]);
    assert.deepEqual(alternates, [...each, ["x-default", `${origin}/`]]);
    const links = page.getByRole("banner").getByRole("link");
    assert.deepEqual(await links.evaluateAll((all) => all.map(({ hreflang, href }) => [hreflang, href])), each);
    assert.deepEqual(await links.allTextContents(), Object.values(languages));
    assert.equal(await page.locator("header [aria-current=page]").textContent(), name);
  });

  test(`an old address that asks for ${lang} leads to its page, with all that it holds`, async (t) => {
    // What the first page has asked for does not come any more.
    const guide = await openPage(t, { lang: "sv", mayFail: true });
    await guide.answer({ provider: "public", services: "social" });
    await guide.concludes();
    await guide.element.locator('[data-keep="link"]').click();
    const { origin, hash } = new URL(await guide.part("kept").inputValue());
    // By another page: on the same one it would be another fragment only.
    await guide.page.goto("about:blank");
    await guide.page.goto(`${origin}/?lang=${lang}${hash}`, { waitUntil: "commit" });
    await guide.page.waitForURL((url) => url.pathname === `/${pages[lang]}`);
    await guide.part("review-heading").waitFor();
    assert.deepEqual(await guide.answered(), ["provider", "services"]);
    assert.equal(await guide.part("root").getAttribute("lang"), lang);
    assert.deepEqual(await spoken(guide.page), [lang]);
  });
}

test("an address that asks for a member of every object, or for nothing there is, leads nowhere else", async (t) => {
  for (const asked of ["constructor", "__proto__", "toString", "valueOf-x", "xx", "fi.evil.example"]) {
    const guide = await openPage(t, { lang: "sv", hash: `?lang=${asked}` });
    await guide.asks("provider");
    assert.equal(new URL(guide.page.url()).pathname, "/");
    assert.deepEqual(await spoken(guide.page), ["sv"]);
  }
});

test("a link to another language changes the guide's, and nothing in it is lost", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.choose("social");
  const follow = (name) => guide.page.getByRole("banner").getByRole("link", { name }).click();
  for (const lang of ["fi", "en", "sv"]) {
    await follow(languages[lang]);
    await speaks(guide, lang, rules(lang).question.services.title);
    assert.deepEqual(await guide.chosen(), ["social"]);
    assert.equal(await focused(guide), languages[lang]);
    assert.deepEqual(await spoken(guide.page), [lang]);
  }
  // By the guide's own switch, which the site does not show, between two of the page's links.
  await guide.part("languages").locator('[lang="fi"]').evaluate((button) => button.click());
  await speaks(guide, "fi", rules("fi").question.services.title);
  await follow("Svenska");
  await speaks(guide, "sv", rules("sv").question.services.title);
  // A reload stays in the language.
  await follow("English");
  await speaks(guide, "en", rules("en").question.services.title);
  await guide.page.reload();
  await guide.heading.waitFor();
  assert.equal(await guide.part("root").getAttribute("lang"), "en");
});

test("where the head names the site's public address, another language changes the page on this copy of it", async (t) => {
  const named = (page) =>
    page.route(/\/(fi\/)?$/, async (route) => {
      const response = await route.fetch();
      const whole = (await response.text()).replace(/(<link rel="alternate" hreflang="[^"]+" href=")(\.\.?\/)?/g, "$1https://guide.example/");
      await route.fulfill({ response, body: whole });
    });
  const guide = await openPage(t, { lang: "sv", before: named });
  await guide.asks("provider");
  assert.equal(await guide.page.locator("link[hreflang=fi]").evaluate(({ href }) => href), "https://guide.example/fi/");
  await guide.speak("Suomi");
  await speaks(guide, "fi", rules("fi").question.provider.title);
});

test("a link to another language opens in a tab of its own where that is asked for", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.page.waitForFunction(() => document.querySelector("kanta-guide").shadowRoot.querySelector("[role=status].status"));
  const opened = guide.page.context().waitForEvent("page");
  await guide.page.getByRole("banner").getByRole("link", { name: "Suomi" }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await other.waitForURL("**/fi/");
  assert.equal(await guide.part("root").getAttribute("lang"), "sv");
});

test("where the words around the guide do not come, the guide changes alone", async (t) => {
  const guide = await openPage(t, { lang: "sv", mayFail: true });
  await guide.asks("provider");
  await guide.page.route("**/fi/", (route) => route.abort());
  const failed = guide.page.waitForEvent("requestfailed");
  await guide.speak("Suomi");
  await guide.heading.getByText(rules("fi").question.provider.title, { exact: true }).waitFor();
  await failed;
  assert.deepEqual(await spoken(guide.page), ["sv"]);
  await guide.speak("English");
  await speaks(guide, "en", rules("en").question.provider.title);
});

test("the language changes on a question, and what is chosen stays", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.choose("social");
  await guide.speak("Suomi");
  await speaks(guide, "fi", rules("fi").question.services.title);
  assert.deepEqual(await guide.chosen(), ["social"]);
  assert.equal(await focused(guide), "Suomi");
  assert.equal(await guide.part("languages").locator('[aria-current="true"]').textContent(), "Suomi");
  await guide.goOn();
  await guide.asks("regions");
  await guide.choose("01", "21");
  await guide.speak("English");
  await speaks(guide, "en", rules("en").question.regions.title);
  assert.deepEqual((await guide.chosen()).sort(), ["01", "21"]);
  assert.equal(await focused(guide), "English");
  await guide.goBack();
  await speaks(guide, "en", rules("en").question.services.title);
  assert.deepEqual(await guide.chosen(), ["social"]);
});

test("the language changes on an error, which stays", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.asks("provider");
  await guide.goOn();
  await guide.part("error-summary").waitFor();
  await guide.speak("English");
  await speaks(guide, "en", rules("en").question.provider.title);
  const { error } = rules("en").question.provider;
  assert.equal(await guide.part("error").textContent(), `${words("en")["error-prefix"]} ${error}`);
  assert.equal(await focused(guide), "English");
});

test("the language changes on the result, which stays", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "private", services: "social", regions: "19", purchased: "unknown" });
  await guide.concludes();
  const before = [await guide.conclusions(), await guide.tasks(), await guide.answered()];
  for (const [lang, name] of Object.entries(languages)) {
    await guide.speak(name);
    await speaks(guide, lang, words(lang)["result-title"]);
    assert.deepEqual([await guide.conclusions(), await guide.tasks(), await guide.answered()], before);
    assert.equal(await focused(guide), name);
  }
});

test("the language changes while an answer is being changed, and Back still leads to the result", async (t) => {
  const guide = await openPage(t, { lang: "fi" });
  await guide.answer({ provider: "public", services: "health" });
  await guide.concludes();
  await guide.change("services");
  await guide.speak("Svenska");
  await speaks(guide, "sv", rules("sv").question.services.title);
  await guide.goBack();
  await guide.concludes();
});

test("who goes back to the first language before the other has come stays in it", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.asks("provider");
  const told = await guide.page.evaluateHandle(() => {
    const languages = [];
    addEventListener("kanta-guide-language", ({ detail }) => languages.push(detail.language));
    return languages;
  });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const asked = guide.page.waitForRequest("**/*-fi-*.pack");
  await guide.page.route("**/*-fi-*.pack", (route) => held.then(() => route.continue()));
  await guide.speak("Suomi");
  await asked;
  await guide.speak("Svenska");
  const come = guide.page.waitForResponse("**/*-fi-*.pack");
  release();
  await (await come).finished();
  await guide.speak("English");
  await speaks(guide, "en", rules("en").question.provider.title);
  assert.deepEqual(await told.jsonValue(), ["en"]);
});
