import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { scoreFraud } from "../../api/domain/checkout/fraud.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { publishOrderEvent } from "../../api/domain/orders/events.ts";
import { movePayment } from "../../api/domain/orders/moves.ts";
import { isUndecided } from "../../api/domain/orders/payment-state.ts";
import { found } from "../../api/domain/orders/service.ts";
import { resumeCheckout } from "../../api/domain/payments/service.ts";
import type { TaskHandlers } from "../asl/tasks.ts";
import type { CheckoutTask } from "./definition.ts";
import { priceOrder, reserveStock } from "./reserve.ts";
import { fraudSignals } from "./signals.ts";

const Input = z.object({ orderId: z.string() });
const ReserveInput = Input.extend({ versions: z.record(z.string(), z.number()) });
const PaymentInput = Input.extend({ paymentId: z.string() });
/** What Stripe said of a card with its authorization, which saves asking again; null when the bank was asked first. */
const Seen = z.object({
  risk: z.enum(["normal", "elevated", "highest", "not_assessed"]),
  cardCountry: z.string().nullable(),
});
const ScreenInput = PaymentInput.extend({ seen: Seen.nullish() });
const CommitInput = PaymentInput.extend({ score: z.number(), decision: z.string() });
const ReleaseInput = Input.extend({ code: z.string() });

/** The steps that change nothing: there is nothing to put on record before them. */
export const checkoutReads: readonly CheckoutTask[] = ["screenOrder", "screenPayment"];

/** The steps of a checkout. Each may run any number of times for one order and acts once. */
export const checkoutTasks = (deps: Deps): TaskHandlers<CheckoutTask> => ({
  priceOrder: (input) => priceOrder(deps, Input.parse(input).orderId),

  async reserveStock(input) {
    const { orderId, versions } = ReserveInput.parse(input);
    return reserveStock(deps, orderId, new Map(Object.entries(versions)));
  },

  async screenOrder(input) {
    const order = await found(deps.orders, Input.parse(input).orderId);
    const verdict = scoreFraud(
      await fraudSignals(deps, order, undefined),
      (await deps.settings.read("thresholds")).fraud,
    );
    return { ...verdict };
  },

  async authorizePayment(input) {
    const { orderId } = Input.parse(input);
    const [order, checkout] = await Promise.all([found(deps.orders, orderId), deps.checkouts.find(orderId)]);
    if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    try {
      const { paymentId, status, risk, cardCountry } = await deps.payments.authorize(
        {
          amount: order.totalAmount,
          currency: order.currency,
          paymentMethodId: checkout.paymentMethodId,
          orderId,
          userId: order.userId,
          returnUrl: deps.config.orderUrl(orderId),
        },
        `order:${orderId}:authorize`,
      );
      if (status !== "requires_capture") return { outcome: status, paymentId, seen: null };
      return { outcome: "authorized", paymentId, seen: { risk, cardCountry: cardCountry ?? null } };
    } catch (error) {
      if (DomainError.is(error, "PAYMENT_DECLINED"))
        return { outcome: "declined", paymentId: null, seen: null };
      if (DomainError.is(error, "PAYMENT_INVALID"))
        return { outcome: "invalid", paymentId: null, seen: null };
      throw error;
    }
  },

  async awaitShopper(input, { token }) {
    const { orderId, paymentId } = PaymentInput.parse(input);
    if (token === undefined) throw new Error("awaitShopper needs a task token");
    await deps.paymentWaits.await(paymentId, token);
    const payment = await deps.payments.find(paymentId);
    if (!payment) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId });
    const { clientSecret } = payment;
    await deps.orders.change(orderId, (order) =>
      order.payment === "PENDING"
        ? movePayment(order, "REQUIRES_ACTION", { at: deps.now(), actor, paymentId, clientSecret })
        : order,
    );
    // The bank may have answered before there was a token to answer to.
    await resumeCheckout(deps, paymentId);
    return null;
  },

  async screenPayment(input) {
    const { orderId, paymentId, seen } = ScreenInput.parse(input);
    const [order, payment] = await Promise.all([
      found(deps.orders, orderId),
      seen ? { risk: seen.risk, cardCountry: seen.cardCountry ?? undefined } : deps.payments.find(paymentId),
    ]);
    const verdict = scoreFraud(
      await fraudSignals(deps, order, payment),
      (await deps.settings.read("thresholds")).fraud,
    );
    return { ...verdict };
  },

  async capturePayment(input) {
    const { orderId, paymentId } = PaymentInput.parse(input);
    const order = await found(deps.orders, orderId);
    await deps.payments.capture({ paymentId, amount: order.totalAmount }, `order:${orderId}:capture`);
    return { paymentId };
  },

  async commitOrder(input) {
    const { orderId, paymentId, score, decision } = CommitInput.parse(input);
    const needsReview = decision === "review";
    const { payment } = await deps.orders.change(orderId, (order) => {
      if (!isUndecided(order.payment)) return order;
      const facts = { at: deps.now(), actor, paymentId, fraudScore: score, needsReview };
      return { order: movePayment(order, "PAID", facts), units: "sold" };
    });
    return { outcome: payment === "CANCELLED" || payment === "FAILED" ? "ended" : "paid" };
  },

  async queueOrder(input) {
    const { orderId } = Input.parse(input);
    await deps.messages.send("orders", { body: { orderId }, id: `${orderId}:paid` });
    return null;
  },

  async undoPayment(input) {
    const { orderId } = Input.parse(input);
    const payment = await deps.payments.findByOrder(orderId);
    if (!payment) return { outcome: "none" };
    const { paymentId, status, amountCaptured, amountRefunded } = payment;
    if (status !== "succeeded") {
      await deps.payments.cancel(paymentId, `order:${orderId}:cancel`);
      return { outcome: "cancelled" };
    }
    const amount = amountCaptured - amountRefunded;
    if (amount > 0)
      await deps.payments.refund({ paymentId, amount, reason: "order_failed" }, `order:${orderId}:undo`);
    return { outcome: "refunded" };
  },

  async releaseStock(input) {
    const { orderId, code } = ReleaseInput.parse(input);
    const order = await deps.orders.find(orderId);
    if (!order) {
      await deps.checkouts.refuse(orderId, { code: "SERVICE_UNAVAILABLE", details: { retryAfter: 5 } });
      return { outcome: "refused" };
    }
    const failure = failureOf(code);
    const { payment } = await deps.orders.change(orderId, (before) => {
      if (!isUndecided(before.payment)) return before;
      const facts = { at: deps.now(), actor, failure, note: failure.message };
      return { order: movePayment(before, "FAILED", facts), units: "released" };
    });
    if (payment !== "FAILED") return { outcome: "ended" };
    // Also when it had failed already: a crash may have come between failing and telling.
    await publishOrderEvent(deps.messages, { type: "payment.failed", orderId });
    return { outcome: "released" };
  },
});

const actor = "checkout";

const failures = {
  PAYMENT_DECLINED: "The card was declined, so nothing was charged. Try another card.",
  PAYMENT_INVALID: "The card could not be charged. Try another card.",
  ORDER_BLOCKED: "We could not accept this order. Nothing was charged.",
  SERVICE_UNAVAILABLE: "Something went wrong on our side. Nothing was charged; please order again.",
  CONFLICT: "The order was not placed. Nothing was charged.",
} as const;

const failureOf = (code: string) => {
  const known =
    Object.keys(failures).find((name): name is keyof typeof failures => name === code) ?? "CONFLICT";
  return { code: known, message: failures[known] };
};
