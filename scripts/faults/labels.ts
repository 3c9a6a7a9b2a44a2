import { DomainError } from "../../api/domain/errors.ts";
import { lookAfterParcels } from "../../api/domain/fulfillment/follow.ts";
import { labelKey } from "../../api/domain/fulfillment/label.ts";
import { buyLabel, voidLabel } from "../../api/domain/fulfillment/labels.ts";
import { packParcel } from "../../api/domain/fulfillment/service.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import type { Random } from "../testing/random.ts";
import type { World } from "../testing/world/process.ts";
import { askUntilAnswered, staff, type Tally, wait } from "./ask.ts";

const kinds = ["pack with label", "pack with label", "buy", "buy twice", "void", "void", "too dear"] as const;
/** What warehouse staff do with the labels of an order, all at once. */
export type Labelling = { readonly what: (typeof kinds)[number]; readonly turns: number };

/** Of every second buyer's orders. */
export const labellingFrom = (random: Random): readonly Labelling[] =>
  random.next() < 0.5
    ? []
    : Array.from({ length: random.between(1, 4) }, () => ({
        what: random.pick(kinds),
        turns: random.between(0, 30),
      }));

const wish = { service: "economy", weight: 900, price: 600 };

/** Buys and voids labels for the buyer's orders while they are shipped, cancelled and refunded. */
export async function labelOrders(
  world: World,
  { userId, labelling }: { readonly userId: string; readonly labelling: readonly Labelling[] },
  tally: Tally,
): Promise<void> {
  if (labelling.length === 0) return;
  const page = await askUntilAnswered(world, (shop) => shop.deps.orders.listByUser(userId, { limit: 10 }));
  if (!page || DomainError.is(page)) return;
  await Promise.all(
    page.orders.flatMap(({ orderId }) => labelling.map((one) => label(world, orderId, one, tally))),
  );
}

async function label(world: World, orderId: string, { what, turns }: Labelling, tally: Tally): Promise<void> {
  await wait(turns);
  const told = (answer: unknown) => tally.answered("labels", what, answer);
  if (what === "pack with label") {
    const shipmentId = `labelled-${orderId}`;
    told(
      await askUntilAnswered(world, async ({ deps }) => {
        await packParcel(deps, staff, { orderId, shipmentId, label: wish });
        return buyLabel(deps, staff, { orderId, shipmentId, ...wish });
      }),
    );
    return;
  }
  const known = await askUntilAnswered(world, ({ deps }) => deps.orders.find(orderId));
  const shipments = known && !DomainError.is(known) ? known.shipments : [];
  for (const { shipmentId } of shipments) {
    const buy = (price: number) =>
      askUntilAnswered(world, ({ deps }) =>
        buyLabel(deps, staff, { orderId, shipmentId, ...wish, price }),
      ).then(told);
    if (what === "void")
      told(await askUntilAnswered(world, ({ deps }) => voidLabel(deps, staff, { orderId, shipmentId })));
    else if (what === "too dear") await buy(100);
    else await Promise.all(what === "buy twice" ? [buy(wish.price), buy(wish.price)] : [buy(wish.price)]);
  }
}

/** What the shop does on its schedule. */
export async function followDue(world: World): Promise<void> {
  await askUntilAnswered(world, ({ deps }) => lookAfterParcels(deps, { type: "system", name: "parcels" }), {
    tries: 1,
  });
}

/** What is wrong between the labels of all orders and the carrier's bills. */
export async function labelFaults(world: World, orders: readonly Order[]): Promise<string[]> {
  const bought = new Map<string, number>();
  const faults: string[] = [];
  for (const { orderId, shipments } of orders)
    for (const shipment of shipments) {
      const { shipmentId, labels = [], isWaiting, trackingNumber } = shipment;
      const name = `parcel ${shipmentId} of order ${orderId}`;
      if (isWaiting) faults.push(`${name} still waits for its label`);
      const current = labels.filter(({ state }) => state !== "voided");
      if (current.length > 1) faults.push(`${name} has ${current.length} labels`);
      for (const one of current) {
        if (one.state !== "bought") faults.push(`the label of ${name} is still ${one.state}`);
        if (one.trackingNumber !== trackingNumber) faults.push(`${name} has another number than its label`);
        if (one.file === undefined || !(await world.files.get(one.file)))
          faults.push(`the label of ${name} cannot be printed`);
        bought.set(labelKey(shipment, one), one.price);
      }
    }
  const bills = new Map(world.carrier.bills().map(({ key, price }) => [key, price]));
  for (const [key, price] of bills)
    if (bought.get(key) !== price) faults.push(`the carrier bills ${price} for ${key}, which no parcel has`);
  for (const key of bought.keys()) if (!bills.has(key)) faults.push(`the carrier does not know label ${key}`);
  return faults;
}
