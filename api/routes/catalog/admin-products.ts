import { createRoute, z } from "@hono/zod-openapi";
import { showAvailability } from "../../domain/catalog/availability.ts";
import { applyBulkEdit, previewBulkEdit, undoBulkEdit } from "../../domain/catalog/bulk.ts";
import { findProducts, listAllProducts, showAnyProduct } from "../../domain/catalog/staff.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly, staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { IdParam, limitQuery, PageQuery } from "../shared.schema.ts";
import { catalogFilters, flag } from "./admin-filters.schema.ts";
import { AvailabilityView, availabilityView } from "./availability.schema.ts";
import { BatchId, BulkBody, BulkView, bulkChangeOf, bulkView, UndoView } from "./bulk.schema.ts";
import { AdminProductPageView, AdminProductView } from "./products.schema.ts";
import { etag, staffView } from "./products.ts";

const listAll = createRoute({
  method: "get",
  path: "/admin/products",
  tags: ["catalog admin"],
  operationId: "listAllProducts",
  summary: "List all products with their stock",
  description:
    "For staff: products that are off sale too, with the units on hand, reserved and available as the inventory has them. With `q` the answer is one page of the best matches: the product with this id, slug or SKU, those whose name begins with the text, and those on sale that the search finds.",
  ...staffReads("catalog:read"),
  request: {
    query: PageQuery.extend({
      limit: limitQuery(20),
      q: textOf(100).optional().openapi({ description: "Text to find products by", example: "bottle" }),
      ...catalogFilters,
      lowStock: flag.optional().openapi({
        description:
          "Only products with as few available units as the threshold for low stock, or fewer; the lowest first",
      }),
      sort: z
        .enum([
          "name-asc",
          "name-desc",
          "price-asc",
          "price-desc",
          "stock-asc",
          "stock-desc",
          "updated-asc",
          "updated-desc",
        ])
        .default("updated-desc")
        .openapi({ description: "Order of the products; stock is the units that are available" }),
    }),
  },
  responses: {
    200: jsonOf("One page, and the key of the next", AdminProductPageView),
    ...notModified,
    ...problems(400, 401, 403),
  },
});

const showAny = createRoute({
  method: "get",
  path: "/admin/products/{id}",
  tags: ["catalog admin"],
  operationId: "getAnyProduct",
  summary: "Get a product for editing",
  description:
    "For staff: a product by id or slug, also one that is off sale, with the units that the inventory has. The ETag is the version that If-Match takes.",
  ...staffOnly("catalog:read"),
  request: { params: IdParam },
  responses: { 200: jsonOf("The product", AdminProductView), ...problems(400, 401, 403, 404) },
});

const availability = createRoute({
  method: "get",
  path: "/admin/products/{id}/availability",
  tags: ["catalog admin"],
  operationId: "getProductAvailability",
  summary: "Say why a product cannot be bought",
  description:
    "Whether a product can be bought now, and what stands in the way of it or of some of its variants: off sale, without a price, without units, units that unfinished orders hold, combinations that no variant has, or not yet found by the search.",
  ...staffOnly("catalog:read"),
  request: { params: IdParam },
  responses: { 200: jsonOf("The reasons", AvailabilityView), ...problems(400, 401, 403, 404) },
});

const bulk = createRoute({
  method: "post",
  path: "/admin/products/bulk",
  tags: ["catalog admin"],
  operationId: "bulkEditProducts",
  summary: "Edit many products",
  description:
    "Changes up to 500 products, each under the version that is given with it: a product that was edited meanwhile is reported and left as it is. `dryRun` answers what would change. `batchId` names the edit for an undo; more products may be sent under the same id, and a request that was cut off may be sent again.",
  ...staffOnly("catalog:write"),
  request: { body: jsonBody(BulkBody) },
  responses: {
    200: jsonOf("What was done, or would be, to each product in the order of the request", BulkView),
    ...problems(400, 401, 403, 413, 415, 422),
  },
});

const undo = createRoute({
  method: "post",
  path: "/admin/products/bulk/{batchId}/undo",
  tags: ["catalog admin"],
  operationId: "undoBulkEdit",
  summary: "Undo a bulk edit",
  description:
    "Gives the products of a bulk edit their values back, in pages: `lastKey` of an answer continues. A product that was edited since is reported and left as it is. Doing it again changes nothing. An edit can be undone for 30 days.",
  ...staffOnly("catalog:write"),
  request: { params: z.object({ batchId: BatchId }), query: PageQuery.extend({ limit: limitQuery(100) }) },
  responses: {
    200: jsonOf("What became of each product, and the key of the next page", UndoView),
    ...problems(400, 401, 403),
  },
});

/** The catalog as staff work with it: every product, and edits of many. */
export const adminProducts = newRouter()
  .openapi(listAll, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey, q, category, active: isActive, lowStock, sort } = c.req.valid("query");
    if (q !== undefined) {
      const found = await findProducts(deps, actor, { text: q, category, isActive, lowStock, limit });
      const items = await Promise.all(found.map((product) => staffView(c.var, product)));
      return c.json({ items, count: items.length }, 200);
    }
    const scope = JSON.stringify(["admin-products", category, isActive, lowStock, sort]);
    const [by, order] = sort.split("-") as ["name" | "price" | "stock" | "updated", "asc" | "desc"];
    const page = await listAllProducts(deps, actor, {
      sort: by,
      descending: order === "desc",
      category,
      isActive,
      lowStock,
      limit,
      cursor: readCursor(deps.config.secret, scope, lastKey),
    });
    return c.json(
      {
        items: await Promise.all(page.products.map((product) => staffView(c.var, product))),
        count: page.products.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(showAny, async (c) => {
    const product = await showAnyProduct(c.var.deps, c.var.actor, c.req.valid("param").id);
    return c.json(await staffView(c.var, product), 200, etag(product));
  })
  .openapi(availability, async (c) =>
    c.json(availabilityView(await showAvailability(c.var.deps, c.var.actor, c.req.valid("param").id)), 200),
  )
  .openapi(bulk, async (c) => {
    const { deps, actor } = c.var;
    const { items, change: body, dryRun, batchId } = c.req.valid("json");
    const change = bulkChangeOf(body);
    if (dryRun) return c.json(bulkView(await previewBulkEdit(deps, actor, { items, change })), 200);
    const applied = await applyBulkEdit(deps, actor, { items, change, batchId });
    return c.json({ batchId: applied.batchId, ...bulkView(applied.results) }, 200);
  })
  .openapi(undo, async (c) => {
    const { deps, actor } = c.var;
    const { batchId } = c.req.valid("param");
    const { limit, lastKey } = c.req.valid("query");
    const scope = `bulk-undo|${batchId}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const { results, cursor: end } = await undoBulkEdit(deps, actor, { batchId, limit, cursor });
    return c.json(
      { ...bulkView(results), ...(end && { lastKey: signCursor(deps.config.secret, scope, end) }) },
      200,
    );
  });
