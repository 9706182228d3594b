// A tab in each of the three engines, driven alike, so that one list of cases is run by all: it opens an address, runs a function
// in the page, and presses keys as a person does.

import { after, before, describe } from "node:test";
import { chromium } from "playwright-core";
import { Key } from "selenium-webdriver";
import { engines } from "./drivers.mjs";

/** How long a function may run in a page, in milliseconds. */
const PATIENCE = 120_000;

const starts = {
  Chromium: { start: startChromium },
  Firefox: { ...engines.Firefox, start: async () => driven(await engines.Firefox.start()) },
  WebKit: { ...engines.WebKit, start: async () => driven(await engines.WebKit.start()) },
};

/** Runs tests in every engine that there is; each gets the one tab of its engine, and the engine's name. */
export function inEachEngine(tests) {
  for (const [engine, { start, missing = false }] of Object.entries(starts)) {
    describe(engine, { skip: missing }, () => {
      const tab = {};
      before(async () => Object.assign(tab, await start()));
      tests(tab, engine);
    });
  }
}

/** A function with what it is given, as an expression. */
const called = (run, values) => `(${run})(...${JSON.stringify(values)})`;

/** Ends Chromium, if it was started; the other engines end by themselves (drivers.mjs). */
let close = () => {};
after(() => close());

/** Chromium; `session` speaks the protocol of its developer tools, which tells what a page cannot. */
async function startChromium() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  close = () => browser.close();
  const page = await browser.newPage();
  return {
    open: (address) => page.goto(address),
    run: (run, ...values) => page.evaluate(called(run, values)),
    press: (key) => page.keyboard.press(key),
    session: () => page.context().newCDPSession(page),
  };
}

const keys = { Enter: Key.ENTER, Space: Key.SPACE, Tab: Key.TAB, ArrowDown: Key.ARROW_DOWN };

/** A browser behind WebDriver. */
async function driven(driver) {
  await driver.manage().setTimeouts({ script: PATIENCE });
  const run = async (run, ...values) => {
    const [done, fault] = await driver.executeAsyncScript(`
      const tell = arguments[arguments.length - 1];
      (async () => ${called(run, values)})().then((done) => tell([done]), (fault) => tell([null, String(fault) + fault.stack]));
    `);
    if (fault) throw new Error(fault);
    return done;
  };
  const press = async (key) => {
    // The keys go to the frame that the driver looks at.
    await driver.switchTo().frame(0);
    await driver.actions().sendKeys(keys[key] ?? key).perform();
    await driver.switchTo().defaultContent();
  };
  return { open: (address) => driver.get(address), run, press };
}
