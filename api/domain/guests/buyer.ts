import type { Order } from "../orders/order.ts";

const prefix = "guest:";

/** The user id of an order that was bought without an account. */
export const guestIdOf = (orderId: string): string => `${prefix}${orderId}`;

/** Whether a user id is a guest's: nobody can sign in with it. */
export const isGuestId = (userId: string): boolean => userId.startsWith(prefix);

/** Whether the shopper acted: the account, or the guest who placed the order before an account took it over. */
export const isBuyer = ({ orderId, userId }: Pick<Order, "orderId" | "userId">, actor: string): boolean =>
  actor === userId || actor === guestIdOf(orderId);
