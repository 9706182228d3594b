// The server that the browser tests stand on: a built folder on a free port of this machine, as it is or changed on the way.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** A folder among the products, those in `dist/` or, where KANTA_PRODUCTS says so, others. */
export const product = (name) => fileURLToPath(new URL(`../${process.env.KANTA_PRODUCTS ?? "dist"}/${name}/`, import.meta.url));

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pack": "application/octet-stream",
  ".extras": "application/octet-stream",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The type of a file, by its ending. */
export const typeOf = (path) => types[extname(path)] ?? "text/plain";

/**
 * Serves a folder. `headers` come with every answer; `pages` are files besides those of the folder, by their paths, `folders` are
 * whole folders besides, by the start of theirs;
 * `change` is given an answer (`path`, `status`, `type`, `body`) and may give another, with `headers` of its own, or one that
 * never ends (`endless`) or does not come (`cut`).
 */
export async function serve(folder, { headers = {}, pages = {}, folders = {}, change = (answer) => answer } = {}) {
  const find = async (path) => {
    try {
      const start = Object.keys(folders).find((start) => path.startsWith(start)) ?? "/";
      const body = pages[path] ?? (await readFile(join(folders[start] ?? folder, normalize(path.slice(start.length - 1)))));
      return { path, status: 200, type: typeOf(path), body };
    } catch {
      return { path, status: 404, type: "text/plain", body: "There is no such file." };
    }
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = change(await find(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (answer.cut) return request.socket.destroy();
    response.writeHead(answer.status, { ...headers, ...answer.headers, "content-type": answer.type });
    if (answer.endless) response.write(answer.body);
    else response.end(answer.body);
  });
  // A test that fails before it closes this ends all the same.
  server.unref();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
}
