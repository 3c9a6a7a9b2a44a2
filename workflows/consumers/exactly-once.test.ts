import { expect, test } from "vitest";
import { sqliteMail } from "../../api/adapters/embedded/mail/mail.ts";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { notificationsIn } from "../../api/adapters/stores/notifications.ts";
import type { Deps } from "../../api/deps.ts";
import { keyOf, StaffEvent, type StaffEventBody } from "../../api/domain/alerts/event.ts";
import { orderMailTypes } from "../../api/domain/notifications/order-mail.ts";
import { heldFor } from "../../api/domain/notifications/store.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { MailDeferred, MailUnanswered } from "../../api/ports/mail.ts";
import type { Consumer, IncomingMessage } from "../../api/ports/messages.ts";
import type { Json } from "../../api/ports/table.ts";
import { placedOrder } from "../../scripts/testing/fixtures/placed-order.ts";
import { type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { staffAlerts } from "./alerts/staff-alerts.ts";
import { mailFeedback } from "./mail-feedback.ts";
import { notifications } from "./notifications.ts";

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Waiting = { readonly body: Json; readonly due: number };
const fateNames = ["sent", "killed before", "killed after", "lost answer", "deferred"] as const;
type Fate = (typeof fateNames)[number];

/** Half of all mails are simply sent. */
function fateAt(chance: number): Fate {
  if (chance < 0.15) return "killed before";
  if (chance < 0.3) return "killed after";
  if (chance < 0.4) return "lost answer";
  return chance < 0.5 ? "deferred" : "sent";
}

/** DynamoDB Local takes a few milliseconds for each of some 10,000 requests. */
const deliveries = process.env["TEST_TABLES"] === "dynamodb" ? 240 : 1_000;

type Tried = {
  readonly shop: TestShop;
  readonly seed: number;
  /** What is delivered, over and over. */
  readonly events: readonly Json[];
  /** The references of the mails that they are. */
  readonly expected: readonly string[];
  readonly consumerOf: (deps: Deps) => Consumer;
  readonly orders?: ReadonlyMap<string, Order>;
};

/** Delivers events again and again in any order to a consumer that is killed around sending: each mail must be sent once. */
async function triesOnce({ shop, seed, events, expected, consumerOf, orders }: Tried): Promise<void> {
  const next = random(seed);
  let now = Date.UTC(2026, 10, 27);
  const waiting: Waiting[] = Array.from({ length: deliveries }, (_, at) => ({
    body: events[at % events.length] ?? {},
    due: now + Math.floor(next() * 300_000),
  }));

  // The provider: it takes a mail twice if it is asked twice, and reports each that it took, as SES does.
  const taken: string[] = [];
  const log = () => undefined;
  const store = notificationsIn(shop.tables, () => now);
  const reports = mailFeedback({ notifications: store, log });
  const mailbox = sqliteMail({ sqlite: openSqlite(":memory:"), clock: () => now });
  const fates: Record<Fate, number> = {
    sent: 0,
    "killed before": 0,
    "killed after": 0,
    "lost answer": 0,
    deferred: 0,
  };
  let mailed = 0;
  const deliver = async ({ body }: Waiting): Promise<"done" | "again"> => {
    let kill: () => void = () => undefined;
    const killed = new Promise<"again">((resolve) => {
      kill = () => resolve("again");
    });
    const never = new Promise<never>(() => undefined);
    const consumer = consumerOf({
      ...shop.deps,
      now: () => now,
      log,
      notifications: store,
      ...(orders && { orders: { ...shop.deps.orders, find: async (orderId) => orders.get(orderId) } }),
      messages: {
        ...shop.deps.messages,
        send: async (_queue, message, options) =>
          void waiting.push({ body: message.body, due: now + (options?.delaySeconds ?? 0) * 1_000 }),
      },
      mail: {
        async send(mail) {
          // The first ones in turn, so that each happens.
          const fate = (mailed < 30 && fateNames[mailed % fateNames.length]) || fateAt(next());
          mailed++;
          fates[fate] += 1;
          if (fate === "deferred") throw new MailDeferred("421 try later");
          if (fate === "killed before") {
            kill();
            return never;
          }
          taken.push(mail.reference ?? "");
          await mailbox.send(mail);
          const tags = { reference: [Buffer.from(mail.reference ?? "").toString("base64url")] };
          await reports([incoming({ eventType: "Send", mail: { tags } })]);
          if (fate === "lost answer") throw new MailUnanswered("socket hang up");
          if (fate === "killed after") {
            kill();
            return never;
          }
        },
      },
    });
    const handled = consumer([incoming(body)]).then(({ failed }) => (failed.length > 0 ? "again" : "done"));
    return Promise.race([handled, killed] as const);
  };

  let rounds = 0;
  while (waiting.length > 0 && rounds++ < 2_000) {
    const due = waiting.toSorted((one, other) => one.due - other.due).slice(0, 1 + Math.floor(next() * 20));
    for (const one of due) waiting.splice(waiting.indexOf(one), 1);
    now = Math.max(now, due[0]?.due ?? now);
    const results = await Promise.all(due.map(deliver));
    // As a queue does: what was not acknowledged comes again, soon or late.
    for (const [at, one] of due.entries())
      if (results[at] === "again")
        waiting.push({ body: one.body, due: now + Math.floor(next() * heldFor * 2_000) });
  }
  expect(waiting).toEqual([]);
  expect(taken.toSorted()).toEqual(expected.toSorted());
  const mails = mailbox.list({ limit: 10_000 });
  expect(mails.map(({ reference }) => reference ?? "").toSorted()).toEqual(expected.toSorted());
  for (const count of Object.values(fates)) expect(count).toBeGreaterThan(5);
  for (const notificationId of expected)
    expect((await store.find(notificationId))?.state, notificationId).toBe("sent");
}

test(`${deliveries} duplicated events in any order, a consumer killed around sending, lost answers: one mail each`, async () => {
  const shop = await testShop();
  const shopper = await shop.shopper("once@example.com");
  const orders = new Map<string, Order>();
  for (let at = 0; at < 20; at++) {
    const orderId = `once-${at}`;
    orders.set(orderId, {
      ...placedOrder(2),
      orderId,
      userId: shopper.userId,
      payment: "PAID",
      timestamp: Date.UTC(2026, 10, 27),
    });
  }
  const events = [...orders.keys()].flatMap((orderId) => orderMailTypes.map((type) => ({ type, orderId })));
  const expected = events.map(({ type, orderId }) => `${type}:${orderId}:email`);
  await triesOnce({ shop, seed: 20261127, events, expected, consumerOf: notifications, orders });
  await shop.close();
}, 120_000);

test(`${deliveries} duplicated alerts: one mail of each to everybody on the staff who gets it, and none to others`, async () => {
  const shop = await testShop();
  const admin = await shop.staff("admin");
  const support = await shop.staff("support");
  const picker = await shop.staff("warehouse");
  const off = { alerts: [{ kind: "refund.failed", email: false }] };
  await support.json(support.put("/admin/me/alerts", off));
  const orders = new Map([["alerted", { ...placedOrder(2), orderId: "alerted", payment: "PAID" as const }]]);
  const money = { amount: 9.5, currency: "USD" as const };
  const orderId = "alerted";
  const events: StaffEventBody[] = [
    ...Array.from({ length: 20 }, (_, revision) => ({
      type: "stock.low" as const,
      skuId: "mug",
      productId: "mug",
      available: 3,
      revision,
    })),
    { type: "order.high-value", orderId, totalAmount: 1_200, currency: "USD" },
    { type: "order.review-needed", orderId, fraudScore: 70 },
    { type: "order.disputed", orderId, disputeId: "d1", ...money, reason: "fraudulent", state: "open" },
    { type: "order.disputed", orderId, disputeId: "d1", ...money, reason: "fraudulent", state: "lost" },
    { type: "refund.failed", orderId, refundId: "r1", ...money },
    { type: "dead-letters", queue: "orders", dead: 3, day: "2026-11-27" },
  ];
  const to: Readonly<Record<StaffEventBody["type"], readonly Caller[]>> = {
    "stock.low": [admin, picker],
    "order.high-value": [admin],
    "order.review-needed": [admin, support],
    "order.disputed": [admin, support],
    "refund.failed": [admin],
    "dead-letters": [admin],
  };
  const seeded = await shop.deps.identity.members();
  const others = seeded.filter(
    ({ userId }) => ![admin, support, picker].some((one) => one.userId === userId),
  );
  const expected = events.flatMap((event) =>
    [...to[event.type], ...others].map(
      ({ userId }) => `${event.type}:${keyOf(StaffEvent.parse(event))}:${userId}:email`,
    ),
  );
  await triesOnce({ shop, seed: 8, events, expected, consumerOf: staffAlerts, orders });
  await shop.close();
}, 120_000);

const incoming = (body: Json): IncomingMessage => ({ id: "m", body, attributes: {}, attempt: 1 });

test("a mail is not lost when its sender is killed before it and the message comes again at once", async () => {
  const shop = await testShop();
  const shopper = await shop.shopper("killed@example.com");
  let now = Date.UTC(2026, 10, 27);
  const order: Order = { ...placedOrder(1), orderId: "killed", userId: shopper.userId, payment: "PAID" };
  const later: { body: Json; delaySeconds: number | undefined }[] = [];
  const sent: string[] = [];
  const consumerOf = (send: () => Promise<void>) =>
    notifications({
      ...shop.deps,
      now: () => now,
      log: () => undefined,
      notifications: notificationsIn(shop.tables, () => now),
      orders: { ...shop.deps.orders, find: async () => order },
      messages: {
        ...shop.deps.messages,
        send: async (_queue, { body }, options) =>
          void later.push({ body, delaySeconds: options?.delaySeconds }),
      },
      mail: { send },
    });
  const message = incoming({ type: "order.confirmed", orderId: "killed" });
  let reached: () => void = () => undefined;
  const sending = new Promise<void>((resolve) => {
    reached = resolve;
  });
  void consumerOf(() => {
    reached();
    return new Promise(() => undefined);
  })([message]);
  await sending;
  const healthy = consumerOf(async () => void sent.push("mail"));
  now += 1_000;
  await healthy([message]);
  expect(sent).toEqual([]);
  expect(later).toMatchObject([{ body: message.body, delaySeconds: heldFor }]);
  now += heldFor * 1_000;
  for (const { body } of later.splice(0)) await healthy([incoming(body)]);
  await healthy([message]);
  expect(sent).toEqual(["mail"]);
  expect(later).toEqual([]);
  await shop.close();
});
