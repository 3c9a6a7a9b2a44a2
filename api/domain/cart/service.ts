import { type Actor, requireShopper } from "../actor.ts";
import type { Products } from "../catalog/store.ts";
import { awaitCharge, type ClaimStores, waitingOrder } from "../checkout/cart-claim.ts";
import { DomainError } from "../errors.ts";
import type { Sku } from "../inventory/inventory.ts";
import type { Inventory } from "../inventory/store.ts";
import {
  type BookId,
  type MarketId,
  type MarketTerms,
  mustDeliver,
  usualCountry,
} from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Currency } from "../money.ts";
import { priceCart, type Quote } from "../pricing/quote.ts";
import { type PlanDeps, resolvePlan } from "../pricing/resolve-plan.ts";
import { type Delivery, type LiveShippingDeps, planShipping, rateOf } from "../shipping/delivery.ts";
import type { Destination } from "../taxes/places.ts";
import {
  type CartLine,
  type CheckedLine,
  type LineRequest,
  lineFor,
  maxCartLines,
  maxQuantity,
  mergeLines,
  priceable,
  sameLine,
} from "./cart.ts";
import { askedLines, checkFound, type Found, lookUp, offerFor, offerOf } from "./offers.ts";
import type { Carts } from "./store.ts";

export type CartDeps = ClaimStores &
  PlanDeps &
  LiveShippingDeps & {
    readonly carts: Carts;
    readonly products: Products;
    readonly inventory: Pick<Inventory, "find">;
  };
type PriceDeps = PlanDeps & LiveShippingDeps & Pick<CartDeps, "products" | "inventory">;

/** Totals leave out lines that cannot be bought: `problem` unavailable or out_of_stock. */
export type PricedCart = {
  readonly lines: readonly CheckedLine[];
  readonly quote: Quote;
  readonly delivery: Delivery;
};
export type QuoteOptions = {
  readonly destination?: Destination | undefined;
  readonly market?: MarketId | undefined;
  readonly currency?: Currency | undefined;
  /** The id of the shipping option that the totals are for; without it, or if it cannot be had: the cheapest. */
  readonly shippingMethodId?: string | undefined;
};

/** Without a market it is the default one. */
type InMarket = { readonly market?: MarketId | undefined };
type InTerms = Pick<QuoteOptions, "destination" | "shippingMethodId"> & { readonly terms: MarketTerms };

/** The caller's cart, held against today's catalog and inventory. */
export async function showCart(deps: CartDeps, actor: Actor, options: QuoteOptions): Promise<PricedCart> {
  const { userId } = requireShopper(actor);
  const terms = await resolveMarket(deps, options);
  return pricedFor(deps, userId, await lookedUp(deps, userId), { ...options, terms });
}

/**
 * Sets a line's quantity; zero removes it. Throws PRODUCT_NOT_FOUND, NOT_SOLD_HERE, OUT_OF_STOCK, VALIDATION_ERROR (a
 * variant must be named; no such market), CONFLICT (the cart is full).
 */
export async function setCartLine(
  deps: CartDeps,
  actor: Actor,
  { market, ...request }: LineRequest & InMarket,
): Promise<PricedCart> {
  const { userId } = requireShopper(actor);
  const terms = await resolveMarket(deps, { market });
  if (request.quantity === 0) {
    await deps.carts.remove(userId, request);
    return pricedFor(deps, userId, await lookedUp(deps, userId), { terms });
  }
  return writtenLine(deps, userId, { sku: request, terms }, () => request.quantity);
}

/**
 * Adds units to a line, on top of what the cart holds at the moment of writing, so that two at once both count. Repeating it
 * adds again: callers that may repeat use `setCartLine`. Throws what `setCartLine` throws; OUT_OF_STOCK names the sum.
 */
export async function addToCart(
  deps: CartDeps,
  actor: Actor,
  { market, ...request }: LineRequest & InMarket,
): Promise<PricedCart> {
  const { userId } = requireShopper(actor);
  const terms = await resolveMarket(deps, { market });
  return writtenLine(deps, userId, { sku: request, terms }, (before) => {
    const quantity = before + request.quantity;
    if (quantity <= maxQuantity) return quantity;
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "quantity", message: `must be at most ${maxQuantity} with what is in the cart` }],
    });
  });
}

