import type { OrderEvent } from "../orders/events.ts";
import type { OrderRowChange } from "../orders/store.ts";
import { sentParcels } from "./label.ts";

/** What a change of an order says of its parcels: those that shipped with it, and those that arrived. */
export function parcelEventsOf({ before, after }: OrderRowChange): OrderEvent[] {
  if (!after) return [];
  const known = new Map(sentParcels(before ?? { shipments: [] }).map((one) => [one.shipmentId, one]));
  const { orderId } = after;
  return sentParcels(after).flatMap(({ shipmentId, deliveredAt }): OrderEvent[] => {
    const was = known.get(shipmentId);
    return [
      ...(was ? [] : [{ type: "order.shipped" as const, orderId, shipmentId }]),
      ...(deliveredAt !== undefined && was?.deliveredAt === undefined
        ? [{ type: "order.delivered" as const, orderId, shipmentId }]
        : []),
    ];
  });
}
