import { createHash } from "node:crypto";
import { createRoute } from "@hono/zod-openapi";
import { deliverOrder, shipOrder } from "../../domain/fulfillment/service.ts";
import { cancelOrder } from "../../domain/orders/cancel.ts";
import { listAllOrders, showAnyOrder } from "../../domain/orders/service.ts";
import { refundOrder } from "../../domain/refunds/service.ts";
import { staffOnly, staffReads } from "../../http/auth.ts";
import { notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { fingerprintOf } from "../../http/fingerprint.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { IfMatch } from "../shared.schema.ts";
import {
  AdminOrderPageView,
  AdminOrdersQuery,
  AdminOrderView,
  adminOrderView,
  filterOf,
  OrderMoveBody,
  RefundBody,
  requestOf,
} from "./admin-orders.schema.ts";
import { IdempotencyKey, OrderParam } from "./orders.schema.ts";

const list = createRoute({
  method: "get",
  path: "/admin/orders",
  tags: ["orders admin"],
  operationId: "listAllOrders",
  summary: "List all orders, with filters",
  description:
    "For staff, over all times. The filters apply together; `lastKey` continues with the same ones. A request reads at most three pages' worth of items, so with several filters a page may be short, or empty, and still have a `lastKey`. New orders and changed states appear within a second.",
  ...staffReads("orders:read"),
  request: { query: AdminOrdersQuery },
  responses: {
    200: jsonOf("One page, and the key of the next", AdminOrderPageView),
    ...notModified,
    ...problems(400, 401, 403),
  },
});

const show = createRoute({
  method: "get",
  path: "/admin/orders/{id}",
  tags: ["orders admin"],
  operationId: "getAnyOrder",
  summary: "Get any order",
  description: "For staff: any order, with its fraud score, refunds and ledger.",
  ...staffReads("orders:read"),
  request: { params: OrderParam },
  responses: { 200: jsonOf("The order", AdminOrderView), ...notModified, ...problems(400, 401, 403, 404) },
});

const move = createRoute({
  method: "put",
  path: "/admin/orders/{id}",
  tags: ["orders admin"],
  operationId: "moveOrder",
  summary: "Ship, deliver or cancel an order",
  description:
    "Ships all that is left of an order in one parcel, marks all its parcels as delivered, or cancels it with a refund. A move that the order's states do not allow is refused with 409, and so is one on another version than If-Match names: details.changes says what happened since.",
  ...staffOnly("shipments:write"),
  request: { params: OrderParam, headers: IfMatch, body: jsonBody(OrderMoveBody) },
  responses: {
    200: jsonOf("The order after the change", AdminOrderView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

const refund = createRoute({
  method: "post",
  path: "/payment/refund",
  tags: ["payment"],
  operationId: "refundOrder",
  summary: "Refund an order, in full or in part",
  description:
    "Without amount and lines everything that is left is refused or refunded as a whole. Lines are refunded at what they cost, with their shares of shipping and tax. More than is left to refund is refused with 409.",
  ...staffOnly("refunds:write"),
  request: { headers: IdempotencyKey.extend(IfMatch.shape), body: jsonBody(RefundBody) },
  responses: {
    200: jsonOf("The order after the refund", AdminOrderView),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

/** Orders as staff handle them. */
export const adminOrders = newRouter()
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey, ...query } = c.req.valid("query");
    const filter = filterOf(query);
    const scope = `admin-orders|${JSON.stringify(filter)}`;
    const cursor = readCursor(deps.config.secret, scope, lastKey);
    const page = await listAllOrders(deps, actor, { limit, cursor, ...filter });
    return c.json(
      {
        items: page.orders.map((order) => adminOrderView(order, actor)),
        count: page.orders.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(show, async (c) => {
    const { deps, actor } = c.var;
    return c.json(adminOrderView(await showAnyOrder(deps, actor, c.req.valid("param").id), actor), 200);
  })
  .openapi(move, async (c) => {
    const { deps, actor } = c.var;
    const orderId = c.req.valid("param").id;
    const { status, note } = c.req.valid("json");
    const versions = c.req.valid("header")["if-match"];
    const order =
      status === "CANCELLED"
        ? await cancelOrder(deps, actor, { orderId, versions })
        : await (status === "SHIPPED" ? shipOrder : deliverOrder)(deps, actor, { orderId, note, versions });
    return c.json(adminOrderView(order, actor), 200);
  })
  .openapi(refund, async (c) => {
    const { deps, actor } = c.var;
    const body = c.req.valid("json");
    const { orderId, restock, reason } = body;
    const { "idempotency-key": key, "if-match": versions } = c.req.valid("header");
    const order = await refundOrder(deps, actor, {
      orderId,
      refundId:
        key === undefined
          ? deps.newId()
          : createHash("sha256").update(`${orderId}#${key}`).digest("hex").slice(0, 32),
      versions,
      request: requestOf(body),
      restock,
      reason,
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprintOf(body) },
    });
    return c.json(adminOrderView(order, actor), 200);
  });
