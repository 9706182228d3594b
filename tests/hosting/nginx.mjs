// Starts nginx with the configuration of hosting/nginx.conf, on a free port, with copies of the products in a folder of its own.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFreePort } from "selenium-webdriver/net/portprober.js";
import { product } from "../serve.mjs";

const tools = fileURLToPath(new URL("../../.tools/nginx/", import.meta.url));

const {
  NGINX = `${tools}usr/sbin/nginx`,
  NGINX_BROTLI = `${tools}usr/lib/nginx/modules/ngx_http_brotli_static_module.so`,
  NGINX_MISSING,
} = process.env;

/** Why there is no nginx, if there is none. */
export const missing = NGINX_MISSING ?? false;

/** What the log says of each request. */
const FORMAT = "$uri $status $bytes_sent $request_length";

export async function startNginx() {
  const folder = await mkdtemp(join(tmpdir(), "kanta-guide-"));
  for (const name of ["site", "embed"]) await cp(product(name), join(folder, name), { recursive: true });
  const port = await findFreePort();
  await writeFile(join(folder, "server.conf"), await configuration(folder, port));
  await writeFile(join(folder, "nginx.conf"), around(folder));
  // The error log of the options is the one of the first moments, which is in a folder of the system unless told otherwise.
  const child = spawn(NGINX, ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((settle) => child.on("close", settle));
  await started(child);
  const close = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  const log = async () => (await readFile(join(folder, "access.log"), "utf8")).split("\n").filter(Boolean).map(entry);
  return { address: `http://127.0.0.1:${port}/`, folder, log, close };
}

/** The project's configuration as it stands, but for the port and the folder. */
async function configuration(folder, port) {
  let text = await readFile(fileURLToPath(new URL("../../hosting/nginx.conf", import.meta.url)), "utf8");
  for (const [found, by] of [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["/srv/kanta-guide", folder],
  ]) {
    if (!text.includes(found)) throw new Error(`hosting/nginx.conf has no "${found}"`);
    text = text.replaceAll(found, by);
  }
  return text;
}

/** What stands around it: the folders that nginx would have among those of the system. */
function around(folder) {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
  // Started by root, it would become a user who may not be allowed to read the folder.
  const user = process.getuid() === 0 ? "user root;" : "";
  return `
    load_module ${NGINX_BROTLI};
    ${user}
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    error_log stderr notice;
    events {}
    http {
      log_format counted "${FORMAT}";
      access_log ${folder}/access.log counted;
      ${temporary.join("\n")}
      include ${folder}/server.conf;
    }
  `;
}

/** Waits until it says that it works. */
function started(child) {
  return new Promise((settle, fail) => {
    let said = "";
    child.stderr.on("data", (words) => {
      said += words;
      if (said.includes("start worker process ")) settle();
    });
    child.on("error", fail);
    child.on("close", () => fail(new Error(`nginx has ended: ${said}`)));
  });
}

function entry(line) {
  const [path, status, sent, received] = line.split(" ");
  return { path, status: Number(status), sent: Number(sent), received: Number(received) };
}

/** Asks for a file; gives what comes as it comes. */
export function ask(address, headers = {}) {
  return new Promise((settle, fail) => {
    const asked = request(address, { headers }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      settle({ status: answer.statusCode, headers: answer.headers, body });
    });
    asked.on("error", fail).end();
  });
}
