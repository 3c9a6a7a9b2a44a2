import * as z from "zod";
import type { Held, Hold } from "../../../domain/inventory/store.ts";
import type { Cursor, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

const pages = 10;
const perPage = 100;

/** Which reservations hold units of some SKUs, from the index of those that are held. */
export async function heldIn(engine: Tables, skuIds: ReadonlySet<string>): Promise<Held> {
  const holds: Hold[] = [];
  let cursor: Cursor | undefined;
  for (let page = 0; page < pages; page++) {
    const found = await engine.query(tables.reservations, {
      index: "state-index",
      hash: "held",
      descending: true,
      limit: perPage,
      ...(cursor && { cursor }),
    });
    for (const item of found.items) {
      const { orderId, openSince: since, lines } = Reservation.parse(item);
      for (const { skuId, quantity } of lines)
        if (skuIds.has(skuId)) holds.push({ orderId, skuId, quantity, since });
    }
    cursor = found.cursor;
    if (!cursor) break;
  }
  return { holds, isComplete: cursor === undefined };
}

const Reservation = z.object({
  orderId: z.string(),
  openSince: z.int(),
  lines: z.array(z.object({ skuId: z.string(), quantity: z.int() })),
});
