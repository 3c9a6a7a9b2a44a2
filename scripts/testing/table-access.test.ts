import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../api/adapters/embedded/table/table.ts";
import { allTables, tables } from "../../api/adapters/stores/keys.ts";
import type { TableSpec, Tables, Write } from "../../api/ports/table.ts";
import type { FunctionName } from "../../infra/constructs/function.ts";
import { type TableAction, tableAccess } from "../../infra/constructs/table-access.ts";
import { answerBank } from "./bank.ts";
import { withCrashes } from "./crashed-orders.ts";
import { address, type Caller, type TestShop, testShop } from "./shop.ts";

/** Entries such as "api orders GetItem": function, table, action. */
const seen = new Set<string>();

const sqlite = openSqlite(":memory:");
/** Actions that are used only after a fault. */
const afterFaults = new Set([
  // After a mail could not be sent, its claim is deleted.
  "notifications notifications DeleteItem",
  // After an event of Stripe was delivered twice, or its handling failed.
  "api webhookEvents GetItem",
  "api webhookEvents DeleteItem",
  // On this one machine the API has read them shortly before.
  "notifications settings GetItem",
]);

let shop: TestShop;
beforeAll(async () => {
  Error.stackTraceLimit = 200;
  shop = await testShop({ rateLimits: true, tables: recorded(sqliteTables(sqlite, allTables)) });
  await tradeADay(shop);
});
afterAll(async () => {
  await shop.close();
  await sqlite.close();
});

describe("IAM permissions for the tables", () => {
  const allowed = Object.entries(tableAccess).flatMap(([name, access]) =>
    Object.entries(access).flatMap(([table, actions]) =>
      actions.map((action) => `${name} ${table} ${action}`),
    ),
  );

  test("allow everything that normal operation does to the tables, function by function", () => {
    expect([...seen].filter((act) => !allowed.includes(act)).sort()).toEqual([]);
  });

  test("allow nothing that normal operation does not use", () => {
    expect(allowed.filter((act) => !seen.has(act) && !afterFaults.has(act)).sort()).toEqual([]);
  });
});

/**
 * Calls every route and step that uses a table: catalog, carts, purchases of each outcome, cancellations and
 * refunds.
 */
async function tradeADay(shop: TestShop): Promise<void> {
  const admin = await shop.admin();
  const mug = await shop.addProduct({ stock: 50 });
  await admin.json(admin.put(`/products/${mug.productId}`, { price: 13, slug: "new-mug", category: "Bar" }));
  for (const path of [
    "/products",
    `/products/${mug.productId}`,
    "/products/new-mug",
    "/categories",
    "/products?category=Bar",
  ])
    await shop.guest.get(path);
  await admin.get("/admin/products");
  const { value } = await admin.json<{ value: object }>(admin.get("/admin/settings/store"));
  await admin.json(admin.put("/admin/settings/store", value, { "if-match": '"0"' }));

  const buy = async (paymentMethodId: string): Promise<{ shopper: Caller; orderId: string }> => {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 2 }));
    const body = { paymentMethodId, shippingAddress: address };
    const headers = { "idempotency-key": paymentMethodId };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body, headers));
    await shopper.json(shopper.post("/orders", body, headers));
    await shop.settled();
    await shopper.json(shopper.get("/orders"));
    return { shopper, orderId };
  };
  await buy("pm_card_chargeDeclined");
  const bought = await buy("pm_card_visa");
  await admin.json(admin.post("/payment/refund", { orderId: bought.orderId, restock: true }));
  const changed = await buy("pm_card_visa");
  await changed.shopper.json(changed.shopper.post(`/orders/${changed.orderId}/cancel`));
  const { shopper, orderId } = await buy("pm_card_threeDSecure2Required");
  await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 5 }));
  const waiting = await shopper.json<Parameters<typeof answerBank>[1]>(shopper.get(`/orders/${orderId}`));
  await answerBank((request) => shop.fetch(request), waiting, "approve");
  await shop.settled();
  const leaving = await buy("pm_card_threeDSecure2Required");
  await leaving.shopper.json(leaving.shopper.post(`/orders/${leaving.orderId}/cancel`));
  await shop.settled();
  await leaving.shopper.request("DELETE", "/cart");
  await admin.json(admin.get("/admin/orders"));
  await leaving.shopper.json(leaving.shopper.post("/me/addresses", address));

  // Two crashes.
  for (const [until, outcome] of [
    ["reserved", "failed"],
    ["charged", "paid"],
  ] as const) {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    expect(await withCrashes(shop, until, () => shopper.json(shopper.post("/orders", body)))).toEqual([
      outcome,
    ]);
  }

  await shop.guest.json(shop.guest.get("/search?q=mug"));
  await shop.guest.post("/search/click", { q: "mug" });
  await admin.json(admin.get("/admin/search/analytics"));
  await admin.json(admin.post("/admin/search/rebuild"));
  await admin.json(admin.get("/admin/search/rebuild"));
  await shop.settled();

  // Two shoppers want the last unit.
  const { productId } = await shop.addProduct({ stock: 1 });
  const racers = await Promise.all([shop.shopper(), shop.shopper()]);
  for (const racer of racers) await racer.json(racer.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  await Promise.all(racers.map((racer) => racer.post("/orders", body)));
  await shop.settled();
}

/** The function that runs this code on AWS, by the outermost known file in the call stack. */
function runningNow(): FunctionName | undefined {
  const stack = new Error().stack ?? "";
  if (/(runRebuild|counted|note) .*domain\/search\/rebuild\.ts/.test(stack)) return "search-rebuild";
  // The embedded shop maintains its own search index.
  if (/scripts\/local\/search\.ts|stores\/search\/changes/.test(stack)) return undefined;
  if (stack.includes("workflows/consumers/sweeper.ts")) return "sweeper";
  if (/workflows\/(checkout|refund)\/\w+\.ts/.test(stack)) return "tasks";
  if (stack.includes("workflows/consumers/order-processor.ts")) return "orders";
  if (stack.includes("workflows/consumers/notifications.ts")) return "notifications";
  return "api";
}

/** The same tables, recording their calls. */
const recorded = (engine: Tables): Tables =>
  new Proxy(engine, {
    get(target, method) {
      const called: unknown = Reflect.get(target, method, target);
      if (typeof called !== "function") return called;
      return (...given: unknown[]): unknown => {
        note(String(method), given[0]);
        return Reflect.apply(called, target, given);
      };
    },
  });

/** `first` is the first argument of each method: a table, or a transaction's writes. */
function note(method: string, first: unknown): void {
  const running = runningNow();
  // On AWS, the function is called by the table's stream and does not read it.
  if (running === undefined || method === "changes") return;
  const touched =
    method === "transact"
      ? (first as readonly Write[]).map((write) => [write.table, kindOf(write)] as const)
      : [[first as TableSpec, actions[method] ?? method] as const];
  for (const [table, action] of touched) {
    const id = Object.entries(tables).find(([, spec]) => spec.name === table.name)?.[0];
    seen.add(`${running} ${id} ${action}`);
  }
}

const actions: Readonly<Record<string, TableAction>> = {
  get: "GetItem",
  getAll: "BatchGetItem",
  query: "Query",
  scan: "Scan",
  put: "PutItem",
  update: "UpdateItem",
  delete: "DeleteItem",
};
const kindOf = (write: Write): string =>
  "put" in write
    ? "PutItem"
    : "update" in write
      ? "UpdateItem"
      : "delete" in write
        ? "DeleteItem"
        : "ConditionCheckItem";
