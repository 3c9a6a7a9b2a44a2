import type { Workflows } from "../../ports/workflows.ts";
import { type Actor, requireShopper } from "../actor.ts";
import type { Address } from "../addresses/address.ts";
import { type CartLine, priceable } from "../cart/cart.ts";
import { checkLines } from "../cart/offers.ts";
import type { CartClaim, Carts } from "../cart/store.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Inventory } from "../inventory/store.ts";
import type { MarketId } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Currency } from "../money.ts";
import { awaitOrder } from "../orders/follow.ts";
import type { Order } from "../orders/order.ts";
import { numberFrom } from "../orders/order-number.ts";
import type { Orders } from "../orders/store.ts";
import { type PlanDeps, resolvePlan } from "../pricing/resolve-plan.ts";
import { type LiveShippingDeps, planShipping } from "../shipping/delivery.ts";
import { justBought, requireEnded, requireNotBought } from "./cart-claim.ts";
import { draftOrder } from "./draft.ts";
import type { Checkout, Checkouts, IdempotencyClaim } from "./store.ts";

export type CheckoutDeps = PlanDeps &
  LiveShippingDeps & {
    readonly carts: Carts;
    readonly products: Products;
    readonly inventory: Inventory;
    readonly orders: Orders;
    readonly checkouts: Checkouts;
    readonly workflows: Workflows;
    readonly newId: () => string;
  };

export type CheckoutInput = {
  readonly paymentMethodId: string;
  readonly shippingAddress: Address;
  /** The default one where it is left out. */
  readonly market?: MarketId | undefined;
  /** Where it is given, the market's. */
  readonly currency?: Currency | undefined;
  readonly quoteTotal: number | undefined;
  /** The id of a shipping option as a quote had it; undefined: the cheapest. */
  readonly shippingMethodId?: string | undefined;
  /** The network that the request came from, as counters know it. */
  readonly caller?: string | undefined;
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | undefined;
};

/**
 * Starts the checkout workflow for the caller's cart and waits until stock is reserved or refused. The same
 * idempotency key is the same order. Throws what refuses a checkout: CART_EMPTY, PRODUCT_UNAVAILABLE, OUT_OF_STOCK,
 * NO_SHIPPING, PRICE_CHANGED, IDEMPOTENCY_KEY_REUSED, CONFLICT (another order of the caller's has claimed the cart; `orderId` names
 * it). Nothing is reserved or charged then.
 */
export async function checkOut(deps: CheckoutDeps, actor: Actor, input: CheckoutInput): Promise<Order> {
  const shopper = requireShopper(actor);
  const { userId, email } = shopper;
  return orderCart(deps, input, {
    userIdOf: () => userId,
    email,
    keyOwner: userId,
    claimed: () => deps.carts.claim(userId),
    lines: () => deps.carts.lines(userId),
  });
}

/**
 * Who orders which cart. `keyOwner` is whose idempotency keys count; `guestCart` names a cart that is not stored, and
 * `repeatedAfter` is how long (milliseconds) it may not be bought again.
 */
export type Purchase = {
  readonly userIdOf: (orderId: string) => string;
  readonly email: string | undefined;
  readonly emailKey?: string | undefined;
  readonly keyOwner: string;
  readonly claimed: () => Promise<CartClaim | undefined>;
  readonly lines: () => Promise<readonly CartLine[]>;
  readonly guestCart?: string | undefined;
  readonly repeatedAfter?: number | undefined;
};

/** Starts the checkout of a cart, or finds the one that the idempotency key stands for, and waits until it is decided. */
export async function orderCart(
  shop: CheckoutDeps,
  input: CheckoutInput,
  purchase: Purchase,
): Promise<Order> {
  const claim = input.idempotency && { userId: purchase.keyOwner, ...input.idempotency };
  const orderId = await openCheckout(shop, purchase, input, claim);
  await shop.workflows.start("checkout", orderId, { orderId });
  return decided(shop, orderId);
}

/** The order that the key stands for, or else a new checkout of the cart. */
async function openCheckout(
  deps: CheckoutDeps,
  purchase: Purchase,
  input: CheckoutInput,
  key: IdempotencyClaim | undefined,
): Promise<string> {
  const { repeatedAfter = 0, guestCart } = purchase;
  for (let attempt = 0; attempt < 10; attempt++) {
    const claim = await purchase.claimed();
    const after = claim?.orderId;
    // Read after the cart's claim, because the first request with this key has claimed both.
    const first = key && (await deps.checkouts.claimed(key));
    if (first !== undefined) return first;
    // Before the cart is read: what an earlier order bought has left it then.
    const before = after === undefined ? "ended" : await requireEnded(deps, after);
    const lines = await purchase.lines();
    if (lines.length === 0 && after !== undefined && before === "bought") throw justBought(after);
    // The clock may have been set back since.
    if (claim && Math.abs(deps.now() - claim.claimedAt) < repeatedAfter)
      await requireNotBought(deps, claim.orderId);
    const checkout = await draftCheckout(deps, purchase, input, lines);
    if (await deps.checkouts.open(checkout, { key, after, guestCart })) return checkout.orderId;
    if (guestCart === undefined && (await deps.checkouts.isClosed(checkout.userId)))
      throw new DomainError("CONFLICT", { reason: "this account is being closed" });
  }
  throw new DomainError("CONFLICT", {
    reason: "this checkout was started elsewhere; send the request again",
  });
}

/** The caller's cart, checked and priced, as a checkout that is not kept yet. */
async function draftCheckout(
  shop: CheckoutDeps,
  { userIdOf, email, emailKey }: Purchase,
  { paymentMethodId, quoteTotal, shippingAddress, market, currency, shippingMethodId, caller }: CheckoutInput,
  lines: readonly CartLine[],
): Promise<Checkout> {
  const orderId = shop.newId();
  const userId = userIdOf(orderId);
  const terms = await resolveMarket(shop, { market, currency });
  const checked = await checkLines(shop, lines, terms.book.bookId);
  const plan = await resolvePlan(shop, { destination: shippingAddress, terms, userId });
  const delivery = await planShipping(shop, {
    plan,
    destination: shippingAddress,
    lines: checked.lines.map(priceable),
    wish: shippingMethodId,
  });
  const draft = draftOrder(
    {
      orderId,
      number: numberFrom(orderId),
      userId,
      email,
      emailKey,
      lines: checked.lines,
      shippingAddress,
      delivery,
      terms,
      quoteTotal,
      now: shop.now(),
    },
    plan,
  );
  return {
    orderId,
    userId,
    lines,
    paymentMethodId,
    quoteTotal,
    shippingRate: delivery.pinned,
    caller,
    draft,
    refusal: undefined,
  };
}

/** Below the 30 s that API Gateway gives an answer. */
const longestWait = 10_000;

/** The order once its stock is reserved; the draft when that takes too long. Throws what refused the checkout. */
async function decided(shop: CheckoutDeps, orderId: string): Promise<Order> {
  const until = shop.now() + longestWait;
  const placed = await awaitOrder(shop, { orderId, until }, async () => {
    const order = await shop.orders.find(orderId);
    if (order) return order;
    const { refusal } = await checkoutOf(shop.checkouts, orderId);
    if (refusal) throw new DomainError(refusal.code, refusal.details);
    return undefined;
  });
  return placed ?? (await checkoutOf(shop.checkouts, orderId)).draft;
}

async function checkoutOf(checkouts: Checkouts, orderId: string): Promise<Checkout> {
  const checkout = await checkouts.find(orderId);
  if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return checkout;
}
