import * as z from "zod";
import {
  defaultLocation,
  type InventoryItem,
  nothingOf,
  type Sku,
  skuIdOf,
} from "../../../domain/inventory/inventory.ts";
import type { Cursor, Item, TableSpec, Tables } from "../../../ports/table.ts";
import { inventoryRow } from "../inventory/record.ts";
import { tables } from "../keys.ts";

const pageSize = 200;

/**
 * Takes the units of a store in which products held them into the inventory, one item per SKU, and gives each product its
 * priced version. A product is done last and only once, and an inventory item that is there is left alone, so running it
 * again after a crash, or on a store that is done, is harmless. Nothing may be sold meanwhile by an earlier version.
 * Answers how many products it changed.
 */
export async function moveUnitsToInventory(engine: Tables): Promise<number> {
  let products = 0;
  let moved: Moved | undefined;
  for await (const page of pages(engine, tables.products)) {
    const old = page
      .filter((item) => item["pricedVersion"] === undefined)
      .map((item) => OldProduct.parse(item));
    if (old.length === 0) continue;
    moved ??= await movedUnits(engine);
    const known = moved;
    await Promise.all(old.map((product) => moveProduct(engine, product, known)));
    products += old.length;
  }
  return products;
}

const Units = z.object({ stock: z.int(), available: z.int() });
const OldProduct = Units.extend({
  productId: z.string(),
  version: z.int(),
  stocked: z.int(),
  updatedAt: z.number(),
  variants: z.record(z.string(), Units),
});
type OldProduct = z.output<typeof OldProduct>;

const Line = z.object({ productId: z.string(), variantId: z.string().optional(), quantity: z.int() });
const OldReservation = z.object({ state: z.enum(["held", "sold", "released"]), lines: z.array(Line) });
const OldOrder = z.object({
  refunds: z.array(z.object({ state: z.string(), restock: z.boolean(), lines: z.array(Line) })),
});

/** What happened to a SKU's units so far, by product: still held, and sold and not taken back. */
type Moved = ReadonlyMap<
  string,
  Map<string, { readonly sku: Sku; readonly held: number; readonly sold: number }>
>;

async function movedUnits(engine: Tables): Promise<Moved> {
  const moved = new Map<string, Map<string, { sku: Sku; held: number; sold: number }>>();
  const count = (
    { productId, variantId, quantity }: z.output<typeof Line>,
    of: "held" | "sold",
    sign: 1 | -1,
  ) => {
    const sku = { productId, variantId };
    const ofProduct = moved.get(productId) ?? new Map<string, { sku: Sku; held: number; sold: number }>();
    const units = ofProduct.get(skuIdOf(sku)) ?? { sku, held: 0, sold: 0 };
    units[of] += sign * quantity;
    moved.set(productId, ofProduct.set(skuIdOf(sku), units));
  };
  for await (const page of pages(engine, tables.reservations))
    for (const { state, lines } of page.map((item) => OldReservation.parse(item)))
      if (state !== "released") for (const line of lines) count(line, state, 1);
  for await (const page of pages(engine, tables.orders))
    for (const { refunds } of page.map((item) => OldOrder.parse(item)))
      for (const refund of refunds)
        if (refund.state === "done" && refund.restock)
          for (const line of refund.lines) count(line, "sold", -1);
  return moved;
}

async function moveProduct(engine: Tables, product: OldProduct, moved: Moved): Promise<void> {
  for (const item of itemsOf(product, moved.get(product.productId) ?? new Map()))
    await engine.put(tables.inventory, inventoryRow(item), { exists: false });
  await engine.update(
    tables.products,
    { productId: product.productId },
    [
      { set: "pricedVersion", to: product.version },
      { set: "schema", to: 2 },
      { remove: "stocked" },
      { add: "revision", by: 1 },
    ],
    { path: "pricedVersion", present: false },
  );
}

/** Its SKUs as they are sold now, and those that are sold no more but that a reservation names. */
function itemsOf(
  { productId, variants, stocked, updatedAt, ...own }: OldProduct,
  moved: NonNullable<ReturnType<Moved["get"]>>,
): InventoryItem[] {
  const current = Object.entries(variants).map(([variantId, units]) => ({
    sku: { productId, variantId },
    units,
  }));
  const sold: { sku: Sku; units: z.output<typeof Units> }[] =
    current.length > 0 ? current : [{ sku: { productId }, units: own }];
  const ids = new Set(sold.map(({ sku }) => skuIdOf(sku)));
  const retired = [...moved.values()].filter(({ sku }) => !ids.has(skuIdOf(sku)));
  const item = (sku: Sku, units: z.output<typeof Units>): InventoryItem => ({
    ...nothingOf(sku),
    location: defaultLocation,
    ...units,
    // The product's own count of what came in is right where it is of one SKU; else it follows from what was sold.
    stocked:
      sku.variantId === undefined && retired.length === 0
        ? stocked
        : units.stock + (moved.get(skuIdOf(sku))?.sold ?? 0),
    revision: 1,
    updatedAt,
  });
  return [
    ...sold.map(({ sku, units }) => item(sku, { stock: units.stock, available: units.available })),
    ...retired.map(({ sku, held }) => item(sku, { stock: held, available: 0 })),
  ];
}

async function* pages(engine: Tables, table: TableSpec): AsyncGenerator<readonly Item[]> {
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(table, { limit: pageSize, ...(cursor && { cursor }) });
    yield page.items;
    cursor = page.cursor;
  } while (cursor);
}
