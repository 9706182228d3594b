// The element's scripts are checked as TypeScript is, by the types in their comments.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { typesOf } from "./builds.mjs";

test("the types of the element's scripts fit together", async () => {
  assert.equal(await typesOf(fileURLToPath(new URL("../../src/element", import.meta.url))), "");
});
