import type { Order } from "../../api/domain/orders/order.ts";

/** An order of one line of `quantity` units, 10.00 in all, that was placed and not paid: for tests of pure rules. */
export const placedOrder = (quantity: number): Order => ({
  orderId: "o",
  userId: "u",
  items: [
    {
      productId: "p",
      name: "",
      imageUrl: "",
      quantity,
      price: Math.floor(1000 / quantity),
      lineTotal: 1000,
      discount: 0,
      shipping: 0,
      tax: 0,
      total: 1000,
    },
  ],
  subtotal: 1000,
  discount: 0,
  shipping: 0,
  tax: 0,
  totalAmount: 1000,
  currency: "USD",
  payment: "PENDING",
  fulfillment: "UNFULFILLED",
  needsReview: false,
  shippingAddress: { street: "", city: "", state: "", zipCode: "", country: "US" },
  refunds: [],
  refundedAmount: 0,
  returned: [],
  disputes: [],
  timeline: [{ status: "PENDING", at: 0, actor: "u" }],
  timestamp: 0,
  updatedAt: 0,
  version: 1,
});
