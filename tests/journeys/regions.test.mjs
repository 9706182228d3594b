// The question about regions: a map where there is room, else a list; what is chosen is counted in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";

async function openRegions(t, options) {
  const guide = await openPage(t, options);
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  return guide;
}

/** Where the tile of each region stands, in the order of the page. */
async function boxes(guide) {
  const all = await guide.question.locator(".tiles > label").evaluateAll((tiles) =>
    tiles.map((tile) => {
      const { left, top, right, bottom } = tile.getBoundingClientRect();
      return [tile.querySelector("input").value, { left, top, right, bottom }];
    }),
  );
  return new Map(all);
}

test("on a wide page the regions lie as on the map", async (t) => {
  const guide = await openRegions(t, { lang: "sv", width: 1280 });
  const at = await boxes(guide);
  assert.equal(at.size, 19);
  for (const [north, ...souths] of [["19", "17", "13", "07", "05"], ["16", "14", "06", "02"], ["04", "21"]]) {
    for (const south of souths) assert.ok(at.get(north).bottom <= at.get(south).top, `${north} is north of ${south}`);
  }
  for (const row of [["15", "14", "13", "10"], ["11", "12"], ["04", "06", "07", "08", "09"], ["21", "02", "05", "01"]]) {
    for (const [place, east] of row.slice(1).entries()) {
      const west = row[place];
      assert.ok(at.get(west).right <= at.get(east).left, `${west} is west of ${east}`);
      assert.equal(at.get(west).top, at.get(east).top, `${west} is beside ${east}`);
    }
  }
  assert.equal(at.get("19").left, at.get("17").left);
});

for (const width of [360, 320]) {
  test(`at ${width} pixels the regions are a list`, async (t) => {
    const guide = await openRegions(t, { lang: "fi", width });
    const rows = [...(await boxes(guide)).values()];
    assert.equal(rows.length, 19);
    assert.equal(new Set(rows.map(({ left }) => left)).size, 1);
    assert.equal(new Set(rows.map(({ right }) => right)).size, 1);
    for (const [at, row] of rows.slice(1).entries()) assert.ok(rows[at].bottom <= row.top, `row ${at + 2}`);
    for (const { top, bottom } of rows) assert.ok(bottom - top >= 44);
  });
}

/** What is said of one, two and three regions on the mainland, and of Åland alone. */
const counts = {
  sv: [
    "1 landskap, 1 regionförvaltningsverk",
    "2 landskap, 1 regionförvaltningsverk",
    "3 landskap, 2 regionförvaltningsverk",
    "1 landskap, inget regionförvaltningsverk",
  ],
  fi: [
    "1 maakunta, 1 aluehallintovirasto",
    "2 maakuntaa, 1 aluehallintovirasto",
    "3 maakuntaa, 2 aluehallintovirastoa",
    "1 maakunta, ei aluehallintovirastoa",
  ],
  en: [
    "1 region, 1 regional agency (AVI)",
    "2 regions, 1 regional agency (AVI)",
    "3 regions, 2 regional agencies (AVI)",
    "1 region, no regional agency (AVI)",
  ],
};

for (const [lang, said] of Object.entries(counts)) {
  test(`what is chosen is counted, in ${lang}`, async (t) => {
    const guide = await openRegions(t, { lang });
    const count = guide.question.getByRole("status");
    assert.equal(await count.textContent(), "");
    for (const [at, region] of ["01", "05", "19"].entries()) {
      await guide.choose(region);
      assert.equal(await count.textContent(), said[at]);
    }
    for (const region of ["01", "05", "19"]) await guide.input(region).uncheck();
    assert.equal(await count.textContent(), "");
    await guide.choose("21");
    assert.equal(await count.textContent(), said[3]);
  });
}

test("I don't know clears the regions, and a region clears it", async (t) => {
  const guide = await openRegions(t, { lang: "en" });
  await guide.choose("01", "21", "unknown");
  assert.deepEqual(await guide.chosen(), ["unknown"]);
  assert.equal(await guide.question.getByRole("status").textContent(), "");
  await guide.choose("19");
  assert.deepEqual(await guide.chosen(), ["19"]);
  await guide.input("19").uncheck();
  assert.deepEqual(await guide.chosen(), []);
  await guide.choose("unknown");
  await guide.input("unknown").uncheck();
  assert.deepEqual(await guide.chosen(), []);
});

test("a click anywhere on a tile chooses its region", async (t) => {
  const guide = await openRegions(t, { lang: "sv" });
  const tile = guide.question.locator(".tiles > label", { has: guide.page.locator('input[value="06"]') });
  await tile.click({ position: { x: 3, y: 3 } });
  assert.deepEqual(await guide.chosen(), ["06"]);
});
