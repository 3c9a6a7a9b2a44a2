import { randomUUID } from "node:crypto";
import { tables as names } from "../../../api/adapters/stores/keys.ts";
import { stepOf } from "../../../api/domain/money.ts";
import type { Order } from "../../../api/domain/orders/order.ts";
import type { SettingsPart, SettingsParts } from "../../../api/domain/settings/parts.ts";
import type { Tables } from "../../../api/ports/table.ts";
import { none, type Plant } from "./plant.ts";

/** Tables that place an order whatever its products cost by now, while they are there. */
const atAnyPrice = (real: Tables): Tables => ({
  ...real,
  transact: (writes) =>
    real.transact(
      writes.map((write) =>
        "check" in write && write.table === names.products ? { ...write, if: { exists: true } } : write,
      ),
    ),
});

/** What an order is changed to before it is placed. */
const placing = (change: (order: Order) => Order): Plant => ({
  ...none,
  stores: (real) => ({
    ...real,
    orders: { ...real.orders, place: (order, versions) => real.orders.place(change(order), versions) },
  }),
});

/** Order and first line cost this much more. */
function dearer(order: Order, by: number): Order {
  const [first, ...others] = order.items;
  if (!first) return order;
  const line = { ...first, total: first.total + by, shipping: first.shipping + by };
  return {
    ...order,
    items: [line, ...others],
    shipping: order.shipping + by,
    totalAmount: order.totalAmount + by,
  };
}

/** Bugs in prices, settings and labels. */
export const pricePlants: Readonly<Record<string, Plant>> = {
  /** An order is placed at a price that was changed since it was priced. */
  "book prices": { ...none, tables: atAnyPrice },
  /** A change of the settings takes effect with the next one. */
  settings: {
    ...none,
    stores: (real) => {
      const late = new Map<string, unknown>();
      return {
        ...real,
        settings: {
          ...real.settings,
          async find<P extends SettingsPart>(part: P) {
            const { version, value } = await real.settings.find(part);
            // Under a part stand only its own settings.
            return { version, value: late.has(part) ? (late.get(part) as SettingsParts[P]) : value };
          },
          async change(part, decide, audit) {
            let before: unknown;
            const after = await real.settings.change(
              part,
              (stored) => {
                before = stored.value;
                return decide(stored);
              },
              audit,
            );
            late.set(part, before);
            return after;
          },
        },
      };
    },
  },
  /** An order costs a little more than its shopper saw. */
  surcharge: placing((order) => dearer(order, stepOf(order.currency))),
  /** What is left of a total that does not divide is on no line. */
  "line sums": placing((order) =>
    order.items.length > 1 ? { ...order, totalAmount: order.totalAmount + stepOf(order.currency) } : order,
  ),
  /** Yen have cents. */
  yen: placing((order) => (order.currency === "JPY" ? dearer(order, 50) : order)),
  /** A carrier that has not answered is asked for another label. */
  "label key": {
    ...none,
    carriers: (real) => ({
      ...real,
      label: (request) => real.label({ ...request, key: `${request.key} ${randomUUID()}` }),
    }),
  },
  /** A label is voided without telling the carrier. */
  "label voided": { ...none, carriers: (real) => ({ ...real, cancel: async () => {} }) },
};
