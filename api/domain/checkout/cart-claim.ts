import type { Workflows } from "../../ports/workflows.ts";
import type { CartClaim, Carts } from "../cart/store.ts";
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

/** What tells of the order that a user's cart is claimed by. */
export type ClaimStores = {
  readonly carts: Pick<Carts, "claim">;
  readonly orders: Pick<Orders, "find" | "watch">;
};

/** How often a checkout that is being decided is looked at before the caller is told to wait: at most 200 ms apart. */
const looks = 10;

/**
 * Returns once the checkout that claimed a cart has ended, so that the next one may follow it; `bought` if it ended meanwhile
 * with a purchase. Throws CONFLICT with its `orderId` while it waits for the bank or takes longer than two seconds. Only
 * recorded states decide: a checkout that no workflow has taken up is refused for good before the next may follow.
 */
export async function requireEnded(shop: ClaimSources, orderId: string): Promise<"bought" | "ended"> {
  for (let look = 0; look < looks; look++) {
    const watching = shop.orders.watch(orderId, 200);
    const state = await stateOf(shop, orderId);
    if (state === "bought" && look > 0) return "bought";
    if (state === "bought" || state === "ended") return "ended";
    if (state === "at the bank") throw beingPaid(orderId);
    await watching;
  }
  if (!(await isDead(shop, orderId))) throw beingPaid(orderId);
  return "ended";
}

/** Throws CONFLICT with the order's id when it was paid: its buyer asks for the same once more. */
export async function requireNotBought(
  { orders }: Pick<ClaimSources, "orders">,
  orderId: string,
): Promise<void> {
  const order = await orders.find(orderId);
  if (order && holdsMoney(order.payment)) throw justBought(orderId);
}

/** A cart that is empty because what was in it has just been bought: CONFLICT with the order's id. */
export const justBought = (orderId: string): DomainError =>
  new DomainError(
    "CONFLICT",
    { reason: "this cart has just been bought", orderId },
    { message: "You have just bought this cart. Your order has been placed." },
  );

/** The unpaid order that holds units for the user's own cart, if there is one. */
export async function waitingOrder(stores: ClaimStores, userId: string): Promise<Order | undefined> {
  const claim = await stores.carts.claim(userId);
  const order = claim && (await stores.orders.find(claim.orderId));
  return order && isUndecided(order.payment) ? order : undefined;
}

/**
 * Waits until the order that has claimed a cart has been decided if its card is being charged, two seconds at most. Its
 * lines leave the cart then, so that what is put in afterwards is not taken for what was bought. An order at the bank is
 * not waited for. False when there was nothing to wait for.
 */
export async function awaitCharge(
  { orders, now }: Pick<ClaimStores, "orders"> & { readonly now: () => number },
  { orderId, claimedAt }: CartClaim,
): Promise<boolean> {
  const charging = async () => (await orders.find(orderId))?.payment === "PENDING";
  if (now() - claimedAt > longestCharge || !(await charging())) return false;
  for (let look = 0; look < looks; look++) {
    const watching = orders.watch(orderId, 200);
    if (!(await charging())) break;
    await watching;
  }
  return true;
}

/** A card is charged within milliseconds; after 15 seconds the charge is being retried, and waiting would not help. */
const longestCharge = 15_000;

type ClaimState = "no order yet" | "being charged" | "at the bank" | "bought" | "ended";

async function stateOf(
  { orders, checkouts }: Pick<ClaimSources, "orders" | "checkouts">,
  orderId: string,
): Promise<ClaimState> {
  const order = await orders.find(orderId);
  if (order?.payment === "PENDING") return "being charged";
  if (order?.payment === "REQUIRES_ACTION") return "at the bank";
  if (order) return holdsMoney(order.payment) ? "bought" : "ended";
  const checkout = await checkouts.find(orderId);
  return !checkout || checkout.refusal ? "ended" : "no order yet";
}

/** Whether a checkout without an order can no longer become one; if so its refusal is recorded. */
async function isDead(shop: ClaimSources, orderId: string): Promise<boolean> {
  const refusal: Refusal = { code: "CONFLICT", details: { reason: "the cart was ordered again elsewhere" } };
  await shop.checkouts.refuseUnbegun(orderId, refusal);
  const hasEnded = async () => ["bought", "ended"].includes(await stateOf(shop, orderId));
  if (await hasEnded()) return true;
  if ((await shop.workflows.state("checkout", orderId)) === "running") return false;
  // A workflow that has ended places no order: one that it placed is there by now.
  if (!(await shop.orders.find(orderId))) await shop.checkouts.refuse(orderId, refusal);
  return hasEnded();
}

const beingPaid = (orderId: string) =>
  new DomainError(
    "CONFLICT",
    { reason: "another order of this cart is being paid", orderId },
    { message: "You are already paying for this cart. Finish that payment or cancel that order first." },
  );
