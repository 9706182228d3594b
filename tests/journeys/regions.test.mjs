// The question about regions: a map where there is room, else a list by agency; a search, what is chosen, and what follows.

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
  const all = await guide.question.locator(".tiles label").evaluateAll((tiles) =>
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
    for (const [at, row] of rows.slice(1).entries()) {
      const before = rows[at];
      assert.ok(before.bottom <= row.top || (before.top === row.top && before.right <= row.left), `row ${at + 2}`);
    }
    for (const { top, bottom, left, right } of rows) {
      assert.ok(bottom - top >= 44);
      assert.ok(left >= 0 && right <= width);
    }
  });
}

/** What is said of one, two and three regions on the mainland, of the last with Åland, and of Åland alone. */
const told = {
  sv: [
    "1 landskap, 1 regionförvaltningsverk: er tillståndsmyndighet är Regionförvaltningsverket i Södra Finland.",
    "2 landskap, 1 regionförvaltningsverk: er tillståndsmyndighet är Regionförvaltningsverket i Södra Finland.",
    "3 landskap, 2 regionförvaltningsverk: er tillståndsmyndighet är Valvira.",
    "4 landskap, 2 regionförvaltningsverk: er tillståndsmyndighet är Valvira; på Åland sköter ni ärendet med Ålands egna myndigheter.",
    "1 landskap, inget regionförvaltningsverk: på Åland sköter ni ärendet med Ålands egna myndigheter.",
  ],
  fi: [
    "1 maakunta, 1 aluehallintovirasto: lupaviranomaisenne on Etelä-Suomen aluehallintovirasto.",
    "2 maakuntaa, 1 aluehallintovirasto: lupaviranomaisenne on Etelä-Suomen aluehallintovirasto.",
    "3 maakuntaa, 2 aluehallintovirastoa: lupaviranomaisenne on Valvira.",
    "4 maakuntaa, 2 aluehallintovirastoa: lupaviranomaisenne on Valvira; Ahvenanmaalla hoidatte asian Ahvenanmaan omien viranomaisten kanssa.",
    "1 maakunta, ei aluehallintovirastoa: Ahvenanmaalla hoidatte asian Ahvenanmaan omien viranomaisten kanssa.",
  ],
  en: [
    "1 region, 1 regional agency (AVI): your permit authority is the Regional State Administrative Agency for Southern Finland.",
    "2 regions, 1 regional agency (AVI): your permit authority is the Regional State Administrative Agency for Southern Finland.",
    "3 regions, 2 regional agencies (AVI): your permit authority is Valvira.",
    "4 regions, 2 regional agencies (AVI): your permit authority is Valvira; in Åland you deal with Åland’s own authorities.",
    "1 region, no regional agency (AVI): in Åland you deal with Åland’s own authorities.",
  ],
};

for (const [lang, said] of Object.entries(told)) {
  test(`what follows from the regions is told, in ${lang}`, async (t) => {
    const guide = await openRegions(t, { lang });
    const status = guide.question.getByRole("status");
    assert.equal(await status.textContent(), "");
    for (const [at, region] of ["01", "05", "19", "21"].entries()) {
      await guide.choose(region);
      assert.equal(await status.textContent(), said[at]);
    }
    for (const region of ["01", "05", "19"]) await guide.input(region).uncheck();
    assert.equal(await status.textContent(), said[4]);
  });
}

test("nothing is told of a permit while it is open whether one is needed", async (t) => {
  const guide = await openPage(t, { lang: "en" });
  await guide.answer({ provider: "unknown", services: "social" });
  await guide.asks("regions");
  await guide.choose("01", "19");
  assert.equal(await guide.question.getByRole("status").textContent(), "2 regions, 2 regional agencies (AVI).");
});

test("who works alone reads at once that it is a notification", async (t) => {
  for (const form of ["self-employed", "organisation"]) {
    const guide = await openPage(t, { lang: "en" });
    await guide.answer({ provider: "private", services: "health", form, records: "electronic", "patient-system": "own" });
    await guide.asks("regions");
    const notes = await guide.question.locator('[part="exception"]').allTextContents();
    assert.equal(notes.length, form === "self-employed" ? 1 : 0);
    if (form === "self-employed") assert.match(notes[0], /^By law a self-employed practitioner notifies/);
  }
});

