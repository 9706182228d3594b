// Another language at any point: the answers, the page and the focus stay, and the site follows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { languages, rules, words } from "./texts.mjs";

/** Waits until the guide has a heading, in the language of the page. */
async function speaks(guide, lang, heading) {
  await guide.heading.getByText(heading, { exact: true }).waitFor();
  await guide.page.locator(`html[lang="${lang}"]`).waitFor();
  assert.equal(await guide.part("root").getAttribute("lang"), lang);
  const title = guide.page.locator("h1:visible");
  assert.equal(await title.evaluate((h1) => h1.closest("[lang]").lang), lang);
  assert.equal(await guide.page.title(), await title.textContent());
}

test("the language changes on a question, and what is chosen stays", async (t) => {
  const guide = await openPage(t, { lang: "sv" });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.choose("social");
  await guide.speak("Suomi");
  await speaks(guide, "fi", rules("fi").question.services.title);
  assert.deepEqual(await guide.chosen(), ["social"]);
  assert.equal(await guide.focused(), "Suomi");
  assert.equal(await guide.part("languages").locator('[aria-current="true"]').textContent(), "Suomi");
  await guide.goOn();
  await guide.asks("regions");
  await guide.choose("01", "21");
  await guide.speak("English");
  await speaks(guide, "en", rules("en").question.regions.title);
  assert.deepEqual((await guide.chosen()).sort(), ["01", "21"]);
  assert.equal(await guide.focused(), "English");
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
  assert.equal(await guide.focused(), "English");
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
    assert.equal(await guide.focused(), name);
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
