import { type Actor, requireSystem } from "../actor.ts";
import { priceable } from "../cart/cart.ts";
import { checkLines, type Offering } from "../cart/offers.ts";
import { DomainError } from "../errors.ts";
import { bindingMarket } from "../markets/service.ts";
import type { Orders } from "../orders/store.ts";
import { type PlanDeps, resolvePlan } from "../pricing/resolve-plan.ts";
import { confirmShipping } from "../shipping/delivery.ts";
import { draftOrder } from "./draft.ts";
import type { Checkouts, Refusal } from "./store.ts";

export type PriceDeps = Offering & PlanDeps & { readonly checkouts: Checkouts };

/** `versions` are the priced versions of the products. `refused`: the checkout keeps the reason for its shopper. */
export type Pricing = {
  readonly outcome: "priced" | "refused";
  readonly versions: Readonly<Record<string, number>>;
};

/** Prices what the shopper asked for on today's catalog. Throws ORDER_NOT_FOUND. */
export async function priceOrder(deps: PriceDeps, actor: Actor, orderId: string): Promise<Pricing> {
  requireSystem(actor);
  const checkout = await deps.checkouts.find(orderId);
  if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  if (!(await deps.checkouts.begin(orderId))) return { outcome: "refused", versions: {} };
  const { userId, email, shippingAddress, currency, timestamp } = checkout.draft;
  const { number, emailKey, market } = checkout.draft;
  const terms = await bindingMarket(deps, { market, currency }).catch(asRefusal);
  if (DomainError.is(terms)) {
    await refuse(deps.checkouts, orderId, terms);
    return { outcome: "refused", versions: {} };
  }
  const { lines, products } = await checkLines(deps, checkout.lines, terms.book.bookId);
  // Read before what may refuse the order: a store that cannot be reached is asked again instead.
  const plan = await resolvePlan(deps, { destination: shippingAddress, terms, userId, isBinding: true });
  const method = checkout.draft.shippingMethod && {
    methodId: checkout.draft.shippingMethod.id,
    pinned: checkout.shippingRate,
  };
  const delivery = await confirmShipping(deps, {
    plan,
    destination: shippingAddress,
    lines: lines.map(priceable),
    method,
    at: timestamp,
    isBinding: true,
  });
  const draft = decided(() =>
    draftOrder(
      {
        orderId,
        number,
        userId,
        email,
        emailKey,
        lines,
        shippingAddress,
        delivery,
        terms,
        quoteTotal: checkout.quoteTotal ?? checkout.draft.totalAmount,
        now: timestamp,
      },
      plan,
    ),
  );
  if (DomainError.is(draft)) {
    await refuse(deps.checkouts, orderId, draft);
    return { outcome: "refused", versions: {} };
  }
  if (JSON.stringify(draft) !== JSON.stringify(checkout.draft)) await deps.checkouts.reprice(orderId, draft);
  const versions = products.map(({ productId, pricedVersion }) => [productId, pricedVersion]);
  return { outcome: "priced", versions: Object.fromEntries(versions) };
}

export type ReserveDeps = { readonly checkouts: Checkouts; readonly orders: Pick<Orders, "place"> };

export type ReserveInput = Pick<Pricing, "versions"> & { readonly orderId: string };

/** `changed`: a product is no longer what was priced, so the order has to be priced again. */
export type Reservation = { readonly outcome: "reserved" | "changed" | "refused" };

/** Reserves the priced order, in one transaction with the order itself; repeating it changes nothing. */
export async function reserveStock(
  deps: ReserveDeps,
  actor: Actor,
  { orderId, versions }: ReserveInput,
): Promise<Reservation> {
  requireSystem(actor);
  const checkout = await deps.checkouts.find(orderId);
  if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  if (checkout.refusal) return { outcome: "refused" };
  const placed = await deps.orders.place(checkout.draft, new Map(Object.entries(versions)));
  if (placed.placed) return { outcome: "reserved" };
  if (placed.changed) return { outcome: "changed" };
  await refuse(deps.checkouts, orderId, new DomainError("OUT_OF_STOCK", { lines: placed.short }));
  return { outcome: "refused" };
}

/** What is wrong with the market; another error stays one. */
function asRefusal(error: unknown): DomainError {
  if (DomainError.is(error, "VALIDATION_ERROR")) return error;
  throw error;
}

/** What `decide` answers, or the DomainError that it throws. */
function decided<T>(decide: () => T): T | DomainError {
  try {
    return decide();
  } catch (error) {
    if (DomainError.is(error)) return error;
    throw error;
  }
}

/** Keeps the reason for the shopper who waits. */
async function refuse(checkouts: Checkouts, orderId: string, error: DomainError): Promise<void> {
  // A DomainError's code and details belong together by its type; the pair cannot be told from one of the union.
  await checkouts.refuse(orderId, { code: error.code, details: error.details } as Refusal);
}
