import type { CarrierLabel } from "../../ports/carriers.ts";
import { DomainError } from "../errors.ts";
import type { Move } from "../orders/moves.ts";
import type { Order, Shipment } from "../orders/order.ts";
import type { LabelState, ParcelLabel } from "./parcel-label.ts";
import { withParcelState } from "./parcels.ts";

/** What staff ask a carrier for; `price` is what they were shown. */
export type LabelWish = Pick<ParcelLabel, "service" | "weight" | "price" | "currency" | "purchaseId">;

const mostLabels = 20;

/** The label of a parcel that is not voided. */
export const labelOf = ({ labels = [] }: Pick<Shipment, "labels">): ParcelLabel | undefined =>
  labels.findLast(({ state }) => state !== "voided");

/** The parcels that have left, oldest first: without those that wait for a label. */
export const sentParcels = ({ shipments }: Pick<Order, "shipments">): readonly Shipment[] =>
  shipments.filter(({ isWaiting }) => isWaiting === undefined);

/** The key under which a parcel's label is bought, so that asking the carrier again is the same label. */
export const labelKey = ({ shipmentId }: Pick<Shipment, "shipmentId">, { attempt }: ParcelLabel): string =>
  `${shipmentId}-${attempt}`;

/** A parcel's first or next label, before the carrier is asked. */
export const newLabel = (
  { labels = [] }: Pick<Shipment, "labels">,
  wish: LabelWish,
  { at, actor, by }: Move & Pick<ParcelLabel, "by">,
): ParcelLabel => ({ ...wish, attempt: labels.length + 1, state: "buying", actor, by, at });

/**
 * The order with a label noted that is about to be bought. One that has the same label, or is buying it, is returned as it
 * is. Throws SHIPMENT_NOT_FOUND, CONFLICT (another label, delivered, or entered by hand).
 */
export function startLabel(
  order: Order,
  shipmentId: string,
  wish: LabelWish,
  move: Move & Pick<ParcelLabel, "by">,
): Order {
  const shipment = parcelIn(order, shipmentId);
  const known = labelOf(shipment);
  if (known) {
    const isSame = known.service === wish.service && known.weight === wish.weight;
    if (isSame && known.state !== "voiding") return order;
    throw refuse(
      known.state === "bought"
        ? "the parcel has a label already; void it first"
        : "another label of this parcel is being bought or voided; reload the order",
    );
  }
  if (shipment.deliveredAt !== undefined) throw refuse("the parcel has been delivered");
  if (shipment.trackingNumber !== undefined)
    throw refuse("the parcel has a tracking number already; remove it to buy a label");
  const { labels = [] } = shipment;
  if (labels.length >= mostLabels) throw refuse(`a parcel has at most ${mostLabels} labels`);
  return replaced(order, { ...shipment, labels: [...labels, newLabel(shipment, wish, move)] }, move);
}

/** The order with what the carrier answered; with an answer that is known already it is returned as it is. */
export function finishLabel(
  order: Order,
  place: LabelPlace,
  { label, file }: { readonly label: CarrierLabel; readonly file: string },
  move: Move,
): Order {
  const { labelId, carrier, trackingNumber, price } = label;
  return labelChanged(order, { ...place, from: "buying" }, move, (shipment, known) => ({
    ...shipment,
    isWaiting: undefined,
    // From here on the carrier has it; before, nobody had.
    ...(shipment.isWaiting && { at: move.at }),
    carrier,
    trackingNumber,
    labels: [
      ...(shipment.labels ?? []).slice(0, -1),
      { ...known, state: "bought", labelId, trackingNumber, price, file },
    ],
  }));
}

/**
 * The order without a label that the carrier refused. A parcel that waited for it is unpacked again, unless the order is not
 * to be packed any more.
 */
export function dropLabel(order: Order, place: LabelPlace, move: Move): Order {
  return labelChanged(order, { ...place, from: "buying" }, move, (shipment) => {
    if (shipment.isWaiting && order.fulfillment === "PROCESSING") return undefined;
    return { ...shipment, isWaiting: undefined, labels: (shipment.labels ?? []).slice(0, -1) };
  });
}

