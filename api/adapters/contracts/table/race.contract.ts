import { describe, expect, test } from "vitest";
import { specs, type TablesUnderTest } from "./specs.contract.ts";

const { products, lines } = specs;

/** Many at once: exactly as many get through as the conditions allow. */
export function raceCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("a race", () => {
    test("for 50 units by 200 orders sells exactly 50 and tells the other 150", {
      timeout: 60_000,
    }, async () => {
      const { tables } = await fresh();
      const key = { productId: "mug" };
      await tables.put(products, { ...key, stock: 50 });
      const orders = await Promise.all(
        Array.from({ length: 200 }, (_, order) =>
          tables.transact([
            { put: { user: "order", line: `${order}` }, table: lines, if: { exists: false } },
            {
              update: key,
              table: products,
              changes: [{ add: "stock", by: -1 }],
              if: { path: "stock", atLeast: 1 },
            },
          ]),
        ),
      );
      const soldOut = { committed: false, refused: [{ index: 1, item: { ...key, stock: 0 } }] };
      expect(orders.filter(({ committed }) => committed)).toHaveLength(50);
      for (const order of orders) if (!order.committed) expect(order).toEqual(soldOut);
      expect(await tables.get(products, key)).toEqual({ ...key, stock: 0 });
      expect((await tables.query(lines, { hash: "order", limit: 300 })).items).toHaveLength(50);
    });

    test("to create one order by twenty lets one win", async () => {
      const { tables } = await fresh();
      const order = (by: number) => ({ user: "ada", line: "order", by });
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, by) => tables.put(lines, order(by), { exists: false })),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await tables.get(lines, { user: "ada", line: "order" })).toEqual(order(won.indexOf(true)));
    });

    test("of counting by updates and transactions loses no count", async () => {
      const { tables } = await fresh();
      const key = { user: "ada", line: "count" };
      const changes = [{ add: "count", by: 1 }] as const;
      await Promise.all(
        Array.from({ length: 40 }, (_, place) =>
          place % 2 === 0
            ? tables.update(lines, key, changes)
            : tables.transact([{ update: key, table: lines, changes }]),
        ),
      );
      expect(await tables.get(lines, key)).toEqual({ ...key, count: 40 });
    });

    test("of two carts saved on one version keeps one", async () => {
      const { tables } = await fresh();
      const cart = { user: "ada", line: "cart" };
      await tables.put(lines, { ...cart, version: 1 });
      const save = (by: string) =>
        tables.put(lines, { ...cart, version: 2, by }, { path: "version", equals: 1 });
      const [ada, eve] = await Promise.all([save("ada"), save("eve")]);
      expect([ada, eve].filter(Boolean)).toHaveLength(1);
      expect(await tables.get(lines, cart)).toEqual({ ...cart, version: 2, by: ada ? "ada" : "eve" });
    });
  });
}
