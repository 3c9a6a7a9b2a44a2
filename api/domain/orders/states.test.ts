import fc from "fast-check";
import { expect, test } from "vitest";
import { placedOrder } from "../../../scripts/testing/fixtures/placed-order.ts";
import { runs } from "../../../scripts/testing/properties/properties.ts";
import { DomainError } from "../errors.ts";
import { canMoveFulfillment, fulfillmentStates, hasShipped } from "../fulfillment/fulfillment-state.ts";
import { isOnItsWay } from "../fulfillment/parcels.ts";
import { deliver, deliverParcel, pack, ship } from "../fulfillment/shipping.ts";
import { reconciled, type StripeFacts } from "../refunds/reconciled.ts";
import { failed, planRefund, settled, withRefund } from "../refunds/refund.ts";
import { cancel } from "./cancel.ts";
import { refundable, wasPaid } from "./funds.ts";
import { historyFaults, statesOf } from "./history.ts";
import { ledgerOf } from "./ledger.ts";
import { moveFulfillment, movePayment } from "./moves.ts";
import type { Order } from "./order.ts";
import {
  canMovePayment,
  holdsMoney,
  isUndecided,
  type PaymentState,
  paymentStates,
} from "./payment-state.ts";
import { awaitsConfirmation, isFinal, type OrderStatus, statusOf } from "./status.ts";
import { unitFaultsOf, unitLedgerOf } from "./units.ts";

const placed = placedOrder(3);
const by = { at: 1, actor: "test" };

