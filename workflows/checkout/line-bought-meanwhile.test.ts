import { describe, expect, test } from "vitest";
import { tables as names } from "../../api/adapters/stores/keys.ts";
import { mergeCart, setCartLine } from "../../api/domain/cart/service.ts";
import {
  expectConsistentBooks,
  newTestWorld,
  placeAndFinishOrder,
  restartShop,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

const sam = { type: "shopper", userId: "sam", email: undefined } as const;

describe("a line that is written while it is being bought", () => {
  test.each([
    ["set", (deps: Deps) => setCartLine(deps, sam, { productId: "mug", quantity: 3 })],
    ["merged", (deps: Deps) => mergeCart(deps, sam, { items: [{ productId: "mug", quantity: 3 }] })],
  ])("does not come back as it was: it is %s anew", async (_, write) => {
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    /** The first line of three units is written only once the order is paid. */
    const hold = async (quantity: unknown): Promise<void> => {
      if (quantity !== 3) return;
      reached.resolve();
      await held.promise;
    };
    const world = await newTestWorld({
      tables: (real) => ({
        ...real,
        async put(table, item, condition) {
          if (table === names.cart) await hold(item["quantity"]);
          return real.put(table, item, condition);
        },
      }),
    });
    const shop = restartShop(world);
    await setCartLine(shop.deps, sam, { productId: "mug", quantity: 2 });
    const [before] = await shop.deps.carts.lines("sam");
    const writing = write(shop.deps);
    await reached.promise;
    world.now += 1;
    expect(await placeAndFinishOrder(world, shop)).toMatchObject({ payment: "PAID" });
    held.resolve();
    await writing;
    const [line, ...others] = await shop.deps.carts.lines("sam");
    expect(others).toEqual([]);
    expect(line).toMatchObject({ productId: "mug", quantity: 3 });
    expect(line?.addedAt).toBeGreaterThan(before?.addedAt ?? Infinity);
    await expectConsistentBooks(world, shop);
    await endWorld(world);
  });
});

test("a line that twenty requests set at once is what one of them asked for, and none is refused", async () => {
  const world = await newTestWorld({});
  const { deps } = restartShop(world);
  const quantities = Array.from({ length: 20 }, (_, turn) => 1 + (turn % 3));
  await Promise.all(quantities.map((quantity) => setCartLine(deps, sam, { productId: "mug", quantity })));
  const lines = await deps.carts.lines("sam");
  expect(lines).toHaveLength(1);
  expect(quantities).toContain(lines[0]?.quantity);
  await endWorld(world);
});

type Deps = Parameters<typeof setCartLine>[0];
