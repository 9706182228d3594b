// What the journeys stand on: the built site behind a server of its own, one Chromium, the page as a person uses it.
//
// A journey reads as a sentence: `const guide = await openPage(t, { lang: "sv" }); await guide.goBack();`. A page that logs
// an error, throws or misses a file fails its journey. Nothing sleeps and nothing is tried twice; what is waited for is a
// condition.

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { product, serve } from "../serve.mjs";

/** Starts the browser with nothing in it that calls home. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Where the site has the page of each language. */
export const pages = { sv: "", fi: "fi/", en: "en/" };

const [server, browser] = await Promise.all([serve(product("site")), launch()]);
after(() => Promise.all([server.close(), browser.close()]));

/**
 * Opens the site's page in a language, `lang`, in a browser profile of its own and waits for it. Another `address` than the site's is
 * asked for that language with `?lang=`; `path` is another page beside that one, `locale` what the browser prefers, `hash` is the address's fragment; `before` is done to the page while it is still empty;
 * the page is waited for until it has loaded, unless `waitUntil` says otherwise.
 * Nothing is kept for a visit without a network unless the journey is about that (`serviceWorkers: "allow"`).
 * The page is closed when the test ends, and looked through for errors unless the journey is about some (`mayFail`).
 */
export async function openPage(t, options = {}) {
  const { lang, locale = "sv-FI", width = 1280, colorScheme = "light", hash = "", path = "", before, waitUntil, mayFail = false, ...more } =
    options;
  const { address = server.address + pages[lang ?? "sv"] + path, ...profile } = more;
  const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 900 }, serviceWorkers: "block", ...profile });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const { errors, leave } = watchForErrors(page);
  t.after(async () => {
    leave();
    await context.close();
    if (!mayFail) assert.deepEqual(errors, [], "the page reported errors");
  });
  await before?.(page);
  await page.goto(address + (lang && more.address ? `?lang=${lang}` : "") + hash, { waitUntil });
  return new Guide(page);
}

/**
 * Opens a host page: the published files of `dist/embed/`, and beside them a page with this body. `headers` come with every
 * answer, `pages` are files besides, `change` spoils answers; the other options are those of `openPage`.
 */
export async function openHost(t, body, { headers, pages, folders, change, ...options } = {}) {
  const icon = body.includes('rel="icon"') ? "" : '<link rel="icon" href="data:,">';
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title>${icon}<body>${body}`;
  const host = await serve(product("embed"), { headers, change, folders, pages: { ...pages, "/index.html": page } });
  // Hooks run in their order: the page is closed before what it may still ask.
  return openPage(t, { ...options, address: host.address }).finally(() => t.after(() => host.close()));
}

function watchForErrors(page) {
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  // What a page was still asking for when it was left, by a link, a reload or the end of the journey, ends with it, and is no fault.
  const asked = new Map();
  let visits = 0;
  const leave = () => void (visits += 1);
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) leave();
    asked.set(request, visits);
  });
  page.on("requestfailed", (request) => {
    const fault = request.failure()?.errorText;
    if (fault !== "net::ERR_ABORTED" || asked.get(request) === visits) errors.push(`${request.url()}: ${fault}`);
  });
  return { errors, leave };
}

/** The guide on a page, by the hooks that docs and hosts rely on. Locators reach into its open shadow root. */
class Guide {
  constructor(page, element = page.locator("kanta-guide")) {
    this.page = page;
    this.element = element;
    this.question = this.element.locator("fieldset[data-question]");
    this.heading = this.element.locator("#heading");
  }

  /** Another guide of the same page. */
  of(selector) {
    return new Guide(this.page, this.page.locator(selector));
  }

  /** The guide in the frame of an element, or in an iframe. */
  framed(selector) {
    return new Guide(this.page, this.page.locator(selector).contentFrame().locator("kanta-guide"));
  }

  /** The part of the shadow tree with a name of `::part()`. */
  part(name) {
    return this.element.locator(`[part~="${name}"]`);
  }

  /** What unfolds the button that starts again. */
  get restart() {
    return this.element.locator("summary.button");
  }

  /** The input of the question that is asked with a value. */
  input(value) {
    return this.question.locator(`input[value="${value}"]`);
  }

  /** Waits until a question is asked. */
  async asks(question) {
    await this.element.locator(`fieldset[data-question="${question}"]`).waitFor();
  }

  /** Waits until the result is shown. */
  async concludes() {
    await this.part("result-heading").waitFor();
    // The heading is there before all texts are.
    await this.element.locator("[data-topic]").first().waitFor({ state: "attached" });
  }

  /** Chooses values of the question that is asked. */
  async choose(...values) {
    for (const value of values) await this.input(value).check();
  }

  async goOn() {
    await this.part("continue").click();
  }

  /** Answers questions in turn, each as soon as it is asked: `{ provider: "private", regions: ["01", "06"] }`. */
  async answer(answers) {
    for (const [question, values] of Object.entries(answers)) {
      await this.asks(question);
      await this.choose(...[values].flat());
      await this.goOn();
    }
  }

  async goBack() {
    await this.part("back").click();
  }

  /** Starts again, and says so once more. */
  async startAgain() {
    await this.restart.click();
    await this.part("restart").click();
  }

  /** Asks the result to change the answer to a question. */
  async change(question) {
    await this.unfold('[data-section="answers"]');
    await this.element.locator(`[data-answer="${question}"]`).getByRole("button").click();
    await this.asks(question);
  }

  /** Unfolds a row of the result, if it is there and folded. */
  async unfold(row) {
    const summary = this.element.locator(`${row}:not([open]) > summary`);
    if (await summary.count()) await summary.click();
  }

  /** Asks for the decision of a topic as a picture, and waits for it. */
  async picture(topic) {
    await this.unfold('[data-section="about"]');
    const place = this.element.locator(`[data-picture="${topic}"]`);
    await place.locator('[part="picture-button"]').click();
    await place.locator("svg.map").waitFor();
    return place;
  }

  /** Goes on in a language, called by its own name: by the site's header, which stands for the guide's own switch there. */
  async speak(name) {
    const own = this.part("languages").getByRole("button", { name });
    await own.or(this.page.getByRole("banner").getByRole("link", { name })).filter({ visible: true }).click();
  }

  /** The values that are chosen on the page. */
  async chosen() {
    return this.question.locator("input:checked").evaluateAll((inputs) => inputs.map((input) => input.value));
  }

  /** What the result concludes for each topic, as "outcome status"; what is missing of the two is left out. */
  async conclusions() {
    const topics = await this.element
      .locator("[data-topic]")
      .evaluateAll((all) => all.map(({ dataset }) => ({ ...dataset })));
    return Object.fromEntries(topics.map(({ topic, outcome, status }) => [topic, `${outcome} ${status}`.trim()]));
  }

  /** The part of the result on a topic. */
  topic(topic) {
    return this.element.locator(`[data-topic="${topic}"]`);
  }

  /** The tasks of the checklist, in order. */
  async tasks() {
    return this.element.locator("[data-task]").evaluateAll((tasks) => tasks.map((task) => task.dataset.task));
  }

  /** The questions whose answers the result lists, in order. */
  async answered() {
    return this.element.locator("[data-answer]").evaluateAll((rows) => rows.map((row) => row.dataset.answer));
  }

  /** What has the focus in the guide, by its id, value, part or words; nothing where the focus is outside. */
  async focused() {
    return this.element.evaluate(({ shadowRoot }) => {
      const focused = shadowRoot?.activeElement;
      const name = (attribute) => focused.getAttribute(attribute);
      return focused && (focused.id || name("value") || name("part") || focused.textContent);
    });
  }
}
