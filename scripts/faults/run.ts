import { setTimeout as sleep } from "node:timers/promises";
import { processWatch } from "../../api/adapters/embedded/watch.ts";
import { tables } from "../../api/adapters/stores/keys.ts";
import { orderOf } from "../../api/adapters/stores/orders/record.ts";
import { storesOver } from "../../api/adapters/stores/stores.ts";
import { stripeGateway } from "../../api/adapters/stripe/stripe.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { statusOf } from "../../api/domain/orders/status.ts";
import type { Tables } from "../../api/ports/table.ts";
import { auditBooks } from "../audit/books.ts";
import { everything } from "../audit/everything.ts";
import { randomFrom } from "../testing/random.ts";
import { Faults } from "../testing/world/faults.ts";
import type { Plant } from "../testing/world/plant.ts";
import { startProcess, type World, type WorldEngines } from "../testing/world/process.ts";
import { endProcess, endWorld, newWorld } from "../testing/world/world.ts";
import { type Acknowledged, cancelOrRefund, refundAgain } from "./after.ts";
import { Tally, wait } from "./ask.ts";
import { actAtStripe } from "./at-stripe.ts";
import { buy } from "./buyer.ts";
import { otherFaults } from "./checks.ts";
import { editPrices, editsFrom } from "./edits.ts";
import { buyAsGuest, claimAndCancel, guestFaults, guestFrom } from "./guest.ts";
import { followDue, labelFaults, labelOrders } from "./labels.ts";
import { settingsFrom, setUp } from "./places.ts";
import { priceFaults } from "./prices.ts";
import { scenarioFrom, slowFrom } from "./scenario.ts";
import { editProduct, moveStock } from "./staff.ts";

export type Outcome = {
  readonly violations: readonly string[];
  readonly faults: Faults["counts"];
  readonly branches: ReadonlyMap<string, number>;
};

const begun = Date.UTC(2026, 10, 24);

/**
 * One run: a small shop with concurrent buyers and faults chosen by the seed. The same seed gives the same
 * plan.
 */
export async function runOnce(seed: number, plant: Plant, engines?: WorldEngines): Promise<Outcome> {
  const random = randomFrom(seed);
  const elsewhere = randomFrom(seed + 4);
  const scenario = scenarioFrom(random, elsewhere, begun);
  const faults = new Faults(randomFrom(seed + 1), {
    rate: 0.03 + random.next() * 0.12,
    budget: 0,
  });
  const [early, late] = [random.between(0, 8), elsewhere.between(0, 6)];
  const slow = slowFrom(randomFrom(seed + 2));
  const world = await newWorld({ faults, plant, now: begun, slow, engines });
  const { stripe } = world;
  const tally = new Tally();
  tally.reached("slow", slow.what);
  const acknowledged: Acknowledged[] = [];
  await storesOver(world.tables, processWatch(), () => world.now).products.load(scenario.products);
  await setUp(world, settingsFrom(elsewhere));

  const restart = async (): Promise<void> => {
    endProcess(world);
    await world.witness.idle();
    // A killed process's last write is stored or lost before the next process starts, so two processes never
    // write at the same time.
    await world.sqlite.write(() => undefined);
    world.shop = startProcess(world);
    await world.shop.resume();
  };
  /** Runs until all people have finished, while time passes and the shop is restarted, for 200 turns also unasked. */
  const during = async (people: Promise<unknown>): Promise<void> => {
    const crowd = { gone: false };
    void people.finally(() => {
      crowd.gone = true;
    });
    for (let turn = 0; !crowd.gone; turn++) {
      // Some requests wait for up to two real seconds.
      if (turn >= 200) await sleep(10);
      if (turn > 3_000) throw new Error("somebody waits for the shop for ever");
      const isDue = turn < 200 && turn % 10 === 9;
      if (!world.shop || world.shop.killSwitch.killed || isDue) await restart();
      // A shop with nothing to do is settled at once; what people do takes turns of the event loop.
      await Promise.race([people, Promise.all([settledFor(world), wait(1)])]);
      world.now += 1500;
      world.shop?.engine.tick();
      if (turn % 20 === 19) await followDue(world);
    }
    await people;
  };

  await restart();
  // Begun at once, faults would all be injected before anybody pays.
  void wait(elsewhere.next() < 0.5 ? 0 : elsewhere.between(1, 80)).then(() => {
    faults.budget += early;
  });
  const { buyers, edits, stockMoves } = scenario;
  const productId = scenario.products[0]?.productId ?? "";
  const visiting = Promise.all(buyers.map((buyer) => buy(world, buyer, tally)));
  const working = Promise.all([
    editProduct(world, productId, edits, tally),
    editPrices(world, editsFrom(elsewhere), { productId, random: randomFrom(seed + 5) }, tally),
    moveStock(world, stockMoves, tally),
  ]);
  const guest = guestFrom(randomFrom(seed + 3), buyers[0]?.lines ?? []);
  const ordering = buyAsGuest(world, guest, tally);
  await during(Promise.all([visiting, working, ordering]));
  const [visits, ordered] = await Promise.all([visiting, ordering]);
  await during(settledFor(world));
  faults.budget += late;
  const claiming = claimAndCancel(world, guest, ordered, tally);
  await during(
    Promise.all([
      claiming,
      ...buyers.flatMap((buyer) => [
        cancelOrRefund(world, buyer, tally, acknowledged),
        labelOrders(world, buyer, tally),
        actAtStripe(world, buyer, tally),
      ]),
    ]),
  );
  // Refunds end and cardholders dispute after ten seconds.
  world.now += 11_000;
  await during(settledFor(world));
  await during(
    Promise.all(
      buyers.flatMap((buyer) => [refundAgain(world, buyer, tally), labelOrders(world, buyer, tally)]),
    ),
  );
  faults.budget = 0;
  const stuck = await finish(world, restart);
  const payments = stripeGateway({
    secretKey: world.secrets.key,
    webhookSecret: world.secrets.webhook,
    fetch: (request) => stripe.fetch(request),
  });
  const { differences, shown, uncounted } = await auditBooks(world.tables, payments.list());
  await restart();
  const orders = await ordersIn(world.tables);
  const violations = [
    ...stuck,
    ...differences,
    ...shown,
    ...uncounted.map((orderId) => `order ${orderId} is not counted as it stands`),
    ...(await otherFaults(world, visits, acknowledged, tally)),
    ...(world.shop ? await guestFaults(world.shop, ordered, await claiming) : []),
    ...priceFaults(world, orders),
    ...(await labelFaults(world, orders)),
  ];
  await endWorld(world);
  return { violations, faults: faults.counts, branches: tally.counts };
}

async function ordersIn(engine: Tables): Promise<Order[]> {
  const orders: Order[] = [];
  for await (const item of everything(engine, tables.orders)) orders.push(orderOf(item));
  return orders;
}

async function settledFor(world: World): Promise<void> {
  await world.shop?.settled();
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
    await followDue(world);
    await settledFor(world);
  }
  const left = await world.shop?.deps.orders.unfinished({ before: world.now, limit: 100 });
  return (left?.orders ?? []).map((order) => `order ${order.orderId} is still ${statusOf(order)}`);
}
