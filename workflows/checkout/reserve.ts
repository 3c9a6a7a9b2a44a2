import type { Deps } from "../../api/deps.ts";
import { checkLine } from "../../api/domain/cart/cart.ts";
import { draftOrder } from "../../api/domain/checkout/draft.ts";
import type { Refusal } from "../../api/domain/checkout/store.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Json } from "../../api/ports/table.ts";

type ReserveDeps = Pick<Deps, "orders" | "checkouts" | "products" | "settings">;

/** Prices what the shopper asked for on today's catalog and says which product versions that was. */
export async function priceOrder(deps: ReserveDeps, orderId: string): Promise<Json> {
  const checkout = await deps.checkouts.find(orderId);
  if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  if (checkout.refusal) return { outcome: "refused", versions: {} };
  const products = await deps.products.findMany(checkout.lines.map((line) => line.productId));
  const { userId, email, shippingAddress, currency, timestamp } = checkout.draft;
  try {
    const draft = draftOrder(
      {
        orderId,
        userId,
        email,
        lines: checkout.lines.map((line, index) => checkLine(line, products[index])),
        shippingAddress,
        currency,
        quoteTotal: checkout.quoteTotal ?? checkout.draft.totalAmount,
        now: timestamp,
      },
      (await deps.settings.find("pricing")).value,
    );
    if (JSON.stringify(draft) !== JSON.stringify(checkout.draft))
      await deps.checkouts.reprice(orderId, draft);
  } catch (error) {
    return refuse(deps, orderId, error);
  }
  const versions = products.flatMap((product) => (product ? [[product.productId, product.version]] : []));
  return { outcome: "priced", versions: Object.fromEntries(versions) };
}

/** Reserves the priced order, in one transaction with the order itself. */
export async function reserveStock(
  deps: ReserveDeps,
  orderId: string,
  versions: ReadonlyMap<string, number>,
): Promise<Json> {
  const checkout = await deps.checkouts.find(orderId);
  if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  const placed = await deps.orders.place(checkout.draft, versions);
  if (placed.placed) return { outcome: "reserved" };
  if (placed.changed) return { outcome: "changed" };
  return refuse(deps, orderId, new DomainError("OUT_OF_STOCK", { lines: placed.short }));
}

async function refuse(deps: ReserveDeps, orderId: string, error: unknown): Promise<Json> {
  if (!DomainError.is(error)) throw error;
  // A DomainError's code and details belong together by its type; the pair cannot be told from one of the union.
  await deps.checkouts.refuse(orderId, { code: error.code, details: error.details } as Refusal);
  return { outcome: "refused", versions: {} };
}
