import { processWatch } from "../../api/adapters/embedded/watch.ts";
import { storesOver } from "../../api/adapters/stores/stores.ts";
import { stripeGateway } from "../../api/adapters/stripe/stripe.ts";
import { sameLine } from "../../api/domain/cart/cart.ts";
import { updateProduct } from "../../api/domain/catalog/service.ts";
import { hasShipped } from "../../api/domain/fulfillment/fulfillment-state.ts";
import { holdsMoney } from "../../api/domain/orders/payment-state.ts";
import { statusOf } from "../../api/domain/orders/status.ts";
import type { Tables } from "../../api/ports/table.ts";
import { auditBooks } from "../audit/books.ts";
import { randomFrom } from "../testing/random.ts";
import { Faults } from "../testing/world/faults.ts";
import type { Plant } from "../testing/world/plants.ts";
import { startProcess, type World } from "../testing/world/process.ts";
import { endProcess, endWorld, newWorld } from "../testing/world/world.ts";
import { buy, cancelOrRefund } from "./buyer.ts";
import { type Scenario, scenarioFrom } from "./scenario.ts";
import { moveStock } from "./staff.ts";

export type Outcome = {
  readonly violations: readonly string[];
  readonly faults: Faults["counts"];
  readonly branches: ReadonlyMap<string, number>;
};

const begun = Date.UTC(2026, 10, 24);
const staff = { type: "admin", userId: "staff", email: undefined } as const;

/**
 * One run: a small shop with concurrent buyers and faults chosen by the seed. The same seed gives the same
 * plan.
 */
export async function runOnce(
  seed: number,
  plant: Plant,
  freshTables?: () => Promise<Tables>,
): Promise<Outcome> {
  const random = randomFrom(seed);
  const scenario = scenarioFrom(random, begun);
  const faults = new Faults(randomFrom(seed + 1), {
    rate: 0.03 + random.next() * 0.12,
    budget: random.between(0, 8),
  });
  const world = await newWorld({ faults, plant, now: begun, freshTables });
  const { tables, stripe } = world;
  const branches = new Map<string, number>();
  await storesOver(tables, processWatch(), () => world.now).products.load(scenario.products);

  const restart = async (): Promise<void> => {
    endProcess(world);
    // A killed process's last write is stored or lost before the next process starts, so two processes never
    // write at the same time.
    await world.sqlite.write(() => undefined);
    world.shop = startProcess(world);
    await world.shop.resume();
  };
  /** Runs until all people have finished, while the shop is killed and restarted and time passes. */
  const during = async (people: Promise<unknown>): Promise<void> => {
    const crowd = { gone: false };
    void people.finally(() => {
      crowd.gone = true;
    });
    for (let turn = 0; !crowd.gone && turn < 200; turn++) {
      if (!world.shop || world.shop.killSwitch.killed || turn % 10 === 9) await restart();
      await Promise.race([people, settledFor(world)]);
      world.now += 1500;
      world.shop?.engine.tick();
    }
    await people;
  };

  await restart();
  await during(
    Promise.all([
      ...scenario.buyers.map((buyer) => buy(world, buyer, branches)),
      edit(world, scenario),
      moveStock(world, scenario.stockMoves, branches),
    ]),
  );
  await during(settledFor(world));
  await during(Promise.all(scenario.buyers.map((buyer) => cancelOrRefund(world, buyer, branches))));
  faults.budget = 0;
  const stuck = await finish(world, restart);
  const payments = stripeGateway({
    secretKey: world.secrets.key,
    webhookSecret: world.secrets.webhook,
    fetch: (request) => stripe.fetch(request),
  });
  const { differences, shown } = await auditBooks(tables, payments.list());
  const violations = [...stuck, ...differences, ...shown, ...(await otherFaults(world, scenario, branches))];
  await endWorld(world);
  return { violations, faults: faults.counts, branches };
}

async function settledFor(world: World): Promise<void> {
  await world.shop?.settled();
}

async function edit(world: World, { staff: does, products }: Scenario): Promise<void> {
  const [product] = products;
  if (does === "nothing" || !product || !world.shop) return;
  const change = does === "price" ? { price: product.price + 100 } : { isActive: false };
  const done = updateProduct(world.shop.deps, staff, { productId: product.productId, edit: change }).catch(
    () => undefined,
  );
  await Promise.race([done, world.shop.killSwitch.whenKilled]);
}

/**
 * Without further faults all work must end: the clock passes every timeout and the shop restarts. Returns the
 * orders that have not ended.
 */
async function finish(world: World, restart: () => Promise<void>): Promise<string[]> {
  for (let round = 0; round < 12; round++) {
    await restart();
    await settledFor(world);
    world.now += round < 6 ? 61_000 : 16 * 60_000;
    world.shop?.engine.tick();
    await settledFor(world);
  }
  const left = await world.shop?.deps.orders.unfinished({ before: world.now, limit: 100 });
  return (left?.orders ?? []).map((order) => `order ${order.orderId} is still ${statusOf(order)}`);
}

async function otherFaults(
  world: World,
  scenario: Scenario,
  branches: Map<string, number>,
): Promise<string[]> {
  endProcess(world);
  const shop = startProcess(world);
  world.shop = shop;
  const { deps } = shop;
  const again = world.acted.filter((id, place) => world.acted.indexOf(id) !== place);
  const faults = again.map((id) => `webhook event ${id} acted more than once`);
  for (const { userId } of scenario.buyers) {
    const { orders } = await deps.orders.listByUser(userId, { limit: 10 });
    if (orders.length > 1) faults.push(`one key of ${userId} made ${orders.length} orders`);
    const cart = await deps.carts.lines(userId);
    for (const order of orders) {
      const status = statusOf(order);
      const end = order.failure ? `${status} ${order.failure.code}` : status;
      branches.set(end, (branches.get(end) ?? 0) + 1);
      const bought = order.items.some((item) => cart.some((line) => sameLine(line, item)));
      const cancelling = order.refunds.some((refund) => refund.cancels && refund.state !== "failed");
      if (hasShipped(order.fulfillment) && (cancelling || order.payment === "CANCELLED"))
        faults.push(`order ${order.orderId} was shipped and cancelled`);
      if (holdsMoney(order.payment) && bought)
        faults.push(`order ${order.orderId} is paid, its lines are still in the cart`);
    }
  }
  return faults;
}
