import { randomUUID } from "node:crypto";
import { tables as names } from "../../../api/adapters/stores/keys.ts";
import type { Tables, Write } from "../../../api/ports/table.ts";
import { none, type Plant } from "./plant.ts";
import { pricePlants } from "./price-plants.ts";

const isCartClaim = (write: Write): boolean => "put" in write && write.put["productId"] === "#claim";

const withoutConditions = (real: Tables, dropped: (write: Write) => boolean): Tables => ({
  ...real,
  transact: (writes) =>
    real.transact(
      writes.map((write) => {
        if ("check" in write || !dropped(write)) return write;
        const { if: _condition, ...blind } = write;
        return blind;
      }),
    ),
});

const isCartLine = (write: Write): boolean => !("check" in write) && write.table === names.cart;

/** Tables that write a cart's lines over whatever has become of them meanwhile. */
function blindCartLines(real: Tables): Tables {
  const blind = withoutConditions(real, (write) => isCartLine(write) && !isCartClaim(write));
  return {
    ...blind,
    put: (table, item, condition) =>
      table === names.cart ? real.put(table, item) : real.put(table, item, condition),
  };
}

/** The plants by name; each takes out one of the shop's safeguards. */
export const plants: Readonly<Record<string, Plant>> = {
  none,
  /** Reserves stock without checking that it is available. */
  reservation: {
    ...none,
    tables: (real) =>
      withoutConditions(real, (write) => "update" in write && write.table === names.inventory),
  },
  /** Staff's counts and adjustments are written over whatever was reserved or sold meanwhile. */
  inventory: {
    ...none,
    tables: (real) => withoutConditions(real, (write) => "put" in write && write.table === names.inventory),
  },
  /** Uses a new idempotency key for every call to Stripe. */
  idempotency: {
    ...none,
    payments: (real) => ({
      ...real,
      authorize: (input) => real.authorize(input, randomUUID()),
      refund: (input) => real.refund(input, randomUUID()),
    }),
  },
  /** A failed order keeps its reservation. */
  compensation: {
    ...none,
    stores: (real) => ({
      ...real,
      orders: {
        ...real.orders,
        change: (orderId, decide) =>
          real.orders.change(orderId, (order) => {
            const decided = decide(order);
            return "order" in decided && decided.units === "released" ? decided.order : decided;
          }),
      },
    }),
  },
  /** Orders are written over whatever was written meanwhile, such as a shipment over a cancellation. */
  orders: {
    ...none,
    tables: (real) => ({
      ...withoutConditions(real, (write) => "put" in write && write.table === names.orders),
      put: (table, item, condition) =>
        table === names.orders ? real.put(table, item) : real.put(table, item, condition),
    }),
  },
  /** Two checkouts claim one cart. */
  "cart claim": {
    ...none,
    tables: (real) => withoutConditions(real, isCartClaim),
  },
  /** A checkout follows the one that claimed the cart before that has ended. */
  "cart claim ended": {
    ...none,
    stores: (real) => ({
      ...real,
      carts: { ...real.carts, claim: async () => undefined },
      checkouts: {
        ...real.checkouts,
        open: async (checkout, { key }) => {
          const claim = await real.carts.claim(checkout.userId);
          return real.checkouts.open(checkout, { key, after: claim?.orderId });
        },
      },
    }),
  },
  /** What was bought leaves the cart as it was ordered, and a line is set, whatever has become of it meanwhile. */
  "cart lines": {
    ...none,
    tables: blindCartLines,
  },
  /** A request that is sent again with its key makes another order. */
  "order key": {
    ...none,
    stores: (real) => ({
      ...real,
      checkouts: {
        ...real.checkouts,
        claimed: async () => undefined,
        open: (checkout, { after }) => real.checkouts.open(checkout, { key: undefined, after }),
      },
    }),
  },
  /** Saving a product sets its units to those that the page showed. */
  "product units": {
    ...none,
    stores: (real) => ({
      ...real,
      products: {
        ...real.products,
        change: async (productId, decide, audit) => {
          const shown = await real.products.find(productId);
          const product = await real.products.change(productId, decide, audit);
          const { stock = 0, variants = [] } = shown ?? {};
          if (variants.length === 0)
            await real.inventory.change({ productId }, (item) => ({ ...item, stock, available: stock }), {
              ...audit,
              auditId: randomUUID(),
              reason: "saved",
            });
          return product;
        },
      },
    }),
  },
  /** Variants are opened while units of the product itself are held. */
  "held units": {
    ...none,
    stores: (real) => ({
      ...real,
      products: {
        ...real.products,
        change: (productId, decide, audit) =>
          real.products.change(
            productId,
            (product, units) =>
              decide(
                product,
                units.map((item) => ({ ...item, available: item.stock })),
              ),
            audit,
          ),
      },
    }),
  },
  /** The shop does not listen to refunds and disputes. */
  "refund events": {
    ...none,
    payments: (real) => ({
      ...real,
      readEvent: async (...input) => {
        const event = await real.readEvent(...input);
        return event.type.startsWith("payment_intent.") ? event : { ...event, paymentId: undefined };
      },
    }),
  },
  /** Refunds that were made at Stripe are not seen. */
  "refunds at Stripe": {
    ...none,
    payments: (real) => ({
      ...real,
      refunds: async (paymentId) => (await real.refunds(paymentId)).filter(({ byShop }) => byShop),
    }),
  },
  /** A refund that Stripe has taken up counts as paid, whatever becomes of it. */
  "refund state": {
    ...none,
    payments: (real) => ({
      ...real,
      refund: async (...input) => ({ ...(await real.refund(...input)), state: "done" }),
      refunds: async (paymentId) =>
        (await real.refunds(paymentId)).map((refund) => ({ ...refund, state: "done" })),
    }),
  },
  /** Disputes are not seen. */
  disputes: {
    ...none,
    payments: (real) => ({ ...real, disputes: async () => [] }),
  },
  /** An order forgets which of its units went back to the stock. */
  "units returned": {
    ...none,
    stores: (real) => ({
      ...real,
      orders: {
        ...real.orders,
        change: (orderId, decide) =>
          real.orders.change(orderId, (order) => {
            const forgetful = { ...order, returned: [] };
            const decided = decide(forgetful);
            return decided === forgetful ? order : decided;
          }),
      },
    }),
  },
  ...pricePlants,
  /** Every delivery of a webhook event is acted on. */
  webhook: {
    ...none,
    stores: (real) => ({
      ...real,
      webhookEvents: {
        once: async (_id, act) => {
          await act();
          return true;
        },
      },
    }),
  },
};
