import type { Identity } from "../../ports/identity.ts";
import type { Messages } from "../../ports/messages.ts";
import { type Actor, requireStaff, requireSystem, type Staff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { emailOf } from "../identity/email.ts";
import { publishOrderEvent } from "../orders/events.ts";
import type { Move } from "../orders/moves.ts";
import type { Order, Tracking, Units } from "../orders/order.ts";
import { requireVersion } from "../orders/staleness.ts";
import type { OrderRowChange, Orders } from "../orders/store.ts";
import type { Settings } from "../settings/store.ts";
import { parcelEventsOf } from "./events.ts";
import type { LabelWish } from "./label.ts";
import { correctTracking, deliver, deliverParcel, pack, ship } from "./shipping.ts";

export type FulfillmentDeps = {
  readonly orders: Pick<Orders, "change">;
  readonly identity: Pick<Identity, "find">;
  readonly now: () => number;
  readonly newId: () => string;
};

/**
 * `note` is for the shopper to read. `versions` are those of the order that the caller may have seen; undefined: any.
 */
export type FulfillmentInput = {
  readonly orderId: string;
  readonly note?: string | undefined;
  readonly versions?: readonly number[] | undefined;
};

/** Without `lines` the parcel holds all that can be packed. The same `shipmentId` is the same parcel. */
export type PackInput = FulfillmentInput &
  Tracking & {
    readonly lines?: readonly Units[] | undefined;
    readonly shipmentId?: string | undefined;
    /** Of the request, if its idempotency key made the `shipmentId`. */
    readonly fingerprint?: string | undefined;
    readonly label?: Omit<LabelWish, "currency" | "purchaseId"> | undefined;
  };

/** One parcel of an order. */
export type ParcelInput = FulfillmentInput & { readonly shipmentId: string };

/**
 * Hands a parcel of an order to the carrier. The order is SHIPPED once nothing of it is left to pack. Repeating it with its
 * `shipmentId` changes nothing. With a `label` the parcel waits until `buyLabel` has bought it. Throws ORDER_NOT_FOUND,
 * VALIDATION_ERROR (more than is left to pack), CONFLICT (stale, not to be packed, not paid or being cancelled),
 * IDEMPOTENCY_KEY_REUSED (that parcel came with another `fingerprint`).
 */
export async function packParcel(
  deps: FulfillmentDeps & { readonly settings: Pick<Settings, "read"> },
  actor: Actor,
  input: PackInput,
): Promise<Order> {
  const staff = requireStaff(actor, "shipments:write");
  const { orderId, versions, note, lines, carrier, trackingNumber, fingerprint } = input;
  const shipmentId = input.shipmentId ?? deps.newId();
  const { currency } = await deps.settings.read("store");
  const label = input.label && { ...input.label, currency, purchaseId: deps.newId() };
  const packing = {
    shipmentId,
    lines,
    carrier,
    trackingNumber,
    fingerprint,
    label,
    by: await emailOf(deps.identity, staff),
  };
  const decide = (order: Order): Order => {
    if (!order.shipments.some((one) => one.shipmentId === shipmentId)) requireVersion(order, versions);
    return pack(order, packing, moveOf(deps, staff, note));
  };
  return deps.orders.change(orderId, decide, auditEntry(deps, actor, "fulfillment.packParcel"));
}

/**
 * Hands all that is left of an order to the carrier in one parcel; doing it twice is harmless. Throws as `packParcel` does.
 */
export async function shipOrder(
  deps: FulfillmentDeps,
  actor: Actor,
  input: FulfillmentInput,
): Promise<Order> {
  const staff = requireStaff(actor, "shipments:write");
  const packing = { shipmentId: deps.newId(), by: await emailOf(deps.identity, staff) };
  const decide = (order: Order): Order => {
    requireVersion(order, input.versions);
    return ship(order, packing, moveOf(deps, staff, input.note));
  };
  return deps.orders.change(input.orderId, decide, auditEntry(deps, actor, "fulfillment.shipOrder"));
}

/**
 * Marks all parcels of an order as delivered; doing it twice is harmless. Throws ORDER_NOT_FOUND, CONFLICT for an order
 * that is stale or not all of which was shipped.
 */
export async function deliverOrder(
  deps: FulfillmentDeps,
  actor: Actor,
  input: FulfillmentInput,
): Promise<Order> {
  const staff = requireStaff(actor, "shipments:write");
  const decide = (order: Order): Order => {
    requireVersion(order, input.versions);
    return deliver(order, moveOf(deps, staff, input.note));
  };
  return deps.orders.change(input.orderId, decide, auditEntry(deps, actor, "fulfillment.deliverOrder"));
}

/**
 * Marks one parcel as delivered; doing it twice is harmless. The order is DELIVERED once all of it has shipped and every
 * parcel has arrived. Throws ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND, CONFLICT (stale).
 */
export async function deliverShipment(
  deps: FulfillmentDeps,
  actor: Actor,
  { orderId, shipmentId, versions, note }: ParcelInput,
): Promise<Order> {
  const staff = requireStaff(actor, "shipments:write");
  const decide = (order: Order): Order => {
    requireVersion(order, versions);
    return deliverParcel(order, shipmentId, moveOf(deps, staff, note));
  };
  return deps.orders.change(orderId, decide, auditEntry(deps, actor, "fulfillment.deliverShipment"));
}

/**
 * Corrects how a parcel can be followed; the shopper sees it on the order's page and gets no second mail. Throws
 * ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND, CONFLICT (stale).
 */
export async function changeTracking(
  deps: FulfillmentDeps,
  actor: Actor,
  { orderId, shipmentId, versions, carrier, trackingNumber }: ParcelInput & Tracking,
): Promise<Order> {
  const staff = requireStaff(actor, "shipments:write");
  const decide = (order: Order): Order => {
    requireVersion(order, versions);
    return correctTracking(order, shipmentId, { carrier, trackingNumber }, moveOf(deps, staff));
  };
  return deps.orders.change(orderId, decide, auditEntry(deps, actor, "fulfillment.changeTracking"));
}

/** Tells the shopper of parcels that a change of an order sent or delivered; each is told once however often it comes. */
export async function announceParcels(
  deps: { readonly messages: Pick<Messages, "publish"> },
  actor: Actor,
  change: OrderRowChange,
): Promise<void> {
  requireSystem(actor);
  for (const event of parcelEventsOf(change)) await publishOrderEvent(deps.messages, event);
}

const moveOf = (shop: Pick<FulfillmentDeps, "now">, { userId }: Staff, note?: string): Move => ({
  at: shop.now(),
  actor: userId,
  note,
});