/** What is typed, what is found first, how much, the region, and what is said once it is chosen. */
const searches = {
  sv: [
    ["åbo", "Åbo – Egentliga Finland", "2 träffar", "02", "Valt: Egentliga Finland. 1 landskap, 1 regionförvaltningsverk: "],
    ["turku", "Turku – Egentliga Finland", "1 träff", "02", "Valt: Egentliga Finland. "],
    ["Egentliga fin", "Egentliga Finland", "1 träff", "02", "Valt: Egentliga Finland. "],
    ["VARSINAIS", "Varsinais-Suomi – Egentliga Finland", "1 träff", "02", "Valt: Egentliga Finland. "],
    ["mariehamn", "Mariehamn – Åland", "1 träff", "21", "Valt: Åland. 1 landskap, inget regionförvaltningsverk: "],
  ],
  fi: [
    ["Åbo", "Åbo – Varsinais-Suomi", "2 osumaa", "02", "Valittu: Varsinais-Suomi. 1 maakunta, 1 aluehallintovirasto: "],
    ["jyvaskyla", "Jyväskylä – Keski-Suomi", "1 osuma", "13", "Valittu: Keski-Suomi. "],
    ["pohjois karjala", "Pohjois-Karjala", "1 osuma", "12", "Valittu: Pohjois-Karjala. "],
  ],
  en: [
    ["Turku", "Turku – Southwest Finland", "1 match", "02", "Chosen: Southwest Finland. 1 region, 1 regional agency (AVI): "],
    ["helsingfors", "Helsingfors – Uusimaa", "1 match", "01", "Chosen: Uusimaa. "],
    ["pertunmaa", "Pertunmaa – South Savo", "1 match", "10", "Chosen: South Savo. "],
    ["Nyland", "Nyland – Uusimaa", "1 match", "01", "Chosen: Uusimaa. "],
  ],
};
const none = { sv: "Inga träffar", fi: "Ei osumia", en: "No matches" };

/** Waits until the names of the municipalities are there: what is found says where they come from. */
async function withPlaces(guide) {
  await guide.part("find").fill("a");
  await guide.part("places").waitFor();
}

for (const [lang, cases] of Object.entries(searches)) {
  test(`a region is found by a municipality or by its name, in ${lang}`, async (t) => {
    const guide = await openRegions(t, { lang });
    const [field, found, status] = [guide.part("find"), guide.question.locator(".find__list"), guide.question.getByRole("status")];
    await withPlaces(guide);
    for (const [typed, first, number, region, said] of cases) {
      await field.fill(typed);
      assert.equal(await status.textContent(), number, typed);
      await found.getByRole("button", { name: first, exact: true }).click();
      assert.deepEqual(await guide.chosen(), [region], typed);
      assert.ok((await status.textContent()).startsWith(said), `${typed}: ${await status.textContent()}`);
      assert.equal(await field.inputValue(), "");
      assert.equal(await guide.focused(), "find");
      await guide.input(region).uncheck();
    }
    await field.fill("Stockholm");
    assert.equal(await status.textContent(), none[lang]);
    assert.equal(await found.getByRole("button").count(), 0);
  });
}

test("Enter takes what is found first, and does not go on", async (t) => {
  const guide = await openRegions(t, { lang: "en" });
  await withPlaces(guide);
  const field = guide.part("find");
  await field.fill("tam");
  assert.equal(await guide.question.getByRole("status").textContent(), "4 matches");
  await field.press("Enter");
  assert.deepEqual(await guide.chosen(), ["05"]);
  await field.fill("xx");
  await field.press("Enter");
  await field.fill("");
  await field.press("Enter");
  await guide.asks("regions");
  assert.equal(await guide.part("error").count(), 0);
  await field.fill("hameenlinna");
  assert.deepEqual(await guide.question.locator(".find__list button").allTextContents(), ["Chosen: Hämeenlinna – Kanta-Häme"]);
  await field.press("Enter");
  assert.deepEqual(await guide.chosen(), ["05"], "what is chosen stays chosen");
});

test("every place that is found can be chosen, also where they are more than the list is high", async (t) => {
  const guide = await openRegions(t, { lang: "fi" });
  await withPlaces(guide);
  await guide.part("find").fill("lahti");
  const found = guide.question.locator(".find__list button");
  assert.equal(await guide.question.getByRole("status").textContent(), "7 osumaa");
  assert.equal(await found.count(), 7);
  const list = await guide.question.locator(".find__list").evaluate((list) => [list.clientHeight < list.scrollHeight, list.clientHeight]);
  assert.deepEqual(list, [true, 286], "half of the next place shows that the list goes on");
  await found.last().press("Enter");
  assert.equal((await guide.chosen()).length, 1);
});

