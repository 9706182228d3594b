// The guide on a page, as a person uses it through a WebDriver. What is waited for is a condition; nothing is tried twice.

import assert from "node:assert/strict";
import { By, error } from "selenium-webdriver";
import { product, serve } from "../serve.mjs";

/** How long a condition may take to come true, in milliseconds. */
const PATIENCE = 30_000;

/** The strictest policy that a host can have around the guide. */
export const strict = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "connect-src": "'self'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** Opens the built site in a language. */
export async function openSite(t, driver, lang) {
  const server = await serve(product("site"));
  t.after(server.close);
  return open(driver, server.address + (lang === "sv" ? "" : `${lang}/`));
}

/**
 * Opens a host's page with the guide in it. `policy` is its content security policy, `script` runs before the guide's,
 * `change` spoils files on the way. What the policy forbids is written down as it happens.
 */
export async function openHost(t, driver, { lang = "en", policy = {}, script = "", change } = {}) {
  // Browsers look for the icon of a page by themselves; that the policy forbids it says nothing of the guide.
  const watch = `
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      if (blockedURI !== location.origin + "/favicon.ico") violations.push(effectiveDirective + " " + blockedURI);
    });
  `;
  const page = `<!doctype html>
    <html lang="en"><meta charset="utf-8"><title>A host</title>
    <script src="host.js"></script>
    <script type="module" src="kanta-guide.js"></script>
    <kanta-guide lang="${lang}"></kanta-guide></html>
  `;
  const csp = Object.entries(policy).map((directive) => directive.join(" "));
  const server = await serve(product("embed"), {
    headers: csp.length ? { "content-security-policy": csp.join("; ") } : {},
    pages: { "/index.html": page, "/host.js": watch + script },
    change,
  });
  t.after(server.close);
  return open(driver, server.address);
}

/** Opens an address and gives the guide on its page. */
export async function open(driver, address) {
  await driver.get(address);
  return new Guide(driver);
}

/** The guide on the page that the browser shows, by the hooks that docs and hosts rely on. */
export class Guide {
  constructor(driver) {
    this.driver = driver;
  }

  /** Everything in the guide that a selector fits; nothing while the script has not yet made the guide's root. */
  async all(selector) {
    const element = await this.driver.findElement(By.css("kanta-guide"));
    const root = await element.getShadowRoot().catch((fault) => {
      if (fault instanceof error.NoSuchShadowRootError) return undefined;
      throw fault;
    });
    // The page that stands there before the program goes when that comes.
    const there = root ? await root.findElements(By.css(".status, [data-error]")) : [];
    return there.length ? root.findElements(By.css(selector)) : [];
  }

  /** Waits for the one that a selector fits. */
  async one(selector) {
    const found = async () => {
      const all = await this.all(selector);
      assert.ok(all.length < 2, `${selector} fits ${all.length}`);
      return all[0];
    };
    return this.driver.wait(found, PATIENCE, `waited for ${selector}`);
  }

  async click(selector) {
    await (await this.one(selector)).click();
  }

  /** Answers questions in turn, each as soon as it is asked: `{ provider: "private", regions: ["01", "06"] }`. */
  async answer(answers) {
    for (const [question, values] of Object.entries(answers)) {
      const asked = `fieldset[data-question="${question}"]`;
      for (const value of [values].flat()) await this.click(`${asked} input[value="${value}"]`);
      await this.click('[part~="continue"]');
    }
  }

  /** What the result concludes for each topic, once it is there, as "outcome status"; what is missing is left out. */
  async conclusions() {
    await this.one('[part~="footer"]');
    const topics = await this.read("[data-topic]", "topic", "outcome", "status");
    return Object.fromEntries(topics.map(([topic, ...concluded]) => [topic, concluded.join(" ").trim()]));
  }

  /** The questions whose answers are listed for review, once they are. */
  async reviewed() {
    await this.one('[part~="review-heading"]');
    return (await this.read("[data-answer]", "answer")).flat();
  }

  /** The `data-` attributes of everything that a selector fits. */
  async read(selector, ...names) {
    const all = await this.all(selector);
    return Promise.all(all.map((one) => Promise.all(names.map((name) => one.getAttribute(`data-${name}`)))));
  }

  /** Waits until the one that a selector fits says something, and returns it. */
  async words(selector) {
    const said = async () => (await (await this.one(selector)).getText()).trim();
    return this.driver.wait(said, PATIENCE, `waited for words in ${selector}`);
  }

  /** What the host's policy has forbidden so far. */
  async violations() {
    return this.driver.executeScript("return globalThis.violations");
  }

  /** Waits until the host's policy has forbidden something. */
  async refused() {
    const some = async () => (await this.violations()).length > 0;
    await this.driver.wait(some, PATIENCE, "waited for a violation");
    return this.violations();
  }
}
