import * as z from "zod";
import { inventoryItemOf } from "../../api/adapters/stores/inventory/record.ts";
import { tables } from "../../api/adapters/stores/keys.ts";
import { type InventoryItem, skuIdOf } from "../../api/domain/inventory/inventory.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { isUndecided } from "../../api/domain/orders/payment-state.ts";
import { statusOf } from "../../api/domain/orders/status.ts";
import type { Tables } from "../../api/ports/table.ts";
import { everything } from "./everything.ts";

/** Reservations that were made before the inventory was a table of its own name product and variant instead. */
const ReservedLine = z.union([
  z.object({ skuId: z.string(), location: z.string(), quantity: z.int() }),
  z
    .object({ productId: z.string(), variantId: z.string().optional(), quantity: z.int() })
    .transform(({ quantity, ...sku }) => ({ skuId: skuIdOf(sku), location: "default", quantity })),
]);
const ReservationRecord = z.object({
  orderId: z.string(),
  state: z.enum(["held", "sold", "released"]),
  lines: z.array(ReservedLine),
});

/** By SKU: units that reservations hold, and units that were sold and not taken back. */
export type Moved = {
  readonly held: ReadonlyMap<string, number>;
  readonly sold: ReadonlyMap<string, number>;
};

/** Adds up reservations and what was returned; `differences` gets what does not fit the orders. */
export async function movedUnits(
  engine: Tables,
  orders: ReadonlyMap<string, Order>,
  differences: string[],
): Promise<Moved> {
  const held = new Map<string, number>();
  const sold = new Map<string, number>();
  const count = (into: Map<string, number>, skuId: string, units: number) =>
    into.set(skuId, (into.get(skuId) ?? 0) + units);
  for await (const item of everything(engine, tables.reservations)) {
    const { orderId, state, lines } = ReservationRecord.parse(item);
    const order = orders.get(orderId);
    if (!order) differences.push(`a reservation is there for order ${orderId}, which is not`);
    if (order && (state === "held") !== isUndecided(order.payment))
      differences.push(`order ${orderId} is ${statusOf(order)}, its units are ${state}`);
    if (state === "held") for (const line of lines) count(held, line.skuId, line.quantity);
    if (state === "sold") for (const line of lines) count(sold, line.skuId, line.quantity);
    for (const line of order?.returned ?? []) count(sold, skuIdOf(line), -line.quantity);
  }
  return { held, sold };
}

/** What is wrong with the units of the SKUs: all that came in are sold or on hand, and on hand they are held or free. */
export async function unitFaults(
  engine: Tables,
  { held, sold }: Moved,
): Promise<{ faults: string[]; items: ReadonlyMap<string, InventoryItem> }> {
  const items = new Map<string, InventoryItem>();
  for await (const row of everything(engine, tables.inventory)) {
    const item = inventoryItemOf(row);
    items.set(item.skuId, item);
  }
  const skuIds = new Set([...items.keys(), ...held.keys(), ...sold.keys()]);
  const faults = [...skuIds].flatMap((skuId) => {
    const item = items.get(skuId);
    const [holds, sales] = [held.get(skuId) ?? 0, sold.get(skuId) ?? 0];
    if (!item) return holds === 0 && sales === 0 ? [] : [`SKU ${skuId} is not in the inventory`];
    const { stock, available, stocked } = item;
    return [
      ...(stock + sales === stocked
        ? []
        : [`SKU ${skuId}: ${stocked} units came in, ${sales} were sold, ${stock} are on hand`]),
      ...(available + holds === stock
        ? []
        : [`SKU ${skuId}: of ${stock} units on hand ${holds} are reserved, ${available} available`]),
      ...(stock < 0 || available < 0 ? [`SKU ${skuId} has fewer than no units`] : []),
    ];
  });
  return { faults, items };
}

const DisplayRecord = z.object({
  productId: z.string(),
  stock: z.int(),
  available: z.int(),
  variants: z.record(z.string(), z.object({ stock: z.int(), available: z.int() })),
});

/** Where a product shows other units than the inventory has. The copy follows while the shop runs. */
export async function displayFaults(
  engine: Tables,
  items: ReadonlyMap<string, InventoryItem>,
): Promise<{ products: number; faults: string[] }> {
  const faults: string[] = [];
  let products = 0;
  for await (const row of everything(engine, tables.products)) {
    products++;
    const { productId, variants, ...whole } = DisplayRecord.parse(row);
    const shown = new Map(
      Object.entries(variants).map(([variantId, units]) => [skuIdOf({ productId, variantId }), units]),
    );
    if (shown.size === 0) shown.set(productId, whole);
    const total = { stock: 0, available: 0 };
    for (const [skuId, units] of shown) {
      const { stock = 0, available = 0 } = items.get(skuId) ?? {};
      total.stock += stock;
      total.available += available;
      if (units.stock !== stock || units.available !== available)
        faults.push(
          `SKU ${skuId} shows ${units.available} of ${units.stock}, ${available} of ${stock} are available`,
        );
    }
    if (whole.stock !== total.stock || whole.available !== total.available)
      faults.push(
        `product ${productId} shows ${whole.available} of ${whole.stock}, ${total.available} of ${total.stock} are available`,
      );
  }
  return { products, faults };
}
