import { createRoute } from "@hono/zod-openapi";
import { adjustStock, countStock, showInventory } from "../../domain/inventory/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import {
  AdjustmentBody,
  AdjustmentKey,
  CountBody,
  InventoryParam,
  InventoryView,
  inventoryView,
} from "./admin-inventory.schema.ts";

const tags = ["inventory admin"];

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
