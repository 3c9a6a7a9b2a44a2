import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as z from "zod";
import { hasShipped } from "../../../domain/fulfillment/fulfillment-state.ts";
import { historyFaults } from "../../../domain/orders/history.ts";
import { statusOf } from "../../../domain/orders/status.ts";
import { unitFaultsOf } from "../../../domain/orders/units.ts";
import { OrderRecord } from "./record.ts";

/** A store that the version before the two states wrote, and what that version's API said of its orders. */
const fixture = join(import.meta.dirname, "../../../../scripts/testing/fixtures/store-2026-11-25");
const expected = z
  .object({
    orders: z.record(z.string(), z.object({ orderId: z.string(), status: z.string(), version: z.int() })),
  })
  .parse(JSON.parse(readFileSync(join(fixture, "expected.json"), "utf8")));

function storedOrders(): Map<string, z.input<typeof OrderRecord>> {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  const file = join(folder, "shop.sqlite");
  writeFileSync(file, gunzipSync(readFileSync(join(fixture, "shop.sqlite.gz"))));
  const sqlite = new DatabaseSync(file);
  const rows = sqlite.prepare('SELECT item FROM "table e-com67-orders"').all();
  sqlite.close();
  rmSync(folder, { recursive: true });
  return new Map(rows.map(({ item }) => JSON.parse(String(item))).map((item) => [item.orderId, item]));
}

test("orders that were stored with a status alone read as before, but for one that a refund had hidden from the packers", () => {
  const stored = storedOrders();
  const read = Object.entries(expected.orders).map(([name, { orderId, status, version }]) => {
    const item = stored.get(orderId);
    expect(item).toMatchObject({ schema: 1, status });
    const order = z.parse(OrderRecord, item);
    expect(historyFaults(order)).toEqual([]);
    expect(order.version).toBe(version);
    const {
      status: _status,
      payment,
      fulfillment,
      returned: _returned,
      disputes,
      shipments,
      notes,
      taxIncluded,
      taxes,
      items,
      ...rest
    } = z.encode(OrderRecord, order);
    const bought = items.map(({ taxes: ofLine, ...line }) => {
      expect(ofLine).toEqual([]);
      return line;
    });
    expect(item).toMatchObject({ ...rest, items: bought });
    expect([taxIncluded, taxes]).toEqual([false, []]);
    expect(unitFaultsOf(order)).toEqual([]);
    expect(disputes).toEqual([]);
    expect(notes).toEqual([]);
    expect(shipments?.map(({ shipmentId }) => shipmentId)).toEqual(
      fulfillment && hasShipped(fulfillment) ? [order.orderId] : [],
    );
    return [
      name,
      status === statusOf(order) ? "as before" : `${status} → ${statusOf(order)}`,
      payment,
      fulfillment,
    ];
  });
  expect(read).toEqual([
    ["processing", "as before", "PAID", "PROCESSING"],
    ["shipped", "as before", "PAID", "SHIPPED"],
    ["delivered", "as before", "PAID", "DELIVERED"],
    ["partUnpacked", "PARTIALLY_REFUNDED → PROCESSING", "PARTIALLY_REFUNDED", "PROCESSING"],
    ["partDelivered", "as before", "PARTIALLY_REFUNDED", "DELIVERED"],
    ["refunded", "as before", "REFUNDED", "SHIPPED"],
    ["cancelled", "as before", "CANCELLED", "UNFULFILLED"],
    ["failed", "as before", "FAILED", "UNFULFILLED"],
    ["atBank", "as before", "REQUIRES_ACTION", "UNFULFILLED"],
    ["review", "as before", "FAILED", "UNFULFILLED"],
  ]);
});
