import type { ShortLine } from "../../../domain/errors.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { Change, Condition, Item, Write } from "../../../ports/table.ts";
import { nextRevision } from "../catalog/product-writes.ts";
import { tables } from "../keys.ts";

type Refused = readonly { readonly index: number; readonly item?: Item }[];

type Units = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

/** One group per product, because a transaction may touch an item once: its lines and their sum. */
function byProduct(items: readonly Units[]): { productId: string; lines: Units[]; quantity: number }[] {
  const groups = Map.groupBy(items, (item) => item.productId);
  return [...groups].map(([productId, lines]) => ({
    productId,
    lines,
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
  }));
}

const inVariant = (line: Units, field: string): string[] =>
  line.variantId === undefined ? [] : ["variants", line.variantId, field];

/**
 * Takes each line off what is available, on condition that enough is left of a product that is active and still the
 * version that was priced. The last write is the reservation, which makes placing twice impossible.
 */
export function reserveWrites(order: Order, versions: ReadonlyMap<string, number>): Write[] {
  const products = byProduct(order.items).map(({ productId, lines, quantity }): Write => {
    const ofVariants = lines.filter((line) => line.variantId !== undefined);
    const conditions: Condition[] = [
      { path: "isActive", equals: true },
      { path: "version", equals: versions.get(productId) ?? 0 },
      { path: "available", atLeast: quantity },
      ...ofVariants.map((line) => ({ path: inVariant(line, "available"), atLeast: line.quantity })),
    ];
    const changes: Change[] = [
      nextRevision,
      { add: "available", by: -quantity },
      ...ofVariants.map((line) => ({ add: inVariant(line, "available"), by: -line.quantity })),
    ];
    return { table: tables.products, update: { productId }, changes, if: { all: conditions } };
  });
  const reservation: Write = {
    table: tables.reservations,
    put: {
      orderId: order.orderId,
      state: "held",
      openSince: order.timestamp,
      lines: order.items.map(({ productId, variantId, quantity }) => ({ productId, variantId, quantity })),
    },
    if: { exists: false },
  };
  return [...products, reservation];
}

/** Held units leave the stock (sold) or become available again (released); only once, whoever asks. */
export function settleWrites(order: Order, units: "sold" | "released"): Write[] {
  const field = units === "sold" ? "stock" : "available";
  const sign = units === "sold" ? -1 : 1;
  const products = byProduct(order.items).map(({ productId, lines, quantity }): Write => {
    const changes: Change[] = [
      nextRevision,
      { add: field, by: sign * quantity },
      ...lines
        .filter((line) => line.variantId !== undefined)
        .map((line) => ({ add: inVariant(line, field), by: sign * line.quantity })),
    ];
    return { table: tables.products, update: { productId }, changes, if: { exists: true } };
  });
  return [
    {
      table: tables.reservations,
      update: { orderId: order.orderId },
      changes: [{ set: "state", to: units }, { remove: "openSince" }],
      if: { path: "state", equals: "held" },
    },
    ...products,
  ];
}

/** Units that came back: in the house and for sale again. */
export const takeBackWrites = (lines: readonly Units[]): Write[] =>
  byProduct(lines).map(({ productId, lines, quantity }) => ({
    table: tables.products,
    update: { productId },
    changes: [
      nextRevision,
      ...["stock", "available"].flatMap((field): Change[] => [
        { add: field, by: quantity },
        ...lines
          .filter((line) => line.variantId !== undefined)
          .map((line) => ({ add: inVariant(line, field), by: line.quantity })),
      ]),
    ],
    if: { exists: true },
  }));

/** Why a reservation was refused, read from the items as they stood. */
export function refusalOf(
  order: Order,
  versions: ReadonlyMap<string, number>,
  refused: Refused,
): { changed: boolean; short: ShortLine[] } {
  const groups = byProduct(order.items);
  let changed = false;
  const short: ShortLine[] = [];
  for (const { index, item } of refused) {
    const group = groups[index];
    if (!group) continue;
    if (item?.["isActive"] !== true || item["version"] !== versions.get(group.productId)) {
      changed = true;
      continue;
    }
    for (const line of group.lines) {
      const available = availableOf(item, line.variantId);
      if (available >= line.quantity) continue;
      const { productId, variantId, quantity } = line;
      short.push({
        productId,
        ...(variantId !== undefined && { variantId }),
        requested: quantity,
        available,
      });
    }
  }
  // No line alone asks for too much: then the stock moved between the condition and this look, and is worth another.
  return { changed: changed || short.length === 0, short };
}

function availableOf(item: Item, variantId: string | undefined): number {
  const variants = item["variants"];
  const holder =
    variantId === undefined
      ? item
      : typeof variants === "object" && variants !== null && !Array.isArray(variants)
        ? (variants as Item)[variantId]
        : undefined;
  if (typeof holder !== "object" || holder === null || Array.isArray(holder)) return 0;
  const available = (holder as Item)["available"];
  return typeof available === "number" ? available : 0;
}
