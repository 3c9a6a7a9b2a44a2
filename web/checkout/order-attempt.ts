import { guestItems } from "../cart/cart-state.ts";
import { account } from "../lib/account-state.ts";
import { ask } from "../lib/api.ts";
import type { Address, Cart, Order } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { asShopper } from "../lib/session.ts";
import { keepOrderLink } from "../orders/order-link.ts";
import { loadOrders } from "../orders/orders.data.ts";
import { guestEmail } from "./guest.ts";

/** The order without its card. */
export type Ordered = {
  readonly shippingAddress: Address;
  readonly currency: Cart["currency"];
  /** The total that the shopper saw; the API refuses the order at any other total. */
  readonly quoteTotal: number;
  readonly shippingMethodId: string | undefined;
  /** Where it is not the default one. */
  readonly market?: string;
};

type Attempt = {
  readonly key: string;
  readonly at: number;
  readonly request: Ordered & {
    readonly paymentMethodId: string;
    readonly guest?: { readonly email: string; readonly items: ReturnType<typeof guestItems> };
  };
};

const storageKey = "order-attempt";
const placedKey = "order-placed";

/**
 * Places the order. Without a response, the attempt is kept for this tab and the next call repeats it with
 * the same idempotency key, so that there is never a second order. `card` is called only for a new attempt.
 */
export async function placeOrder(ordered: Ordered, card: () => Promise<string>): Promise<Order> {
  const open = keptAttempt();
  if (open && !sameOrder(open.request, ordered)) {
    const placed = open.request.guest ? undefined : await orderOf(open);
    sessionStorage.removeItem(storageKey);
    if (placed) return placed;
  }
  const attempt = keptAttempt() ?? {
    request: { ...ordered, ...asGuest(), paymentMethodId: await card() },
    key: crypto.randomUUID(),
    at: Date.now(),
  };
  sessionStorage.setItem(storageKey, JSON.stringify(attempt));
  try {
    const { guest } = attempt.request;
    const headers = { ...(guest ? {} : await asShopper()), "idempotency-key": attempt.key };
    const order = await ask<Order & { readonly orderToken?: string }>((api) =>
      api.orders.$post({ json: attempt.request, header: { "idempotency-key": attempt.key } }, { headers }),
    );
    sessionStorage.removeItem(storageKey);
    sessionStorage.setItem(placedKey, order.orderId);
    if (guest && order.orderToken !== undefined)
      keepOrderLink({ orderId: order.orderId, token: order.orderToken, cart: true, email: guest.email });
    return order;
  } catch (error) {
    if (isRefusal(error)) sessionStorage.removeItem(storageKey);
    throw error;
  }
}

/** Who orders what without an account: read as the order is sent, so that a cart which another tab has bought is empty. */
function asGuest() {
  const email = account() ? undefined : guestEmail();
  return email === undefined ? {} : { guest: { email, items: guestItems() } };
}

/** The API refused, so no order exists. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Problem &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 401 &&
  error.status !== 429;

const sameOrder = (one: Ordered, other: Ordered): boolean =>
  JSON.stringify(termsOf(one)) === JSON.stringify(termsOf(other));

const termsOf = (one: Ordered) => [
  one.shippingAddress,
  one.currency,
  one.quoteTotal,
  one.shippingMethodId,
  one.market,
];

/** The shopper has changed something since: if the attempt succeeded, its order is the account's latest. */
async function orderOf({ at, request }: Attempt): Promise<Order | undefined> {
  const [last] = (await loadOrders()).items;
  if (!last || last.orderId === sessionStorage.getItem(placedKey)) return undefined;
  const clockSkew = 60_000;
  const isIt =
    last.timestamp >= at - clockSkew &&
    last.totalAmount === request.quoteTotal &&
    last.currency === request.currency;
  return isIt ? last : undefined;
}

function keptAttempt(): Attempt | undefined {
  const text = sessionStorage.getItem(storageKey);
  if (text === null) return undefined;
  try {
    return attemptIn(text);
  } catch {
    return undefined;
  }
}

/** Only `placeOrder` writes there. */
const attemptIn = (text: string): Attempt => JSON.parse(text) as Attempt;
