import { randomUUID } from "node:crypto";
import { DomainError } from "../../../domain/errors.ts";
import type { Payment, PaymentGateway } from "../../../ports/payment-gateway.ts";

/** What a PaymentGateway has to show the contract. Cards are Stripe's test ids, the same everywhere. */
export type GatewayUnderTest = {
  readonly payments: PaymentGateway;
  /** What the shopper's bank answers to 3-D Secure; undefined where no bank can be made to answer. */
  readonly answerBank?: (payment: Payment, answer: "approve" | "fail") => Promise<void>;
  /** The signature over `body` at a time (epoch milliseconds), as the payment service would send it. */
  readonly sign: (body: string, at: number) => Promise<string>;
  readonly now: () => number;
};

type AuthorizeInput = Parameters<PaymentGateway["authorize"]>[0];

/** An order of its own over 19.99, paid with a good card. */
export const newOrder = (changes: Partial<AuthorizeInput> = {}): AuthorizeInput => {
  const orderId = randomUUID();
  return {
    amount: 1999,
    currency: "USD",
    paymentMethodId: "pm_card_visa",
    orderId,
    userId: randomUUID(),
    returnUrl: `https://shop.example/orders/${orderId}`,
    ...changes,
  };
};

/** A payment that is held and not captured. */
export async function authorized(payments: PaymentGateway): Promise<Payment> {
  const order = newOrder();
  return payments.authorize(order, `${order.orderId}:authorize`);
}

/** A payment that is captured in full. */
export async function captured(payments: PaymentGateway): Promise<Payment> {
  const { paymentId, amount } = await authorized(payments);
  return payments.capture({ currency: "USD", paymentId, amount }, `${paymentId}:capture`);
}

/** What a caller would be told; anything that is not for callers is thrown on, and so is a success. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; details: object }> {
  try {
    await work;
  } catch (error) {
    if (DomainError.is(error)) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error("This was to be refused, and was not");
}

/** What is unavailable is to be asked again with the same key, as the port says. */
export async function untilAnswered<T>(work: () => Promise<T>, left = 5): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (left === 0 || !DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
    return untilAnswered(work, left - 1);
  }
}
