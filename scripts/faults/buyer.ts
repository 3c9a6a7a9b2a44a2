import { setTimeout as sleep } from "node:timers/promises";
import { setCartLine } from "../../api/domain/cart/service.ts";
import { checkOut } from "../../api/domain/checkout/service.ts";
import { DomainError } from "../../api/domain/errors.ts";
import { shipOrder } from "../../api/domain/fulfillment/service.ts";
import { cancelOrder } from "../../api/domain/orders/cancel.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { refundOrder } from "../../api/domain/refunds/service.ts";
import { answerBank } from "../testing/bank.ts";
import { address } from "../testing/shop.ts";
import type { ShopProcess, World } from "../testing/world/process.ts";
import type { Buyer } from "./scenario.ts";

const tries = 60;
const staff = { type: "admin", userId: "staff", email: undefined } as const;
const shopperOf = ({ userId }: Buyer) =>
  ({ type: "shopper", userId, email: `${userId}@example.com` }) as const;

/** Repeats a request with the same idempotency key until the shop answers, as a client with a bad connection does. */
export async function askUntilAnswered<T>(
  world: World,
  ask: (shop: ShopProcess) => Promise<T>,
): Promise<T | DomainError | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { shop } = world;
    if (!shop || shop.killSwitch.killed) {
      await sleep(1);
      continue;
    }
    try {
      const answer = await Promise.race([ask(shop).then((value) => ({ value })), shop.killSwitch.whenKilled]);
      if (answer) return answer.value;
    } catch (error) {
      if (DomainError.is(error) && error.code !== "SERVICE_UNAVAILABLE") return error;
    }
    await sleep(0);
  }
  return undefined;
}

/** Fills a cart, orders and answers the bank. Counts each outcome in `branches`. */
export async function buy(world: World, buyer: Buyer, branches: Map<string, number>): Promise<void> {
  const reached = (branch: string) => branches.set(branch, (branches.get(branch) ?? 0) + 1);
  for (const line of buyer.lines) {
    const set = await askUntilAnswered(world, (shop) => setCartLine(shop.deps, shopperOf(buyer), line));
    if (DomainError.is(set)) reached(`cart ${set.code}`);
  }
  const placed = await askUntilAnswered(world, (shop) =>
    checkOut(shop.deps, shopperOf(buyer), {
      paymentMethodId: buyer.paymentMethodId,
      shippingAddress: address,
      currency: "USD",
      quoteTotal: buyer.staleTotal ? 1 : undefined,
      idempotency: { key: "the one order", fingerprint: "same" },
    }),
  );
  if (DomainError.is(placed)) return void reached(`refused ${placed.code}`);
  if (!placed) return void reached("gave up");
  if (buyer.after === "cancel-early") {
    await askUntilAnswered(world, (shop) => cancelOrder(shop.deps, shopperOf(buyer), placed.orderId));
    reached("cancelled early");
  }
  const order = await askUntilAnswered(world, async (shop) => {
    const now = await shop.deps.orders.find(placed.orderId);
    if (!now || now.payment === "PENDING") throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
    return now;
  });
  if (order && !DomainError.is(order) && order.payment === "REQUIRES_ACTION") {
    reached(`bank ${buyer.bank}`);
    if (buyer.bank !== "abandon") await answerChallenge(world, order, buyer.bank);
  }
}

async function answerChallenge(world: World, order: Order, bank: "approve" | "fail"): Promise<void> {
  const { paymentId, clientSecret } = order;
  if (paymentId === undefined || clientSecret === undefined) return;
  await answerBank((request) => world.stripe.fetch(request), { paymentId, clientSecret }, bank);
}

/** What the shopper or staff do with paid orders: ship, cancel or refund them. */
export async function cancelOrRefund(
  world: World,
  buyer: Buyer,
  branches: Map<string, number>,
): Promise<void> {
  const page = await askUntilAnswered(world, (shop) =>
    shop.deps.orders.listByUser(buyer.userId, { limit: 10 }),
  );
  if (!page || DomainError.is(page)) return;
  for (const { orderId, items, totalAmount } of page.orders) {
    if (buyer.after === "ship-or-cancel") {
      const [shipped, cancelled] = await Promise.all([
        askUntilAnswered(world, (shop) => shipOrder(shop.deps, staff, { orderId })),
        askUntilAnswered(world, (shop) => cancelOrder(shop.deps, shopperOf(buyer), orderId)),
      ]);
      for (const [act, done] of Object.entries({ shipped, cancelled })) {
        const branch = `${act} beside the other${DomainError.is(done) ? ": refused" : ""}`;
        branches.set(branch, (branches.get(branch) ?? 0) + 1);
      }
      continue;
    }
    const facts = {
      orderId,
      refundId: `refund-${orderId}`,
      restock: true,
      reason: "faults",
    };
    const [line] = items;
    const act = (shop: ShopProcess): Promise<Order> | undefined => {
      if (buyer.after === "cancel") return cancelOrder(shop.deps, shopperOf(buyer), orderId);
      if (buyer.after === "refund-all")
        return refundOrder(shop.deps, staff, { ...facts, request: { kind: "full" } });
      if (buyer.after === "refund-line" && line)
        return refundOrder(shop.deps, staff, {
          ...facts,
          request: {
            kind: "lines",
            lines: [{ productId: line.productId, variantId: line.variantId, quantity: 1 }],
          },
        });
      if (buyer.after === "refund-amount")
        return refundOrder(shop.deps, staff, {
          ...facts,
          request: { kind: "amount", amount: Math.ceil(totalAmount / 3) },
        });
      return undefined;
    };
    const done = await askUntilAnswered(world, async (shop) => (await act(shop)) ?? "nothing");
    if (done === "nothing") continue;
    const branch = DomainError.is(done) ? `${buyer.after} refused` : buyer.after;
    branches.set(branch, (branches.get(branch) ?? 0) + 1);
  }
}
