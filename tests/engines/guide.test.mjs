// The guide in Firefox and WebKit: what depends on the engine works there as it does in Chromium, where all else is tested.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { engines } from "./drivers.mjs";
import { openHost, openSite, strict } from "./page.mjs";

/** Who answers so, and what is concluded: a question of each kind, and each length of the way. */
const walks = [
  {
    who: "a self-employed practitioner in both sectors, in a chain",
    lang: "sv",
    answers: {
      provider: "private",
      services: "both",
      form: "self-employed",
      records: "electronic",
      "patient-system": "main-joiners",
      setting: "chain",
      regions: ["19"],
      "vendor-support": "not-full",
      purchased: "no",
    },
    conclusions: {
      "model-patient-data": "direct-or-joint stated",
      "model-client-data": "direct stated",
      "permit-authority": "regional-authority stated",
      "rollout-client-data": "register stated",
      "rollout-patient-data": "register implied",
      "duty-patient-data": "must-join stated",
      "duty-client-data": "voluntary stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote-and-iah implied",
    },
  },
  {
    who: "a company with its own system, in three regions",
    lang: "fi",
    answers: {
      provider: "private",
      services: "health",
      form: "organisation",
      records: "electronic",
      "patient-system": "own",
      regions: ["01", "05", "09"],
      "vendor-support": "full",
      purchased: "no",
    },
    conclusions: {
      "model-patient-data": "direct implied",
      "permit-authority": "regional-authority stated",
      "rollout-patient-data": "no-registration stated",
      "duty-patient-data": "must-join stated",
      "purchased-services": "own-register implied",
      "register-entry": "sote stated",
    },
  },
  {
    who: "a municipality with social welfare",
    lang: "en",
    answers: { provider: "public", services: "social" },
    conclusions: {
      "model-client-data": "direct stated",
      "rollout-client-data": "register stated",
      "duty-client-data": "voluntary stated",
    },
  },
];

const [long, , short] = walks;

const apologies = { sv: "Guiden kan inte visas", fi: "Opasta ei voi näyttää", en: "The guide cannot be shown" };

/** The message stands in place of the guide. */
async function apologises(guide, lang) {
  await guide.one('[part="retry"]');
  assert.equal(await guide.words("#heading"), apologies[lang]);
  assert.deepEqual(await guide.all("fieldset"), []);
}

/** Serves the wasm otherwise than it is, as long as `how` says so, and counts how often. */
function spoiled(how) {
  const spoil = { how, count: 0 };
  spoil.change = (answer) => {
    if (!answer.path.endsWith(".wasm")) return answer;
    spoil.count += 1;
    return { ...answer, ...spoil.how };
  };
  return spoil;
}

for (const [engine, { start, missing = false }] of Object.entries(engines)) {
  describe(engine, { skip: missing }, () => {
    let driver;
    before(async () => {
      driver = await start();
    });

    for (const { who, lang, answers, conclusions } of walks) {
      test(`${who}, in ${lang}`, async (t) => {
        const guide = await openSite(t, driver, lang);
        await guide.answer(answers);
        assert.deepEqual(await guide.conclusions(), conclusions);
      });
    }

    test("under the strictest policy the guide is styled, works and breaks no rule", async (t) => {
      const guide = await openHost(t, driver, { policy: strict });
      const { height } = await (await guide.one('[part~="continue"]')).getRect();
      assert.ok(height >= 44, `a button is ${height} px high`);
      await guide.answer(long.answers);
      assert.deepEqual(await guide.conclusions(), long.conclusions);
      await guide.click('[part="languages"] [lang="fi"]');
      await guide.one('[part="root"][lang="fi"]');
      assert.deepEqual(await guide.conclusions(), long.conclusions);
      assert.deepEqual(await guide.violations(), []);
    });

    for (const [sin, script, rule] of [
      ["a text taken for HTML", 'document.createElement("p").innerHTML = "words"', "require-trusted-types-for trusted-types-sink"],
      ["a style in place", 'document.documentElement.setAttribute("style", "color: red")', "style-src-attr inline"],
    ]) {
      test(`the strictest policy is in force: it notices ${sin}`, async (t) => {
        const guide = await openHost(t, driver, { policy: strict, script });
        assert.deepEqual(await guide.refused(), [rule]);
      });
    }

    test("a policy that forbids wasm: a message", async (t) => {
      const guide = await openHost(t, driver, { lang: "sv", policy: { ...strict, "script-src": "'self'" } });
      await apologises(guide, "sv");
    });

    test("a browser without WebAssembly: a message", async (t) => {
      const guide = await openHost(t, driver, { lang: "fi", script: "delete globalThis.WebAssembly;" });
      await apologises(guide, "fi");
    });

    test("the wasm is missing: a message, and trying again helps once it is there", async (t) => {
      const wasm = spoiled({ status: 404, type: "text/html", body: "<h1>Not found</h1>" });
      const guide = await openHost(t, driver, { change: wasm.change });
      await apologises(guide, "en");
      assert.equal(wasm.count, 1);
      wasm.how = {};
      await guide.click('[part="retry"]');
      await guide.answer(short.answers);
      assert.deepEqual(await guide.conclusions(), short.conclusions);
    });

    test("the wasm comes as text: the guide works", async (t) => {
      const wasm = spoiled({ type: "text/plain" });
      const guide = await openHost(t, driver, { change: wasm.change });
      await guide.answer(short.answers);
      assert.deepEqual(await guide.conclusions(), short.conclusions);
      assert.equal(wasm.count, 1);
    });

    test("a link opens the answers for review, whether it is loaded or followed, then the same result", async (t) => {
      const guide = await openSite(t, driver, "en");
      await guide.answer(long.answers);
      await guide.click('[data-keep="link"]');
      assert.equal(await guide.words('.section:has([data-keep]) [role="status"]'), "Copied.");
      const link = await (await guide.one('[part="kept"]')).getProperty("value");
      assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/en\/#kanta-guide=[0-9a-z]+$/);

      await driver.executeScript("location.hash = arguments[0]", new URL(link).hash);
      assert.deepEqual(await guide.reviewed(), Object.keys(long.answers));

      await driver.get("about:blank");
      await driver.get(link);
      assert.deepEqual(await guide.reviewed(), Object.keys(long.answers));
      await guide.click('[part~="continue"]');
      assert.deepEqual(await guide.conclusions(), long.conclusions);
    });
  });
}
