import type { Shop } from "../local/shop.ts";

const address = "http://localhost:3000/_local/stripe/dashboard";

/** What happens at Stripe without the shop, which hears of it by events. Amounts in minor units. */
export function stripeDashboard(shop: () => Pick<Shop, "stripe">) {
  const post = async (action: string, fields: Record<string, string>): Promise<void> => {
    const response = await shop().stripe.fetch(
      new Request(`${address}/${action}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin: new URL(address).origin },
      }),
    );
    if (response.status !== 303) throw new Error(`${action} answered ${response.status}`);
  };
  return {
    refund: (paymentId: string, amount: number) => post("refund", { id: paymentId, amount: String(amount) }),
    endRefund: (stripeRefundId: string, outcome: "succeeded" | "failed") =>
      post("refund-outcome", { id: stripeRefundId, outcome }),
    dispute: (paymentId: string, kind: "fraudulent" | "product_not_received" | "inquiry") =>
      post("dispute", { id: paymentId, kind }),
    endDispute: (disputeId: string, outcome: "won" | "lost") =>
      post("dispute-outcome", { id: disputeId, outcome }),
  };
}
