import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLine } from "../../api/domain/cart/cart.ts";
import { draftOrder } from "../../api/domain/checkout/draft.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { moveOrder } from "../../api/domain/orders/status.ts";
import { address, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { orderProcessor } from "./order-processor.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

/** An order that is paid, before the queue has brought it. */
async function paidOrder(): Promise<Order> {
  const { deps } = shop;
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
  const lines = await deps.carts.lines(shopper.userId);
  const product = await deps.products.find(productId);
  const draft = draftOrder(
    {
      orderId: deps.newId(),
      userId: shopper.userId,
      email: undefined,
      lines: lines.map((line) => checkLine(line, product)),
      shippingAddress: address,
      currency: "USD",
      quoteTotal: undefined,
      now: deps.now(),
    },
    await deps.settings.read("pricing"),
  );
  const checkout = {
    orderId: draft.orderId,
    userId: draft.userId,
    lines,
    paymentMethodId: "pm_x",
    quoteTotal: undefined,
    draft,
    refusal: undefined,
  };
  await deps.checkouts.open(checkout, undefined);
  await deps.orders.place(draft, new Map([[productId, 1]]));
  const paid = moveOrder(draft, "PAID", { at: deps.now(), actor: "test", paymentId: "pi_test" });
  await deps.orders.settle(draft, paid, "sold");
  return paid;
}

const deliver = (order: Order, attempt = 1) =>
  orderProcessor(shop.deps)([{ id: "m", body: { orderId: order.orderId }, attributes: {}, attempt }]);

test("the message twice, and late, takes the cart once and confirms once", async () => {
  const order = await paidOrder();
  const again = {
    productId: order.items[0]?.productId ?? "",
    quantity: 1,
    price: 1,
    name: "x",
    imageUrl: "/x",
    addedAt: 0,
  };
  await deliver(order);
  await deliver(order, 2);
  expect(await shop.deps.carts.lines(order.userId)).toEqual([]);
  await shop.deps.carts.set(order.userId, [again]);
  await deliver(order, 3);
  expect(await shop.deps.carts.lines(order.userId)).toHaveLength(1);
  await shop.settled();
  expect(shop.mailbox.list().filter((mail) => mail.text.includes(order.orderId))).toHaveLength(1);
  expect((await shop.deps.orders.find(order.orderId))?.status).toBe("PROCESSING");
});

test("a part refunded before the message came does not leave the bought lines in the cart", async () => {
  const order = await paidOrder();
  const refunded = moveOrder(order, "PARTIALLY_REFUNDED", { at: shop.deps.now(), actor: "staff" });
  await shop.deps.orders.save(order, refunded);
  await deliver(order);
  expect(await shop.deps.carts.lines(order.userId)).toEqual([]);
});

test("an order called off before the message came leaves the cart to the shopper", async () => {
  const order = await paidOrder();
  await shop.deps.orders.save(order, moveOrder(order, "CANCELLED", { at: shop.deps.now(), actor: "staff" }));
  await deliver(order);
  expect(await shop.deps.carts.lines(order.userId)).toHaveLength(1);
});

test("a message about nothing comes back as failed, and the others in its batch do not", async () => {
  const order = await paidOrder();
  const message = (id: string, orderId: string) => ({ id, body: { orderId }, attributes: {}, attempt: 1 });
  const { failed } = await orderProcessor(shop.deps)([
    message("bad", "nothing"),
    message("good", order.orderId),
  ]);
  expect(failed).toEqual(["bad"]);
});
