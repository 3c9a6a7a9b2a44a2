import type { Workflows } from "../../ports/workflows.ts";
import { DomainError } from "../errors.ts";
import type { Order } from "../orders/order.ts";
import { holdsMoney, isUndecided } from "../orders/payment-state.ts";
import type { Orders } from "../orders/store.ts";
import type { Checkouts, Refusal } from "./store.ts";

/** What tells whether the checkout that claimed a cart has ended. */
export type ClaimSources = {
  readonly checkouts: Checkouts;
  readonly orders: Pick<Orders, "find" | "watch">;
  readonly workflows: Pick<Workflows, "state">;
};

/** How often a checkout that is being decided is looked at before the caller is told to wait: at most 200 ms apart. */
const looks = 5;

/**
 * Returns once the checkout that claimed a cart has ended, so that the next one may follow it. Throws CONFLICT with its
 * `orderId` while it is being paid, or until what it bought has left the cart. Only recorded states decide: a checkout that
 * no workflow has taken up is refused for good before the next may follow.
 */
export async function requireEnded(shop: ClaimSources, orderId: string): Promise<void> {
  for (let look = 0; look < looks; look++) {
    const watching = shop.orders.watch(orderId, 200);
    if ((await stateOf(shop, orderId)) === "ended") return;
    await watching;
  }
  if (!(await isDead(shop, orderId))) throw beingPaid(orderId);
}

/** The unpaid order that holds units for the user's own cart, if there is one. */
export async function waitingOrder(
  stores: { readonly checkouts: Pick<Checkouts, "cartClaim">; readonly orders: Pick<Orders, "find"> },
  userId: string,
): Promise<Order | undefined> {
  const orderId = await stores.checkouts.cartClaim(userId);
  const order = orderId === undefined ? undefined : await stores.orders.find(orderId);
  return order && isUndecided(order.payment) ? order : undefined;
}

/** Throws CONFLICT for an order that is being paid or whose lines are still in the cart. */
async function stateOf(
  { orders, checkouts }: Pick<ClaimSources, "orders" | "checkouts">,
  orderId: string,
): Promise<"ended" | "no order yet"> {
  const order = await orders.find(orderId);
  if (order && isUndecided(order.payment)) throw beingPaid(orderId);
  if (order && !holdsMoney(order.payment)) return "ended";
  const checkout = await checkouts.find(orderId);
  if (order && checkout && !checkout.cartTaken) throw bought(orderId);
  return order || !checkout || checkout.refusal ? "ended" : "no order yet";
}

/** Whether a checkout without an order can no longer become one; if so its refusal is recorded. */
async function isDead(shop: ClaimSources, orderId: string): Promise<boolean> {
  const refusal: Refusal = { code: "CONFLICT", details: { reason: "the cart was ordered again elsewhere" } };
  await shop.checkouts.refuseUnbegun(orderId, refusal);
  if ((await stateOf(shop, orderId)) === "ended") return true;
  if ((await shop.workflows.state("checkout", orderId)) === "running") return false;
  // A workflow that has ended places no order: one that it placed is there by now.
  if (!(await shop.orders.find(orderId))) await shop.checkouts.refuse(orderId, refusal);
  return (await stateOf(shop, orderId)) === "ended";
}

const beingPaid = (orderId: string) =>
  new DomainError(
    "CONFLICT",
    { reason: "another order of this cart is being paid", orderId },
    { message: "You are already paying for this cart. Finish that payment or cancel that order first." },
  );

const bought = (orderId: string) =>
  new DomainError(
    "CONFLICT",
    { reason: "this cart has just been bought", orderId },
    { message: "This cart has just been bought; your order is being confirmed." },
  );
