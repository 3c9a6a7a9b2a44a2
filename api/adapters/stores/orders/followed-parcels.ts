import * as z from "zod";
import type { FollowedParcel, FollowedParcels } from "../../../domain/fulfillment/store.ts";
import type { Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

const Row = z.object({ orderId: z.string(), shipmentId: z.string(), dueAt: z.number() });

const keyOf = ({ orderId, shipmentId }: FollowedParcel) => ({ parcelId: `${orderId}#${shipmentId}` });

/** Followed parcels over any engine. */
export const followedParcelsIn = (engine: Tables): FollowedParcels => ({
  async follow(parcels) {
    await Promise.all(
      parcels.map((parcel) => engine.put(tables.parcels, { ...keyOf(parcel), ...parcel, followed: "yes" })),
    );
  },
  async forget(parcel) {
    await engine.delete(tables.parcels, keyOf(parcel), { path: "dueAt", equals: parcel.dueAt });
  },
  async due(at, limit) {
    const { items } = await engine.query(tables.parcels, {
      index: "due-index",
      hash: "yes",
      range: { to: at },
      limit,
    });
    return items.map((item) => Row.parse(item));
  },
});
