import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { authorized, type GatewayUnderTest, newOrder, refusal, untilAnswered } from "./kit.contract.ts";
import { moneyMoves } from "./moves.contract.ts";

/** Every way to pay passes this, or it is not a PaymentGateway. */
export function paymentGatewayContract(name: string, fresh: () => GatewayUnderTest): void {
  describe(`payments through ${name}`, () => {
    test("an authorization holds the money and takes none", async () => {
      const { payments, now } = fresh();
      const order = newOrder();
      const held = await payments.authorize(order, `${order.orderId}:authorize`);
      expect(held).toMatchObject({
        status: "requires_capture",
        amount: 1999,
        amountCaptured: 0,
        amountRefunded: 0,
        currency: "USD",
        orderId: order.orderId,
        userId: order.userId,
        risk: "normal",
        cardCountry: "US",
        card: { brand: "visa", last4: "4242" },
        declineCode: undefined,
      });
      expect(held.captureBefore).toBeGreaterThan(now());
      expect(await payments.find(held.paymentId)).toEqual(held);
    });

    test("twenty requests at once for one order hold the money once", async () => {
      const { payments } = fresh();
      const order = newOrder();
      const once = () => untilAnswered(() => payments.authorize(order, `${order.orderId}:authorize`));
      const held = await Promise.all(Array.from({ length: 20 }, once));
      expect(new Set(held.map(({ paymentId }) => paymentId)).size).toBe(1);
      expect(held.every(({ status }) => status === "requires_capture")).toBe(true);
    });

    test("a key that comes back with another amount is refused and holds nothing more", async () => {
      const { payments } = fresh();
      const order = newOrder();
      const held = await payments.authorize(order, `${order.orderId}:authorize`);
      await expect(
        payments.authorize({ ...order, amount: 5000 }, `${order.orderId}:authorize`),
      ).rejects.toThrow();
      expect(await payments.findByOrder(order.orderId)).toEqual(held);
    });

    test.each([
      ["pm_card_visa_chargeDeclined", "generic_decline"],
      ["pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds"],
      ["pm_card_chargeDeclinedExpiredCard", "expired_card"],
      ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc"],
      ["pm_card_chargeDeclinedFraudulent", "fraudulent"],
    ])(
      "%s is declined as %s, every time it is asked with the same key",
      async (paymentMethodId, declineCode) => {
        const { payments } = fresh();
        const order = newOrder({ paymentMethodId });
        for (const _again of [1, 2])
          expect(await refusal(payments.authorize(order, `${order.orderId}:authorize`))).toEqual({
            code: "PAYMENT_DECLINED",
            details: { declineCode },
          });
        expect(await payments.findByOrder(order.orderId)).toMatchObject({
          status: "requires_payment_method",
          declineCode,
          amountCaptured: 0,
        });
      },
    );

    test("a card that does not exist cannot be charged", async () => {
      const { payments } = fresh();
      const order = newOrder({ paymentMethodId: "pm_nothing" });
      expect(await refusal(payments.authorize(order, order.orderId))).toMatchObject({
        code: "PAYMENT_INVALID",
      });
      expect(await payments.findByOrder(order.orderId)).toBeUndefined();
    });

    test("Radar's level and the card's country come along", async () => {
      const { payments } = fresh();
      const risky = newOrder({ paymentMethodId: "pm_card_riskLevelElevated" });
      expect(await payments.authorize(risky, risky.orderId)).toMatchObject({ risk: "elevated" });
      const british = newOrder({ paymentMethodId: "pm_card_gb" });
      expect(await payments.authorize(british, british.orderId)).toMatchObject({ cardCountry: "GB" });
    });

    test("an intent without a card waits for one, and the same key is the same intent", async () => {
      const { payments } = fresh();
      const userId = randomUUID();
      const input = { amount: 4200, currency: "EUR", userId } as const;
      const intent = await payments.createIntent(input, `cart:${userId}`);
      expect(intent).toMatchObject({
        status: "requires_payment_method",
        amount: 4200,
        currency: "EUR",
        userId,
      });
      expect(intent.clientSecret).toContain(intent.paymentId);
      expect(await payments.createIntent(input, `cart:${userId}`)).toEqual(intent);
    });

    test("a bank that asks for 3-D Secure holds nothing until the shopper has answered", async () => {
      const { payments } = fresh();
      const order = newOrder({ paymentMethodId: "pm_card_threeDSecure2Required" });
      const waiting = await payments.authorize(order, order.orderId);
      expect(waiting).toMatchObject({
        status: "requires_action",
        amountCaptured: 0,
        captureBefore: undefined,
      });
      expect(
        await refusal(
          payments.capture(
            { currency: "USD", paymentId: waiting.paymentId, amount: 1999 },
            `${order.orderId}:early`,
          ),
        ),
      ).toMatchObject({ code: "PAYMENT_INVALID" });
    });

    test("approved at the bank, the payment can be captured; answering again changes nothing", async (context) => {
      const { payments, answerBank } = fresh();
      if (!answerBank) return context.skip("this bank cannot be made to answer");
      const order = newOrder({ paymentMethodId: "pm_card_threeDSecure2Required" });
      const { paymentId, clientSecret } = await payments.authorize(order, order.orderId);
      const waiting = await payments.find(paymentId);
      expect(waiting?.clientSecret).toBe(clientSecret);
      if (waiting) await answerBank(waiting, "approve");
      expect(await payments.find(paymentId)).toMatchObject({ status: "requires_capture" });
      const paid = await payments.capture(
        { currency: "USD", paymentId, amount: order.amount },
        `${order.orderId}:capture`,
      );
      expect(paid).toMatchObject({ status: "succeeded", amountCaptured: order.amount });
    });

    test("refused at the bank, the payment holds nothing and says why", async (context) => {
      const { payments, answerBank } = fresh();
      if (!answerBank) return context.skip("this bank cannot be made to answer");
      const order = newOrder({ paymentMethodId: "pm_card_threeDSecure2Required" });
      const waiting = await payments.authorize(order, order.orderId);
      await answerBank(waiting, "fail");
      expect(await payments.find(waiting.paymentId)).toMatchObject({
        status: "requires_payment_method",
        declineCode: "payment_intent_authentication_failure",
        amountCaptured: 0,
      });
    });

    moneyMoves(fresh);

    test("a payment that was never made is not found", async () => {
      const { payments } = fresh();
      const paymentId = "pi_nothing";
      const missing = { code: "PAYMENT_NOT_FOUND", details: { paymentId } };
      expect(await payments.find(paymentId)).toBeUndefined();
      expect(await payments.findByOrder(randomUUID())).toBeUndefined();
      expect(
        await refusal(payments.capture({ currency: "USD", paymentId, amount: 1 }, randomUUID())),
      ).toEqual(missing);
      expect(await refusal(payments.cancel(paymentId, randomUUID()))).toEqual(missing);
      expect(
        await refusal(payments.refund({ currency: "USD", paymentId, amount: 1, reason: "" }, randomUUID())),
      ).toEqual(missing);
    });

    test("right after a crash an order's payment is found by the order alone", async () => {
      const { payments } = fresh();
      const { paymentId, orderId } = await authorized(payments);
      await authorized(payments);
      expect(await payments.findByOrder(orderId ?? "")).toMatchObject({
        paymentId,
        status: "requires_capture",
      });
    });

    test("an event with a good signature is read; a forged, altered or old one is not", async () => {
      const { payments, sign, now } = fresh();
      const event = {
        id: "evt_1",
        object: "event",
        created: 1_790_000_000,
        type: "payment_intent.succeeded",
        data: { object: { id: "pi_1", object: "payment_intent" } },
      };
      const body = JSON.stringify(event);
      const signature = await sign(body, now());
      expect(await payments.readEvent(body, signature)).toEqual({
        eventId: "evt_1",
        type: "payment_intent.succeeded",
        paymentId: "pi_1",
        createdAt: 1_790_000_000_000,
      });
      const forged = { code: "INVALID_SIGNATURE", details: {} };
      expect(await refusal(payments.readEvent(`${body} `, signature))).toEqual(forged);
      expect(await refusal(payments.readEvent(body, ""))).toEqual(forged);
      expect(await refusal(payments.readEvent(body, "t=1,v1=00"))).toEqual(forged);
      expect(await refusal(payments.readEvent(body, await sign(body, now() - 301_000)))).toEqual(forged);
    });

    test("an event about a charge or a refund names the payment it belongs to", async () => {
      const { payments, sign, now } = fresh();
      for (const object of ["charge", "refund"]) {
        const data = { object: { id: "x_1", object, payment_intent: "pi_7" } };
        const body = JSON.stringify({
          id: "evt_2",
          object: "event",
          created: 1,
          type: `${object}.created`,
          data,
        });
        expect(await payments.readEvent(body, await sign(body, now()))).toMatchObject({ paymentId: "pi_7" });
      }
    });
  });
}
