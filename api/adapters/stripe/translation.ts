import type Stripe from "stripe";
import * as z from "zod";
import { DomainError } from "../../domain/errors.ts";
import {
  type Payment,
  type PaymentDispute,
  type PaymentEvent,
  type PaymentRefund,
  type PaymentStatus,
  paymentStatuses,
} from "../../ports/payment-gateway.ts";
import { currencyOf, minorAmount } from "./amounts.ts";

/** A payment intent with `latest_charge` expanded, in the shop's words. */
export function paymentOf(intent: Stripe.PaymentIntent): Payment {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const card = charge?.payment_method_details?.card;
  const { last_payment_error: failure } = intent;
  return {
    paymentId: intent.id,
    status: statusOf(intent.status),
    amount: minorAmount(intent.amount, intent.currency),
    amountCaptured: minorAmount(intent.amount_received, intent.currency),
    amountRefunded: minorAmount(charge?.amount_refunded ?? 0, intent.currency),
    currency: currencyOf(intent.currency),
    clientSecret: intent.client_secret ?? "",
    orderId: intent.metadata["orderId"],
    userId: intent.metadata["userId"],
    risk: riskOf(charge?.outcome?.risk_level),
    cardCountry: card?.country ?? undefined,
    card: card?.last4 ? { brand: card.brand ?? "unknown", last4: card.last4 } : undefined,
    declineCode: failure?.decline_code ?? failure?.code,
    disputed: charge?.disputed ?? false,
    captureBefore: card?.capture_before === undefined ? undefined : card.capture_before * 1000,
  };
}

/** A refund in the shop's words; the shop's own carry a reason in their metadata. */
export function refundOf(refund: Stripe.Refund): PaymentRefund {
  const { refundId, reason } = refund.metadata ?? {};
  return {
    stripeRefundId: refund.id,
    shopRefundId: refundId,
    byShop: reason !== undefined,
    amount: minorAmount(refund.amount, refund.currency),
    state: refundStates[refund.status ?? "pending"] ?? "pending",
    reason: reason ?? refund.reason ?? "refunded at Stripe",
    createdAt: refund.created * 1000,
  };
}

/** https://docs.stripe.com/api/refunds/object#refund_object-status */
const refundStates: Readonly<Record<string, PaymentRefund["state"]>> = {
  succeeded: "done",
  failed: "failed",
  canceled: "failed",
};

/** A dispute in the shop's words. */
export const disputeOf = (dispute: Stripe.Dispute): PaymentDispute => ({
  disputeId: dispute.id,
  amount: minorAmount(dispute.amount, dispute.currency),
  reason: dispute.reason,
  state: disputeStates[dispute.status] ?? "open",
  createdAt: dispute.created * 1000,
});

/** https://docs.stripe.com/api/disputes/object#dispute_object-status */
const disputeStates: Readonly<Record<string, PaymentDispute["state"]>> = {
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "closed",
  prevented: "closed",
  won: "won",
  lost: "lost",
};

/** What we read of an event: the signature says who wrote it, not that it is one. */
const EventShape = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.number(),
  data: z.looseObject({ object: z.looseObject({}) }),
});

/** Whether a signed body is no event: not JSON, or of another shape. */
export const isMalformed = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof z.ZodError;

/** What an event is about; throws a ZodError when it is none; charges and refunds name the payment they belong to. */
export function eventOf(event: Stripe.Event): PaymentEvent {
  EventShape.parse(event);
  const about: { readonly id?: unknown; readonly object?: unknown; readonly payment_intent?: unknown } =
    event.data.object;
  const paymentId = about.object === "payment_intent" ? about.id : about.payment_intent;
  return {
    eventId: event.id,
    type: event.type,
    paymentId: typeof paymentId === "string" ? paymentId : undefined,
    createdAt: event.created * 1000,
  };
}

/**
 * Runs `work` and turns what Stripe refuses for good into DomainErrors, and what may be asked again into SERVICE_UNAVAILABLE;
 * wrong API keys stay as they are. `paymentId` is "" when the payment is only being made.
 */
export const translated = <T>(paymentId: string, work: () => Promise<T>): Promise<T> =>
  whileAvailable(async () => {
    try {
      return await work();
    } catch (error) {
      if (!isStripeError(error)) throw error;
      if (error.type === "StripeCardError") {
        // A check before the bank was asked (a wrong number) has a code and no decline code.
        const declineCode = error.decline_code || error.code || "generic_decline";
        throw new DomainError("PAYMENT_DECLINED", { declineCode }, { cause: error });
      }
      if (error.type !== "StripeInvalidRequestError") throw error;
      if (error.code === "resource_missing" && paymentId !== "")
        throw new DomainError("PAYMENT_NOT_FOUND", { paymentId }, { cause: error });
      // Stripe's own message may quote what was sent; its codes and names of parameters cannot.
      const reason = error.code ?? (error.param === undefined ? "invalid_request" : `invalid_${error.param}`);
      throw new DomainError("PAYMENT_INVALID", { reason }, { cause: error });
    }
  });

/**
 * Runs `work`; throws SERVICE_UNAVAILABLE where Stripe could not be reached, was busy, or failed. The package's errors are all
 * named "Error", so a workflow that is to ask again knows this code instead.
 */
export async function whileAvailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isStripeError(error) || !mayPass(error)) throw error;
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 }, { cause: error });
  }
}

/**
 * Whether the same request may succeed later. The package's class for the rest holds 5xx, an answer that is not JSON, and a
 * key that another request is using (409): https://docs.stripe.com/error-low-level
 */
const mayPass = ({ type, statusCode = 500 }: StripeErrorFields): boolean =>
  type === "StripeConnectionError" ||
  type === "StripeRateLimitError" ||
  (type === "StripeAPIError" && (statusCode >= 500 || statusCode === 409));

/** Whether Stripe refused with this code: https://docs.stripe.com/error-codes. */
export const hasCode = (error: unknown, code: string): boolean => isStripeError(error) && error.code === code;

/** Whether the error is a webhook signature that does not match. */
export const isBadSignature = (error: unknown): boolean =>
  isStripeError(error) && error.type === "StripeSignatureVerificationError";

type StripeErrorFields = {
  readonly type: string;
  readonly statusCode?: number;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
};

/** By its fields: naming the class would load the package. */
const isStripeError = (error: unknown): error is Error & StripeErrorFields =>
  error instanceof Error &&
  "type" in error &&
  typeof error.type === "string" &&
  error.type.startsWith("Stripe");

function statusOf(given: string): PaymentStatus {
  const status = paymentStatuses.find((known) => known === given);
  if (!status) throw new Error(`Stripe says a status that this shop does not know: ${given}`);
  return status;
}

const risks = ["normal", "elevated", "highest"] as const;
const riskOf = (level: string | undefined): Payment["risk"] =>
  risks.find((known) => known === level) ?? "not_assessed";
