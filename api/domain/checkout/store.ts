import type { CartLine } from "../cart/cart.ts";
import type { CartClaim } from "../cart/store.ts";
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
  /** The live rate that the chosen shipping method was quoted at, in minor units before it may be free. */
  readonly shippingRate?: number | undefined;
  /** The network that the request came from, as counters know it. */
  readonly caller?: string | undefined;
  readonly draft: Order;
  readonly refusal: Refusal | undefined;
  /** The workflow has taken it up: only the workflow, or the knowledge that it has ended, may refuse it now. */
  readonly begun?: boolean | undefined;
};

/** An Idempotency-Key as one user sent it (a guest is known by the e-mail address); `fingerprint` tells whether the request is the same. */
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
  /** The order that claimed a guest's cart last, within a day; see `guest.ts` for what names such a cart. */
  guestCart(cart: string): Promise<CartClaim | undefined>;
  /**
   * Claims the cart, the key and the order's number and keeps the checkout, or nothing: false when somebody claimed one of
   * them first, or the account is being closed. `after` is the order id of the claim that `Carts`, or for a guest's cart
   * `guestCart`, answered before.
   */
  open(
    checkout: Checkout,
    claims: {
      readonly key: IdempotencyClaim | undefined;
      readonly after: string | undefined;
      readonly guestCart?: string | undefined;
    },
  ): Promise<boolean>;
  /**
   * Opens no checkout of this account's own cart from now on, for five minutes or until `reopen` with the same `closing`,
   * an id of the attempt to close the account. A later attempt replaces an earlier one.
   */
  close(userId: string, closing: string): Promise<void>;
  /** Opens checkouts again, unless another attempt has closed them since. */
  reopen(userId: string, closing: string): Promise<void>;
  /** Whether checkouts of this account's own cart are closed. */
  isClosed(userId: string): Promise<boolean>;
  /** Binds a key to what it stands for, for 24 hours. Throws IDEMPOTENCY_KEY_REUSED when it has another fingerprint. */
  bindKey(claim: IdempotencyClaim, orderId: string): Promise<void>;
  /** Marks a checkout as taken up by its workflow, repeatedly too; false when it was refused before or is unknown. */
  begin(orderId: string): Promise<boolean>;
  /** A newly priced draft. */
  reprice(orderId: string, draft: Order): Promise<void>;
  /** The first refusal stands. */
  refuse(orderId: string, refusal: Refusal): Promise<void>;
  /** Refuses a checkout that no workflow has taken up; any other stays as it is. */
  refuseUnbegun(orderId: string, refusal: Refusal): Promise<void>;
}
