import type { Deps } from "../../api/deps.ts";
import { followParcels } from "../../api/domain/fulfillment/follow.ts";
import { announceParcels } from "../../api/domain/fulfillment/service.ts";
import { readOrderChange } from "../../api/domain/orders/filing.ts";
import type { FeedConsumer } from "./entry.ts";
import { eachSubject } from "./feed.ts";

const actor = { type: "system", name: "parcel-news" } as const;

/**
 * Tells shoppers of parcels that shipped or arrived. It reads the feed, so a process that is killed after the order was
 * written loses no mail, and a change that comes twice is the same event.
 */
export const parcelNews = (
  deps: Pick<Deps, "orders" | "parcels" | "messages" | "log" | "now">,
): FeedConsumer =>
  eachSubject(deps, {
    async read(change) {
      const read = await readOrderChange(deps, actor, change);
      return read.after && read.after.shipments.length > 0
        ? { ...read, sequence: change.sequence }
        : undefined;
    },
    keyOf: ({ sequence }) => sequence,
    async handle(change) {
      await followParcels(deps, actor, change);
      await announceParcels(deps, actor, change);
    },
  });