test("payment takes these moves and no others", () => {
  const moves = paymentStates.flatMap((from) =>
    paymentStates.filter((to) => canMovePayment(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(moves).toEqual([
    "PENDING → REQUIRES_ACTION",
    "PENDING → PAID",
    "PENDING → FAILED",
    "PENDING → CANCELLED",
    "REQUIRES_ACTION → PAID",
    "REQUIRES_ACTION → FAILED",
    "REQUIRES_ACTION → CANCELLED",
    "PAID → PARTIALLY_REFUNDED",
    "PAID → REFUNDED",
    "PAID → CANCELLED",
    "PARTIALLY_REFUNDED → PAID",
    "PARTIALLY_REFUNDED → PARTIALLY_REFUNDED",
    "PARTIALLY_REFUNDED → REFUNDED",
    "PARTIALLY_REFUNDED → CANCELLED",
    "REFUNDED → PAID",
    "REFUNDED → PARTIALLY_REFUNDED",
    "REFUNDED → CANCELLED",
  ]);
});

test("a parcel takes these moves and no others: nothing is delivered that was not shipped", () => {
  const moves = fulfillmentStates.flatMap((from) =>
    fulfillmentStates.filter((to) => canMoveFulfillment(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(moves).toEqual([
    "UNFULFILLED → PROCESSING",
    "PROCESSING → UNFULFILLED",
    "PROCESSING → SHIPPED",
    "SHIPPED → DELIVERED",
    "SHIPPED → RETURNED",
    "DELIVERED → RETURNED",
  ]);
});

test("each move of either state is refused or is what the table says, and the timeline tells it", () => {
  for (const from of paymentStates)
    for (const to of paymentStates) {
      const move = () => movePayment({ ...placed, payment: from }, to, by);
      if (!canMovePayment(from, to)) expect(move).toThrow("CONFLICT");
      else {
        expect(move()).toMatchObject({ payment: to, fulfillment: "UNFULFILLED" });
        expect(move().timeline.at(-1)).toMatchObject({ status: to, ...by });
      }
    }
  for (const from of fulfillmentStates)
    for (const to of fulfillmentStates) {
      if (to === "UNFULFILLED") continue;
      const move = () => moveFulfillment({ ...placed, payment: "PAID", fulfillment: from }, to, by);
      if (!canMoveFulfillment(from, to)) expect(move).toThrow("CONFLICT");
      else expect(move()).toMatchObject({ payment: "PAID", fulfillment: to });
    }
});

const always = <Status extends OrderStatus>(status: Status) => fulfillmentStates.map(() => status);

/** By payment: the status with a parcel that is UNFULFILLED, PROCESSING, SHIPPED, DELIVERED, RETURNED. */
const statusTable: Readonly<Record<PaymentState, readonly OrderStatus[]>> = {
  PENDING: always("PENDING"),
  REQUIRES_ACTION: always("REQUIRES_ACTION"),
  PAID: ["PAID", "PROCESSING", "SHIPPED", "DELIVERED", "DELIVERED"],
  PARTIALLY_REFUNDED: ["PAID", "PROCESSING", "SHIPPED", "PARTIALLY_REFUNDED", "PARTIALLY_REFUNDED"],
  REFUNDED: always("REFUNDED"),
  FAILED: always("FAILED"),
  CANCELLED: always("CANCELLED"),
};

test.each(paymentStates)("an order whose payment is %s has the status that the table says", (payment) => {
  expect(fulfillmentStates.map((fulfillment) => statusOf({ payment, fulfillment }))).toEqual(
    statusTable[payment],
  );
});

test("the secret for the bank's page is forgotten once the payment moves on", () => {
  const waiting = movePayment(placed, "REQUIRES_ACTION", { ...by, clientSecret: "secret" });
  expect(waiting.clientSecret).toBe("secret");
  expect(movePayment(waiting, "PAID", by).clientSecret).toBeUndefined();
});

/** What can happen to an order, as its verbs decide it. */
const happenings = {
  bankAsks: (order: Order) => movePayment(order, "REQUIRES_ACTION", by),
  pay: (order: Order) => (isUndecided(order.payment) ? movePayment(order, "PAID", by) : order),
  fail: (order: Order) => movePayment(order, "FAILED", by),
  confirm: (order: Order) => (awaitsConfirmation(order) ? moveFulfillment(order, "PROCESSING", by) : order),
  ship: (order: Order) => ship(order, { shipmentId: `parcel-${order.shipments.length}` }, by),
  packUnit: (order: Order) =>
    pack(
      order,
      { shipmentId: `parcel-${order.shipments.length}`, lines: [{ productId: "p", quantity: 1 }] },
      by,
    ),
  deliverParcel: (order: Order) => {
    const next = order.shipments.find(({ deliveredAt }) => deliveredAt === undefined);
    return next ? deliverParcel(order, next.shipmentId, { ...by, at: 2 }) : order;
  },
  deliver: (order: Order) => deliver(order, by),
  cancel: (order: Order) => cancel(order, by),
  refundPart: (order: Order) => refunding(order, { kind: "amount", amount: 300 }),
  refundAll: (order: Order) => refunding(order, { kind: "full" }),
  refundUnit: (order: Order) =>
    refunding(order, { kind: "lines", lines: [{ productId: "p", quantity: 1 }] }, false),
  refundUnitBack: (order: Order) =>
    refunding(order, { kind: "lines", lines: [{ productId: "p", quantity: 1 }] }),
  stripePays: (order: Order) => settled(order, pendingOf(order), 2),
  stripeRefuses: (order: Order) => failed(order, pendingOf(order), 2),
  refundFailsLater: (order: Order) => {
    const done = order.refunds.find((refund) => refund.state === "done");
    return done ? failed(order, done.refundId, 2) : order;
  },
  refundAtStripe: (order: Order) =>
    reconciled(order, factsWith(order, { amount: Math.min(250, refundable(order)) }), 2),
  refundRestAtStripe: (order: Order) => reconciled(order, factsWith(order, { amount: refundable(order) }), 2),
  dispute: (order: Order) => reconciled(order, factsWith(order, { dispute: "open" }), 2),
  winDispute: (order: Order) => reconciled(order, factsWith(order, { dispute: "won" }), 2),
};

/** What Stripe says of a payment after one more refund or move of a dispute there. */
const factsWith = (
  order: Order,
  { amount = 0, dispute }: { amount?: number; dispute?: "open" | "won" },
): StripeFacts => {
  const [disputed] = order.disputes;
  const opens = dispute === "open" && !disputed && refundable(order) > 0;
  return {
    paymentId: "pi",
    amountCaptured: order.totalAmount,
    refunds:
      amount > 0
        ? [
            {
              stripeRefundId: `re-${order.refunds.length}`,
              shopRefundId: undefined,
              byShop: false,
              amount,
              state: "done",
              reason: "",
              createdAt: 2,
            },
          ]
        : [],
    disputes: opens
      ? [{ disputeId: "du", amount: refundable(order), reason: "fraudulent", state: "open", createdAt: 2 }]
      : order.disputes.map(({ at: createdAt, ...one }) => ({
          ...one,
          state: dispute === "won" ? "won" : one.state,
          createdAt,
        })),
  };
};

const refunding = (order: Order, request: Parameters<typeof planRefund>[1], restock = true): Order => {
  const refundId = `refund-${order.refunds.length}`;
  const facts = { refundId, restock, reason: "", cancels: false, actor: "staff", at: 1 };
  return withRefund(order, planRefund(order, request, facts), 1);
};

const pendingOf = (order: Order): string =>
  order.refunds.find((refund) => refund.state === "pending")?.refundId ?? "none";

test("no sequence of moves ends shipped and cancelled, ships without money, refunds more than was paid, loses units or leaves a cancelled order money but for refunds that failed", () => {
  const names = Object.keys(happenings).filter((name): name is keyof typeof happenings => name in happenings);
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 25 }), (sequence) => {
      let order = placed;
      let shippedUnpaid = false;
      let failedLater = false;
      for (const name of ["pay" as const, "confirm" as const, ...sequence].slice(
        sequence.length % 3 === 0 ? 2 : 0,
      )) {
        try {
          const decided = happenings[name](order);
          const next = "order" in decided ? decided.order : decided;
          shippedUnpaid ||= next.shipments.length > order.shipments.length && !holdsMoney(order.payment);
          failedLater ||= name === "refundFailsLater" && next !== order;
          order = next;
        } catch (error) {
          expect(DomainError.is(error) && error.code).toMatch(/CONFLICT|ORDER_NOT_FOUND|VALIDATION_ERROR/);
        }
      }
      expect(shippedUnpaid).toBe(false);
      if (order.payment === "CANCELLED") expect(order.fulfillment).toBe("UNFULFILLED");
      if (order.payment === "CANCELLED" && wasPaid(order) && !failedLater)
        expect(refundable(order)).toBeLessThanOrEqual(wonBack(order) + refusedOf(order));
      expect(order.refundedAmount).toBeLessThanOrEqual(order.totalAmount);
      expect(unitFaultsOf(order)).toEqual([]);
      for (const { bought, returned, refunded, shipped, toShip } of unitLedgerOf(order)) {
        expect(Math.min(returned, refunded, shipped, toShip)).toBeGreaterThanOrEqual(0);
        expect(returned + refunded + shipped + toShip).toBe(bought);
      }
      expect(ledgerOf(order).reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
      if (!holdsMoney(order.payment)) expect(order.fulfillment).not.toBe("PROCESSING");
      expect(historyFaults(order)).toEqual([]);
      expect(statesOf(order)).toEqual({ payment: order.payment, fulfillment: order.fulfillment });
      if (isFinal(statusOf(order))) expect(awaitsConfirmation(order)).toBe(false);
      ends.set(statusOf(order), (ends.get(statusOf(order)) ?? 0) + 1);
      if (hasShipped(order.fulfillment)) ends.set("shipped", 1);
      if (isOnItsWay(order)) expect(order.payment).not.toBe("CANCELLED");
      if (order.shipments.length > 1) ends.set(`${order.fulfillment} in parcels`, 1);
    }),
    { numRuns: runs(3000) },
  );
  expect([...ends.keys()]).toEqual(
    expect.arrayContaining([
      "CANCELLED",
      "SHIPPED",
      "DELIVERED",
      "REFUNDED",
      "PROCESSING in parcels",
      "SHIPPED in parcels",
      "DELIVERED in parcels",
    ]),
  );
});

test("a cancellation whose refund failed can be tried again, under a new id", () => {
  const paid = moveFulfillment(movePayment(placed, "PAID", by), "PROCESSING", by);
  const cancelling = orderIn(cancel(paid, by));
  expect(cancelling.refunds.map((refund) => refund.refundId)).toEqual(["cancel-o"]);
  expect(cancel(cancelling, by)).toBe(cancelling);
  expect(() => ship(cancelling, { shipmentId: "s" }, by)).toThrow("CONFLICT");
  const refused = failed(cancelling, "cancel-o", 2);
  expect(ship(refused, { shipmentId: "s" }, by).fulfillment).toBe("SHIPPED");
  const again = orderIn(cancel(refused, by));
  expect(again.refunds.map((refund) => refund.refundId)).toEqual(["cancel-o", "cancel-o-2"]);
  expect(orderIn(settled(again, "cancel-o-2", 3))).toMatchObject({
    payment: "CANCELLED",
    fulfillment: "UNFULFILLED",
    refundedAmount: 1000,
  });
});

test("a cancellation that an older version let a shipment overtake refunds the order without cancelling it", () => {
  const paid = moveFulfillment(movePayment(placed, "PAID", by), "PROCESSING", by);
  const overtaken = moveFulfillment(orderIn(cancel(paid, by)), "SHIPPED", by);
  expect(orderIn(settled(overtaken, "cancel-o", 2))).toMatchObject({
    payment: "REFUNDED",
    fulfillment: "SHIPPED",
  });
});

/** What refunds that failed would have refunded: a cancelled order owes it until it is cancelled again. */
const refusedOf = (order: Order): number =>
  order.refunds.filter(({ state }) => state === "failed").reduce((sum, { amount }) => sum + amount, 0);

/** Won after the order was cancelled because nothing was left: the shop's again, to be refunded by cancelling again. */
const wonBack = (order: Order): number =>
  order.disputes.filter(({ state }) => state === "won").reduce((sum, { amount }) => sum + amount, 0);

const orderIn = (decided: Order | { readonly order: Order }): Order =>
  "order" in decided ? decided.order : decided;