/**
 * The order with its parcel's label about to be voided; without a label to void it is returned as it is. Throws
 * SHIPMENT_NOT_FOUND, CONFLICT (being bought, delivered).
 */
export function startVoid(order: Order, shipmentId: string, move: Move): Order {
  const shipment = parcelIn(order, shipmentId);
  const known = labelOf(shipment);
  if (!known || known.state === "voiding") return order;
  if (known.state === "buying") throw refuse("the carrier has not answered yet; try to buy the label again");
  if (shipment.deliveredAt !== undefined) throw refuse("the parcel has been delivered");
  const voiding = { ...known, state: "voiding" as const };
  return replaced(order, { ...shipment, labels: [...(shipment.labels ?? []).slice(0, -1), voiding] }, move);
}

/** The order with a label voided, its tracking number and what the carrier told of it gone. */
export const finishVoid = (order: Order, place: LabelPlace, move: Move): Order =>
  labelChanged(order, { ...place, from: "voiding" }, move, (shipment, label) =>
    withoutLabel(shipment, label, move),
  );

/** The order with a label that the carrier did not void: it is good as before. */
export const keepLabel = (order: Order, place: LabelPlace, move: Move): Order =>
  labelChanged(order, { ...place, from: "voiding" }, move, (shipment, label) => ({
    ...shipment,
    labels: [...(shipment.labels ?? []).slice(0, -1), { ...label, state: "bought" }],
  }));

/** One try to buy one label of one parcel. */
export type LabelPlace = { readonly shipmentId: string } & Pick<ParcelLabel, "attempt" | "purchaseId">;

/** A parcel whose last label is void; a tracking number that staff entered since stays. */
export const withoutLabel = (shipment: Shipment, label: ParcelLabel, { at }: Move): Shipment => ({
  ...shipment,
  ...(shipment.trackingNumber === label.trackingNumber && { carrier: undefined, trackingNumber: undefined }),
  report: undefined,
  labels: [...(shipment.labels ?? []).slice(0, -1), { ...label, state: "voided", voidedAt: at }],
});

/** Throws SHIPMENT_NOT_FOUND. */
export function parcelIn({ shipments }: Pick<Order, "shipments">, shipmentId: string): Shipment {
  const shipment = shipments.find((one) => one.shipmentId === shipmentId);
  if (!shipment) throw new DomainError("SHIPMENT_NOT_FOUND", { shipmentId });
  return shipment;
}

/**
 * Changes the parcel while its last label is this one, of this purchase and in the state `from`; else somebody was faster. What was
 * refused is bought again under the same number, and a late refusal must not end that.
 */
function labelChanged(
  order: Order,
  { shipmentId, attempt, purchaseId, from }: LabelPlace & { readonly from: LabelState },
  move: Move,
  change: (shipment: Shipment, label: ParcelLabel) => Shipment | undefined,
): Order {
  const shipment = order.shipments.find((one) => one.shipmentId === shipmentId);
  const label = shipment?.labels?.at(-1);
  if (!shipment || label?.attempt !== attempt || label.state !== from) return order;
  if (label.purchaseId !== purchaseId) return order;
  const after = change(shipment, label);
  return after ? replaced(order, after, move) : withoutParcel(order, shipmentId, move);
}

const withoutParcel = (order: Order, shipmentId: string, { at }: Move): Order => ({
  ...order,
  shipments: order.shipments.filter((one) => one.shipmentId !== shipmentId),
  updatedAt: at,
});

const replaced = (order: Order, after: Shipment, move: Move): Order =>
  withParcelState(
    {
      ...order,
      shipments: order.shipments.map((one) => (one.shipmentId === after.shipmentId ? after : one)),
      updatedAt: move.at,
    },
    move,
  );

const refuse = (reason: string) => new DomainError("CONFLICT", { reason });
