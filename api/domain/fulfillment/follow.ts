import type { Carriers } from "../../ports/carriers.ts";
import { type Actor, requireSystem } from "../actor.ts";
import type { Order, Shipment } from "../orders/order.ts";
import type { OrderRowChange, Orders } from "../orders/store.ts";
import { labelOf } from "./label.ts";
import { completeLabel, type LabelDeps } from "./labels.ts";
import { withReport } from "./report.ts";
import type { FollowedParcel, FollowedParcels } from "./store.ts";

export type FollowDeps = Omit<LabelDeps, "orders" | "carriers"> & {
  readonly orders: Pick<Orders, "find" | "change">;
  readonly carriers: Pick<Carriers, "label" | "cancel" | "track">;
  readonly parcels: FollowedParcels;
  readonly log: (level: "warn", message: string, fields: Record<string, unknown>) => void;
};

const minute = 60_000;
/** Whoever asked the carrier has given up by then. */
const unfinishedAfter = minute;
const nextLook = 30 * minute;
/** Parcels of one run; those that are left are due in the next. */
const mostAtOnce = 500;
const sideBySide = 10;

/** Notes the parcels of a changed order that are to be followed from now on; repeating it is harmless. */
export async function followParcels(
  deps: Pick<FollowDeps, "parcels" | "now">,
  actor: Actor,
  { before, after }: OrderRowChange,
): Promise<void> {
  requireSystem(actor);
  if (!after) return;
  const stateOf = (order: Order | undefined, shipmentId: string) => {
    const shipment = order?.shipments.find((one) => one.shipmentId === shipmentId);
    return shipment && labelOf(shipment)?.state;
  };
  const changed = after.shipments.filter(
    (one) => isFollowed(one) && labelOf(one)?.state !== stateOf(before, one.shipmentId),
  );
  if (changed.length === 0) return;
  const dueAt = deps.now() + unfinishedAfter;
  await deps.parcels.follow(changed.map(({ shipmentId }) => ({ orderId: after.orderId, shipmentId, dueAt })));
}

/**
 * Finishes labels that a crash or a silent carrier left half bought or half voided, and asks the carriers where parcels
 * are. A parcel that fails is logged and looked at again later. Answers how many were looked at.
 */
export async function lookAfterParcels(deps: FollowDeps, actor: Actor): Promise<number> {
  requireSystem(actor);
  const due = await deps.parcels.due(deps.now(), mostAtOnce);
  for (let place = 0; place < due.length; place += sideBySide)
    await Promise.all(due.slice(place, place + sideBySide).map((parcel) => lookAfter(deps, parcel)));
  return due.length;
}

async function lookAfter(deps: FollowDeps, parcel: FollowedParcel): Promise<void> {
  const { orderId, shipmentId } = parcel;
  try {
    const order = await deps.orders.find(orderId);
    const after = order && (await lookedAfter(deps, order, shipmentId));
    const shipment = after?.shipments.find((one) => one.shipmentId === shipmentId);
    if (!shipment || !isFollowed(shipment)) return await deps.parcels.forget(parcel);
  } catch (error) {
    deps.log("warn", "a parcel could not be followed", { orderId, shipmentId, error });
  }
  await deps.parcels.follow([{ orderId, shipmentId, dueAt: deps.now() + nextLook }]);
}

async function lookedAfter(deps: FollowDeps, order: Order, shipmentId: string): Promise<Order> {
  const move = { at: deps.now(), actor: "carrier" };
  const completed = await completeLabel(deps, order, shipmentId, move);
  const shipment = completed.shipments.find((one) => one.shipmentId === shipmentId);
  const label = shipment && labelOf(shipment);
  if (label?.state !== "bought" || label.labelId === undefined) return completed;
  const { labelId } = label;
  const track = await deps.carriers.track(labelId);
  if (!track) return completed;
  return deps.orders.change(order.orderId, (now) => withReport(now, { shipmentId, labelId }, track, move));
}

const isFollowed = (shipment: Shipment): boolean => {
  const label = labelOf(shipment);
  if (!label) return false;
  return label.state !== "bought" || shipment.deliveredAt === undefined;
};
