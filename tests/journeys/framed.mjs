// What the journeys with frames stand on: a host on one origin, the guide on another.

import { product, serve } from "../serve.mjs";
import { openHost } from "./harness.mjs";

/** Keeps every event of the frames, in order, in `window.told`, everything that is posted to the page, and breaches of its policy. */
function listen() {
  globalThis.told = [];
  globalThis.posted = [];
  for (const name of ["ready", "question", "answer", "result", "error", "track", "language"]) {
    addEventListener(`kanta-guide-${name}`, ({ detail, target }) => globalThis.told.push([name, detail, target.id]));
  }
  addEventListener("message", ({ data }) => globalThis.posted.push(data));
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => console.error(violatedDirective));
}

/** The details of the events so far that have a name. */
export const told = (page, name) =>
  page.evaluate((name) => globalThis.told.filter(([told]) => told === name).map(([, detail]) => detail), name);

/** Serves the guide: on another origin than the host, and under this name on another site, where the browser denies it a store. */
async function serveGuide({ change, name = "localhost" } = {}) {
  const { address, close } = await serve(product("embed"), { headers: { "access-control-allow-origin": "*" }, change });
  return { address: address.replace("127.0.0.1", name), close };
}

/**
 * Opens a host whose page has this body after the script of the frame; a body may be made of the guide's address. `policy` is the
 * host's, made of the guide's origin; `change` spoils the guide's files; the other options are those of `openHost`.
 */
export async function openFramed(t, body, { change, name, policy, before, ...options } = {}) {
  const { address, close } = await serveGuide({ change, name });
  const script = `<script type="module" src="${address}kanta-guide-frame.js"></script>`;
  const headers = policy ? { "content-security-policy": policy(new URL(address).origin) } : {};
  const all = await openHost(t, script + (typeof body === "string" ? body : body(address)), {
    headers,
    before: async (page) => {
      await page.addInitScript(listen);
      await before?.(page);
    },
    ...options,
  }).finally(() => t.after(close));
  return { page: all.page, address, host: all.of("kanta-guide-frame").element, guide: all.framed("iframe"), all };
}
