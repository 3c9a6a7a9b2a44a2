import { auditShop } from "./audit.ts";
import type { TestShop } from "./shop.ts";

/** An order as staff see it, as far as tests look at it. */
export type StaffOrder = {
  readonly orderId: string;
  readonly status: string;
  readonly paymentStatus: string;
  readonly fulfillmentStatus: string;
  readonly paymentId: string;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  readonly refundable: number;
  readonly refunds: readonly {
    readonly refundId: string;
    readonly stripeRefundId?: string;
    readonly amount: number;
    readonly state: "pending" | "done" | "failed";
    readonly cancels: boolean;
    readonly actor: string;
  }[];
  readonly disputes: readonly {
    readonly disputeId: string;
    readonly state: string;
    readonly amount: number;
  }[];
  readonly units: readonly {
    readonly bought: number;
    readonly returned: number;
    readonly refunded: number;
    readonly shipped: number;
    readonly toShip: number;
  }[];
};

/** What staff of a test shop do with orders through its API. */
export function staffAt(shop: () => TestShop) {
  const admin = () => shop().admin();
  return {
    seen: async (orderId: string): Promise<StaffOrder> => {
      await shop().settled();
      const staff = await admin();
      return staff.json<StaffOrder>(staff.get(`/admin/orders/${orderId}`));
    },
    move: async (orderId: string, status: string): Promise<Response> =>
      (await admin()).put(`/admin/orders/${orderId}`, { status }),
    refund: async (body: Record<string, unknown>, key?: string): Promise<Response> =>
      (await admin()).post("/payment/refund", body, key === undefined ? {} : { "idempotency-key": key }),
    /** Every difference that the audit finds, and what orders that ended still owe. */
    audit: async () => {
      await shop().settled();
      const { differences, owed, shown, uncounted } = await auditShop(shop());
      return { differences: [...differences, ...shown, ...uncounted], owed: owed.length };
    },
  };
}
