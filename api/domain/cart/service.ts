import type { Product } from "../catalog/product.ts";
import { sellableOf } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Currency } from "../money.ts";
import { priceCart, type Quote } from "../pricing/quote.ts";
import type { Destination } from "../pricing/settings.ts";
import type { Settings } from "../settings/store.ts";
import {
  type CartLine,
  type CheckedLine,
  checkLine,
  findSellable,
  type LineRequest,
  lineFor,
  maxCartLines,
  mergeLines,
  sameLine,
} from "./cart.ts";
import type { Carts } from "./store.ts";

export type CartDeps = {
  readonly carts: Carts;
  readonly products: Products;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

/** Totals leave out lines that cannot be bought: `problem` unavailable or out_of_stock. */
export type PricedCart = { readonly lines: readonly CheckedLine[]; readonly quote: Quote };
export type QuoteOptions = {
  readonly destination?: Destination | undefined;
  readonly currency?: Currency | undefined;
};

export async function showCart(
  deps: CartDeps,
  userId: string,
  options: QuoteOptions = {},
): Promise<PricedCart> {
  return priced(deps, await deps.carts.lines(userId), options);
}

/** Sets a line's quantity; zero removes it. Throws PRODUCT_NOT_FOUND, OUT_OF_STOCK, VALIDATION_ERROR. */
export async function setCartLine(deps: CartDeps, userId: string, request: LineRequest): Promise<PricedCart> {
  if (request.quantity === 0) {
    await deps.carts.remove(userId, request);
    return showCart(deps, userId);
  }
  const [product, lines] = await Promise.all([
    deps.products.find(request.productId),
    deps.carts.lines(userId),
  ]);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId: request.productId });
  const before = lines.find((line) => sameLine(line, request));
  if (!before && lines.length >= maxCartLines)
    throw new DomainError("CONFLICT", { reason: `a cart holds at most ${maxCartLines} different items` });
  const line = lineFor(sellableOf(product, request.variantId), request.quantity, before, deps.now());
  await deps.carts.set(userId, [line]);
  return priced(deps, before ? lines.map((one) => (one === before ? line : one)) : [...lines, line], {});
}

export async function removeCartLine(
  deps: CartDeps,
  userId: string,
  line: { productId: string; variantId?: string | undefined } | undefined,
): Promise<PricedCart> {
  await (line ? deps.carts.remove(userId, line) : deps.carts.clear(userId));
  return showCart(deps, userId);
}

/** Guest lines into the account's cart; `dropped` are those that are no longer sold or did not fit. */
export async function mergeCart(
  deps: CartDeps,
  userId: string,
  requests: readonly LineRequest[],
): Promise<PricedCart & { readonly dropped: readonly LineRequest[] }> {
  const [account, products] = await Promise.all([deps.carts.lines(userId), productsOf(deps, requests)]);
  const known = requests.flatMap((request) => {
    const product = products.get(request.productId);
    const sellable = product && findSellable(product, request.variantId);
    return sellable?.isActive ? [{ request, sellable }] : [];
  });
  const merged = mergeLines(account, known, deps.now());
  const added = merged.filter((line) => !account.some((before) => sameLine(before, line)));
  const fits = new Set(added.slice(0, Math.max(0, maxCartLines - account.length)));
  const set = merged.filter((line) => fits.has(line) || !added.includes(line));
  if (set.length > 0) await deps.carts.set(userId, set);
  const cart = await showCart(deps, userId);
  const dropped = requests.filter((request) => !cart.lines.some((line) => sameLine(line, request)));
  return { ...cart, dropped };
}

/** Prices any lines for anybody, without keeping them. */
export async function quoteLines(
  deps: Omit<CartDeps, "carts">,
  requests: readonly LineRequest[],
  options: QuoteOptions,
): Promise<PricedCart> {
  const products = await productsOf(deps, requests);
  const lines = requests.map((request): CartLine => {
    const product = products.get(request.productId);
    const sellable = product && findSellable(product, request.variantId);
    return {
      productId: request.productId,
      variantId: request.variantId,
      quantity: request.quantity,
      price: sellable?.price ?? 0,
      name: sellable?.name ?? "",
      imageUrl: sellable?.imageUrl ?? "",
      addedAt: 0,
    };
  });
  return pricedWith(deps, lines, products, options);
}

async function priced(deps: Omit<CartDeps, "carts">, lines: readonly CartLine[], options: QuoteOptions) {
  return pricedWith(deps, lines, await productsOf(deps, lines), options);
}

async function pricedWith(
  deps: Pick<CartDeps, "settings">,
  lines: readonly CartLine[],
  products: ReadonlyMap<string, Product>,
  { destination, currency }: QuoteOptions,
): Promise<PricedCart> {
  const checked = lines.map((line) => checkLine(line, products.get(line.productId)));
  const quote = priceCart({
    lines: checked
      .filter((line) => line.problem === undefined || line.problem === "price_changed")
      .map(toPrice),
    destination,
    currency: currency ?? (await deps.settings.read("store")).currency,
    settings: await deps.settings.read("pricing"),
  });
  return { lines: checked, quote };
}

const toPrice = (line: CheckedLine) => ({
  productId: line.productId,
  variantId: line.variantId,
  quantity: line.quantity,
  unitPrice: line.currentPrice,
});

async function productsOf(
  deps: Pick<CartDeps, "products">,
  lines: readonly { readonly productId: string }[],
): Promise<ReadonlyMap<string, Product>> {
  const ids = [...new Set(lines.map((line) => line.productId))];
  const found = await deps.products.findMany(ids);
  return new Map(found.flatMap((product) => (product ? [[product.productId, product]] : [])));
}
