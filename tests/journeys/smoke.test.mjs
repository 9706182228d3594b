// The page comes up in each language, alone and with nothing left to load.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { fill, rules, words } from "./texts.mjs";

const headings = {
  sv: "Att ansluta sig till Kanta-tjänsterna: vad gäller för er?",
  fi: "Kanta-palveluihin liittyminen: mikä koskee teitä?",
  en: "Joining the Kanta Services: what applies to you?",
};

const names = { sv: "Kanta-guiden", fi: "Kanta-opas", en: "Kanta Guide" };

/** Waits until the guide stands in the element's shadow root, in place of what the page's own HTML says there. */
async function standing({ element, page }) {
  await page.waitForFunction(() => document.querySelector("kanta-guide").shadowRoot?.textContent.trim());
  assert.equal(await element.locator("> section:visible").count(), 0, "what stands there without it is gone");
}

for (const [lang, heading] of Object.entries(headings)) {
  test(`the page in ${lang}`, async (t) => {
    const guide = await openPage(t, { lang });
    await standing(guide);
    assert.deepEqual(await guide.page.locator("h1:visible").allTextContents(), [heading.replace("Kanta-", "Kanta\u2011")]);
    assert.equal(await guide.page.locator("html").getAttribute("lang"), lang);
    const title = `${rules(lang).question.provider.title} – ${fill(words(lang)["question-number"], { n: "1" })} – ${names[lang]}`;
    await guide.page.waitForFunction((title) => document.title === title, title);
  });
}

