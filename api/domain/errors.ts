/** One thing wrong with what a caller sent; `path` names the field ("shippingAddress.zipCode"), "" the whole. */
export type Issue = { readonly path: string; readonly message: string };

/** A line that cannot be had in the quantity asked for. */
export type ShortLine = {
  readonly productId: string;
  readonly variantId?: string;
  readonly requested: number;
  readonly available: number;
};

type LineRef = { readonly productId: string; readonly variantId?: string };
type Nothing = Readonly<Record<string, never>>;

/** Everything a caller may be told. Transports map `code`; nothing else is public. Amounts are minor units. */
export type ErrorDetails = {
  VALIDATION_ERROR: { readonly issues: readonly Issue[] };
  INVALID_SIGNATURE: Nothing;
  CODE_INVALID: Nothing;
  CODE_EXPIRED: Nothing;
  INVITATION_INVALID: Nothing;
  UNSUBSCRIBE_LINK_INVALID: Nothing;
  INVITATION_EXPIRED: Nothing;
  CART_EMPTY: Nothing;
  UNAUTHORIZED: { readonly reason: "missing" | "invalid" | "expired" };
  INVALID_CREDENTIALS: Nothing;
  PAYMENT_DECLINED: { readonly declineCode: string };
  PAYMENT_INVALID: { readonly reason: string };
  FORBIDDEN: Nothing;
  /** `userId` names the sign-up that has this password, where that is known. */
  ACCOUNT_NOT_CONFIRMED: { userId?: string };
  ROUTE_NOT_FOUND: Nothing;
  PRODUCT_NOT_FOUND: LineRef;
  ORDER_NOT_FOUND: { readonly orderId: string };
  SHIPMENT_NOT_FOUND: { readonly shipmentId: string };
  PAYMENT_NOT_FOUND: { readonly paymentId: string };
  ADDRESS_NOT_FOUND: { readonly addressId: string };
  USER_NOT_FOUND: { readonly userId: string };
  NOTIFICATION_NOT_FOUND: { readonly notificationId: string };
  RUN_NOT_FOUND: { readonly workflow: string; readonly id: string };
  MESSAGE_NOT_FOUND: { readonly messageId: string };
  UPLOAD_NOT_FOUND: { readonly uploadId: string };
  CHAT_NOT_FOUND: { readonly sessionId: string };
  DOCUMENT_NOT_FOUND: { readonly documentId: string };
  PAGE_NOT_FOUND: { readonly slug: string };
  METHOD_NOT_ALLOWED: { readonly allowed: readonly string[] };
  /**
   * `orderId`: the order that has claimed the cart. `issues`: the fields whose value is another's. `version`, `status`,
   * `changes`: an order as it is now, and what happened to it since the caller looked. `current` and `base`: what stands,
   * and what the refused edit was made on.
   */
  CONFLICT: {
    readonly reason: string;
    readonly orderId?: string;
    readonly issues?: readonly Issue[];
    readonly version?: number;
    readonly status?: string;
    readonly changes?: readonly { readonly at: number; readonly actor: string; readonly what: string }[];
    readonly current?: unknown;
    readonly base?: unknown;
  };
  /** The conversation answers one message at a time; `turnId` is the turn under way. */
  CHAT_BUSY: { readonly sessionId: string; readonly turnId: string };
  EMAIL_TAKEN: Nothing;
  OUT_OF_STOCK: { readonly lines: readonly ShortLine[] };
  PRODUCT_UNAVAILABLE: { readonly lines: readonly LineRef[] };
  /** The market has no price for these. */
  NOT_SOLD_HERE: { readonly lines: readonly LineRef[] };
  PRICE_CHANGED: { readonly quoteTotal: number; readonly total: number };
  /** No method delivers this, or `methodId`, which the shopper had chosen, no longer does. */
  NO_SHIPPING: { readonly methodId?: string | undefined };
  ORDER_BLOCKED: { readonly fraudScore: number };
  PAYLOAD_TOO_LARGE: { readonly maxBytes: number };
  UNSUPPORTED_MEDIA_TYPE: { readonly expected: string };
  IDEMPOTENCY_KEY_REUSED: Nothing;
  RATE_LIMITED: { readonly retryAfter: number };
  /** `engines` names those that readiness asked. */
  SERVICE_UNAVAILABLE: {
    readonly retryAfter: number;
    readonly engines?: readonly { readonly name: string; readonly needed: boolean; readonly isUp: boolean }[];
  };
  INTERNAL_ERROR: Nothing;
};
export type ErrorCode = keyof ErrorDetails;

/** The one error that callers may see: `code` decides the type of `details`. */
export class DomainError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "DomainError";
  readonly code: C;
  readonly details: ErrorDetails[C];

  constructor(code: C, details: ErrorDetails[C], options?: ErrorOptions & { readonly message?: string }) {
    super(options?.message ?? code, options);
    this.code = code;
    this.details = details;
  }

  /** `DomainError.is(error)` for any of ours, `DomainError.is(error, "CONFLICT")` for one. */
  static is<C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is DomainError<C> {
    return error instanceof DomainError && (code === undefined || error.code === code);
  }
}
