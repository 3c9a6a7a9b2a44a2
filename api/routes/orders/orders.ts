import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { Actor } from "../../domain/actor.ts";
import { checkOut } from "../../domain/checkout/service.ts";
import { DomainError } from "../../domain/errors.ts";
import { checkOutAsGuest } from "../../domain/guests/check-out.ts";
import { cancelOrderByLink, followOrderByLink, showOrderByLink } from "../../domain/guests/linked.ts";
import { cancelOrder } from "../../domain/orders/cancel.ts";
import { followOrder, listOrders, showOrder } from "../../domain/orders/service.ts";
import { abortWhenSignedOut, anyCaller, OrderToken, shopperOnly, shopperOrLink } from "../../http/auth.ts";
import { callerOf } from "../../http/caller.ts";
import { conditional, ifNoneMatch, notModified } from "../../http/conditional.ts";
import { readCursor, signCursor } from "../../http/cursor.ts";
import { fingerprintOf } from "../../http/fingerprint.ts";
import { keyOf, limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter, sendJson } from "../../http/router.ts";
import { takeStream } from "../../http/streams.ts";
import { limitQuery, PageQuery } from "../shared.schema.ts";
import {
  IdempotencyKey,
  OrderBody,
  OrderPageView,
  OrderParam,
  OrderView,
  orderView,
  PlacedOrderView,
} from "./orders.schema.ts";

const place = createRoute({
  method: "post",
  path: "/orders",
  tags: ["orders"],
  operationId: "placeOrder",
  summary: "Place an order",
  description:
    "Orders what is in the cart, or without a token what `guest` names; the answer then has the token that opens the order. Answers as soon as the stock is reserved, while the payment goes on; follow the order's status. A refusal reserves and charges nothing.",
  security: anyCaller.security,
  middleware: [anyCaller.middleware, limited("checkout", 30, 60)] as const,
  request: { headers: IdempotencyKey, body: jsonBody(OrderBody) },
  responses: {
    202: jsonOf("The order, being paid", PlacedOrderView),
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
    "An order of the caller, or of the link whose token is sent, with its items, totals, status and timeline. Another shopper's order is answered with 404, and so is a link that is forged, revoked or expired.",
  security: shopperOrLink.security,
  middleware: [shopperOrLink.middleware, conditional] as const,
  parameters: ifNoneMatch,
  request: { params: OrderParam, headers: OrderToken },
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
  security: shopperOrLink.security,
  middleware: shopperOrLink.middleware,
  request: { params: OrderParam, headers: LastEvent.extend(OrderToken.shape) },
  responses: {
    200: { description: "A stream of events", content: { "text/event-stream": { schema: z.string() } } },
    ...problems(400, 401, 404, 429, 503),
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
  security: shopperOrLink.security,
  middleware: shopperOrLink.middleware,
  request: { params: OrderParam, headers: OrderToken },
  responses: { 200: jsonOf("The order, cancelled", OrderView), ...problems(400, 401, 403, 404, 409) },
});

/** The token of whoever has no account. */
const linkOf = (actor: Actor, headers: z.output<typeof OrderToken>): string | undefined =>
  actor.type === "guest" ? headers["order-token"] : undefined;

/** The shopper's own orders. */
export const orders = newRouter()
  .openapi(place, async (c) => {
    const body = c.req.valid("json");
    const key = c.req.valid("header")["idempotency-key"];
    const { deps, actor } = c.var;
    const input = {
      paymentMethodId: body.paymentMethodId,
      shippingAddress: body.shippingAddress,
      shippingMethodId: body.shippingMethodId,
      market: body.market,
      currency: body.currency,
      quoteTotal: body.quoteTotal,
      caller: keyOf(callerOf(c)),
      idempotency: key === undefined ? undefined : { key, fingerprint: fingerprintOf(body) },
    };
    if (actor.type !== "guest" && body.guest)
      throw new DomainError("VALIDATION_ERROR", {
        issues: [{ path: "guest", message: "must be left out by somebody with an account" }],
      });
    const placed = body.guest
      ? await checkOutAsGuest(deps, actor, { ...input, ...body.guest })
      : { order: await checkOut(deps, actor, input), token: undefined };
    const { order, token } = placed;
    return sendJson(c, { ...orderView(order), ...(token !== undefined && { orderToken: token }) }, 202, {
      location: `/orders/${order.orderId}`,
    });
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
    const { deps, actor } = c.var;
    const orderId = c.req.valid("param").id;
    const token = linkOf(actor, c.req.valid("header"));
    const order = await (token === undefined
      ? showOrder(deps, actor, orderId)
      : showOrderByLink(deps, actor, { orderId, token }));
    return sendJson(c, orderView(order), 200);
  })
  .openapi(cancel, async (c) => {
    const { deps, actor } = c.var;
    const orderId = c.req.valid("param").id;
    const token = linkOf(actor, c.req.valid("header"));
    const order = await (token === undefined
      ? cancelOrder(deps, actor, { orderId })
      : cancelOrderByLink(deps, actor, { orderId, token }));
    return sendJson(c, orderView(order), 200);
  })
  .openapi(events, async (c) => {
    const { deps, actor } = c.var;
    const orderId = c.req.valid("param").id;
    const after = Seen.parse(c.req.valid("header")["last-event-id"] ?? 0);
    // Before the stream begins, so that a stranger gets a 404 and not an empty stream.
    const token = linkOf(actor, c.req.valid("header"));
    await (token === undefined
      ? showOrder(deps, actor, orderId)
      : showOrderByLink(deps, actor, { orderId, token }));
    const ended = takeStream(c);
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      const signedIn =
        token === undefined ? abortWhenSignedOut(deps, c.req.header("authorization"), left) : undefined;
      const until = deps.now() + deps.config.streamFor;
      const { signal } = left;
      const asked = { orderId, until, signal, after };
      const changes =
        token === undefined
          ? followOrder(deps, actor, asked)
          : followOrderByLink(deps, actor, { ...asked, token });
      try {
        for await (const order of changes) {
          await signedIn?.check();
          if (signal.aborted) return;
          await stream.writeSSE({
            event: "status",
            id: String(order.version),
            data: JSON.stringify(orderView(order)),
          });
          if (deps.config.buffered) return;
        }
      } finally {
        signedIn?.stop();
        ended();
      }
    });
  });
