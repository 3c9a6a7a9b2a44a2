import { expect } from "vitest";
import { processWatch } from "../../../api/adapters/embedded/watch.ts";
import { storesOver } from "../../../api/adapters/stores/stores.ts";
import { checkOut } from "../../../api/domain/checkout/service.ts";
import type { Order } from "../../../api/domain/orders/order.ts";
import { type OrderStatus, statusOf } from "../../../api/domain/orders/status.ts";
import { auditBooks } from "../../audit/books.ts";
import { randomFrom } from "../random.ts";
import { address } from "../shop.ts";
import { Faults } from "./faults.ts";
import type { Plant } from "./plant.ts";
import { plants } from "./plants.ts";
import { type ShopProcess, startProcess, type World } from "./process.ts";
import { endProcess, newWorld } from "./world.ts";

const product = {
  productId: "mug",
  name: "Mug",
  slug: "mug",
  description: "",
  price: 2_000,
  category: "Kitchen",
  stock: 5,
  available: 5,
  imageUrl: "/mug.svg",
  images: [],
  tags: [],
  options: [],
  variants: [],
  isActive: true,
  version: 1,
  pricedVersion: 1,
  createdAt: 0,
  updatedAt: 0,
};

/** A stored order with the status that the API derives for it. */
export type OrderWithStatus = Order & { readonly status: OrderStatus };

/** A world with one product, "mug" at $20.00 with this much stock, and a planted bug; no shop is started yet. */
export async function newTestWorld(plant: Partial<Plant>, stock = 5): Promise<World> {
  const faults = new Faults(randomFrom(1), { rate: 0, budget: 0 });
  const none = plants["none"];
  if (!none) throw new Error("no plant none");
  const world = await newWorld({ faults, plant: { ...none, ...plant }, now: Date.UTC(2026, 10, 24) });
  await storesOver(world.tables, processWatch(), () => world.now).products.load([
    { ...product, stock, available: stock },
  ]);
  return world;
}

/** Kills the running shop, if any, and starts a new process on the same data. */
export function restartShop(world: World): ShopProcess {
  endProcess(world);
  const shop = startProcess(world);
  world.shop = shop;
  return shop;
}

/** Orders two units and runs the world until no work is left. */
export async function placeAndFinishOrder(
  world: World,
  shop: ShopProcess,
  paymentMethodId = "pm_card_visa",
): Promise<OrderWithStatus> {
  const placed = await placeOrder(shop, { userId: "sam", quantity: 2, paymentMethodId });
  await finishAllWork(world, shop);
  return orderNow(shop, placed.orderId);
}

/** Puts units into the cart and orders them; the payment has then been started. */
export async function placeOrder(
  shop: ShopProcess,
  { userId, quantity, paymentMethodId }: { userId: string; quantity: number; paymentMethodId: string },
): Promise<Order> {
  const line = { productId: "mug", quantity, price: 2_000, name: "Mug", imageUrl: "/mug.svg", addedAt: 1 };
  await shop.deps.carts.set(userId, [line], []);
  return checkOut(
    shop.deps,
    { type: "shopper", userId, email: `${userId}@example.com` },
    {
      paymentMethodId,
      shippingAddress: address,
      currency: "USD",
      quoteTotal: undefined,
      idempotency: undefined,
    },
  );
}

/** Moves the clock past every wait until no work is left. */
export async function finishAllWork(world: World, shop: ShopProcess): Promise<void> {
  for (let wait = 0; wait < 20; wait++) {
    await shop.settled();
    world.now += 61_000;
    shop.engine.tick();
  }
  await shop.settled();
}

/** The order as it is stored now. Throws when it does not exist. */
export async function orderNow(shop: ShopProcess, orderId: string): Promise<OrderWithStatus> {
  const now = await shop.deps.orders.find(orderId);
  if (!now) throw new Error("the order does not exist");
  return { ...now, status: statusOf(now) };
}

/** Fails the test when stock, orders and payments do not agree. */
export async function expectConsistentBooks(world: World, shop: ShopProcess): Promise<void> {
  const { differences, shown, uncounted } = await auditBooks(world.tables, shop.deps.payments.list());
  expect([...differences, ...shown, ...uncounted]).toEqual([]);
}

/** The product's units in the inventory. */
export const stock = async (shop: ShopProcess) => {
  const [mug] = await shop.deps.inventory.find([{ productId: "mug" }]);
  return { stock: mug?.stock, available: mug?.available };
};
