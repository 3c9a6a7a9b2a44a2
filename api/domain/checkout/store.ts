import type { CartLine } from "../cart/cart.ts";
import type { ErrorCode, ErrorDetails } from "../errors.ts";
import type { Order } from "../orders/order.ts";

export type Refusal = {
  readonly [Code in ErrorCode]: { readonly code: Code; readonly details: ErrorDetails[Code] };
}[ErrorCode];

/** What a shopper asked to buy. `draft` is the order as last priced; `refusal` ends a checkout without an order. */
export type Checkout = {
  readonly orderId: string;
  readonly userId: string;
  readonly lines: readonly CartLine[];
  readonly paymentMethodId: string;
  readonly quoteTotal: number | undefined;
  readonly draft: Order;
  readonly refusal: Refusal | undefined;
};

/** An Idempotency-Key as one user sent it; `fingerprint` tells whether the request is the same. */
export type IdempotencyClaim = {
  readonly userId: string;
  readonly key: string;
  readonly fingerprint: string;
};

/** What shoppers asked to buy, and the idempotency keys that they sent. */
export interface Checkouts {
  find(orderId: string): Promise<Checkout | undefined>;
  /** The order that a key stands for, kept for 24 hours. Throws IDEMPOTENCY_KEY_REUSED for another fingerprint. */
  claimed(claim: IdempotencyClaim): Promise<string | undefined>;
  /** Claims the key and keeps the checkout, or neither: false when somebody claimed the key first. */
  open(checkout: Checkout, claim: IdempotencyClaim | undefined): Promise<boolean>;
  /** Binds a key to what it stands for, for 24 hours. Throws IDEMPOTENCY_KEY_REUSED when it has another fingerprint. */
  bindKey(claim: IdempotencyClaim, orderId: string): Promise<void>;
  /** A newly priced draft. */
  reprice(orderId: string, draft: Order): Promise<void>;
  /** The first refusal stands. */
  refuse(orderId: string, refusal: Refusal): Promise<void>;
}