/** Writes a line with what `quantityOf` makes of its quantity so far, and decides anew when the cart changed meanwhile. */
async function writtenLine(
  deps: CartDeps,
  userId: string,
  { sku, terms }: { readonly sku: Sku; readonly terms: MarketTerms },
  quantityOf: (before: number) => number,
): Promise<PricedCart> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const cart = await withLine(deps, userId, { sku, bookId: terms.book.bookId }, quantityOf);
    if (await deps.carts.set(userId, [cart.line], cart.before))
      return pricedFor(deps, userId, cart, { terms });
  }
  throw keptChanging();
}

/** The cart with the line as it shall be, beside the lines that it was decided on. */
async function withLine(
  deps: CartDeps,
  userId: string,
  { sku, bookId }: { readonly sku: Sku; readonly bookId: BookId },
  quantityOf: (before: number) => number,
) {
  const seen = await deps.carts.find(userId);
  const waited =
    seen.claim !== undefined &&
    seen.lines.some((line) => sameLine(line, sku)) &&
    (await awaitCharge(deps, seen.claim));
  const before = waited ? await deps.carts.lines(userId) : seen.lines;
  const known = before.find((line) => sameLine(line, sku));
  const others = before.filter((line) => line !== known);
  const [found, ...beside] = await lookUp(deps, [sku, ...others]);
  const offered = offerFor(found ?? { product: undefined, available: 0 }, sku, bookId);
  if (!known && before.length >= maxCartLines)
    throw new DomainError("CONFLICT", { reason: `a cart holds at most ${maxCartLines} different items` });
  const quantity = quantityOf(known?.quantity ?? 0);
  const held = quantity > offered.available ? (await heldFor(deps, userId))(sku) : 0;
  const offer = { ...offered, available: offered.available + held };
  const line = lineFor(offer, quantity, known, deps.now());
  const place = known ? before.indexOf(known) : before.length;
  return {
    line,
    before,
    lines: before.toSpliced(place, known ? 1 : 0, line),
    found: found ? beside.toSpliced(place, 0, found) : beside,
  };
}

/** More changes of one cart at once than its shopper makes: one of them is written in each attempt. */
const attempts = 30;

const keptChanging = () =>
  new DomainError("CONFLICT", { reason: "the cart kept changing at the same time; send the request again" });

/**
 * Takes one line out of the caller's cart, or without one all of them. A product without a variant is its own line, or if
 * the cart has none, every variant of it. A line that is not there is no error.
 */
export async function removeCartLine(
  deps: CartDeps,
  actor: Actor,
  { line, market }: InMarket & { readonly line: Sku | undefined },
): Promise<PricedCart> {
  const { userId } = requireShopper(actor);
  const terms = await resolveMarket(deps, { market });
  if (!line) await deps.carts.clear(userId);
  else {
    const ofProduct = (await deps.carts.lines(userId)).filter(
      ({ productId }) => productId === line.productId,
    );
    const exact = ofProduct.find(({ variantId }) => variantId === line.variantId);
    const removed = exact ? [exact] : line.variantId === undefined ? ofProduct : [];
    await Promise.all(removed.map((one) => deps.carts.remove(userId, one)));
  }
  return pricedFor(deps, userId, await lookedUp(deps, userId), { terms });
}

/** Guest lines into the caller's cart; `dropped` are those that are no longer sold or did not fit. */
export async function mergeCart(
  deps: CartDeps,
  actor: Actor,
  { items: requests, market }: InMarket & { readonly items: readonly LineRequest[] },
): Promise<PricedCart & { readonly dropped: readonly LineRequest[] }> {
  const { userId } = requireShopper(actor);
  const terms = await resolveMarket(deps, { market });
  const found = await lookUp(deps, requests);
  const short = requests.some(({ quantity }, place) => quantity > (found[place]?.available ?? 0));
  const held = short ? await heldFor(deps, userId) : () => 0;
  const known = requests.flatMap((request, place) => {
    const offer = found[place] && offerOf(found[place], request, terms.book.bookId);
    return offer ? [{ request, offer: { ...offer, available: offer.available + held(request) } }] : [];
  });
  await mergeInto(deps, userId, known);
  const cart = await pricedFor(deps, userId, await lookedUp(deps, userId), { terms });
  const dropped = requests.filter((request) => !cart.lines.some((line) => sameLine(line, request)));
  return { ...cart, dropped };
}

