import { randomUUID } from "node:crypto";
import { tables as names } from "../../../api/adapters/stores/keys.ts";
import type { Stores } from "../../../api/adapters/stores/stores.ts";
import type { PaymentGateway } from "../../../api/ports/payment-gateway.ts";
import type { Tables, Write } from "../../../api/ports/table.ts";

/** A deliberate bug, to prove that the checks find it. */
export type Plant = {
  tables(real: Tables): Tables;
  payments(real: PaymentGateway): PaymentGateway;
  stores(real: Stores): Stores;
};

const none: Plant = { tables: (real) => real, payments: (real) => real, stores: (real) => real };

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
