import { createRoute } from "@hono/zod-openapi";
import { showMetrics } from "../../domain/metrics/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonOf, newRouter } from "../../http/router.ts";
import { MetricsQuery, MetricsView, metricsView } from "./metrics.schema.ts";

const show = createRoute({
  method: "get",
  path: "/admin/metrics",
  tags: ["metrics admin"],
  operationId: "getMetrics",
  summary: "Report on sales",
  description:
    "Revenue, orders, average order, units, refunds and conversion by day (UTC) and currency, over at most 366 days, with the products that sold best and those that run low. Conversion is the share of checkouts begun in the period, that is of orders for which stock was reserved, that were paid. The figures come from counters that follow the orders within seconds.",
  ...staffOnly("metrics:read"),
  request: { query: MetricsQuery },
  responses: { 200: jsonOf("The figures of the period", MetricsView), ...problems(400, 401, 403) },
});

/** What the shop took in, for staff. */
export const metrics = newRouter().openapi(show, async (c) =>
  c.json(metricsView(await showMetrics(c.var.deps, c.var.actor, c.req.valid("query"))), 200),
);
