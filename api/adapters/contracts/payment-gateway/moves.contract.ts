import { expect, test } from "vitest";
import { authorized, captured, type GatewayUnderTest, newOrder, refusal } from "./kit.contract.ts";

/** The part of the contract about money that moves: captures, cancellations, refunds. */
export function moneyMoves(fresh: () => GatewayUnderTest): void {
  test("a payment is captured once, however often and under whatever key it is asked", async () => {
    const { payments } = fresh();
    const { paymentId, amount } = await authorized(payments);
    const paid = await payments.capture({ currency: "USD", paymentId, amount }, `${paymentId}:capture`);
    expect(paid).toMatchObject({ status: "succeeded", amountCaptured: amount });
    expect(await payments.capture({ currency: "USD", paymentId, amount }, `${paymentId}:capture`)).toEqual(
      paid,
    );
    expect(await payments.capture({ currency: "USD", paymentId, amount }, `${paymentId}:later`)).toEqual(
      paid,
    );
  });

  test("no more is captured than was held; a part of it lets the rest go for good", async () => {
    const { payments } = fresh();
    const { paymentId, amount } = await authorized(payments);
    expect(
      await refusal(
        payments.capture({ currency: "USD", paymentId, amount: amount + 1 }, `${paymentId}:more`),
      ),
    ).toMatchObject({ code: "PAYMENT_INVALID" });
    expect(
      await payments.capture({ currency: "USD", paymentId, amount: 1500 }, `${paymentId}:part`),
    ).toMatchObject({
      status: "succeeded",
      amountCaptured: 1500,
      amountRefunded: 0,
    });
    expect(
      await refusal(payments.capture({ currency: "USD", paymentId, amount: 499 }, `${paymentId}:rest`)),
    ).toMatchObject({
      code: "PAYMENT_INVALID",
    });
    expect(
      await refusal(
        payments.refund({ currency: "USD", paymentId, amount: 1501, reason: "all" }, `${paymentId}:refund`),
      ),
    ).toMatchObject({ code: "PAYMENT_INVALID" });
  });

  test("cancelling twice is one cancellation, and nothing can be captured after it", async () => {
    const { payments } = fresh();
    const { paymentId, amount } = await authorized(payments);
    const cancelled = await payments.cancel(paymentId, `${paymentId}:cancel`);
    expect(cancelled).toMatchObject({ status: "canceled", amountCaptured: 0 });
    expect(await payments.cancel(paymentId, `${paymentId}:cancel`)).toEqual(cancelled);
    expect(await payments.cancel(paymentId, `${paymentId}:again`)).toEqual(cancelled);
    expect(
      await refusal(payments.capture({ currency: "USD", paymentId, amount }, `${paymentId}:late`)),
    ).toMatchObject({
      code: "PAYMENT_INVALID",
    });
  });

  test("what is captured cannot be cancelled, only refunded", async () => {
    const { payments } = fresh();
    const { paymentId } = await captured(payments);
    expect(await refusal(payments.cancel(paymentId, `${paymentId}:cancel`))).toMatchObject({
      code: "PAYMENT_INVALID",
    });
    expect(await payments.find(paymentId)).toMatchObject({ status: "succeeded" });
  });

  test("refunds add up to what was paid and no further; the same key refunds once", async () => {
    const { payments } = fresh();
    const { paymentId, amount } = await captured(payments);
    const part = { paymentId, currency: "USD", amount: 500, reason: "one line came back" } as const;
    const refund = await payments.refund(part, `${paymentId}:one`);
    expect(refund.amount).toBe(500);
    expect(await payments.refund(part, `${paymentId}:one`)).toEqual(refund);
    expect(await payments.find(paymentId)).toMatchObject({ status: "succeeded", amountRefunded: 500 });
    const tooMuch = {
      paymentId,
      currency: "USD",
      amount: amount - 499,
      reason: "requested_by_customer",
    } as const;
    expect(await refusal(payments.refund(tooMuch, `${paymentId}:two`))).toMatchObject({
      code: "PAYMENT_INVALID",
    });
    await payments.refund({ ...tooMuch, amount: amount - 500 }, `${paymentId}:three`);
    expect(await payments.find(paymentId)).toMatchObject({ amountRefunded: amount });
  });

  test("yen, which have no decimals, are hundredths here and whole yen at Stripe", async () => {
    const { payments } = fresh();
    const order = newOrder({ amount: 50_000, currency: "JPY" });
    const { paymentId, ...held } = await payments.authorize(order, `${order.orderId}:authorize`);
    expect(held).toMatchObject({ amount: 50_000, currency: "JPY" });
    const paid = await payments.capture(
      { paymentId, amount: 50_000, currency: "JPY" },
      `${paymentId}:capture`,
    );
    expect(paid).toMatchObject({ status: "succeeded", amountCaptured: 50_000 });
    await payments.refund({ paymentId, amount: 12_300, currency: "JPY", reason: "one" }, `${paymentId}:one`);
    expect(await payments.refunds(paymentId)).toMatchObject([{ amount: 12_300 }]);
    expect(await payments.find(paymentId)).toMatchObject({ amountRefunded: 12_300 });
  });
}
