import { describe, expect, test } from "vitest";
import type { TableChange, TableSpec, Tables } from "../../../ports/table.ts";
import { eventually, specs, type TablesUnderTest } from "./specs.contract.ts";

const { products, lines, readings } = specs;

/** The ordered feed of changes. */
export function feedCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("the feed", () => {
    test("tells every change of a product with before and after, in order", async () => {
      const { tables } = await fresh();
      const key = { productId: "mug" };
      await tables.put(products, { ...key, stock: 1 });
      await tables.update(products, key, [{ add: "stock", by: 1 }]);
      await tables.transact([{ put: { ...key, stock: 9 }, table: products }]);
      await tables.delete(products, key);
      await tables.update(products, key, [{ set: "stock", to: 4 }]);
      const changes = await changesOf(tables, products, 5);
      expect(changes.map(({ type, key, before, after }) => ({ type, key, before, after }))).toEqual([
        { type: "insert", key, after: { ...key, stock: 1 } },
        { type: "modify", key, before: { ...key, stock: 1 }, after: { ...key, stock: 2 } },
        { type: "modify", key, before: { ...key, stock: 2 }, after: { ...key, stock: 9 } },
        { type: "remove", key, before: { ...key, stock: 9 } },
        { type: "insert", key, after: { ...key, stock: 4 } },
      ]);
      expect(changes.map((change) => ["before" in change, "after" in change])).toEqual([
        [false, true],
        [true, true],
        [true, true],
        [true, false],
        [false, true],
      ]);
      const sequences = changes.map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.toSorted());
      expect(new Set(sequences).size).toBe(5);
    });

    test("tells what is empty as what it is", async () => {
      const { tables } = await fresh();
      const item = { productId: "mug", map: {}, list: [], text: "", deep: { map: {}, list: [{}, []] } };
      await tables.put(products, item);
      await tables.delete(products, { productId: "mug" });
      const changes = await changesOf(tables, products, 2);
      expect(changes.map(({ before, after }) => before ?? after)).toEqual([item, item]);
    });

    test("says nothing of writes that were refused, failed or changed nothing", async () => {
      const { tables } = await fresh();
      const key = { productId: "mug" };
      await tables.put(products, { ...key, a: 1, map: { x: 1, y: [1] } });
      await tables.put(products, { map: { y: [1], x: 1 }, a: 1, ...key });
      await tables.update(products, key, [{ set: "a", to: 1 }]);
      await tables.put(products, { ...key, a: 2 }, { exists: false });
      await tables.delete(products, { productId: "never there" });
      await tables.transact([
        { put: { productId: "jug" }, table: products },
        { check: key, table: products, if: { exists: false } },
      ]);
      await expect(tables.update(products, key, [{ add: "map", by: 1 }])).rejects.toThrow();
      await tables.put(products, { ...key, last: true });
      const changes = await changesOf(tables, products, 2);
      expect(changes.map(({ type, after }) => ({ type, after }))).toEqual([
        { type: "insert", after: { ...key, a: 1, map: { x: 1, y: [1] } } },
        { type: "modify", after: { ...key, last: true } },
      ]);
    });

    test("of one table is told from its position on, in pieces, each change once", async () => {
      const { tables } = await fresh();
      const reading = (at: number) => ({ meter: 1, at, watt: at });
      for (let at = 0; at < 7; at++) await tables.put(readings, reading(at));
      await tables.put(products, { productId: "mug" });
      await tables.put(lines, { user: "ada", line: "1" });
      expect((await changesOf(tables, readings, 7, 3)).map(({ after }) => after)).toEqual(
        Array.from({ length: 7 }, (_, at) => reading(at)),
      );
      let { position } = await tables.changes(readings, { limit: 5 });
      await tables.put(readings, reading(7));
      const seen: unknown[] = [];
      await eventually(async () => {
        const next = await tables.changes(readings, {
          limit: 5,
          ...(position !== undefined && { position }),
        });
        position = next.position;
        seen.push(...next.changes.map(({ key }) => key["at"]));
        expect(seen).toEqual([5, 6, 7]);
      });
      const end = await tables.changes(readings, { limit: 5, ...(position !== undefined && { position }) });
      expect(end.changes).toEqual([]);
    });

    test("that nothing was written to yet gives a position that misses nothing", async () => {
      const { tables } = await fresh();
      const { changes, position } = await tables.changes(products, { limit: 10 });
      expect(changes).toEqual([]);
      await tables.put(products, { productId: "mug" });
      await eventually(async () => {
        const next = await tables.changes(products, {
          limit: 10,
          ...(position !== undefined && { position }),
        });
        expect(next.changes).toMatchObject([{ type: "insert", key: { productId: "mug" } }]);
      });
    });
  });
}

/** The first `count` changes of a table, read `limit` at a time; fails when more have come. */
async function changesOf(
  tables: Tables,
  table: TableSpec,
  count: number,
  limit = 100,
): Promise<TableChange[]> {
  const changes: TableChange[] = [];
  let position: string | undefined;
  await eventually(async () => {
    const next = await tables.changes(table, { limit, ...(position !== undefined && { position }) });
    expect(next.changes.length).toBeLessThanOrEqual(limit);
    changes.push(...next.changes);
    position = next.position;
    expect(changes).toHaveLength(count);
  });
  return changes;
}