test("without the names of the municipalities the regions are found by their own", async (t) => {
  const blocked = (page) => page.route(/\.extras$/, (route) => route.fulfill({ status: 404, body: "" }));
  const guide = await openPage(t, { lang: "sv", before: blocked, mayFail: true });
  await guide.answer({ provider: "private", services: "social" });
  await guide.asks("regions");
  await guide.part("find").fill("birka");
  assert.deepEqual(await guide.question.locator(".find__list button").allTextContents(), ["Birkaland"]);
  await guide.part("find").press("Enter");
  assert.deepEqual(await guide.chosen(), ["06"]);
});

test("what is chosen can be removed, item by item or by agency", async (t) => {
  const guide = await openRegions(t, { lang: "en" });
  const chips = guide.part("chip");
  await guide.choose("02", "04", "06", "21");
  assert.deepEqual(await chips.allTextContents(), ["Southwestern Finland (2)", "Pirkanmaa", "Åland"]);
  const remove = (name) => guide.question.getByRole("button", { name: `Remove: ${name}`, exact: true }).click();
  await remove("Southwestern Finland (2)");
  assert.equal(await guide.focused(), "chosen");
  assert.deepEqual(await chips.allTextContents(), ["Pirkanmaa", "Åland"]);
  await remove("Pirkanmaa");
  await remove("Åland");
  assert.equal(await guide.focused(), "find");
  assert.deepEqual(await guide.chosen(), []);
});

test("all regions of an agency, or of the mainland, are chosen and removed by a press", async (t) => {
  const guide = await openRegions(t, { lang: "en" });
  const press = (name) => guide.question.getByRole("button", { name, exact: true }).click();
  await guide.choose("09");
  await press("Choose all: Southern Finland");
  assert.deepEqual((await guide.chosen()).sort(), ["01", "05", "07", "08", "09"]);
  await press("Remove all: Southern Finland");
  assert.deepEqual(await guide.chosen(), []);
  await guide.choose("21");
  await press("Choose all mainland regions");
  assert.equal((await guide.chosen()).length, 19);
  assert.match(await guide.question.getByRole("status").textContent(), /^19 regions, 6 regional agencies \(AVI\): your permit authority is Valvira; /);
  assert.equal(await guide.part("chip").count(), 7);
  await press("Remove all mainland regions");
  assert.deepEqual(await guide.chosen(), ["21"]);
});

/** The regions of the first two agencies and of the last group, by name in each language. */
const grouped = {
  sv: [
    ["Södra Finland", ["05", "08", "01", "07", "09"]],
    ["Sydvästra Finland", ["02", "04"]],
    ["Inget region\u00adförvaltnings\u00adverk", ["21"]],
  ],
  fi: [
    ["Etelä-Suomi", ["09", "05", "08", "07", "01"]],
    ["Lounais-Suomi", ["04", "02"]],
    ["Ei aluehallinto\u00advirastoa", ["21"]],
  ],
  en: [
    ["Southern Finland", ["05", "08", "07", "09", "01"]],
    ["Southwestern Finland", ["04", "02"]],
    ["No regional agency", ["21"]],
  ],
};

for (const [lang, groups] of Object.entries(grouped)) {
  test(`the regions stand by agency and by name, in ${lang}`, async (t) => {
    const guide = await openRegions(t, { lang, width: 360 });
    const all = await guide.question.locator(".area").evaluateAll((areas) =>
      areas.map((area) => [area.getAttribute("aria-label"), [...area.querySelectorAll("input")].map(({ value }) => value)]),
    );
    assert.deepEqual([...all.slice(0, 2), all.at(-1)], groups);
    assert.equal(all.length, 7);
    const tops = await guide.question.locator(".area").evaluateAll((areas) => areas.map((area) => area.getBoundingClientRect().top));
    assert.deepEqual(tops, tops.toSorted((one, other) => one - other));
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
  const tile = guide.question.locator(".tiles label", { has: guide.page.locator('input[value="06"]') });
  await tile.click({ position: { x: 3, y: 3 } });
  assert.deepEqual(await guide.chosen(), ["06"]);
});
