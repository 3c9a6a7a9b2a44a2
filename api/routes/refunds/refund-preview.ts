import { createRoute, z } from "@hono/zod-openapi";
import { majorOf } from "../../domain/money.ts";
import { previewRefund } from "../../domain/refunds/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { TaxIncludedView } from "../cart/taxes.schema.ts";
import { RefundBody, requestOf } from "../orders/admin-orders.schema.ts";
import { MoneyView } from "../shared.schema.ts";

const PreviewView = z
  .strictObject({
    amount: MoneyView,
    goods: MoneyView,
    shipping: MoneyView.openapi({ description: "The lines' shares of shipping" }),
    tax: MoneyView.openapi({ description: "The lines' shares of tax" }),
    taxIncluded: TaxIncludedView,
    lines: z.array(
      z.strictObject({
        productId: z.string(),
        variantId: z.string().optional(),
        quantity: z.int(),
        amount: MoneyView.openapi({ description: "With the line's shares of shipping and tax" }),
        shipping: MoneyView,
        tax: MoneyView,
      }),
    ),
    left: MoneyView.openapi({ description: "What can be refunded now" }),
    leftAfter: MoneyView.openapi({ description: "What could be refunded after this refund" }),
  })
  .openapi("RefundPreview");

const preview = createRoute({
  method: "post",
  path: "/payment/refund/preview",
  tags: ["payment"],
  operationId: "previewRefund",
  summary: "Preview a refund",
  description:
    "What the same request would refund now. Nothing is changed, and the same errors are answered.",
  ...staffOnly("refunds:write"),
  request: { body: jsonBody(RefundBody) },
  responses: {
    200: jsonOf("The refund that it would be", PreviewView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

/** Refunds before they are made. */
export const refundPreview = newRouter().openapi(preview, async (c) => {
  const { deps, actor } = c.var;
  const body = c.req.valid("json");
  const found = await previewRefund(deps, actor, { orderId: body.orderId, request: requestOf(body) });
  const { amount, goods, shipping, tax, taxIncluded, left, leftAfter, lines } = found;
  return c.json(
    {
      amount: majorOf(amount),
      // After refunds of plain amounts less than the lines' worth may be left.
      goods: majorOf(Math.max(0, goods)),
      shipping: majorOf(shipping),
      tax: majorOf(tax),
      taxIncluded,
      lines: lines.map((line) => ({
        ...line,
        amount: majorOf(line.amount),
        shipping: majorOf(line.shipping),
        tax: majorOf(line.tax),
      })),
      left: majorOf(left),
      leftAfter: majorOf(leftAfter),
    },
    200,
  );
});
