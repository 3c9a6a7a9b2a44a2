import type { Identity, User } from "../../ports/identity.ts";
import type { Payment } from "../../ports/payment-gateway.ts";
import { DomainError } from "../errors.ts";
import { isGuestId } from "../guests/buyer.ts";
import { type Order, worthOf } from "../orders/order.ts";
import type { Orders } from "../orders/store.ts";
import type { FraudSignals } from "./fraud.ts";

/** What fraud signals are read from. */
export type SignalSources = {
  readonly orders: Pick<Orders, "listByUser" | "listByEmail">;
  readonly identity: Pick<Identity, "find">;
  readonly now: () => number;
};

const hour = 60 * 60 * 1000;

/** What is known about who orders: from the account, its last day of orders and, once there is one, the payment. */
export async function fraudSignals(
  sources: SignalSources,
  order: Order,
  payment: Pick<Payment, "risk" | "cardCountry"> | undefined,
): Promise<FraudSignals> {
  const lastDay = { limit: 20, since: order.timestamp - 24 * hour };
  const [user, { orders }] = await Promise.all([
    isGuestId(order.userId) ? undefined : accountOf(sources, order.userId),
    order.emailKey === undefined
      ? sources.orders.listByUser(order.userId, lastDay)
      : sources.orders.listByEmail(order.emailKey, lastDay),
  ]);
  const earlier = orders.filter((other) => other.orderId !== order.orderId);
  return {
    amount: worthOf(order),
    ordersInLastHour: earlier.filter((other) => other.timestamp > order.timestamp - hour && !other.failure)
      .length,
    declinesInLastDay: earlier.filter((other) => other.failure?.code === "PAYMENT_DECLINED").length,
    // A guest counts as somebody who has just opened an account.
    accountAge: isGuestId(order.userId) ? 0 : user && sources.now() - user.createdAt,
    shippingCountry: order.shippingAddress.country,
    cardCountry: payment?.cardCountry,
    radar: payment?.risk ?? "not_assessed",
  };
}

/** Undefined while accounts cannot be asked: an order does not fail because its shopper's age is unknown. */
async function accountOf({ identity }: SignalSources, userId: string): Promise<User | undefined> {
  try {
    return await identity.find(userId);
  } catch (error) {
    if (DomainError.is(error, "RATE_LIMITED") || DomainError.is(error, "SERVICE_UNAVAILABLE"))
      return undefined;
    throw error;
  }
}
