import { DomainError, type Issue } from "../errors.ts";
import type { Move } from "../orders/moves.ts";
import type { Order, Shipment, Tracking, Units } from "../orders/order.ts";
import { holdsMoney } from "../orders/payment-state.ts";
import { statusOf } from "../orders/status.ts";
import { countOf, sameSku } from "../orders/units.ts";
import { hasShipped } from "./fulfillment-state.ts";
import { type LabelWish, newLabel } from "./label.ts";
import { shippableOf, withParcelState } from "./parcels.ts";

/** A cancellation is refunding the order. It ends with the order CANCELLED, or with its refund failed. */
export const isBeingCancelled = (order: Order): boolean =>
  order.payment !== "CANCELLED" &&
  order.refunds.some((refund) => refund.cancels && refund.state !== "failed");

/** Whether a parcel of the order may be handed to the carrier, if something is left to pack. */
export const canBePacked = (order: Order): boolean =>
  holdsMoney(order.payment) &&
  (order.fulfillment === "PROCESSING" || order.fulfillment === "SHIPPED") &&
  !isBeingCancelled(order);

/** A parcel to be; without lines it holds all that can be packed. With a `label` it waits until that is bought. */
export type Packing = Tracking &
  Pick<Shipment, "shipmentId" | "by" | "fingerprint"> & {
    readonly lines?: readonly Units[] | undefined;
    readonly label?: LabelWish | undefined;
  };

/** More parcels of one order than a shop packs; an order is one stored item. */
const mostParcels = 50;

/**
 * The order with one more parcel handed to the carrier; with the parcel that has this id already it is returned as it is.
 * Throws CONFLICT for an order that is not to be packed, whose money is not here, that is being cancelled or that has
 * nothing left to pack, VALIDATION_ERROR for more units of a line than are left to pack, IDEMPOTENCY_KEY_REUSED when the
 * parcel that has this id was asked for otherwise.
 */
export function pack(order: Order, { shipmentId, lines, label, ...tracking }: Packing, move: Move): Order {
  const known = order.shipments.find((one) => one.shipmentId === shipmentId);
  // A parcel of before fingerprints were kept is taken for the same.
  if (known && (known.fingerprint ?? tracking.fingerprint) !== tracking.fingerprint)
    throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
  if (known) return order;
  const refuse = (reason: string) => new DomainError("CONFLICT", { reason });
  if (isBeingCancelled(order)) throw refuse("the order is being cancelled and cannot be shipped");
  if (!canBePacked(order)) throw refuse(`an order that is ${statusOf(order)} cannot be shipped`);
  if (order.shipments.length === mostParcels) throw refuse(`an order has at most ${mostParcels} parcels`);
  const left = shippableOf(order);
  if (left.length === 0) throw refuse("everything in this order has been packed or refunded");
  const packed = lines ?? left;
  const issues = packed.flatMap((line, place): Issue[] => {
    const most = countOf(left, line);
    if (countOf(packed, line) <= most) return [];
    const bought = order.items.some((item) => sameSku(item, line));
    return [
      {
        path: `lines.${place}${bought ? ".quantity" : ""}`,
        message: bought
          ? `must be at most ${most}, which is what is left to pack`
          : "is not a line of this order",
      },
    ];
  });
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  const { at, actor, note } = move;
  const parcel: Shipment = { ...tracking, shipmentId, lines: packed, actor, at, note };
  const shipment: Shipment = label
    ? { ...parcel, isWaiting: true, labels: [newLabel(parcel, label, { ...move, by: tracking.by })] }
    : parcel;
  return withParcelState({ ...order, shipments: [...order.shipments, shipment], updatedAt: at }, move);
}

/**
 * The order with all that is left of it handed to the carrier in one parcel; one of which nothing is left to pack is
 * returned as it is. Throws CONFLICT as `pack` does.
 */
export const ship = (order: Order, packing: Packing, move: Move): Order =>
  order.fulfillment === "SHIPPED" && shippableOf(order).length === 0 ? order : pack(order, packing, move);

/** The order with a parcel delivered; a delivered one changes nothing. Throws SHIPMENT_NOT_FOUND. */
export const deliverParcel = (order: Order, shipmentId: string, move: Move): Order =>
  parcelChanged(order, shipmentId, move, (shipment) =>
    shipment.deliveredAt === undefined
      ? { ...shipment, deliveredAt: move.at, deliveredBy: move.actor }
      : shipment,
  );

/**
 * The order with all its parcels delivered; a delivered one is returned as it is. Throws CONFLICT for an order that was not
 * shipped, or not all of it.
 */
export function deliver(order: Order, move: Move): Order {
  if (!hasShipped(order.fulfillment) || order.fulfillment === "RETURNED")
    throw new DomainError("CONFLICT", {
      reason: `an order that is ${statusOf(order)} cannot become DELIVERED`,
    });
  return order.shipments.reduce((after, { shipmentId }) => deliverParcel(after, shipmentId, move), order);
}

/** The order with a parcel's carrier or tracking number corrected. Throws SHIPMENT_NOT_FOUND. */
export const correctTracking = (order: Order, shipmentId: string, tracking: Tracking, move: Move): Order =>
  parcelChanged(order, shipmentId, move, (shipment) =>
    shipment.carrier === tracking.carrier && shipment.trackingNumber === tracking.trackingNumber
      ? shipment
      : { ...shipment, ...tracking },
  );

function parcelChanged(
  order: Order,
  shipmentId: string,
  move: Move,
  change: (shipment: Shipment) => Shipment,
): Order {
  const before = order.shipments.find((one) => one.shipmentId === shipmentId);
  if (!before) throw new DomainError("SHIPMENT_NOT_FOUND", { shipmentId });
  if (before.isWaiting)
    throw new DomainError("CONFLICT", { reason: "the parcel waits for its label; buy that first" });
  const after = change(before);
  if (after === before) return order;
  const shipments = order.shipments.map((one) => (one === before ? after : one));
  return withParcelState({ ...order, shipments, updatedAt: move.at }, move);
}
