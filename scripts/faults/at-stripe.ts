import { DomainError } from "../../api/domain/errors.ts";
import { stripeDashboard } from "../testing/stripe-dashboard.ts";
import type { World } from "../testing/world/process.ts";
import { partOf } from "./after.ts";
import { askUntilAnswered, type Tally, wait } from "./ask.ts";
import type { Buyer } from "./scenario.ts";

/** What others do at Stripe with the payments of a buyer's orders; the shop hears of it by events. */
export async function actAtStripe(world: World, { userId, atStripe }: Buyer, tally: Tally): Promise<void> {
  if (atStripe.act === "nothing") return;
  const page = await askUntilAnswered(world, (shop) => shop.deps.orders.listByUser(userId, { limit: 10 }));
  if (!page || DomainError.is(page)) return;
  const stripe = stripeDashboard(() => world);
  for (const { orderId, paymentId, totalAmount, currency } of page.orders) {
    if (paymentId === undefined) continue;
    await wait(atStripe.turns);
    const act = async (): Promise<void> => {
      switch (atStripe.act) {
        case "refund a part":
          return stripe.refund(paymentId, partOf({ totalAmount, currency }, 4));
        case "refund all":
          return stripe.refund(paymentId, totalAmount);
        case "dispute":
        case "lose a dispute":
          return stripe.dispute(paymentId, "fraudulent");
        case "inquire":
          return stripe.dispute(paymentId, "inquiry");
        case "fail refunds":
        case "nothing":
          return undefined;
      }
    };
    // Stripe refuses what is not captured, refunded already or charged back.
    const refused = await act().then(
      () => "",
      () => " refused",
    );
    tally.reached("at Stripe", atStripe.act + refused);
    const order = await askUntilAnswered(world, (shop) => shop.deps.orders.find(orderId));
    if (!order || DomainError.is(order)) continue;
    if (atStripe.act === "fail refunds")
      for (const { stripeRefundId } of order.refunds)
        if (stripeRefundId !== undefined) await stripe.endRefund(stripeRefundId, "failed");
    if (atStripe.act === "lose a dispute")
      for (const { disputeId } of order.disputes) await stripe.endDispute(disputeId, "lost");
  }
}
