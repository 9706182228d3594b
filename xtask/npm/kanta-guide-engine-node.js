// The engine without a page for Node.js, which fetches no files: they are read from the disk.

import { readFile } from "node:fs/promises";
import { init } from "./kanta-guide-engine.js";

/** @param {URL} address */
async function read(address) {
  if (address.protocol === "file:") return readFile(address);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server says ${response.status}`);
  return response.arrayBuffer();
}

init({ read });

export * from "./kanta-guide-engine.js";
