import { expect, test } from "vitest";
import { staffEventsOf } from "./events.ts";
import type { Order } from "./order.ts";

const order: Order = {
  orderId: "o",
  userId: "u",
  items: [],
  subtotal: 100_000,
  discount: 0,
  shipping: 0,
  tax: 0,
  taxIncluded: false,
  taxes: [],
  totalAmount: 100_000,
  currency: "USD",
  payment: "PAID",
  fulfillment: "PROCESSING",
  fraudScore: 35,
  needsReview: false,
  shippingAddress: { street: "", city: "", state: "", zipCode: "", country: "US" },
  refunds: [],
  refundedAmount: 0,
  returned: [],
  disputes: [],
  shipments: [],
  notes: [],
  timeline: [],
  timestamp: 0,
  updatedAt: 0,
  version: 1,
};

test("staff are told of an order that reaches the merchant's threshold, and of one that was flagged", () => {
  expect(staffEventsOf(order, 100_001)).toEqual([]);
  expect(staffEventsOf(order, 100_000)).toEqual([
    { type: "order.high-value", orderId: "o", totalAmount: 1000, currency: "USD" },
  ]);
  // ¥100,000 that are worth less than the threshold.
  expect(staffEventsOf({ ...order, currency: "JPY", worth: 99_999 }, 100_000)).toEqual([]);
  expect(staffEventsOf({ ...order, needsReview: true }, 100_001)).toEqual([
    { type: "order.review-needed", orderId: "o", fraudScore: 35 },
  ]);
});
