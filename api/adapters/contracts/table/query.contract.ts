import { describe, expect, test } from "vitest";
import type { Cursor, Item, Page, Query, TableSpec, Tables } from "../../../ports/table.ts";
import { eventually, specs, type TablesUnderTest } from "./specs.contract.ts";

const { products, lines, readings } = specs;

/** Reading many items: order, bounds, pages. */
export function queryCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("a query", () => {
    const names = ["", "a", "B", "ab", "b", "ä", "\uffee", "🎁", "🎁x", "a🎁", "\u{10ffff}"].map(
      (name) => `#${name}`,
    );
    // By UTF-8 bytes: capitals first, an emoji after U+FFEE although its UTF-16 form sorts before.
    const sorted = ["", "B", "a", "ab", "a🎁", "b", "ä", "\uffee", "🎁", "🎁x", "\u{10ffff}"].map(
      (name) => `#${name}`,
    );
    const lineQuery = (query: Partial<Query>): Query => ({ hash: "ada", limit: 100, ...query });

    test("by key gives strings by their bytes, up and down, within inclusive bounds", async () => {
      const { tables } = await fresh();
      await tables.load(lines, [
        ...names.map((line) => ({ user: "ada", line })),
        { user: "eve", line: "#a" },
      ]);
      const found = async (query: Partial<Query>) =>
        (await tables.query(lines, lineQuery(query))).items.map((item) => item["line"]);
      expect(await found({})).toEqual(sorted);
      expect(await found({ descending: true })).toEqual(sorted.toReversed());
      expect(await found({ range: { from: "#a" } })).toEqual(sorted.slice(2));
      expect(await found({ range: { to: "#b" } })).toEqual(sorted.slice(0, 6));
      expect(await found({ range: { from: "#a", to: "#b" } })).toEqual(sorted.slice(2, 6));
      expect(await found({ range: { from: "#a", to: "#b" }, descending: true })).toEqual(
        sorted.slice(2, 6).toReversed(),
      );
      expect(await found({ range: { from: "#b", to: "#a" } })).toEqual([]);
      expect(await found({ range: {} })).toEqual(sorted);
      expect(await found({ hash: "bob" })).toEqual([]);
    });

    test("by prefix gives exactly what begins with it, up to the last character there is", async () => {
      const { tables } = await fresh();
      await tables.load(
        lines,
        names.map((line) => ({ user: "ada", line })),
      );
      const found = async (beginsWith: string, descending = false) =>
        (await tables.query(lines, lineQuery({ range: { beginsWith }, descending }))).items.map(
          (item) => item["line"],
        );
      for (const prefix of ["#", "#a", "#ab", "#🎁", "#\u{10ffff}", "#\uffee", "#none", ""]) {
        const expected = sorted.filter((line) => line.startsWith(prefix));
        expect(await found(prefix), prefix).toEqual(expected);
        expect(await found(prefix, true), prefix).toEqual(expected.toReversed());
      }
    });

    test("by a number as key gives numbers by their value", async () => {
      const { tables } = await fresh();
      const times = [10, 9, -1, 0, 0.5, 1e15, -1e15, 100];
      await tables.load(
        readings,
        times.map((at) => ({ meter: 1.5, at })),
      );
      const found = async (range: { from?: number; to?: number }) =>
        (await tables.query(readings, { hash: 1.5, range, limit: 100 })).items.map((item) => item["at"]);
      expect(await found({})).toEqual([-1e15, -1, 0, 0.5, 9, 10, 100, 1e15]);
      expect(await found({ from: 0, to: 10 })).toEqual([0, 0.5, 9, 10]);
      await eventually(async () => {
        const byTime = await tables.query(readings, { index: "byTime", hash: 9, limit: 5 });
        expect(byTime.items).toEqual([{ meter: 1.5, at: 9 }]);
      });
    });

    test("by index sees an item only while it has the index's attributes, under what it last had", async () => {
      const { tables } = await fresh();
      await tables.put(products, {
        productId: "mug",
        category: "cups",
        price: 5,
        status: "new",
        name: "Mug",
      });
      await tables.put(products, { productId: "jug", category: "cups" });
      const inIndex = async (index: string, hash: string | number) =>
        (await tables.query(products, { index, hash, limit: 10 })).items.map((item) => item["productId"]);
      await eventually(async () => expect(await inIndex("byCategory", "cups")).toEqual(["mug"]));
      await tables.update(products, { productId: "jug" }, [
        { set: "price", to: 4 },
        { set: "shelf", to: 7 },
      ]);
      await eventually(async () => expect(await inIndex("byCategory", "cups")).toEqual(["jug", "mug"]));
      await eventually(async () => expect(await inIndex("byShelf", 7)).toEqual(["jug"]));
      await tables.update(products, { productId: "jug" }, [{ set: "price", to: 6 }]);
      await eventually(async () => expect(await inIndex("byCategory", "cups")).toEqual(["mug", "jug"]));
      await tables.update(products, { productId: "mug" }, [{ set: "category", to: "tea" }]);
      await eventually(async () => expect(await inIndex("byCategory", "cups")).toEqual(["jug"]));
      await tables.update(products, { productId: "jug" }, [{ remove: "price" }, { remove: "shelf" }]);
      await eventually(async () => expect(await inIndex("byCategory", "cups")).toEqual([]));
      await eventually(async () => expect(await inIndex("byShelf", 7)).toEqual([]));
      await tables.delete(products, { productId: "mug" });
      await eventually(async () => expect(await inIndex("byStatus", "new")).toEqual([]));
    });

    test("by pages over ties gives each item once, and a cursor only where more follows", async () => {
      const { tables } = await fresh();
      const cup = (place: number) => ({
        productId: `cup ${place}`,
        category: "cups",
        price: Math.floor(place / 5),
        shelf: 1,
      });
      const cups = Array.from({ length: 24 }, (_, place) => cup(place));
      await tables.load(products, [...cups, { productId: "tea", category: "teas", price: 1, shelf: 2 }]);
      const queries: Omit<Query, "limit">[] = [
        { index: "byCategory", hash: "cups" },
        { index: "byCategory", hash: "cups", descending: true },
        { index: "byCategory", hash: "cups", range: { from: 1, to: 3 } },
        { index: "byCategory", hash: "cups", range: { from: 1, to: 3 }, descending: true },
        { index: "byShelf", hash: 1 },
      ];
      for (const query of queries) {
        const inRange = cups.filter(({ price }) => !query.range || (price >= 1 && price <= 3));
        await eventually(async () => {
          const all = await tables.query(products, { ...query, limit: 100 });
          expect(all.items).toHaveLength(inRange.length);
        });
        for (const limit of [1, 4, 5, inRange.length - 1, inRange.length]) {
          const pages = await pagesOf(tables, products, { ...query, limit });
          const items = pages.flatMap((page) => page.items);
          expect(pages, `${limit} a page`).toHaveLength(Math.ceil(inRange.length / limit));
          expect(pages.at(-1)).not.toHaveProperty("cursor");
          expect(items.map(idOf).toSorted()).toEqual(inRange.map(idOf).toSorted());
          const prices = items.map((item) => Number(item["price"]));
          if (query.index === "byCategory")
            expect(prices).toEqual(prices.toSorted((a, b) => (query.descending ? b - a : a - b)));
        }
      }
    });

    test("goes on after an item that has been deleted, and sees what came after", async () => {
      const { tables } = await fresh();
      const line = (place: number) => ({ user: "ada", line: `line ${place}` });
      await tables.load(lines, [1, 2, 3, 4].map(line));
      const first = await tables.query(lines, lineQuery({ limit: 2 }));
      expect(first.cursor).toEqual(line(2));
      await tables.delete(lines, line(2));
      await tables.put(lines, { ...line(3), late: true });
      await tables.put(lines, { user: "ada", line: "line 2b" });
      const second = await tables.query(
        lines,
        lineQuery({ limit: 9, ...(first.cursor && { cursor: first.cursor }) }),
      );
      expect(second.items.map((item) => item["line"])).toEqual(["line 2b", "line 3", "line 4"]);
    });

    test("more than a megabyte comes whole", async () => {
      const { tables } = await fresh();
      const text = "x".repeat(150_000);
      await tables.load(
        lines,
        Array.from({ length: 12 }, (_, place) => ({ user: "ada", line: `line ${place}`, text })),
      );
      const page = await tables.query(lines, lineQuery({ limit: 12 }));
      expect(page.items).toHaveLength(12);
      expect(page).not.toHaveProperty("cursor");
    });

    test("of a table without range gives the one item or none", async () => {
      const { tables } = await fresh();
      await tables.put(products, { productId: "mug" });
      expect(await tables.query(products, { hash: "mug", limit: 1 })).toEqual({
        items: [{ productId: "mug" }],
      });
      expect(await tables.query(products, { hash: "jug", limit: 1 })).toEqual({ items: [] });
    });

    test("that makes no sense rejects as a fault", async () => {
      const { tables } = await fresh();
      const faults: Promise<unknown>[] = [
        tables.query(products, { index: "byColour", hash: "x", limit: 1 }),
        tables.query(products, { hash: 7, limit: 1 }),
        tables.query(products, { index: "byCategory", hash: "x", range: { from: "cheap" }, limit: 1 }),
        tables.query(products, { index: "byShelf", hash: 1, range: { from: 1 }, limit: 1 }),
        tables.query(lines, lineQuery({ limit: 0 })),
        tables.query(lines, lineQuery({ limit: 1.5 })),
        tables.query(lines, lineQuery({ cursor: { user: "eve", line: "1" } })),
        tables.query(lines, lineQuery({ cursor: { user: "ada" } })),
        tables.scan(lines, { limit: 5, cursor: { user: "ada" } }),
      ];
      for (const fault of faults) await expect(fault).rejects.toThrow();
    });

    test("a scan reads a whole table once, page by page", async () => {
      const { tables } = await fresh();
      const all = Array.from({ length: 37 }, (_, place) => ({ meter: place % 4, at: place, watt: place }));
      await tables.load(readings, all);
      const seen: Item[] = [];
      let cursor: Cursor | undefined;
      do {
        const page: Page = await tables.scan(readings, { limit: 10, ...(cursor && { cursor }) });
        expect(page.items.length).toBeGreaterThan(0);
        seen.push(...page.items);
        cursor = page.cursor;
      } while (cursor);
      expect(seen.toSorted((a, b) => Number(a["at"]) - Number(b["at"]))).toEqual(all);
      expect(await tables.scan(lines, { limit: 10 })).toEqual({ items: [] });
    });
  });
}

const idOf = (item: Item): string => JSON.stringify(item["productId"]);

async function pagesOf(tables: Tables, table: TableSpec, query: Query): Promise<Page[]> {
  const page = await tables.query(table, query);
  if (!page.cursor) return [page];
  return [page, ...(await pagesOf(tables, table, { ...query, cursor: page.cursor }))];
}
