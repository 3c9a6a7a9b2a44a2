import * as z from "zod";
import { type CartLine, sameLine } from "../../domain/cart/cart.ts";
import type { CartClaim, Carts } from "../../domain/cart/store.ts";
import { type Sku, skuIdOf } from "../../domain/inventory/inventory.ts";
import { Amount } from "../../domain/money.ts";
import type { Condition, Item, Tables, Write } from "../../ports/table.ts";
import { tables } from "./keys.ts";

/** Carts over any engine: one item per line, and one for the claim, so that a query answers both. */
export const cartsIn = (engine: Tables): Carts => {
  const write = async (writes: readonly Write[]): Promise<void> => {
    if (writes.length > 0) await engine.transact(writes);
  };

  return {
    find: (userId) => cartOf(engine, userId),
    async claim(userId) {
      const item = await engine.get(tables.cart, claimKeyOf(userId));
      return item && claimOf(item);
    },
    lines: (userId) => linesOf(engine, userId),
    async set(userId, lines, before) {
      const conditionOf = (line: CartLine) => asBefore(before.find((one) => sameLine(one, line)));
      const [only] = lines;
      if (only && lines.length === 1) return engine.put(tables.cart, itemOf(userId, only), conditionOf(only));
      const written = await engine.transact(
        lines.map((line) => ({ table: tables.cart, put: itemOf(userId, line), if: conditionOf(line) })),
      );
      return written.committed;
    },
    async remove(userId, line) {
      await engine.delete(tables.cart, keyOf(userId, line));
    },
    async clear(userId) {
      const lines = await linesOf(engine, userId);
      await write(lines.map((line) => ({ table: tables.cart, delete: keyOf(userId, line) })));
    },
  };
};

/**
 * Takes lines that were bought out of a cart, if it is still as it was read here: a line keeps what is more than was bought,
 * and a line that was removed and put in anew since it was ordered stays.
 */
export async function boughtWrites(
  engine: Tables,
  userId: string,
  bought: readonly CartLine[],
): Promise<Write[]> {
  if (bought.length === 0) return [];
  const lines = await linesOf(engine, userId);
  return bought.flatMap((item): Write[] => {
    const line = lines.find((one) => sameLine(one, item) && one.addedAt === item.addedAt);
    if (!line) return [];
    const left = line.quantity - item.quantity;
    return left > 0
      ? [{ table: tables.cart, put: itemOf(userId, { ...line, quantity: left }), if: asBefore(line) }]
      : [{ table: tables.cart, delete: keyOf(userId, line), if: asBefore(line) }];
  });
}

/** That a line is in the cart as it was read, or still is not. */
const asBefore = (line: CartLine | undefined): Condition =>
  line
    ? {
        all: [
          { path: "quantity", equals: line.quantity },
          { path: "addedAt", equals: line.addedAt },
        ],
      }
    : { exists: false };

/**
 * Claims a user's cart for a checkout, on condition that `after` is still the order that claimed it last, or that nobody has
 * yet where it is undefined.
 */
export const claimWrite = (
  userId: string,
  { orderId, claimedAt }: CartClaim,
  after: string | undefined,
): Write => ({
  table: tables.cart,
  put: { ...claimKeyOf(userId), orderId, claimedAt },
  if: after === undefined ? { exists: false } : { path: "orderId", equals: after },
});

async function cartOf(engine: Tables, userId: string) {
  const { items } = await engine.query(tables.cart, { hash: userId, limit: 200 });
  const claim = items.find((item) => item["productId"] === claimKey);
  const lines = items
    .filter((item) => item !== claim)
    .map(lineOf)
    .sort((one, other) => one.addedAt - other.addedAt);
  return { lines, claim: claim && claimOf(claim) };
}

const linesOf = async (engine: Tables, userId: string): Promise<readonly CartLine[]> =>
  (await cartOf(engine, userId)).lines;

/** The claim's place among the lines. A line's key begins with the id of its product, which holds no "#". */
const claimKey = "#claim";
const claimKeyOf = (userId: string) => ({ userId, productId: claimKey });
const ClaimRecord = z.object({ orderId: z.string(), claimedAt: z.number() });
const claimOf = (item: Item): CartClaim => z.parse(ClaimRecord, item);

const keyOf = (userId: string, line: Sku) => ({ userId, productId: skuIdOf(line) });

const LineRecord = z.object({
  productId: z.string(),
  quantity: z.int(),
  price: Amount,
  book: z.string().optional(),
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
