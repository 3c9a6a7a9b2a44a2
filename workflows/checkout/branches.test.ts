import { afterEach, describe, expect, test } from "vitest";
import { checkOut } from "../../api/domain/checkout/service.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { address } from "../../scripts/testing/shop.ts";
import type { Plant } from "../../scripts/testing/world/plant.ts";
import { plants } from "../../scripts/testing/world/plants.ts";
import type { ShopProcess, World } from "../../scripts/testing/world/process.ts";
import {
  expectConsistentBooks,
  finishAllWork,
  newTestWorld,
  type OrderWithStatus,
  orderNow,
  placeAndFinishOrder,
  placeOrder,
  restartShop,
  stock,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";
import { sweep } from "../consumers/sweeper.ts";

const sam = { type: "shopper", userId: "sam", email: "sam@example.com" } as const;

let world: World;
afterEach(() => endWorld(world));

async function shopWith(plant: Partial<Plant>): Promise<ShopProcess> {
  world = await newTestWorld(plant);
  return reborn();
}
const reborn = (): ShopProcess => restartShop(world);
const order = (shop: ShopProcess, card?: string): Promise<OrderWithStatus> =>
  placeAndFinishOrder(world, shop, card);
const pass = (shop: ShopProcess): Promise<void> => finishAllWork(world, shop);
const expectBooksRight = (shop: ShopProcess): Promise<void> => expectConsistentBooks(world, shop);

/** Fails the first `times` calls of a verb as the gateway does without a connection, before or after Stripe did it. */
function broken(
  verb: "authorize" | "capture" | "cancel",
  times: number,
  when: "before" | "after",
): Partial<Plant> {
  let left = times;
  const down = () => new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
  return {
    payments: (real) => ({
      ...real,
      [verb]: async (...input: never[]) => {
        const failing = left-- > 0;
        if (failing && when === "before") throw down();
        // The verbs differ in what they take; what came in goes on as it came.
        const done: unknown = await (real[verb] as (...given: never[]) => Promise<unknown>)(...input);
        if (failing) throw down();
        return done;
      },
    }),
  };
}

test("pricing is tried again while the settings cannot be read", async () => {
  let left = 1;
  const shop = await shopWith({
    stores: (real) => ({
      ...real,
      settings: {
        ...real.settings,
        find: (part) => {
          if (left-- > 0) throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
          return real.settings.find(part);
        },
      },
    }),
  });
  const placed = placeOrder(shop, { userId: "sam", quantity: 2, paymentMethodId: "pm_card_visa" });
  await shop.settled();
  await pass(shop);
  expect(await orderNow(shop, (await placed).orderId)).toMatchObject({ status: "PROCESSING" });
});

describe("authorizing", () => {
  test("survives two lost connections, also when Stripe had done it: one payment", async () => {
    const shop = await shopWith(broken("authorize", 2, "after"));
    expect((await order(shop)).status).toBe("PROCESSING");
    expect(await stock(shop)).toEqual({ stock: 3, available: 3 });
    await expectBooksRight(shop);
  });

  test("that never gets through ends the order with nothing held", async () => {
    const shop = await shopWith(broken("authorize", 1000, "after"));
    const failed = await order(shop);
    expect(failed).toMatchObject({ status: "FAILED", failure: { code: "SERVICE_UNAVAILABLE" } });
    expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
    await expectBooksRight(shop);
  });

  test("a card that Radar holds for fraud is not charged: its authorization is cancelled", async () => {
    const shop = await shopWith({});
    const blocked = await order(shop, "pm_card_riskLevelHighest");
    expect(blocked).toMatchObject({ status: "FAILED", failure: { code: "ORDER_BLOCKED" } });
    const payment = await shop.deps.payments.findByOrder(blocked.orderId);
    expect(payment).toMatchObject({ status: "canceled", amountCaptured: 0 });
    await expectBooksRight(shop);
  });
});

describe("capturing", () => {
  test("survives a lost answer: charged once", async () => {
    const shop = await shopWith(broken("capture", 2, "after"));
    expect((await order(shop)).status).toBe("PROCESSING");
    await expectBooksRight(shop);
  });

  test.each(["before", "after"] as const)(
    "that fails to the end (%s Stripe did it) gives the money and the units back",
    async (when) => {
      const shop = await shopWith(broken("capture", 1000, when));
      const failed = await order(shop);
      expect(failed).toMatchObject({ status: "FAILED", failure: { code: "PAYMENT_INVALID" } });
      expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
      await expectBooksRight(shop);
    },
  );

  test("a hold that lapsed at the bank's end meanwhile is refused, and the order undone", async () => {
    const shop = await shopWith({
      payments: (real) => ({
        ...real,
        capture: async () => {
          throw new DomainError("PAYMENT_INVALID", { reason: "capture_charge_authorization_expired" });
        },
      }),
    });
    const failed = await order(shop);
    expect(failed.status).toBe("FAILED");
    expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
    await expectBooksRight(shop);
  });
});

test("giving back keeps trying while Stripe is away", async () => {
  const shop = await shopWith({ ...broken("cancel", 3, "before") });
  const blocked = await order(shop, "pm_card_riskLevelHighest");
  expect(blocked.status).toBe("FAILED");
  await expectBooksRight(shop);
});

test("a commit that cannot be written gives back the charge and the units", async () => {
  let refusing = true;
  const shop = await shopWith({
    stores: (real) => ({
      ...real,
      orders: {
        ...real.orders,
        change: (orderId, decide) =>
          real.orders.change(orderId, (order) => {
            const decided = decide(order);
            if ("order" in decided && decided.units === "sold" && refusing)
              throw new DomainError("CONFLICT", { reason: "the order kept changing" });
            return decided;
          }),
      },
    }),
  });
  const failed = await order(shop);
  refusing = false;
  expect(failed.status).toBe("FAILED");
  const payment = await shop.deps.payments.findByOrder(failed.orderId);
  expect(payment?.amountRefunded).toBe(payment?.amountCaptured);
  expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
  await expectBooksRight(shop);
});

test("a dead queue leaves the order paid; the sweeper sends it on once the queue lives", async () => {
  let dead = true;
  const shop = await shopWith({});
  const real = { ...shop.deps.messages };
  Object.assign(shop.deps.messages, {
    send: (...input: Parameters<typeof real.send>) =>
      dead ? Promise.reject(new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 })) : real.send(...input),
  });
  const paid = await order(shop);
  expect(paid.status).toBe("PAID");
  dead = false;
  expect(await sweep(shop.deps, { quietFor: 0 })).toEqual([{ orderId: paid.orderId, outcome: "queued" }]);
  await pass(shop);
  expect((await orderNow(shop, paid.orderId)).status).toBe("PROCESSING");
});

