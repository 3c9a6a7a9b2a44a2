import type { Workflows } from "../../ports/workflows.ts";
import { checkLine } from "../cart/cart.ts";
import type { Carts } from "../cart/store.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Currency } from "../money.ts";
import type { Order, ShippingAddress } from "../orders/order.ts";
import type { Orders } from "../orders/store.ts";
import type { Settings } from "../settings/store.ts";
import { draftOrder } from "./draft.ts";
import type { Checkouts, IdempotencyClaim } from "./store.ts";

export type CheckoutDeps = {
  readonly carts: Carts;
  readonly products: Products;
  readonly orders: Orders;
  readonly checkouts: Checkouts;
  readonly workflows: Workflows;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
  readonly newId: () => string;
};

export type CheckoutInput = {
  readonly userId: string;
  readonly email: string | undefined;
  readonly paymentMethodId: string;
  readonly shippingAddress: ShippingAddress;
  readonly currency: Currency;
  readonly quoteTotal: number | undefined;
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | undefined;
};

/**
 * Starts the checkout workflow for the caller's cart and waits until stock is reserved or refused. The same
 * idempotency key is the same order. Throws what refuses a checkout: CART_EMPTY, PRODUCT_UNAVAILABLE, OUT_OF_STOCK,
 * PRICE_CHANGED, IDEMPOTENCY_KEY_REUSED. Nothing is reserved or charged then.
 */
export async function checkOut(deps: CheckoutDeps, input: CheckoutInput): Promise<Order> {
  const claim = input.idempotency && { userId: input.userId, ...input.idempotency };
  const orderId =
    (claim && (await deps.checkouts.claimed(claim))) ?? (await openCheckout(deps, input, claim));
  await deps.workflows.start("checkout", orderId, { orderId });
  return decided(deps, orderId);
}

async function openCheckout(
  deps: CheckoutDeps,
  input: CheckoutInput,
  claim: IdempotencyClaim | undefined,
): Promise<string> {
  const orderId = deps.newId();
  const lines = await deps.carts.lines(input.userId);
  const products = await deps.products.findMany(lines.map((line) => line.productId));
  const draft = draftOrder(
    {
      orderId,
      userId: input.userId,
      email: input.email,
      lines: lines.map((line, index) => checkLine(line, products[index])),
      shippingAddress: input.shippingAddress,
      currency: input.currency,
      quoteTotal: input.quoteTotal,
      now: deps.now(),
    },
    await deps.settings.read("pricing"),
  );
  const { userId, paymentMethodId, quoteTotal } = input;
  const opened = await deps.checkouts.open(
    { orderId, userId, lines, paymentMethodId, quoteTotal, draft, refusal: undefined },
    claim,
  );
  if (opened) return orderId;
  const first = claim && (await deps.checkouts.claimed(claim));
  if (!first)
    throw new DomainError("CONFLICT", { reason: "this checkout was started elsewhere; send it again" });
  return first;
}

/** Below the 30 s that API Gateway gives an answer. */
const patience = 10_000;

async function decided(deps: CheckoutDeps, orderId: string): Promise<Order> {
  const until = deps.now() + patience;
  for (;;) {
    const watching = deps.orders.watch(orderId, 100);
    const order = await deps.orders.find(orderId);
    if (order) return order;
    const checkout = await deps.checkouts.find(orderId);
    if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    if (checkout.refusal) throw new DomainError(checkout.refusal.code, checkout.refusal.details);
    if (deps.now() > until) return checkout.draft;
    await watching;
  }
}
