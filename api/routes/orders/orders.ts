import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { checkOut } from "../../domain/checkout/service.ts";
import { cancelOrder } from "../../domain/orders/cancel.ts";
import { followOrder, listOrders, showOrder } from "../../domain/orders/service.ts";
import { abortWhenSignedOut, shopperOnly } from "../../http/auth.ts";
import { callerOf } from "../../http/caller.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { fingerprintOf } from "../../http/fingerprint.ts";
import { keyOf, limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter, sendJson } from "../../http/router.ts";
import { limitQuery, PageQuery } from "../shared.schema.ts";
import {
  IdempotencyKey,
  OrderBody,
  OrderPageView,
  OrderParam,
  OrderView,
  orderView,
} from "./orders.schema.ts";

const place = createRoute({
  method: "post",
  path: "/orders",
  tags: ["orders"],
  operationId: "placeOrder",
  summary: "Place an order",
  description:
    "Orders what is in the cart. Answers as soon as the stock is reserved, while the payment goes on; follow the order's status. A refusal reserves and charges nothing.",
  security: shopperOnly.security,
  middleware: [shopperOnly.middleware, limited("checkout", 30, 60)] as const,
  request: { headers: IdempotencyKey, body: jsonBody(OrderBody) },
  responses: {
    202: jsonOf("The order, being paid", OrderView),
    ...problems(400, 401, 409, 413, 415, 422, 429, 503),
  },
});

const list = createRoute({
  method: "get",
  path: "/orders",
  tags: ["orders"],
  operationId: "listOrders",
  summary: "List the caller's orders",
  description: "Orders of the caller in pages; `lastKey` of a page gives the next one.",
  security: shopperOnly.security,
  middleware: [shopperOnly.middleware, conditional] as const,
  parameters: ifNoneMatch,
  request: { query: PageQuery.extend({ limit: limitQuery(20) }) },
  responses: {
    200: jsonOf("One page, and the key of the next", OrderPageView),
    ...notModified,
    ...problems(400, 401),
  },
});

const show = createRoute({
  method: "get",
  path: "/orders/{id}",
  tags: ["orders"],
  operationId: "getOrder",
  summary: "Get one of the caller's orders",
  description:
    "An order of the caller with its items, totals, status and timeline. Another shopper's order is answered with 404.",
  security: shopperOnly.security,
  middleware: [shopperOnly.middleware, conditional] as const,
  parameters: ifNoneMatch,
  request: { params: OrderParam },
  responses: { 200: jsonOf("The order", OrderView), ...notModified, ...problems(400, 401, 404) },
});

const LastEvent = z.object({
  "last-event-id": z.string().max(100).optional().openapi({
    description: "The id of the last event that was received: only a later change is answered",
    example: "3",
  }),
});
/** The version that an event's id names. What is no version, or none, counts as nothing seen. */
const Seen = z.coerce.number().int().min(0).catch(0);

const events = createRoute({
  method: "get",
  path: "/orders/{id}/events",
  tags: ["orders"],
  operationId: "followOrder",
  summary: "Follow an order's status",
  description:
    "Server-sent events named `status`, until nothing can follow. Each carries the order; its id is the order's version. Connect again with the last id when a stream ends early: behind a door that cannot stream, an answer ends at the first change after that id, or after two seconds without one.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: { params: OrderParam, headers: LastEvent },
  responses: {
    200: { description: "A stream of events", content: { "text/event-stream": { schema: z.string() } } },
    ...problems(400, 401, 404),
  },
});

const cancel = createRoute({
  method: "post",
  path: "/orders/{id}/cancel",
  tags: ["orders"],
  operationId: "cancelOrder",
  summary: "Cancel an order that has not shipped",
  description:
    "Refunds what was paid and puts the units back on sale. Refused with 409 once the order was shipped. Cancelling a cancelled order changes nothing.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: { params: OrderParam },
  responses: { 200: jsonOf("The order, cancelled", OrderView), ...problems(400, 401, 404, 409) },
});

/** The shopper's own orders. */
export const orders = newRouter()
  .openapi(place, async (c) => {
    const body = c.req.valid("json");
    const key = c.req.valid("header")["idempotency-key"];
    const order = await checkOut(c.get("deps"), c.get("actor"), {
      paymentMethodId: body.paymentMethodId,
      shippingAddress: body.shippingAddress,
      market: body.market,
      currency: body.currency,
      quoteTotal: body.quoteTotal,
      caller: keyOf(callerOf(c)),
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprintOf(body) },
    });
    return sendJson(c, orderView(order), 202, { location: `/orders/${order.orderId}` });
  })
  .openapi(list, async (c) => {
    const { deps, actor } = c.var;
    const { limit, lastKey } = c.req.valid("query");
    const scope = `orders|${actor.userId}`;
    const page = await listOrders(deps, actor, {
      limit,
      cursor: readCursor(deps.config.secret, scope, lastKey),
    });
    return sendJson(
      c,
      {
        items: page.orders.map(orderView),
        count: page.orders.length,
        ...(page.cursor && { lastKey: signCursor(deps.config.secret, scope, page.cursor) }),
      },
      200,
    );
  })
  .openapi(show, async (c) => {
    const order = await showOrder(c.get("deps"), c.get("actor"), c.req.valid("param").id);
    return sendJson(c, orderView(order), 200);
  })
  .openapi(cancel, async (c) => {
    const { deps, actor } = c.var;
    return sendJson(c, orderView(await cancelOrder(deps, actor, { orderId: c.req.valid("param").id })), 200);
  })
  .openapi(events, async (c) => {
    const { deps, actor } = c.var;
    const orderId = c.req.valid("param").id;
    const after = Seen.parse(c.req.valid("header")["last-event-id"] ?? 0);
    // Before the stream begins, so that a stranger gets a 404 and not an empty stream.
    await showOrder(deps, actor, orderId);
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      const signedIn = abortWhenSignedOut(deps, c.req.header("authorization"), left);
      const until = deps.now() + deps.config.streamFor;
      const { signal } = left;
      try {
        for await (const order of followOrder(deps, actor, { orderId, until, signal, after })) {
          await signedIn.check();
          if (signal.aborted) return;
          await stream.writeSSE({
            event: "status",
            id: String(order.version),
            data: JSON.stringify(orderView(order)),
          });
          if (deps.config.buffered) return;
        }
      } finally {
        signedIn.stop();
      }
    });
  });
