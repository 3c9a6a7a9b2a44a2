import type { Deps } from "../../api/deps.ts";
import type { FraudSignals } from "../../api/domain/checkout/fraud.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import type { Payment } from "../../api/ports/payment-gateway.ts";

const hour = 60 * 60 * 1000;

/** What is known about who orders: from the account, its last day of orders and, once there is one, the payment. */
export async function fraudSignals(
  deps: Pick<Deps, "orders" | "identity" | "now">,
  order: Order,
  payment: Pick<Payment, "risk" | "cardCountry"> | undefined,
): Promise<FraudSignals> {
  const [user, { orders }] = await Promise.all([
    deps.identity.find(order.userId),
    deps.orders.listByUser(order.userId, { limit: 20, since: order.timestamp - 24 * hour }),
  ]);
  const earlier = orders.filter((other) => other.orderId !== order.orderId);
  return {
    amount: order.totalAmount,
    ordersInLastHour: earlier.filter((other) => other.timestamp > order.timestamp - hour && !other.failure)
      .length,
    declinesInLastDay: earlier.filter((other) => other.failure?.code === "PAYMENT_DECLINED").length,
    accountAge: user && deps.now() - user.createdAt,
    shippingCountry: order.shippingAddress.country,
    cardCountry: payment?.cardCountry,
    radar: payment?.risk ?? "not_assessed",
  };
}
