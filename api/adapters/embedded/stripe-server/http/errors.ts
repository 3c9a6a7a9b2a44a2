/** The `error` object of Stripe's responses: https://docs.stripe.com/api/errors. */
export type StripeErrorBody = {
  readonly type: "invalid_request_error" | "card_error" | "idempotency_error" | "api_error";
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly doc_url?: string;
  readonly charge?: string;
  readonly payment_intent?: object;
  readonly payment_method?: object;
};

/**
 * An error response of Stripe. Thrown, it rolls back the call's changes; returned (a decline), it keeps them.
 */
export class StripeFault extends Error {
  override readonly name = "StripeFault";
  readonly status: number;
  readonly body: StripeErrorBody;

  constructor(status: number, body: StripeErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body.code === undefined ? body : { ...body, doc_url: docUrl(body.code) };
  }
}

/** Where Stripe explains an error code. */
export const docUrl = (code: string): string =>
  `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;

/** A 400 for invalid parameters. */
export const invalid = (
  message: string,
  extra: Pick<StripeErrorBody, "code" | "param" | "payment_intent"> = {},
): StripeFault => new StripeFault(400, { type: "invalid_request_error", message, ...extra });

/** An error for an object that does not exist: 404 when the URL names it, 400 when a parameter does. */
export const noSuch = (what: string, id: string, param: string, status: 400 | 404 = 404): StripeFault =>
  new StripeFault(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}: '${id}'`,
    param,
  });

/** A 402: the card was refused. */
export const cardFault = (code: string, message: string, extra: Partial<StripeErrorBody> = {}): StripeFault =>
  new StripeFault(402, { type: "card_error", code, message, ...extra });

/**
 * A 400 for a payment intent whose `status` does not allow the action ("captured", "canceled", …). `shown` is the
 * intent as the caller may see it.
 */
export const wrongState = (
  intent: { readonly status: string },
  cannot: string,
  act: string,
  allowed: readonly string[],
  shown: object = intent,
): StripeFault =>
  new StripeFault(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message: `${cannot} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${act}: ${allowed.join(", ")}.`,
    payment_intent: shown,
  });
