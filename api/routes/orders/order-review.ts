import { createRoute, z } from "@hono/zod-openapi";
import { approveOrder } from "../../domain/orders/review.ts";
import { textOf } from "../../domain/text.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { IfMatch } from "../shared.schema.ts";
import { AdminOrderView, adminOrderView } from "./admin-orders.schema.ts";
import { OrderParam } from "./orders.schema.ts";

const ReviewBody = z
  .strictObject({
    decision: z.literal("approved"),
    note: textOf(1000).optional().openapi({ description: "Why, for staff to read" }),
  })
  .openapi("OrderReviewRequest", {
    example: { decision: "approved", note: "Called the customer: the address is a freight forwarder." },
  });

const review = createRoute({
  method: "post",
  path: "/admin/orders/{id}/review",
  tags: ["orders admin"],
  operationId: "reviewOrder",
  summary: "Approve an order that was flagged for review",
  description:
    "Ends the review that the fraud rules asked for. Approving again changes nothing. An order that was not flagged, that has shipped, or that no longer holds its money is refused with 409. To reject an order, cancel it: what was paid is refunded. A flagged order can be shipped without a review; the admin warns whoever does.",
  ...staffOnly("orders:write"),
  request: { params: OrderParam, headers: IfMatch, body: jsonBody(ReviewBody) },
  responses: {
    200: jsonOf("The order after the review", AdminOrderView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

/** Staff's decision on orders that the fraud rules flagged. */
export const orderReview = newRouter().openapi(review, async (c) => {
  const { deps, actor } = c.var;
  const { note } = c.req.valid("json");
  const versions = c.req.valid("header")["if-match"];
  const order = await approveOrder(deps, actor, { orderId: c.req.valid("param").id, note, versions });
  return c.json(adminOrderView(order, actor), 200);
});
