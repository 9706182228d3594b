// The hosts of tests/hosts/matrix.mjs that need no package but those of this project, and the table of docs/hosts/README.md.
// `KANTA_BLESS=1 node --test tests/hosts/hosts.test.mjs` writes the table anew.

import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { after, test } from "node:test";
import { unpack } from "./builds.mjs";
import { read, testHosts } from "./hosts.mjs";
import { HOSTS } from "./matrix.mjs";

after(unpack);
testHosts(HOSTS.filter(({ install }) => !install));

test("docs/hosts/README.md lists the hosts as they are tried, and each page is built by a test", async () => {
  const rows = HOSTS.map(({ name, page, tried, way }) => `| ${name} | ${tried} | ${way} | [${page}.md](${page}.md) |\n`);
  const text = await read("README");
  const wanted = text.replace(/(<!-- hosts -->\n)[^]*?(<!-- \/hosts -->)/, (_, start, end) => `${start}${rows.join("")}${end}`);
  if (process.env.KANTA_BLESS) await writeFile(new URL("../../docs/hosts/README.md", import.meta.url), wanted);
  else assert.equal(text, wanted, "KANTA_BLESS=1 node --test tests/hosts/hosts.test.mjs writes it anew");
  const pages = (await readdir(new URL("../../docs/hosts", import.meta.url))).map((name) => name.replace(".md", ""));
  assert.deepEqual(pages.sort(), [...new Set(HOSTS.map(({ page }) => page)), "README", "cms", "testing"].sort());
});
