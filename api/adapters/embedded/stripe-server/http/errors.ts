/** The `error` object of Stripe's answers: https://docs.stripe.com/api/errors. */
export type StripeErrorBody = {
  readonly type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly charge?: string;
  readonly payment_intent?: object;
  readonly payment_method?: object;
};

/** What Stripe answers instead of an object. Thrown: nothing happened. Returned (a decline): what happened is kept. */
export class StripeFault extends Error {
  override readonly name = "StripeFault";
  readonly status: number;
  readonly body: StripeErrorBody;

  constructor(status: number, body: StripeErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** 400: the request makes no sense. */
export const invalid = (
  message: string,
  extra: { readonly code?: string; readonly param?: string } = {},
): StripeFault => new StripeFault(400, { type: "invalid_request_error", message, ...extra });

/** No such object: 404 when the address names it, 400 when a parameter does. */
export const noSuch = (what: string, id: string, param: string, status: 400 | 404 = 404): StripeFault =>
  new StripeFault(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param,
  });

/** 402: the card, not the caller, is at fault. */
export const cardFault = (code: string, message: string, extra: Partial<StripeErrorBody> = {}): StripeFault =>
  new StripeFault(402, { type: "card_error", code, message, ...extra });

/** 400: a payment intent in `status` does not take this act ("captured", "canceled", …). */
export const wrongState = (
  intent: { readonly status: string },
  cannot: string,
  act: string,
  allowed: readonly string[],
): StripeFault =>
  new StripeFault(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message: `${cannot} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${act}: ${allowed.join(", ")}.`,
    payment_intent: intent,
  });
