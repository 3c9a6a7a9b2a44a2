import type { CarrierLabel, CarrierRate, Carriers } from "../../ports/carriers.ts";
import type { Files } from "../../ports/files.ts";
import { type Actor, nameOf, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { sellableOf } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import { emailOf } from "../identity/email.ts";
import type { Currency } from "../money.ts";
import type { Move } from "../orders/moves.ts";
import type { Order, Shipment, Units } from "../orders/order.ts";
import { orderNumberOf } from "../orders/order-number.ts";
import { requireVersion } from "../orders/staleness.ts";
import type { Settings } from "../settings/store.ts";
import {
  dropLabel,
  finishLabel,
  finishVoid,
  keepLabel,
  type LabelPlace,
  type LabelWish,
  labelKey,
  labelOf,
  parcelIn,
  startLabel,
  startVoid,
} from "./label.ts";
import type { ParcelLabel } from "./parcel-label.ts";
import { shippableOf } from "./parcels.ts";
import type { FulfillmentDeps, ParcelInput } from "./service.ts";

export type LabelDeps = Pick<FulfillmentDeps, "now"> & {
  readonly orders: Pick<FulfillmentDeps["orders"], "change">;
  readonly carriers: Pick<Carriers, "label" | "cancel">;
  readonly files: Pick<Files, "put">;
  readonly settings: Pick<Settings, "read">;
};

/** A carrier that takes longer has not answered, in milliseconds. */
const longestWait = 15_000;
const ratesWithin = 5_000;

/** What the carrier's services cost for a parcel; `weight` in grams, prices in minor units of `currency`. */
export type LabelRates = {
  readonly weight: number;
  readonly currency: Currency;
  readonly rates: readonly CarrierRate[];
};

/**
 * What labels for a parcel of an order cost now, cheapest first: of the one with `shipmentId`, or one of `lines`. Without
 * `weight` it is that of its units as the catalog has it. Throws ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND, SERVICE_UNAVAILABLE.
 */
export async function previewLabelRates(
  deps: Pick<LabelDeps, "settings"> & {
    readonly orders: { find(orderId: string): Promise<Order | undefined> };
    readonly products: Pick<Products, "findMany">;
    readonly carriers: Pick<Carriers, "rates">;
  },
  actor: Actor,
  input: {
    readonly orderId: string;
    readonly shipmentId?: string | undefined;
    readonly lines?: readonly Units[] | undefined;
    readonly weight?: number | undefined;
  },
): Promise<LabelRates> {
  requireStaff(actor, "shipments:write");
  const { orderId, shipmentId } = input;
  const order = await deps.orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  const lines =
    shipmentId === undefined ? (input.lines ?? shippableOf(order)) : parcelIn(order, shipmentId).lines;
  const weight = Math.max(1, input.weight ?? (await weightIn(deps.products, lines)));
  const { currency } = await deps.settings.read("store");
  const question = { to: order.shippingAddress, weight, currency };
  const asked = deps.carriers.rates(question, AbortSignal.timeout(ratesWithin));
  const rates = await answerWithin(asked, ratesWithin);
  return { weight, currency, rates: rates.toSorted((one, other) => one.price - other.price) };
}

/**
 * Buys a label for a parcel, at most at the price that staff saw; its tracking number becomes the parcel's. Repeating it is the same
 * label, billed once. Throws ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND, CONFLICT (stale, has another label, refused by the
 * carrier), SERVICE_UNAVAILABLE: the carrier has not answered, and is asked again until it does.
 */
export async function buyLabel(
  deps: LabelDeps & FulfillmentDeps,
  actor: Actor,
  { orderId, shipmentId, versions, ...wish }: ParcelInput & Omit<LabelWish, "currency" | "purchaseId">,
): Promise<Order> {
  const staff = requireStaff(actor, "shipments:write");
  const [by, { currency }] = await Promise.all([emailOf(deps.identity, staff), deps.settings.read("store")]);
  const { service, weight, price } = wish;
  const purchaseId = deps.newId();
  const decide = (order: Order): Order => {
    const next = startLabel(
      order,
      shipmentId,
      { service, weight, price, currency, purchaseId },
      { ...moveOf(deps, actor), by },
    );
    if (next !== order) requireVersion(order, versions);
    return next;
  };
  const order = await deps.orders.change(orderId, decide, auditEntry(deps, actor, "fulfillment.buyLabel"));
  return completeLabel(deps, order, shipmentId, moveOf(deps, actor));
}

/**
 * Voids a parcel's label, so that it is not billed; repeating it changes nothing. Throws ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND,
 * CONFLICT (stale, delivered, or the carrier has the parcel), SERVICE_UNAVAILABLE: asked again until the carrier answers.
 */
export async function voidLabel(
  deps: LabelDeps & FulfillmentDeps,
  actor: Actor,
  { orderId, shipmentId, versions }: ParcelInput,
): Promise<Order> {
  requireStaff(actor, "shipments:write");
  const decide = (order: Order): Order => {
    const next = startVoid(order, shipmentId, moveOf(deps, actor));
    if (next !== order) requireVersion(order, versions);
    return next;
  };
  const order = await deps.orders.change(orderId, decide, auditEntry(deps, actor, "fulfillment.voidLabel"));
  return completeLabel(deps, order, shipmentId, moveOf(deps, actor));
}

/** The document of a parcel's label. Throws ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND, CONFLICT where there is none. */
export async function showLabel(
  deps: {
    readonly orders: { find(orderId: string): Promise<Order | undefined> };
    readonly files: Pick<Files, "get">;
  },
  actor: Actor,
  { orderId, shipmentId }: Pick<ParcelInput, "orderId" | "shipmentId">,
): Promise<{ readonly body: Uint8Array; readonly contentType: string }> {
  requireStaff(actor, "orders:read");
  const order = await deps.orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  const { file } = labelOf(parcelIn(order, shipmentId)) ?? {};
  const document = file === undefined ? undefined : await deps.files.get(file);
  if (!document) throw new DomainError("CONFLICT", { reason: "the parcel has no label" });
  return document;
}

/**
 * Goes on where a purchase or a void of a parcel's label was left: asks the carrier, keeps the document, then writes the
 * order. Every step may be repeated, by anybody, at the same time.
 */
export async function completeLabel(
  shop: LabelDeps,
  order: Order,
  shipmentId: string,
  move: Move,
): Promise<Order> {
  const shipment = order.shipments.find((one) => one.shipmentId === shipmentId);
  const label = shipment && labelOf(shipment);
  if (!shipment || !label) return order;
  if (label.state === "voiding") return completeVoid(shop, order.orderId, shipmentId, label, move);
  return label.state === "buying" ? completePurchase(shop, order, { shipment, label }, move) : order;
}

async function completePurchase(
  { orders, carriers, files, settings }: LabelDeps,
  order: Order,
  { shipment, label }: { readonly shipment: Shipment; readonly label: ParcelLabel },
  move: Move,
): Promise<Order> {
  const { orderId } = order;
  const { shipmentId } = shipment;
  const place: LabelPlace = { shipmentId, attempt: label.attempt, purchaseId: label.purchaseId };
  const { name, contact } = await settings.read("store");
  const { service, weight, currency, price: most } = label;
  const request = {
    key: labelKey(shipment, label),
    orderNumber: orderNumberOf(order),
    service,
    weight,
    currency,
    most,
    from: [contact.legalName ?? name, contact.address ?? ""].filter((line) => line !== "").join(", "),
    to: order.shippingAddress,
  };
  let bought: CarrierLabel;
  try {
    bought = await answerWithin(carriers.label(request), longestWait);
  } catch (error) {
    // Refused means that nothing was billed; after anything else the label may exist.
    if (DomainError.is(error, "CONFLICT")) await orders.change(orderId, (now) => dropLabel(now, place, move));
    throw error;
  }
  const ending = bought.contentType === "application/pdf" ? "pdf" : "svg";
  const file = `labels/${orderId}/${place.shipmentId}-${place.attempt}.${ending}`;
  await files.put(file, bought.content, bought.contentType);
  return orders.change(orderId, (now) => finishLabel(now, place, { label: bought, file }, move));
}

async function completeVoid(
  { orders, carriers }: LabelDeps,
  orderId: string,
  shipmentId: string,
  { attempt, purchaseId, labelId = "" }: ParcelLabel,
  move: Move,
): Promise<Order> {
  const place = { shipmentId, attempt, purchaseId };
  try {
    await answerWithin(carriers.cancel(labelId), longestWait);
  } catch (error) {
    if (DomainError.is(error, "CONFLICT")) await orders.change(orderId, (now) => keepLabel(now, place, move));
    throw error;
  }
  return orders.change(orderId, (now) => finishVoid(now, place, move));
}

/** A carrier's answer; whatever else it does means that it has not answered. Throws SERVICE_UNAVAILABLE, CONFLICT. */
async function answerWithin<T>(asked: Promise<T>, wait: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${wait} ms`)), wait);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    if (DomainError.is(error, "CONFLICT")) throw error;
    throw new DomainError(
      "SERVICE_UNAVAILABLE",
      { retryAfter: 30 },
      { cause: error, message: "The carrier has not answered. Try again in a moment." },
    );
  } finally {
    clearTimeout(timer);
  }
}

async function weightIn(products: Pick<Products, "findMany">, lines: readonly Units[]): Promise<number> {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const known = new Map((await products.findMany(ids)).map((product) => [product?.productId, product]));
  return lines.reduce((sum, { productId, variantId, quantity }) => {
    const product = known.get(productId);
    const has = variantId === undefined || product?.variants.some(({ id }) => id === variantId);
    const isOne = variantId !== undefined || product?.variants.length === 0;
    const weight = product && has && isOne ? sellableOf(product, variantId).weight : undefined;
    return sum + (weight ?? 0) * quantity;
  }, 0);
}

const moveOf = ({ now }: Pick<LabelDeps, "now">, actor: Actor): Move => ({ at: now(), actor: nameOf(actor) });
