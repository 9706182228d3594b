// Back, Forward and reload in Firefox and WebKit, on the site: pages turn, and nothing is lost.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { engines } from "./drivers.mjs";
import { openSite } from "./page.mjs";

for (const [engine, { start, missing = false }] of Object.entries(engines)) {
  describe(engine, { skip: missing }, () => {
    let driver;
    before(async () => {
      driver = await start();
    });

    test("Back, Forward and reload keep the visit", async (t) => {
      const guide = await openSite(t, driver, "en");
      const asks = (question) => guide.one(`fieldset[data-question="${question}"]`);
      const chosen = async () => Promise.all((await guide.all("input:checked")).map((input) => input.getAttribute("value")));
      const place = () => driver.executeScript("return history.state.kantaGuide");
      await guide.answer({ provider: "private", services: "social" });
      await asks("regions");
      const length = await driver.executeScript("return history.length");
      await driver.executeScript("history.back()");
      await asks("services");
      assert.deepEqual([await chosen(), await place()], [["social"], "qjgservices"]);
      await driver.navigate().refresh();
      await asks("services");
      assert.deepEqual([await chosen(), await place()], [["social"], "qjgservices"]);
      await driver.executeScript("history.forward()");
      await asks("regions");
      assert.equal(await driver.executeScript("return history.length"), length);
      await guide.answer({ regions: ["01"], purchased: "no" });
      const concluded = await guide.conclusions();
      await driver.navigate().refresh();
      assert.deepEqual(await guide.conclusions(), concluded);
    });
  });
}
