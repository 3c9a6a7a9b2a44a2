import type { ParcelTrack } from "../../ports/carriers.ts";
import type { Move } from "../orders/moves.ts";
import type { Order } from "../orders/order.ts";
import { labelOf, withoutLabel } from "./label.ts";
import type { CarrierReport } from "./parcel-label.ts";
import { withParcelState } from "./parcels.ts";

const mostEvents = 30;

/**
 * The order with what the carrier tells of a parcel by `labelId`; what is known already changes nothing, and neither does news of
 * a parcel that was delivered. A label that the carrier cancelled is void.
 */
export function withReport(
  order: Order,
  { shipmentId, labelId }: { readonly shipmentId: string; readonly labelId: string },
  track: ParcelTrack,
  move: Move,
): Order {
  const shipment = order.shipments.find((one) => one.shipmentId === shipmentId);
  const label = shipment && labelOf(shipment);
  if (!shipment || label?.labelId !== labelId || label.state !== "bought") return order;
  if (shipment.deliveredAt !== undefined) return order;
  const report = reportOf(track);
  const isKnown = JSON.stringify(report) === JSON.stringify(shipment.report);
  if (track.state !== "cancelled" && isKnown) return order;
  const arrived = report?.state === "delivered" ? report.events.at(-1)?.at : undefined;
  const after =
    track.state === "cancelled"
      ? withoutLabel(shipment, label, move)
      : {
          ...shipment,
          report,
          // Clocks differ: nothing arrives before it left.
          ...(arrived !== undefined && {
            deliveredAt: Math.max(arrived, shipment.at),
            deliveredBy: move.actor,
          }),
        };
  const shipments = order.shipments.map((one) => (one === shipment ? after : one));
  return withParcelState({ ...order, shipments, updatedAt: move.at }, move);
}

/** Oldest first, each once, the newest thirty; undefined where it says nothing of the parcel. */
function reportOf({ events }: ParcelTrack): CarrierReport | undefined {
  const sorted = events
    .flatMap(({ state, at }) => (state === "cancelled" ? [] : [{ state, at }]))
    .toSorted((one, other) => one.at - other.at)
    .filter((event, place, all) => {
      const before = all[place - 1];
      return before?.state !== event.state || before.at !== event.at;
    })
    .slice(-mostEvents);
  const last = sorted.at(-1);
  return last && { state: last.state, events: sorted };
}
