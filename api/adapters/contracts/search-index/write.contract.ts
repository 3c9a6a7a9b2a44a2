import { expect, test } from "vitest";
import { asking, catalog, documentFor, type Fresh, filled, idsFor, put } from "./kit.contract.ts";

/** What becomes of changes: late, twice, out of order, and while the index is rebuilt. */
export function writeCases(fresh: Fresh): void {
  test("the higher version stands, in whatever order changes come and however often", async () => {
    const index = await fresh();
    const named = (name: string) => documentFor(1, { name });
    const { productId } = named("");
    await index.apply([put(named("Second"), 2)]);
    await index.apply([put(named("First"), 1), put(named("Second again"), 2)]);
    await index.refresh();
    expect((await index.search(asking(""))).hits.map(({ document }) => document.name)).toEqual(["Second"]);
    await index.apply([{ type: "remove", version: 4, productId }]);
    await index.apply([put(named("Third"), 3)]);
    await index.refresh();
    expect(await idsFor(index, "")).toEqual([]);
    await index.apply([put(named("Fifth"), 5), { type: "remove", version: 4, productId }]);
    await index.refresh();
    expect((await index.search(asking("first"))).total).toBe(0);
    expect((await index.search(asking("fifth"))).total).toBe(1);
  });

  test("a change is missing until searches show it, or a later one", async () => {
    const index = await fresh();
    const { productId } = documentFor(1);
    const change = (version: number, type: "put" | "remove" = "put") => ({ productId, version, type });
    await index.apply([put(documentFor(2))]);
    await index.refresh();
    expect(await index.missing([change(3)])).toEqual([change(3)]);
    // It was never there, so that nobody can have seen it.
    expect(await index.missing([change(3, "remove")])).toEqual([]);
    await index.apply([put(documentFor(1), 3)]);
    await index.refresh();
    expect(await index.missing([change(2), change(3)])).toEqual([]);
    expect(await index.missing([change(4), change(4, "remove")])).toEqual([change(4), change(4, "remove")]);
    await index.apply([{ type: "remove", version: 4, productId }]);
    await index.refresh();
    expect(await index.missing([change(3), change(4, "remove")])).toEqual([]);
    expect(await index.missing([])).toEqual([]);
    const many = Array.from({ length: 1_500 }, (_, place) => ({ ...change(1), productId: `none-${place}` }));
    expect(await index.missing([...many, change(5)])).toHaveLength(1_501);
  });

  test("several changes of one product in one batch end as its last", async () => {
    const index = await fresh();
    await index.apply([
      put(documentFor(1, { name: "New" }), 9),
      put(documentFor(1, { name: "Old" }), 3),
      put(documentFor(2)),
      put(documentFor(1, { name: "Newest" }), 10),
    ]);
    await index.refresh();
    expect(
      (await index.search(asking("", { sort: "newest" }))).hits.map(({ document }) => document.name),
    ).toEqual(["Thing 2", "Newest"]);
  });

  test("what is removed before it was ever there stays away", async () => {
    const index = await fresh();
    await index.apply([{ type: "remove", version: 2, productId: documentFor(1).productId }]);
    await index.apply([put(documentFor(1), 1)]);
    await index.refresh();
    expect((await index.search(asking(""))).total).toBe(0);
  });

  test("pages go on past the first thousand, each product once", async () => {
    const index = await fresh();
    const count = 1200;
    await index.apply(
      Array.from({ length: count }, (_, id) => put(documentFor(id, { price: 1000 + (id % 7) }))),
    );
    await index.refresh();
    const seen: number[] = [];
    for (let offset = 0; offset < count + 100; offset += 100)
      seen.push(...(await idsFor(index, "thing", { sort: "price-asc", offset, limit: 100 })));
    expect(seen).toHaveLength(count);
    expect(new Set(seen).size).toBe(count);
    expect((await index.search(asking("thing", { offset: 1150, limit: 100 }))).hits).toHaveLength(50);
  });

  test("a rebuild drops what is no longer there, keeps what changes meanwhile, and search goes on", async () => {
    const index = await filled(fresh);
    const late = documentFor(1, { name: "Changed While Rebuilding" });
    async function* batches() {
      yield [put(documentFor(9, { name: "Fresh Kettle" }))];
      await index.apply([put(late, 7)]);
      await index.apply([{ type: "remove", version: 7, productId: documentFor(2).productId }]);
      await index.refresh();
      expect((await index.search(asking("backpack"))).total).toBe(1);
      expect((await index.search(asking("changed rebuilding"))).total).toBe(1);
      yield [put(documentFor(1, { name: "As It Was" })), put(documentFor(2, { name: "As It Was" }))];
    }
    expect(await index.rebuild(batches())).toEqual({ documents: 2 });
    await index.refresh();
    expect(
      (await index.search(asking("", { sort: "newest" }))).hits.map(({ document }) => document.name),
    ).toEqual(["Fresh Kettle", "Changed While Rebuilding"]);
    await index.apply([put(documentFor(1, { name: "Late" }), 6)]);
    await index.apply([put(documentFor(3))]);
    await index.refresh();
    expect((await index.search(asking("late"))).total).toBe(0);
    expect((await index.search(asking(""))).total).toBe(3);
  });

  test("a rebuild that breaks off leaves the old index as it was, and another may follow", async () => {
    const index = await filled(fresh);
    async function* broken() {
      yield [put(documentFor(9))];
      throw new Error("the table went away");
    }
    await expect(index.rebuild(broken())).rejects.toThrow("the table went away");
    await index.refresh();
    expect((await index.search(asking(""))).total).toBe(catalog.length);
    async function* whole() {
      yield [put(documentFor(9))];
    }
    expect(await index.rebuild(whole())).toEqual({ documents: 1 });
  });
}
