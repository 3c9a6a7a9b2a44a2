import * as z from "zod";
import type { CartLine } from "../../domain/cart/cart.ts";
import type { Checkout, Checkouts, IdempotencyClaim, Refusal } from "../../domain/checkout/store.ts";
import { DomainError } from "../../domain/errors.ts";
import type { Item, Json, Tables } from "../../ports/table.ts";
import type { Watch } from "../../ports/watch.ts";
import { claimWrite as cartClaimWrite } from "./carts.ts";
import { tables } from "./keys.ts";
import { OrderRecord } from "./orders/record.ts";

const day = 24 * 60 * 60;
/** Long enough for a sweeper to finish any checkout and for support to look at one. */
const keptFor = 30 * day;

/** Longer than closing an account takes, and short enough for a shopper whose attempt was cut off. In seconds. */
const closedFor = 5 * 60;

/** Checkouts and idempotency keys over any engine. */
export const checkoutsIn = (engine: Tables, watch: Watch, now: () => number): Checkouts => {
  const seconds = () => Math.floor(now() / 1000);
  const keyOf = (claim: { userId: string; key: string }) => `${claim.userId}#${claim.key}`;
  const claimWrite = (claim: IdempotencyClaim, orderId: string) => ({
    table: tables.idempotency,
    put: { key: keyOf(claim), fingerprint: claim.fingerprint, orderId, expiresAt: seconds() + day },
    if: { any: [{ exists: false }, { path: "expiresAt", atMost: seconds() }] },
  });
  const refuseIf = async (orderId: string, refusal: Refusal, absent: readonly string[]): Promise<void> => {
    await engine.update(tables.checkouts, { orderId }, [{ set: "refusal", to: refusal as unknown as Json }], {
      all: [{ exists: true }, ...absent.map((path) => ({ path, present: false }))],
    });
    watch.changed(orderId);
  };
  return {
    async find(orderId) {
      const item = await engine.get(tables.checkouts, { orderId });
      return item && checkoutOf(item);
    },

    async claimed(claim) {
      const item = await engine.get(tables.idempotency, { key: keyOf(claim) });
      if (!item) return undefined;
      const { orderId, fingerprint, expiresAt } = ClaimRecord.parse(item);
      if (expiresAt <= seconds()) return undefined;
      if (fingerprint !== claim.fingerprint) throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
      return orderId;
    },

    async guestCart(cart) {
      const item = await engine.get(tables.idempotency, { key: guestCartKey(cart) });
      const claim = item && GuestCartRecord.parse(item);
      return claim && claim.expiresAt > seconds() ? claim : undefined;
    },

    async open(checkout, { key: claim, after, guestCart }) {
      const { orderId, userId } = checkout;
      const { number } = checkout.draft;
      const result = await engine.transact([
        {
          table: tables.checkouts,
          put: { ...itemOf(checkout), expiresAt: seconds() + keptFor },
          if: { exists: false },
        },
        guestCart === undefined
          ? cartClaimWrite(userId, { orderId, claimedAt: now() }, after)
          : {
              table: tables.idempotency,
              put: { key: guestCartKey(guestCart), orderId, claimedAt: now(), expiresAt: seconds() + day },
              if:
                after === undefined
                  ? { any: [{ exists: false }, { path: "expiresAt", atMost: seconds() }] }
                  : { path: "orderId", equals: after },
            },
        ...(guestCart === undefined
          ? [
              {
                table: tables.idempotency,
                check: { key: closedKey(userId) },
                if: { any: [{ exists: false }, { path: "expiresAt", atMost: seconds() }] },
              } as const,
            ]
          : []),
        ...(number === undefined
          ? []
          : [{ table: tables.orderNumbers, put: { number, orderId }, if: { exists: false } } as const]),
        ...(claim ? [claimWrite(claim, orderId)] : []),
      ]);
      return result.committed;
    },

    async close(userId, closing) {
      const put = { key: closedKey(userId), closing, expiresAt: seconds() + closedFor };
      await engine.put(tables.idempotency, put);
    },

    async reopen(userId, closing) {
      const key = { key: closedKey(userId) };
      await engine.delete(tables.idempotency, key, { path: "closing", equals: closing });
    },

    async isClosed(userId) {
      const item = await engine.get(tables.idempotency, { key: closedKey(userId) });
      return item !== undefined && ClosedRecord.parse(item).expiresAt > seconds();
    },

    async bindKey(claim, orderId) {
      const { table, put, if: free } = claimWrite(claim, orderId);
      if (await engine.put(table, put, free)) return;
      const item = await engine.get(table, { key: put.key });
      if (item && ClaimRecord.parse(item).fingerprint !== claim.fingerprint)
        throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
    },

    async begin(orderId) {
      const begun = await engine.update(tables.checkouts, { orderId }, [{ set: "begun", to: true }], {
        all: [{ exists: true }, { path: "refusal", present: false }],
      });
      return begun !== undefined;
    },

    async reprice(orderId, draft) {
      await engine.update(
        tables.checkouts,
        { orderId },
        [{ set: "draft", to: z.encode(OrderRecord, draft) }],
        { exists: true },
      );
    },

    refuse: (orderId, refusal) => refuseIf(orderId, refusal, ["refusal"]),

    refuseUnbegun: (orderId, refusal) => refuseIf(orderId, refusal, ["refusal", "begun"]),
  };
};

const guestCartKey = (cart: string): string => `guest-cart#${cart}`;
const closedKey = (userId: string): string => `closed#${userId}`;
const ClosedRecord = z.object({ closing: z.string(), expiresAt: z.number() });
const GuestCartRecord = z.object({ orderId: z.string(), claimedAt: z.number(), expiresAt: z.number() });
const ClaimRecord = z.object({ orderId: z.string(), fingerprint: z.string(), expiresAt: z.number() });

const CheckoutRecord = z.object({
  orderId: z.string(),
  userId: z.string(),
  lines: z.array(z.custom<CartLine>()).readonly(),
  paymentMethodId: z.string(),
  quoteTotal: z.int().optional(),
  shippingRate: z.int().optional(),
  caller: z.string().optional(),
  draft: OrderRecord,
  refusal: z.custom<Refusal>().optional(),
  begun: z.boolean().optional(),
});

const decoded = new WeakMap<Item, Checkout>();

function checkoutOf(item: Item): Checkout {
  const known = decoded.get(item);
  if (known) return known;
  const { quoteTotal, refusal, ...rest } = z.parse(CheckoutRecord, item);
  const checkout = { ...rest, quoteTotal, refusal };
  decoded.set(item, checkout);
  return checkout;
}

const itemOf = (checkout: Checkout): Item => z.encode(CheckoutRecord, checkout) as Item;
