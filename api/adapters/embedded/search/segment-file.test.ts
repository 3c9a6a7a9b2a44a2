import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { asking, catalog, documentFor, put } from "../../contracts/search-index/kit.contract.ts";
import { embeddedSearch } from "./search-index.ts";
import { emptySegment } from "./segment.ts";
import { loadSegment, removeUnfinished, saveSegment } from "./segment-file.ts";

const newFile = () => join(mkdtempSync(join(tmpdir(), "search-")), "search.snapshot");

async function saved(file: string) {
  const index = embeddedSearch(emptySegment());
  await index.apply(catalog.map((document) => put(document, 3)));
  await index.apply([
    { type: "remove", version: 4, productId: documentFor(3).productId },
    put(
      documentFor(4, {
        name: "Brass Floor Lamp",
        tags: ["réading"],
        prices: { eu: { price: 11_000, available: 1 } },
      }),
      5,
    ),
  ]);
  const segment = index.segment();
  if (!segment) throw new Error("it was given one");
  await saveSegment(file, { segment, position: "42", savedAt: 7 });
  return index;
}

test("after a restart an index has the same content, finds the same and accepts changes", async () => {
  const file = newFile();
  const before = await saved(file);
  const restored = await loadSegment(file);
  expect(restored).toMatchObject({ position: "42", savedAt: 7 });
  const after = embeddedSearch(restored?.segment);
  for (const query of [
    asking(""),
    asking("mug"),
    asking("lmap"),
    asking("table"),
    asking("knife"),
    asking("kit", { tags: ["coffee"] }),
    asking("lamp", { book: "eu", maxPrice: 11_000 }),
    asking("", { book: "jp" }),
  ])
    expect(await after.search(query), query.text).toEqual(await before.search(query));
  const late = [put(documentFor(3, { name: "Late Knife" }), 4), put(documentFor(1, { name: "Late Mug" }), 3)];
  const news = [
    put(documentFor(9, { name: "Kettle", category: "New", tags: ["new"] })),
    put(documentFor(2, { name: "Teapot" }), 9),
  ];
  for (const index of [before, after]) await index.apply([...late, ...news]);
  for (const query of [
    asking(""),
    asking("mug"),
    asking("kettle"),
    asking("teap"),
    asking("kinfe"),
    asking("", { categories: ["New"] }),
  ])
    expect(await after.search(query), query.text).toEqual(await before.search(query));
});

test("a snapshot that is truncated, altered, outdated or of another format is not used", async () => {
  const file = newFile();
  expect(await loadSegment(file)).toBeUndefined();
  await saved(file);
  const whole = readFileSync(file);
  for (const size of [0, 4, 100, whole.length - 1]) {
    writeFileSync(file, whole);
    truncateSync(file, size);
    expect(await loadSegment(file)).toBeUndefined();
  }
  const altered = Buffer.from(whole);
  altered[altered.length - 20] = (altered.at(-20) ?? 0) ^ 1;
  writeFileSync(file, altered);
  expect(await loadSegment(file)).toBeUndefined();
  const old = whole.toString("latin1").replace(/"analysis":\d/, '"analysis":0');
  writeFileSync(file, Buffer.from(old, "latin1"));
  expect(await loadSegment(file)).toBeUndefined();
  writeFileSync(file, "[]");
  expect(await loadSegment(file)).toBeUndefined();
});

test("saving again replaces the snapshot and leaves no other file", async () => {
  const file = newFile();
  await saved(file);
  await saved(file);
  expect(readdirSync(join(file, ".."))).toEqual(["search.snapshot"]);
  expect(await loadSegment(file)).toBeDefined();
});

test("what a killed process left while saving is deleted; the snapshot and other files stay", async () => {
  const file = newFile();
  await saved(file);
  const folder = dirname(file);
  for (const name of ["search.snapshot.1b9d", "search.snapshot.x", "shop.sqlite"])
    writeFileSync(join(folder, name), "");
  await removeUnfinished(file);
  expect(readdirSync(folder).toSorted()).toEqual(["search.snapshot", "shop.sqlite"]);
});
