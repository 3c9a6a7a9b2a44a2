import { describe, expect, test } from "vitest";
import type { Write } from "../../../ports/table.ts";
import { specs, type TablesUnderTest } from "./specs.contract.ts";

const { products, lines } = specs;
const line = (user: string, line: string) => ({ user, line });

/** Several items at once: all or nothing. */
export function transactCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("a transaction", () => {
    test("puts, updates, deletes and checks across tables in one go", async () => {
      const { tables } = await fresh();
      await tables.load(products, [
        { productId: "mug", stock: 3 },
        { productId: "jug", stock: 1 },
        { productId: "old", stock: 0 },
      ]);
      const committed = await tables.transact([
        {
          update: { productId: "mug" },
          table: products,
          changes: [{ add: "stock", by: -2 }],
          if: { path: "stock", atLeast: 2 },
        },
        { put: { ...line("ada", "mug"), quantity: 2 }, table: lines, if: { exists: false } },
        { delete: { productId: "old" }, table: products, if: { path: "stock", equals: 0 } },
        { check: { productId: "jug" }, table: products, if: { exists: true } },
        { update: line("ada", "seen"), table: lines, changes: [{ set: "at", to: 1 }] },
        { delete: line("ada", "never there"), table: lines },
      ]);
      expect(committed).toEqual({ committed: true });
      const ids = ["mug", "jug", "old"].map((productId) => ({ productId }));
      expect(await tables.getAll(products, ids)).toEqual([
        { productId: "mug", stock: 1 },
        { productId: "jug", stock: 1 },
        undefined,
      ]);
      const { items } = await tables.query(lines, { hash: "ada", limit: 10 });
      expect(items).toEqual([
        { ...line("ada", "mug"), quantity: 2 },
        { ...line("ada", "seen"), at: 1 },
      ]);
    });

    test("names every write it refused, by its place and with the item as it stood, and changes nothing", async () => {
      const { tables } = await fresh();
      await tables.load(products, [
        { productId: "mug", stock: 3, name: "Mug" },
        { productId: "jug", stock: 1 },
      ]);
      const take = (productId: string, quantity: number): Write => ({
        update: { productId },
        table: products,
        changes: [{ add: "stock", by: -quantity }],
        if: { path: "stock", atLeast: quantity },
      });
      const refused = await tables.transact([
        take("mug", 1),
        take("jug", 2),
        { put: line("ada", "order"), table: lines },
        take("none", 1),
        { check: { productId: "mug2" }, table: products, if: { exists: true } },
        { delete: line("ada", "x"), table: lines, if: { exists: true } },
      ]);
      expect(refused).toEqual({
        committed: false,
        refused: [
          { index: 1, item: { productId: "jug", stock: 1 } },
          { index: 3 },
          { index: 4 },
          { index: 5 },
        ],
      });
      expect(await tables.get(products, { productId: "mug" })).toEqual({
        productId: "mug",
        stock: 3,
        name: "Mug",
      });
      expect(await tables.get(lines, line("ada", "order"))).toBeUndefined();
    });

    test("refuses a put and a check on what is there, with what is there", async () => {
      const { tables } = await fresh();
      await tables.put(products, { productId: "mug", stock: 3 });
      const item = { productId: "mug", stock: 3 };
      expect(
        await tables.transact([{ put: { ...item, stock: 9 }, table: products, if: { exists: false } }]),
      ).toEqual({
        committed: false,
        refused: [{ index: 0, item }],
      });
      const check: Write = {
        check: { productId: "mug" },
        table: products,
        if: { path: "stock", atLeast: 4 },
      };
      expect(await tables.transact([check])).toEqual({ committed: false, refused: [{ index: 0, item }] });
    });

    test("takes 100 writes and refuses 101 as a fault", async () => {
      const { tables } = await fresh();
      const writes = (count: number): Write[] =>
        Array.from({ length: count }, (_, place) => ({ put: line("ada", `line ${place}`), table: lines }));
      expect(await tables.transact([])).toEqual({ committed: true });
      expect(await tables.transact(writes(100))).toEqual({ committed: true });
      expect((await tables.query(lines, { hash: "ada", limit: 200 })).items).toHaveLength(100);
      await expect(tables.transact(writes(101))).rejects.toThrow("100");
    });

    test("refuses two writes on one item as a fault, and two tables may have the same key", async () => {
      const { tables } = await fresh();
      const put: Write = { put: { productId: "mug" }, table: products };
      await expect(
        tables.transact([put, { check: { productId: "mug" }, table: products, if: { exists: false } }]),
      ).rejects.toThrow("twice");
      expect(await tables.get(products, { productId: "mug" })).toBeUndefined();
      const sameText = { put: line("mug", "mug"), table: lines };
      expect(await tables.transact([put, sameText])).toEqual({ committed: true });
    });

    test("with a fault in one write stores none of the others", async () => {
      const { tables } = await fresh();
      await tables.put(products, { productId: "mug", name: "Mug" });
      const faulty: Write[] = [
        { put: line("ada", "order"), table: lines },
        { update: { productId: "mug" }, table: products, changes: [{ add: "name", by: 1 }] },
      ];
      await expect(tables.transact(faulty)).rejects.toThrow();
      expect(await tables.get(lines, line("ada", "order"))).toBeUndefined();
      expect(await tables.get(products, { productId: "mug" })).toEqual({ productId: "mug", name: "Mug" });
    });
  });
}
