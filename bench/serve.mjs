// The server of the bench: every page in a folder of its own, packed beforehand with brotli at its hardest, over HTTP/1.1.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pack": "application/octet-stream",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const pack = (body) =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

/** Serves folders, `{ name: path }`, as `/name/`. */
export async function serve(folders) {
  const files = new Map();
  for (const [name, folder] of Object.entries(folders)) {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of found.filter((one) => one.isFile())) {
      const path = join(file.parentPath ?? file.path, file.name);
      const address = `/${name}/${path.slice(join(folder, "/").length).replaceAll("\\", "/")}`;
      files.set(address, { type: TYPES[extname(path)] ?? "text/plain", body: pack(await readFile(path)) });
    }
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = files.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) return response.writeHead(404).end();
    const { type, body } = file;
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
}
