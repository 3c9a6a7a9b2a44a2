import * as z from "zod";
import type { CartLine } from "../../domain/cart/cart.ts";
import type { Carts } from "../../domain/cart/store.ts";
import { DomainError } from "../../domain/errors.ts";
import { skuIdOf } from "../../domain/inventory/inventory.ts";
import { Amount } from "../../domain/money.ts";
import type { Item, Tables, Write } from "../../ports/table.ts";
import { tables } from "./keys.ts";

/** Carts over any engine: one item per line. */
export const cartsIn = (engine: Tables): Carts => {
  const linesOf = async (userId: string): Promise<readonly CartLine[]> => {
    const { items } = await engine.query(tables.cart, { hash: userId, limit: 200 });
    return items.map(lineOf).sort((one, other) => one.addedAt - other.addedAt);
  };
  const keyOf = (userId: string, line: { productId: string; variantId?: string | undefined }) => ({
    userId,
    productId: skuIdOf(line),
  });
  const write = async (writes: readonly Write[]): Promise<void> => {
    if (writes.length > 0) await engine.transact(writes);
  };

  return {
    lines: linesOf,
    async set(userId, lines) {
      const [only] = lines;
      if (only && lines.length === 1) await engine.put(tables.cart, itemOf(userId, only));
      else await write(lines.map((line) => ({ table: tables.cart, put: itemOf(userId, line) })));
    },
    async remove(userId, line) {
      await engine.delete(tables.cart, keyOf(userId, line));
    },
    async clear(userId) {
      const lines = await linesOf(userId);
      await write(lines.map((line) => ({ table: tables.cart, delete: keyOf(userId, line) })));
    },
    async takeBought(userId, orderId, bought) {
      for (let attempt = 0; attempt < 10; attempt++) {
        const lines = await linesOf(userId);
        const writes = bought.flatMap((item): Write[] => {
          const line = lines.find(
            (one) => one.productId === item.productId && one.variantId === item.variantId,
          );
          if (!line) return [];
          const same = { path: "quantity", equals: line.quantity };
          const left = line.quantity - item.quantity;
          return left > 0
            ? [{ table: tables.cart, put: itemOf(userId, { ...line, quantity: left }), if: same }]
            : [{ table: tables.cart, delete: keyOf(userId, line), if: same }];
        });
        const taken = await engine.transact([
          {
            table: tables.checkouts,
            update: { orderId },
            changes: [{ set: "cartTaken", to: true }],
            if: { path: "cartTaken", present: false },
          },
          ...writes,
        ]);
        if (taken.committed || taken.refused.some(({ index }) => index === 0)) return;
      }
      throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
    },
  };
};

const LineRecord = z.object({
  productId: z.string(),
  quantity: z.int(),
  price: Amount,
  name: z.string(),
  imageUrl: z.string(),
  addedAt: z.number(),
});

function lineOf(item: Item): CartLine {
  const { productId: key, ...line } = z.parse(LineRecord, item);
  const [productId = key, variantId] = key.split("#", 2);
  return { productId, ...(variantId !== undefined && { variantId }), ...line };
}

const itemOf = (userId: string, { variantId, productId, ...line }: CartLine): Item => ({
  userId,
  ...z.encode(LineRecord, { ...line, productId: skuIdOf({ productId, variantId }) }),
});
