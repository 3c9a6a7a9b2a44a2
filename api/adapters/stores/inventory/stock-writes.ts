import type { ShortLine } from "../../../domain/errors.ts";
import { defaultLocation, type Sku, skuIdOf } from "../../../domain/inventory/inventory.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { Item, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { skuKey, touched } from "./sku-writes.ts";

type Refused = readonly { readonly index: number; readonly item?: Item }[];
type Units = Sku & { readonly quantity: number };

/** One line per SKU, because a transaction may touch an item once. */
function bySku(lines: readonly Units[]): Units[] {
  return [...Map.groupBy(lines, skuIdOf).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, quantity: same.reduce((sum, line) => sum + line.quantity, 0) }] : [];
  });
}

const productIdsOf = (lines: readonly Units[]): string[] => [...new Set(lines.map((line) => line.productId))];

/**
 * Takes each line off what is available, on condition that enough is left, and checks that each product is active and
 * still what was priced. The last write is the reservation, which makes placing twice impossible. `versions` are the
 * products' priced versions. At most 49 lines: see `maxCartLines`.
 */
export function reserveWrites(order: Order, versions: ReadonlyMap<string, number>): Write[] {
  const lines = bySku(order.items);
  const units = lines.map(
    (line): Write => ({
      table: tables.inventory,
      update: skuKey(line),
      changes: [{ add: "available", by: -line.quantity }, ...touched(order.updatedAt)],
      if: { path: "available", atLeast: line.quantity },
    }),
  );
  const products = productIdsOf(lines).map(
    (productId): Write => ({
      table: tables.products,
      check: { productId },
      if: {
        all: [
          { path: "isActive", equals: true },
          { path: "pricedVersion", equals: versions.get(productId) ?? 0 },
        ],
      },
    }),
  );
  const reservation: Write = {
    table: tables.reservations,
    put: {
      orderId: order.orderId,
      state: "held",
      openSince: order.timestamp,
      lines: lines.map((line) => ({
        skuId: skuIdOf(line),
        location: defaultLocation,
        quantity: line.quantity,
      })),
    },
    if: { exists: false },
  };
  return [...units, ...products, reservation];
}

/** Held units leave the stock (sold) or become available again (released); only once, whoever asks. */
export function settleWrites(order: Order, units: "sold" | "released"): Write[] {
  const change = (quantity: number) =>
    units === "sold" ? { add: "stock", by: -quantity } : { add: "available", by: quantity };
  return [
    {
      table: tables.reservations,
      update: { orderId: order.orderId },
      changes: [{ set: "state", to: units }, { remove: "openSince" }],
      if: { path: "state", equals: "held" },
    },
    ...bySku(order.items).map(
      (line): Write => ({
        table: tables.inventory,
        update: skuKey(line),
        changes: [change(line.quantity), ...touched(order.updatedAt)],
        if: { exists: true },
      }),
    ),
  ];
}

/** Units that came back at `at` (epoch milliseconds): on hand and for sale again, also where the SKU is sold no more. */
export const takeBackWrites = (lines: readonly Units[], at: number): Write[] =>
  bySku(lines).map((line) => ({
    table: tables.inventory,
    update: skuKey(line),
    changes: [{ add: "stock", by: line.quantity }, { add: "available", by: line.quantity }, ...touched(at)],
    if: { exists: true },
  }));

/**
 * Why a reservation was refused, read from the items as they stood: `short` lines, or a product that is no longer what
 * was priced (`changed`), which is then priced again.
 */
export function refusalOf(order: Order, refused: Refused): { changed: boolean; short: ShortLine[] } {
  const lines = bySku(order.items);
  const changed = refused.some(({ index }) => index >= lines.length);
  const short = refused.flatMap(({ index, item }): ShortLine[] => {
    const line = lines[index];
    if (!line) return [];
    const { productId, variantId, quantity } = line;
    const available = item?.["available"];
    return [
      {
        productId,
        ...(variantId !== undefined && { variantId }),
        requested: quantity,
        available: typeof available === "number" ? available : 0,
      },
    ];
  });
  return { changed: changed || short.length === 0, short };
}
