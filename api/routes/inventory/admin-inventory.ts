import { createRoute } from "@hono/zod-openapi";
import { showStockHistory } from "../../domain/inventory/history.ts";
import { listInventory, showHolds } from "../../domain/inventory/levels.ts";
import { adjustStock, countStock, showInventory } from "../../domain/inventory/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { AuditPageView, auditPageView } from "../audit/audit.schema.ts";
import {
  AdjustmentBody,
  AdjustmentKey,
  CountBody,
  HistoryQuery,
  HoldsView,
  InventoryParam,
  InventoryQuery,
  InventoryView,
  inventoryView,
  StockPageView,
  stockRowView,
} from "./admin-inventory.schema.ts";

const tags = ["inventory admin"];

const list = createRoute({
  ...staffOnly("inventory:read"),
  tags,
  method: "get",
  path: "/admin/inventory",
  operationId: "listInventory",
  summary: "List SKUs by available units",
  description:
    "Every SKU with its units, the fewest available first. A page may have fewer entries than `limit` and still a `lastKey`.",
  request: { query: InventoryQuery },
  responses: {
    200: jsonOf("One page, and the key of the next", StockPageView),
    ...problems(400, 401, 403),
  },
});

const holds = createRoute({
  ...staffOnly("inventory:read"),
  tags,
  method: "get",
  path: "/admin/inventory/{productId}/reservations",
  operationId: "listStockReservations",
  summary: "List the orders that hold units of a product",
  description:
    "Units are held from checkout until the payment is captured or given up: those that `reserved` counts.",
  request: { params: InventoryParam },
  responses: { 200: jsonOf("The reservations, newest first", HoldsView), ...problems(400, 401, 403, 404) },
});

const history = createRoute({
  ...staffOnly("inventory:read"),
  tags,
  method: "get",
  path: "/admin/inventory/{productId}/history",
  operationId: "listStockHistory",
  summary: "List what staff changed of a SKU's units",
  description:
    "Adjustments and counts with their reason and who made them, newest first. Of a product with variants name one. A page may be short and still have a `lastKey`.",
  request: { params: InventoryParam, query: HistoryQuery },
  responses: { 200: jsonOf("One page, and the key of the next", AuditPageView), ...problems(400, 401, 403) },
});

const show = createRoute({
  ...staffOnly("inventory:read"),
  tags,
  method: "get",
  path: "/admin/inventory/{productId}",
  operationId: "getInventory",
  summary: "Get a product's inventory",
  description:
    "Every SKU of a product with its units on hand, reserved and available, and the revision that a count names.",
  request: { params: InventoryParam },
  responses: { 200: jsonOf("The units as they stand", InventoryView), ...problems(400, 401, 403, 404) },
});

const adjust = createRoute({
  ...staffOnly("inventory:write"),
  tags,
  method: "post",
  path: "/admin/inventory/{productId}/adjustments",
  operationId: "adjustStock",
  summary: "Adjust units by a difference",
  description:
    "For deliveries, losses and returns. The difference is applied to the units as they stand, so sales at the same moment are not lost. Send an Idempotency-Key to retry safely.",
  request: { params: InventoryParam, headers: AdjustmentKey, body: jsonBody(AdjustmentBody) },
  responses: {
    200: jsonOf("The product's units after the adjustment", InventoryView),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const count = createRoute({
  ...staffOnly("inventory:write"),
  tags,
  method: "post",
  path: "/admin/inventory/{productId}/counts",
  operationId: "countStock",
  summary: "Set units to a counted number",
  description:
    "For stocktaking: sets the units on hand to the number that was counted. The revision makes sure that nothing moved since.",
  request: { params: InventoryParam, body: jsonBody(CountBody) },
  responses: {
    200: jsonOf("The product's units after the count", InventoryView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

/** Units, for staff. */
export const adminInventory = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey, level, q } = c.req.valid("query");
    const scope = `inventory|${level ?? ""}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listInventory(deps, actor, { limit, cursor, level, text: q });
    return c.json(
      {
        items: page.rows.map(stockRowView),
        count: page.rows.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(holds, async (c) => {
    const { deps, actor } = c.var;
    const found = await showHolds(deps, actor, c.req.valid("param").productId);
    const items = found.holds.map(({ orderId, variantId, quantity, since }) => ({
      orderId,
      ...(variantId !== undefined && { variantId }),
      quantity,
      since,
    }));
    return c.json({ items, count: items.length, isComplete: found.isComplete }, 200);
  })
  .openapi(history, async (c) => {
    const { deps, actor } = c.var;
    const { productId } = c.req.valid("param");
    const { limit, lastKey, variantId } = c.req.valid("query");
    const scope = `stock-history|${productId}|${variantId ?? ""}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await showStockHistory(deps, actor, { productId, variantId, limit, cursor });
    return c.json(
      auditPageView(page, page.cursor && signCursor(deps.config.secret, scope, page.cursor)),
      200,
    );
  })
  .openapi(show, async (c) => {
    const { deps, actor } = c.var;
    return c.json(inventoryView(await showInventory(deps, actor, c.req.valid("param").productId)), 200);
  })
  .openapi(adjust, async (c) => {
    const { deps, actor } = c.var;
    const { productId } = c.req.valid("param");
    const key = c.req.valid("header")["idempotency-key"];
    await adjustStock(deps, actor, { productId, ...c.req.valid("json"), key });
    return c.json(inventoryView(await showInventory(deps, actor, productId)), 200);
  })
  .openapi(count, async (c) => {
    const { deps, actor } = c.var;
    const { productId } = c.req.valid("param");
    await countStock(deps, actor, { productId, ...c.req.valid("json") });
    return c.json(inventoryView(await showInventory(deps, actor, productId)), 200);
  });
