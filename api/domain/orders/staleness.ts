import { DomainError } from "../errors.ts";
import { carrierName } from "../fulfillment/carrier.ts";
import { decimalText } from "../money.ts";
import type { Order } from "./order.ts";
import { statusOf } from "./status.ts";

/** One thing that happened to an order, in words for staff. */
export type OrderHappening = { readonly at: number; readonly actor: string; readonly what: string };

/** Everything that an order tells of, oldest first. */
export function happeningsOf(order: Order): OrderHappening[] {
  const all: OrderHappening[] = [
    ...order.timeline.map(({ at, actor, status }) => ({ at, actor, what: `became ${status}` })),
    ...order.shipments.flatMap(({ at, actor, carrier, deliveredAt, deliveredBy = "" }, place) => [
      { at, actor, what: `parcel ${place + 1} was shipped${carrier ? ` with ${carrierName(carrier)}` : ""}` },
      ...(deliveredAt === undefined
        ? []
        : [{ at: deliveredAt, actor: deliveredBy, what: `parcel ${place + 1} was delivered` }]),
    ]),
    ...order.refunds.map(({ at, actor, amount, state }) => ({
      at,
      actor,
      what: `refund of ${decimalText(amount, order.currency)} ${order.currency} (${state})`,
    })),
    ...order.notes.map(({ at, actor }) => ({ at, actor, what: "a note was added" })),
    ...(order.review
      ? [{ at: order.review.at, actor: order.review.actor, what: "the order was approved" }]
      : []),
  ];
  return all.toSorted((one, other) => one.at - other.at);
}

const mostTold = 5;

/**
 * Refuses a change that was made on another version of the order. Throws CONFLICT with what happened since: as many of the
 * newest happenings as there were changes. Undefined: any version.
 */
export function requireVersion(order: Order, versions: readonly number[] | undefined): void {
  if (versions === undefined || versions.includes(order.version)) return;
  const behind = Math.max(1, order.version - Math.max(0, ...versions));
  const changes = happeningsOf(order).slice(-Math.min(behind, mostTold));
  throw new DomainError(
    "CONFLICT",
    {
      reason: `the order has changed since you opened it: ${changes.map(({ what }) => what).join(", ")}`,
      version: order.version,
      status: statusOf(order),
      changes,
    },
    { message: "This order has changed since you opened it. Look at it again before you go on." },
  );
}
