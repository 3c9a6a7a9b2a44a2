import { createRoute, z } from "@hono/zod-openapi";
import { majorOf } from "../../domain/money.ts";
import { preparePayment, showPayment } from "../../domain/payments/service.ts";
import { receiveWebhook } from "../../domain/payments/webhook.ts";
import { shopperOnly } from "../../http/auth.ts";
import { limited } from "../../http/limits.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { type Payment, paymentStatuses } from "../../ports/payment-gateway.ts";
import { PlaceBody } from "../addresses/address.schema.ts";
import { Currency, MarketParam } from "../cart/cart.schema.ts";
import { MoneyView } from "../shared.schema.ts";

const PaymentView = z
  .strictObject({
    paymentId: z.string(),
    clientSecret: z.string(),
    status: z.enum(paymentStatuses),
    amount: MoneyView,
    amountCaptured: MoneyView,
    amountRefunded: MoneyView,
    currency: Currency,
    orderId: z.string().optional(),
  })
  .openapi("Payment");

const PaymentBody = z
  .strictObject({
    market: MarketParam,
    currency: Currency.optional(),
    shippingAddress: PlaceBody.optional(),
  })
  .openapi("PaymentRequest");

const prepare = createRoute({
  method: "post",
  path: "/payment",
  tags: ["payment"],
  operationId: "createPayment",
  summary: "Create a payment intent for the cart",
  description:
    "A Stripe payment intent over the total of the caller's cart. It is reused until the cart changes or the intent ends.",
  security: shopperOnly.security,
  middleware: [shopperOnly.middleware, limited("payment", 30, 60)] as const,
  request: { body: jsonBody(PaymentBody) },
  responses: { 201: jsonOf("The intent", PaymentView), ...problems(400, 401, 413, 415, 429) },
});

const status = createRoute({
  method: "get",
  path: "/payment/status",
  tags: ["payment"],
  operationId: "getPaymentStatus",
  summary: "Get the status of a payment",
  description: "The state of a payment that belongs to the caller, as Stripe has it.",
  security: shopperOnly.security,
  middleware: shopperOnly.middleware,
  request: {
    query: z.object({
      paymentId: z
        .string()
        .regex(/^pi_\w{1,120}$/, "must be a payment id (pi_…)")
        .openapi({ description: "The payment intent's id", example: "pi_3OqZ2x" }),
    }),
  },
  responses: { 200: jsonOf("The payment", PaymentView), ...problems(400, 401, 404) },
});

const webhook = createRoute({
  method: "post",
  path: "/payment/webhook",
  tags: ["payment"],
  operationId: "receiveStripeEvent",
  summary: "Receive an event from Stripe",
  description:
    "Stripe calls this. The signature is checked over the raw body; an event that was received before is accepted and changes nothing. 503 asks Stripe to deliver it again.",
  // Declared without a validator: the signature is over the raw bytes, which nothing may read before it.
  request: { body: { required: true, content: { "application/json": { schema: { type: "object" } } } } },
  responses: {
    200: jsonOf("Taken", z.strictObject({ received: z.literal(true) })),
    ...problems(400, 413, 503),
  },
});

/** Payments, and what Stripe tells about them. */
export const payment = newRouter()
  .openapi(prepare, async (c) => {
    const { currency, shippingAddress: destination } = c.req.valid("json");
    return c.json(paymentView(await preparePayment(c.var.deps, c.var.actor, { currency, destination })), 201);
  })
  .openapi(status, async (c) => {
    const found = await showPayment(c.var.deps, c.var.actor, c.req.valid("query").paymentId);
    return c.json(paymentView(found), 200);
  })
  .openapi(webhook, async (c) => {
    await receiveWebhook(c.var.deps, c.var.actor, {
      rawBody: await c.req.text(),
      signature: c.req.header("stripe-signature") ?? "",
    });
    return c.json({ received: true as const }, 200);
  });

const paymentView = (found: Payment): z.input<typeof PaymentView> => ({
  paymentId: found.paymentId,
  clientSecret: found.clientSecret,
  status: found.status,
  amount: majorOf(found.amount),
  amountCaptured: majorOf(found.amountCaptured),
  amountRefunded: majorOf(found.amountRefunded),
  currency: found.currency,
  ...(found.orderId !== undefined && { orderId: found.orderId }),
});
