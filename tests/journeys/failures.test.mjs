// When the guide cannot load, the page says so in plain words, tells whom to ask, and can be told to try again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { rules } from "./texts.mjs";

const messages = {
  sv: { title: "Guiden kan inte visas", retry: "Försök igen", contact: "https://www.kanta.fi/sv/professionella" },
  fi: { title: "Opasta ei voi näyttää", retry: "Yrittäkää uudelleen", contact: "https://www.kanta.fi/ammattilaiset" },
  en: {
    title: "The guide cannot be shown",
    retry: "Try again",
    contact: "https://kanta.fi/en/professionals/customer-relations-and-support",
  },
};

/** Spoils the files whose addresses match. */
const spoil = (files, how) => (page) => page.route(files, how);
const cut = (route) => route.abort();
const lose = (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" });
const truncate = async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.body()).subarray(0, 500) });
};
const garble = (type) => (route) => route.fulfill({ contentType: type, body: "This is not the file." });

const faults = {
  "the wasm is blocked": ["**/*.wasm", cut],
  "the wasm is missing": ["**/*.wasm", lose],
  "the wasm is cut off": ["**/*.wasm", truncate],
  "the wasm is something else": ["**/*.wasm", garble("application/wasm")],
  "the texts are blocked": ["**/*.pack", cut],
  "the texts are missing": ["**/*.pack", lose],
  "the texts are cut off": ["**/*.pack", truncate],
  "the texts are something else": ["**/*.pack", garble("application/octet-stream")],
};

/** The message stands there in the page's language, with a link to Kanta. */
async function apologises(guide, lang) {
  const { title, contact } = messages[lang];
  await guide.heading.getByText(title, { exact: true }).waitFor();
  assert.equal(await guide.part("root").getAttribute("lang"), lang);
  assert.equal(await guide.part("root").locator("a").getAttribute("href"), contact);
}

const spoken = Object.keys(messages);

for (const [at, [fault, [files, how]]] of Object.entries(faults).entries()) {
  const lang = spoken[at % spoken.length];
  test(`${fault}: a message in ${lang}, and trying again helps once it is there`, async (t) => {
    const guide = await openPage(t, { lang, mayFail: true, before: spoil(files, how) });
    const retry = guide.part("retry");
    await apologises(guide, lang);
    assert.equal(await retry.textContent(), messages[lang].retry);
    await retry.click();
    await apologises(guide, lang);
    await guide.page.unroute(files);
    await retry.click();
    await guide.asks("provider");
    assert.equal(await guide.heading.textContent(), rules(lang).question.provider.title);
    await guide.answer({ provider: "public", services: "social" });
    await guide.concludes();
  });
}

for (const lang of spoken) {
  test(`a browser without WebAssembly: a message in ${lang}`, async (t) => {
    const before = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
    const guide = await openPage(t, { lang, mayFail: true, before });
    await apologises(guide, lang);
  });
}

test("the guide's script is blocked: after a while the page says whom to ask", async (t) => {
  const guide = await openPage(t, { lang: "fi", mayFail: true, before: spoil("**/kanta-guide*.js", cut) });
  const link = guide.element.getByRole("link", { name: "Ottakaa yhteyttä Kelan Kanta-palveluihin" });
  await link.waitFor();
  assert.equal(await link.getAttribute("href"), "https://www.kanta.fi/ammattilaiset");
});

test("another language cannot be had: the guide goes on in the one it has", async (t) => {
  const guide = await openPage(t, { lang: "sv", mayFail: true });
  await guide.answer({ provider: "private" });
  await guide.asks("services");
  await guide.page.route("**/*.pack", cut);
  const refused = guide.page.waitForEvent("console", (message) => message.type() === "error");
  await guide.speak("Suomi");
  await refused;
  assert.equal(await guide.heading.textContent(), rules("sv").question.services.title);
  await guide.page.unroute("**/*.pack");
  await guide.speak("Suomi");
  await guide.heading.getByText(rules("fi").question.services.title).waitFor();
});