describe("the sweeper, when a workflow is lost for good", () => {
  /** The shop dies with an order under way, and the machine forgets that there was a workflow. */
  async function lost(until: "reserved" | "captured"): Promise<{ shop: ShopProcess; orderId: string }> {
    const stuck = new Promise<never>(() => {});
    const dying = await shopWith({
      payments: (real) => ({
        ...real,
        ...(until === "reserved" && { authorize: () => stuck }),
        capture: async (...input) => {
          await real.capture(...input);
          return stuck;
        },
      }),
    });
    await dying.deps.carts.set(
      "sam",
      [{ productId: "mug", quantity: 2, price: 2_000, name: "Mug", imageUrl: "/m", addedAt: 1 }],
      [],
    );
    const { orderId } = await checkOut(dying.deps, sam, {
      paymentMethodId: "pm_card_visa",
      shippingAddress: address,
      currency: "USD",
      quoteTotal: undefined,
      idempotency: undefined,
    });
    if (until === "captured")
      await expect
        .poll(async () => (await dying.deps.payments.findByOrder(orderId))?.status)
        .toBe("succeeded");
    await world.sqlite.write(() => world.sqlite.run("DELETE FROM executions"));
    const none = plants["none"];
    if (none) Object.assign(world, { plant: none });
    return { shop: reborn(), orderId };
  }

  test("finishes an order that was charged", async () => {
    const { shop, orderId } = await lost("captured");
    expect(await sweep(shop.deps, { quietFor: 0 })).toEqual([{ orderId, outcome: "paid" }]);
    await pass(shop);
    expect((await orderNow(shop, orderId)).status).toBe("PROCESSING");
    await expectBooksRight(shop);
  });

  test("undoes an order that was not", async () => {
    const { shop, orderId } = await lost("reserved");
    expect(await sweep(shop.deps, { quietFor: 0 })).toEqual([{ orderId, outcome: "failed" }]);
    await shop.settled();
    expect((await orderNow(shop, orderId)).status).toBe("FAILED");
    expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
    await expectBooksRight(shop);
  });

  test("leaves an order alone whose workflow runs, and one that changed just now", async () => {
    const shop = await shopWith({
      payments: (real) => ({ ...real, authorize: () => new Promise<never>(() => {}) }),
    });
    await shop.deps.carts.set(
      "sam",
      [{ productId: "mug", quantity: 1, price: 2_000, name: "Mug", imageUrl: "/m", addedAt: 1 }],
      [],
    );
    const { orderId } = await checkOut(shop.deps, sam, {
      paymentMethodId: "pm_card_visa",
      shippingAddress: address,
      currency: "USD",
      quoteTotal: undefined,
      idempotency: undefined,
    });
    expect(await sweep(shop.deps, { quietFor: 60_000 })).toEqual([]);
    expect(await sweep(shop.deps, { quietFor: 0 })).toEqual([{ orderId, outcome: "running" }]);
  });
});
