// Where a browser runs no script, or no WebAssembly: on the site a link to the page of the tables stands in the guide's place, in the
// guide as one file the tables themselves, in all engines.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { product, serve } from "../serve.mjs";
import { inEachEngine } from "./tabs.mjs";

const folder = await mkdtemp(join(tmpdir(), "kanta-guide-"));
after(() => rm(folder, { recursive: true }));

/** What forbids: scripts, by a policy that only the driver's own scripts are above; or WebAssembly. */
const forbidden = { scripts: "script-src 'none'", WebAssembly: "script-src 'self'" };

/** The site under a policy. */
async function site(t, policy) {
  const server = await serve(product("site"), { headers: { "content-security-policy": policy } });
  t.after(server.close);
  return server.address;
}

/** The guide as one file, with what its own policy allows taken out of it. */
async function file(name, allowed) {
  const page = await readFile(`${product("offline")}kanta-guide.html`, "utf8");
  const strict = page.replace(allowed, "");
  assert.notEqual(strict, page);
  await writeFile(join(folder, name), strict);
  return pathToFileURL(join(folder, name)).href;
}

/** What a visitor sees of the tables, and of the guide. */
const seen = async () => {
  const guide = document.querySelector("kanta-guide");
  const failed = () => guide?.shadowRoot?.querySelector("[data-error]");
  const patience = performance.now() + 30_000;
  const until = async (holds) => {
    while (!holds() && performance.now() < patience) await new Promise((soon) => setTimeout(soon, 10));
    return holds();
  };
  await until(() => !("scripted" in document.documentElement.dataset) || failed());
  const visible = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
  visible('a[href="#fi-permit-authority"]')[0].click();
  const leadsToTable = () => Math.abs(document.getElementById("fi-permit-authority").getBoundingClientRect().top) < 100;
  return {
    sections: visible("section").map(({ lang }) => lang),
    tables: visible("table").length,
    rows: visible("tr:has(td)").length,
    near: await until(leadsToTable),
    headings: visible("h1").length,
    failed: failed()?.dataset.error ?? "",
  };
};
/** What a visitor sees of the site: the language of what stands in the guide's place, where it leads, and the guide's own message. */
const seenOnSite = async () => {
  const guide = document.querySelector("kanta-guide");
  const failed = () => guide.shadowRoot?.querySelector("[data-error]");
  const patience = performance.now() + 30_000;
  while ("scripted" in document.documentElement.dataset && !failed() && performance.now() < patience) {
    await new Promise((soon) => setTimeout(soon, 10));
  }
  const links = [...guide.querySelectorAll("section a:not([href^=http])")].filter((one) => one.getClientRects().length);
  return { links: links.map((link) => [link.closest("[lang]").lang, link.href.replace(location.origin, "")]), failed: failed()?.dataset.error ?? "" };
};
const leads = { links: [["fi", "/fi/rules.html"]] };
const finnish = { sections: ["fi"], tables: 11, rows: 26 + 7, near: true, headings: 1 };
/** On the site with those of 2026 besides. */
const ofBoth = { ...finnish, tables: 11 + 10, rows: 26 + 7 + 33 };

inEachEngine((tab) => {
  test("the site where no script runs", async (t) => {
    await tab.open(`${await site(t, forbidden.scripts)}fi/`);
    assert.deepEqual(await tab.run(seenOnSite), { ...leads, failed: "" });
    await tab.open(`${await site(t, forbidden.scripts)}fi/rules.html`);
    assert.deepEqual(await tab.run(seen), { ...ofBoth, failed: "" });
  });

  test("the site where no WebAssembly runs", async (t) => {
    await tab.open(`${await site(t, forbidden.WebAssembly)}fi/`);
    assert.deepEqual(await tab.run(seenOnSite), { ...leads, failed: "wasm-blocked" });
  });

  test("the guide as one file where no script runs", async () => {
    await tab.open(`${await file("no-scripts.html", /script-src [^;]*;/)}#fi`);
    assert.deepEqual(await tab.run(seen), { ...finnish, failed: "" });
  });

  test("the guide as one file where no WebAssembly runs", async () => {
    await tab.open(`${await file("no-wasm.html", " 'wasm-unsafe-eval'")}?lang=fi`);
    assert.deepEqual(await tab.run(seen), { ...finnish, failed: "wasm-blocked" });
  });
});
