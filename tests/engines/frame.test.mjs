// The guide in a frame, in Firefox and WebKit: messages, heights and scrolling between two origins are the engines' own affair.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { By } from "selenium-webdriver";
import { product, serve } from "../serve.mjs";
import { engines } from "./drivers.mjs";
import { Guide } from "./page.mjs";

/** How long a condition may take to come true, in milliseconds. */
const PATIENCE = 30_000;

/** Keeps what the frame's element tells, and what the policy of the page forbids. */
const watch = `
  globalThis.told = [];
  globalThis.violations = [];
  for (const name of ["ready", "result"]) addEventListener("kanta-guide-" + name, ({ detail }) => told.push([name, detail]));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    if (blockedURI !== location.origin + "/favicon.ico") violations.push(effectiveDirective + " " + blockedURI);
  });
`;

/** Opens a host under a strict policy with the guide of another origin in a frame. */
async function openFramed(t, driver) {
  const guide = await serve(product("embed"), { headers: { "access-control-allow-origin": "*" } });
  t.after(guide.close);
  const { origin } = new URL(guide.address);
  const page = `<!doctype html>
    <html lang="en"><meta charset="utf-8"><title>A host</title>
    <script src="host.js"></script>
    <link rel="stylesheet" href="host.css">
    <script type="module" src="${guide.address}kanta-guide-frame.js"></script>
    <kanta-guide-frame></kanta-guide-frame><main></main></html>
  `;
  const policy = `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}; style-src 'self'`;
  const host = await serve(product("embed"), {
    headers: { "content-security-policy": policy },
    pages: { "/index.html": page, "/host.js": watch, "/host.css": "kanta-guide-frame { margin-block: 40px 2000px }" },
  });
  t.after(host.close);
  await driver.get(host.address);
}

/** Goes into the frame, which has the guide in it. */
async function enter(driver) {
  await driver.switchTo().defaultContent();
  const host = await driver.findElement(By.css("kanta-guide-frame"));
  const found = async () => (await host.getShadowRoot().catch(() => undefined))?.findElement(By.css("iframe"));
  await driver.switchTo().frame(await driver.wait(found, PATIENCE, "waited for the frame"));
  await driver.wait(async () => (await driver.findElements(By.css("kanta-guide"))).length, PATIENCE, "waited for the guide");
  return new Guide(driver);
}

/** Goes out of the frame, and waits until something is so there. */
async function outside(driver, condition, ...given) {
  await driver.switchTo().defaultContent();
  return driver.wait(() => driver.executeScript(`return ${condition}`, ...given), PATIENCE, `waited for ${condition}`);
}

/** Clicks what is in the frame. Not every driver scrolls the page around a frame, so it is done here, where it is needed; the
    result is how far the page is scrolled then. */
async function press(driver, selector) {
  const guide = await enter(driver);
  const bottom = await driver.executeScript("return arguments[0].getBoundingClientRect().bottom", await guide.one(selector));
  await driver.switchTo().defaultContent();
  const scroll = `
    const top = document.querySelector("kanta-guide-frame").getBoundingClientRect().top;
    scrollBy(0, Math.max(top + arguments[0] + 20 - innerHeight, 0));
    return scrollY;
  `;
  const scrolled = await driver.executeScript(scroll, bottom);
  await (await enter(driver)).click(selector);
  return scrolled;
}

/** Waits until the frame is as high as its page wants, in whole steps, and returns that. */
async function fittedHeight(driver) {
  const wants = await driver.executeScript("return Math.ceil(document.body.getBoundingClientRect().height / 32) * 32");
  await outside(driver, "document.querySelector('kanta-guide-frame').offsetHeight === arguments[0]", wants);
  return wants;
}

for (const [engine, { start, missing = false }] of Object.entries(engines)) {
  describe(`a frame in ${engine}`, { skip: missing }, () => {
    let driver;
    before(async () => {
      driver = await start();
    });

    test("answers and heights come through; a page that is turned is brought into view; a frame that is moved goes on", async (t) => {
      await openFramed(t, driver);
      await enter(driver);
      let scrolled = 0;
      for (const value of ["private", "social"]) {
        await press(driver, `input[value="${value}"]`);
        scrolled = await press(driver, '[part~="continue"]');
      }
      let guide = await enter(driver);
      await guide.one('fieldset[data-question="regions"]');
      const tall = await fittedHeight(driver);
      assert.equal(await driver.executeScript("return scrollY"), scrolled, "what can be seen stays where it is");

      await press(driver, 'input[value="01"]');
      await driver.switchTo().defaultContent();
      const end = "document.querySelector('kanta-guide-frame').getBoundingClientRect().bottom + scrollY - 200";
      await driver.executeScript(`scrollTo(0, ${end})`);
      guide = await enter(driver);
      // By script: Firefox's driver would scroll the page before it clicks.
      await driver.executeScript("arguments[0].click()", await guide.one('[part~="continue"]'));
      await guide.one('fieldset[data-question="purchased"]');
      const short = await fittedHeight(driver);
      assert.ok(short < tall, `${short} px after ${tall}`);
      const top = "document.querySelector('kanta-guide-frame').getBoundingClientRect().top";
      // Firefox scrolls to the heading that takes the focus, too, so the top may be lower than the scroll margin says.
      await outside(driver, `${top} > 15 && ${top} < 41`);

      await driver.executeScript("document.querySelector('main').append(document.querySelector('kanta-guide-frame'))");
      await outside(driver, "told.filter(([name]) => name === 'ready').length === 2");
      guide = await enter(driver);
      await guide.answer({ purchased: "no" });
      await guide.one('[part~="footer"]');
      await outside(driver, "told.some(([name]) => name === 'result')");
      const answers = await driver.executeScript("return document.querySelector('kanta-guide-frame').answers");
      assert.deepEqual(answers, { provider: "private", services: "social", regions: ["01"], purchased: "no" });
      assert.deepEqual(await driver.executeScript("return violations"), []);
    });
  });
}
