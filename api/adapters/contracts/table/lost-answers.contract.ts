import { describe, expect, test } from "vitest";
import type { Tables } from "../../../ports/table.ts";
import { specs, type TablesUnderTest } from "./specs.contract.ts";

const { products } = specs;
const key = { productId: "mug" };
const first = { ...key, version: 1, stock: 3 };

/** Writes whose first answer is lost on its way back, so that the engine is asked again for what it has done. */
export function lostAnswerCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("a write whose answer was lost", () => {
    const lossy = async (): Promise<{ tables: Tables; losing: Tables }> => {
      const { tables, losing = tables } = await fresh();
      return { tables, losing };
    };

    test("is known to have been made: a claim, an edit of a version, a removal", async () => {
      const { tables, losing } = await lossy();
      expect(await losing.put(products, first, { exists: false })).toBe(true);
      const edit = { ...first, version: 2, stock: 4 };
      expect(await losing.put(products, edit, { path: "version", equals: 1 })).toBe(true);
      const changes = [
        { set: "version", to: 3 },
        { set: "stock", to: 9 },
      ] as const;
      const third = { ...edit, version: 3, stock: 9 };
      expect(await losing.update(products, key, changes, { path: "version", equals: 2 })).toEqual(third);
      expect(await tables.get(products, key)).toEqual(third);
      expect(await losing.delete(products, key, { path: "version", equals: 3 })).toBe(true);
      expect(await tables.get(products, key)).toBeUndefined();
    });

    test("in a transaction is made once", async () => {
      const { tables, losing } = await lossy();
      await tables.put(products, first);
      const add = { update: key, table: products, changes: [{ add: "stock", by: 1 }] } as const;
      expect(await losing.transact([{ ...add, if: { path: "stock", equals: 3 } }])).toEqual({
        committed: true,
      });
      expect(await tables.get(products, key)).toMatchObject({ stock: 4 });
    });

    test("is refused all the same where somebody else wrote first", async () => {
      const { tables, losing } = await lossy();
      await tables.put(products, { ...first, name: "another's" });
      expect(await losing.put(products, first, { exists: false })).toBe(false);
      const changes = [{ set: "stock", to: 9 }] as const;
      expect(await losing.update(products, key, changes, { path: "version", equals: 7 })).toBeUndefined();
      expect(await losing.delete(products, key, { path: "version", equals: 7 })).toBe(false);
      expect(await tables.get(products, key)).toMatchObject({ name: "another's", stock: 3 });
    });

    test("marks for one of two who mark at once, each with a value of its own", async () => {
      const { tables, losing } = await lossy();
      await tables.put(products, first);
      const marks = ["one", "other"].map((owner) =>
        losing.update(products, key, [{ set: "owner", to: owner }], { path: "owner", present: false }),
      );
      expect((await Promise.all(marks)).filter((marked) => marked !== undefined)).toHaveLength(1);
    });

    test("and adds to a sum counts once, or is reported as unknown", async () => {
      const { tables, losing } = await lossy();
      await tables.put(products, first);
      const changes = [{ add: "stock", by: 1 }] as const;
      const counted = losing.update(products, key, changes, { path: "stock", equals: 3 });
      const answer = await counted.catch((error: unknown) => error);
      expect([4, "SERVICE_UNAVAILABLE"]).toContain(
        Reflect.get(Object(answer), "stock") ?? Reflect.get(Object(answer), "code"),
      );
      expect(await tables.get(products, key)).toMatchObject({ stock: 4 });
    });
  });
}
