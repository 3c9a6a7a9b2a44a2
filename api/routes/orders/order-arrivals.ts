import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { followNewest } from "../../domain/orders/arrivals.ts";
import { abortWhenSignedOut, staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { newRouter } from "../../http/router.ts";
import { takeStream } from "../../http/streams.ts";

const arrivals = createRoute({
  method: "get",
  path: "/admin/order-events",
  tags: ["orders admin"],
  operationId: "followNewestOrders",
  summary: "Follow new orders",
  description:
    "Server-sent events named `orders`: one at once, and one whenever an order is placed or one of the newest changes. Each carries the ids and versions of the newest orders. Connect again when a stream ends; where streams are cut off, ask the list.",
  ...staffOnly("orders:read"),
  responses: {
    200: { description: "A stream of events", content: { "text/event-stream": { schema: z.string() } } },
    ...problems(401, 403, 429, 503),
  },
});

/** News of orders for staff whose list is open. */
export const orderArrivals = newRouter().openapi(arrivals, async (c) => {
  const { deps, actor } = c.var;
  const ended = takeStream(c);
  return streamSSE(c, async (stream) => {
    const left = new AbortController();
    stream.onAbort(() => left.abort());
    const signedIn = abortWhenSignedOut(deps, c.req.header("authorization"), left);
    const until = deps.now() + deps.config.streamFor;
    const { signal } = left;
    try {
      for await (const orders of followNewest(deps, actor, { until, signal })) {
        await signedIn.check();
        if (signal.aborted) return;
        await stream.writeSSE({
          event: "orders",
          data: JSON.stringify(orders.map(({ orderId, version }) => ({ orderId, version }))),
        });
        if (deps.config.buffered) return;
      }
    } finally {
      signedIn.stop();
      ended();
    }
  });
});
