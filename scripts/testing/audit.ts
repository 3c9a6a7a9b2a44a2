import type { Payment } from "../../api/ports/payment-gateway.ts";
import type { Tables } from "../../api/ports/table.ts";
import { type Audit, auditBooks } from "../audit/books.ts";
import { type CountAudit, countFaults } from "../audit/counters.ts";
import type { Shop } from "../local/shop.ts";

/** Compares orders, stock and payments of a shop, as `npm run audit` does. */
export const auditShop = (shop: Pick<Shop, "tables" | "deps">): Promise<Audit> =>
  auditBooks(shop.tables, shop.deps.payments.list());

/** Products that show other units than the inventory has, in tables without orders. */
export const wronglyShown = async (engine: Tables): Promise<readonly string[]> =>
  (await auditBooks(engine, noPayments())).shown;

async function* noPayments(): AsyncGenerator<Payment> {}

/** Compares the counters with a recount of every order. */
export const auditCounters = (engine: Tables): Promise<CountAudit> => countFaults(engine);
