// What the journeys in Firefox and WebKit stand on: each engine started once, without a window, behind the WebDriver protocol.
//
// `cargo xtask test` says in the environment where the programs lie; the defaults are Debian's places.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { Builder } from "selenium-webdriver";
import { findFreePort } from "selenium-webdriver/net/portprober.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

const {
  FIREFOX = "/usr/bin/firefox-esr",
  GECKODRIVER = fileURLToPath(new URL("../../.tools/bin/geckodriver", import.meta.url)),
  WEBKIT_DRIVER = "WebKitWebDriver",
  XVFB = "Xvfb",
  WEBKIT_MISSING,
} = process.env;

/** What is to be ended after the tests, the newest first: a browser, its driver, its screen. */
const running = [];
after(async () => {
  for (const end of running.reverse()) await end();
});

/** The engines by name: how each is started, with capabilities besides its own, and, if it cannot be, why. */
export const engines = {
  Firefox: { start: firefox },
  WebKit: { start: webkit, missing: WEBKIT_MISSING },
};

/** Its driver lets local files read each other, which no person's Firefox does, unless it is told to leave that be. */
function firefox(capabilities = {}) {
  const options = { binary: FIREFOX, args: ["-headless"], prefs: { "security.fileuri.strict_origin_policy": true } };
  return start(GECKODRIVER, process.env, { browserName: "firefox", "moz:firefoxOptions": options, ...capabilities });
}

/** GTK's WebKit always draws into a window, so it is given a screen that nobody sees. Its driver finds the browser itself. */
async function webkit(capabilities = {}) {
  const screen = spawn(XVFB, ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  running.push(() => screen.kill());
  const [number] = await once(screen.stdio[3], "data");
  const env = { ...process.env, DISPLAY: `:${String(number).trim()}` };
  return start(WEBKIT_DRIVER, env, { browserName: "MiniBrowser", ...capabilities });
}

/** Starts a driver, and by it its browser. */
async function start(program, env, capabilities) {
  const port = await findFreePort();
  const service = new DriverService(program, { port, loopback: true, args: [`--port=${port}`], env });
  running.push(() => service.kill());
  const driver = await new Builder().usingServer(await service.start()).withCapabilities(capabilities).build();
  running.push(() => driver.quit());
  return driver;
}
