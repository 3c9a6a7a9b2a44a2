import type { Identity } from "../../ports/identity.ts";
import type { Sign } from "../../ports/sign.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireShopper } from "../actor.ts";
import { emailKeyOf } from "../identity/email.ts";
import type { Order } from "../orders/order.ts";
import type { Orders } from "../orders/store.ts";
import { isGuestId } from "./buyer.ts";

export type ClaimDeps = {
  readonly orders: Pick<Orders, "listByEmail" | "change">;
  readonly identity: Pick<Identity, "find">;
  readonly sign: Sign;
};

/**
 * Takes over the orders that somebody placed as a guest with the e-mail address that the caller's account has now and has
 * confirmed, and answers how many. Each under a condition: repeated, or beside a cancellation or refund, an order is taken
 * over once and nothing else of it changes. For anybody with an account.
 */
export async function claimOrders(deps: ClaimDeps, actor: Actor): Promise<number> {
  const { userId } = requireShopper(actor);
  const user = await deps.identity.find(userId);
  if (!user?.confirmed) return 0;
  const emailKey = await emailKeyOf(deps.sign, user.email);
  let taken = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await deps.orders.listByEmail(emailKey, { limit: 50, cursor });
    for (const { orderId } of page.orders) {
      let isMine = false;
      await deps.orders.change(orderId, (order) => {
        const after = claimed(order, userId, emailKey);
        isMine = after !== order;
        return after;
      });
      taken += isMine ? 1 : 0;
    }
    cursor = page.cursor;
  } while (cursor);
  return taken;
}

/** The order as the account's, or as it is where it is no guest's with this address. */
export function claimed(order: Order, userId: string, emailKey: string): Order {
  if (!isGuestId(order.userId) || order.emailKey !== emailKey) return order;
  const { emailKey: _, ...rest } = order;
  return { ...rest, userId };
}