/** Sets the lines that the guest's make larger or new, as many as fit. */
async function mergeInto(
  { carts, now }: CartDeps,
  userId: string,
  known: Parameters<typeof mergeLines>[1],
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const account = await carts.lines(userId);
    const merged = mergeLines(account, known, now());
    const added = merged.filter((line) => !account.some((before) => sameLine(before, line)));
    const fits = new Set(added.slice(0, Math.max(0, maxCartLines - account.length)));
    const set = merged.filter((line) => fits.has(line) || !added.includes(line));
    if (set.length === 0 || (await carts.set(userId, set, account))) return;
  }
  throw keptChanging();
}

/** Prices any lines for anybody, without keeping them. */
export async function quoteLines(
  deps: PriceDeps,
  _actor: Actor,
  input: QuoteOptions & { readonly items: readonly LineRequest[] },
): Promise<PricedCart> {
  const { items, ...options } = input;
  const [terms, found] = await Promise.all([resolveMarket(deps, options), lookUp(deps, items)]);
  const { bookId } = terms.book;
  return quoted(deps, checkFound(askedLines(items, found, bookId), found, bookId), { ...options, terms });
}

/** A cart's lines and what was found for each of them. */
type LookedUp = { readonly lines: readonly CartLine[]; readonly found: readonly Found[] };

async function lookedUp(stores: CartDeps, userId: string): Promise<LookedUp> {
  const lines = await stores.carts.lines(userId);
  return { lines, found: await lookUp(stores, lines) };
}

/** A user's own cart: units that the user's own unpaid order holds are not sold out. */
async function pricedFor(
  stores: CartDeps,
  userId: string,
  cart: LookedUp,
  options: InTerms,
): Promise<PricedCart> {
  const { bookId } = options.terms.book;
  const checked = checkFound(cart.lines, cart.found, bookId);
  if (!checked.some((line) => line.problem === "out_of_stock"))
    return quoted(stores, checked, options, userId);
  const held = await heldFor(stores, userId);
  return quoted(stores, checkFound(cart.lines, cart.found, bookId, held), options, userId);
}

/** How many units of a line the user's own unpaid order holds. */
async function heldFor(stores: CartDeps, userId: string): Promise<(line: Sku) => number> {
  const order = await waitingOrder(stores, userId);
  return (line) => order?.items.find((item) => sameLine(item, line))?.quantity ?? 0;
}

async function quoted(
  stores: PlanDeps & LiveShippingDeps,
  lines: readonly CheckedLine[],
  { destination, terms, shippingMethodId: wish }: InTerms,
  userId?: string,
): Promise<PricedCart> {
  const bought = lines.filter(({ problem }) => problem === undefined || problem === "price_changed");
  if (destination) mustDeliver(terms, destination.country);
  const place = destination ?? (await assumedPlace(stores, terms));
  const plan = await resolvePlan(stores, { destination: place, terms, userId });
  const priced = bought.map(priceable);
  const delivery = await planShipping(stores, { plan, destination: place, lines: priced, wish });
  return { lines, quote: priceCart(priced, { ...plan, shipping: rateOf(delivery) }), delivery };
}

/** Before a destination is known; undefined, as what is priced knows it: the shop's home, where the market delivers there. */
async function assumedPlace(
  { settings }: Pick<PlanDeps, "settings">,
  terms: MarketTerms,
): Promise<Destination | undefined> {
  if (terms.market.isDefault) return undefined;
  const { home } = await settings.read("taxes");
  return terms.delivers(home.country) ? undefined : { country: usualCountry(terms, home.country) };
}
