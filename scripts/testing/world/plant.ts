import type { Stores } from "../../../api/adapters/stores/stores.ts";
import type { Carriers } from "../../../api/ports/carriers.ts";
import type { PaymentGateway } from "../../../api/ports/payment-gateway.ts";
import type { Tables } from "../../../api/ports/table.ts";

/** A deliberate bug, to prove that the checks find it. */
export type Plant = {
  tables(real: Tables): Tables;
  payments(real: PaymentGateway): PaymentGateway;
  stores(real: Stores): Stores;
  carriers(real: Carriers): Carriers;
};

/** No bug. */
export const none: Plant = {
  tables: (real) => real,
  payments: (real) => real,
  stores: (real) => real,
  carriers: (real) => real,
};
