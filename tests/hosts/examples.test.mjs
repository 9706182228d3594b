// The example portals as their visitors meet them: as they are, built, and on a development server. Each gives the guide the same
// customer, and must make the same ticket of the result.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, createServer } from "vite";
import { openPage } from "../journeys/harness.mjs";
import { product, serve } from "../serve.mjs";
import { example, project, unpack } from "./builds.mjs";
import { OUTCOMES, opensPicture, walk } from "./walk.mjs";

after(unpack);

/** Serves a folder until the test ends. */
async function served(t, folder, options) {
  const host = await serve(folder, options);
  t.after(() => host.close());
  return host.address;
}

/** Serves an example that needs no build, with the element beside it as its comment says. */
const unbuilt = (t, name) => served(t, example(name), { folders: { "/embed/": product("embed") } });

/** Builds an example as its author would, and serves what comes out. */
async function built(t, name) {
  const root = await project(t, { from: name });
  await build({ root, logLevel: "error" });
  return served(t, join(root, "dist"));
}

/** Starts Vite's development server for an example. */
async function inDevelopment(t, name) {
  const root = await project(t, { from: name });
  const server = await createServer({ root, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
  t.after(() => server.close());
  await server.listen();
  return `http://127.0.0.1:${server.httpServer.address().port}/`;
}

const PORTALS = [
  { name: "plain HTML", address: (t) => unbuilt(t, "plain"), accent: "rgb(122, 31, 92)", button: { fontVariant: "small-caps" } },
  { name: "the old portal", address: (t) => unbuilt(t, "old-portal"), accent: "rgb(10, 92, 54)", button: { textTransform: "uppercase" } },
  { name: "React, built", address: (t) => built(t, "react"), accent: "rgb(122, 31, 92)", button: { fontVariant: "small-caps" } },
  { name: "React, in development", address: (t) => inDevelopment(t, "react"), accent: "rgb(122, 31, 92)", button: { fontVariant: "small-caps" } },
  { name: "Vue, built", address: (t) => built(t, "vue"), accent: "rgb(122, 31, 92)", button: { fontVariant: "small-caps" } },
  { name: "Vue, in development", address: (t) => inDevelopment(t, "vue"), accent: "rgb(122, 31, 92)", button: { fontVariant: "small-caps" } },
];

/** The outcomes that a ticket names: "[topic: outcome]". */
const inTicket = (text) => Object.fromEntries([...text.matchAll(/\[([\w-]+): ([\w-]+)\]/g)].map(([, topic, outcome]) => [topic, outcome]));

for (const { name, address, accent, button } of PORTALS) {
  test(`${name}: the customer's profile, the contact, the look and the ticket`, async (t) => {
    const errors = [];
    const before = (page) => {
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
    };
    // The fault at the end is on the console, as it should be.
    const guide = await openPage(t, { address: await address(t), before, mayFail: true });
    const { page } = guide;

    await guide.asks("provider");
    assert.deepEqual(await guide.chosen(), ["private"], "what is given and not locked is asked, and chosen");
    const style = await guide.part("continue").evaluate((button) => {
      const { backgroundColor, fontVariant, textTransform } = getComputedStyle(button);
      return { backgroundColor, fontVariant, textTransform };
    });
    assert.deepEqual(style, { fontVariant: "normal", textTransform: "none", backgroundColor: accent, ...button });

    await guide.goOn();
    // What is locked is not asked, or this would not arrive.
    await walk(guide);
    const origins = guide.element.locator('[data-answer="vendor-support"] [part="origin"]');
    assert.equal(await origins.textContent(), "enligt ert avtal med oss");
    assert.equal(await guide.element.locator('[data-answer="vendor-support"] button').count(), 0);
    await page.getByText("Maria Lind").waitFor({ state: "visible" });

    const ticket = await page.locator("#ticket pre").textContent();
    assert.deepEqual(inTicket(ticket), OUTCOMES);
    const result = await guide.element.evaluate(({ result }) => result);
    for (const { conclusion, because, rules } of result.conclusions) {
      for (const text of [conclusion, because, rules[0].sources[0]?.url ?? ""]) assert.ok(ticket.includes(text), text);
    }
    assert.ok(ticket.endsWith(`#kanta-guide=${result.code}`));
    await opensPicture(guide);
    assert.deepEqual(errors, []);

    assert.equal(await page.locator("#fault:visible").count(), 0);
    await guide.element.evaluate((element) => element.setAnswer("no-such-question", "x"));
    await page.locator("#fault:visible").waitFor();
    assert.match(await page.locator("#fault").textContent(), /^Guiden \(unknown-answer\): A question or value/);
  });
}

test("the old portal: its shortcuts take no key that is pressed in the guide", async (t) => {
  const guide = await openPage(t, { address: await unbuilt(t, "old-portal") });
  await guide.asks("provider");
  await guide.input("private").focus();
  await guide.page.keyboard.press("ArrowDown");
  await guide.page.keyboard.press("s");
  assert.deepEqual(await guide.chosen(), ["public"]);
  assert.equal(await guide.focused(), "public");
  await guide.page.locator("h1").first().click();
  await guide.page.keyboard.press("s");
  assert.equal(await guide.page.evaluate(() => document.activeElement.id), "search");
});
