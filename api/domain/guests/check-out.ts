import type { Sign } from "../../ports/sign.ts";
import type { Actor } from "../actor.ts";
import type { LineRequest } from "../cart/cart.ts";
import { askedLines, lookUp } from "../cart/offers.ts";
import { type CheckoutDeps, type CheckoutInput, orderCart } from "../checkout/service.ts";
import { DomainError } from "../errors.ts";
import { emailKeyOf } from "../identity/email.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Order } from "../orders/order.ts";
import type { Limits } from "../rate-limits/store.ts";
import { guestIdOf } from "./buyer.ts";
import { linkToken } from "./link.ts";

export type GuestCheckoutDeps = CheckoutDeps & {
  readonly limits: Limits;
  readonly sign: Sign;
  readonly config: { readonly rateLimits: boolean };
};

export type GuestCheckoutInput = CheckoutInput & {
  readonly email: string;
  readonly items: readonly LineRequest[];
};

/** Orders of one address within an hour: each of them may mail it. */
const mostPerHour = 20;
/** Two tabs with one cart are more likely than somebody who wants the same again within two minutes. */
const repeatedAfter = 2 * 60_000;

/**
 * Orders lines without an account, as `checkOut` orders a cart, and answers the token of the order's link as well. A guest is
 * known by the e-mail address: its idempotency keys count, the same lines are ordered one at a time, and paid only once in
 * two minutes. For anybody. Throws what `checkOut` throws, and RATE_LIMITED.
 */
export async function checkOutAsGuest(
  deps: GuestCheckoutDeps,
  _actor: Actor,
  { email, items, ...input }: GuestCheckoutInput,
): Promise<{ readonly order: Order; readonly token: string }> {
  const emailKey = await emailKeyOf(deps.sign, email);
  if (deps.config.rateLimits) {
    const { allowed, retryAfter } = await deps.limits.hit(`guest orders ${emailKey}`, mostPerHour, 3_600);
    if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
  }
  const guestCart = await cartName(deps.sign, emailKey, items);
  const order = await orderCart(deps, input, {
    userIdOf: guestIdOf,
    email,
    emailKey,
    keyOwner: `guest ${emailKey}`,
    claimed: () => deps.checkouts.guestCart(guestCart),
    lines: async () => {
      const [terms, found] = await Promise.all([resolveMarket(deps, input), lookUp(deps, items)]);
      return askedLines(items, found, terms.book.bookId);
    },
    guestCart,
    repeatedAfter,
  });
  return { order, token: await linkToken(deps.sign, order, "track") };
}

/** The same for the same address and lines, in any order; nothing can be read out of it. */
async function cartName(sign: Sign, emailKey: string, items: readonly LineRequest[]): Promise<string> {
  const lines = items.map(({ productId, variantId = "", quantity }) => [productId, variantId, quantity]);
  const texts = lines.map((line) => JSON.stringify(line)).toSorted();
  return (await sign(`guest-cart\n${emailKey}\n${texts.join("\n")}`)).slice(0, 32);
}
