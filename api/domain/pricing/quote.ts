import type { Currency } from "../money.ts";
import { allocate, portion } from "./allocate.ts";
import { discountsOf } from "./discounts.ts";
import { type Destination, type PricingSettings, shippingRateFor, taxRateFor } from "./settings.ts";

/** What is to be priced; `unitPrice` in minor units. */
export type PriceableLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  /** What a discount rule may ask for. */
  readonly category?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly quantity: number;
  readonly unitPrice: number;
};

/** Minor units. `total` = lineTotal − discount + shipping + tax: what the line costs with its shares of everything. */
export type LinePrice = {
  readonly lineTotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
};

/** Minor units. Each sum is exactly the sum over the lines; total = subtotal − discount + shipping + tax. */
export type Quote<L extends PriceableLine = PriceableLine> = {
  readonly currency: Currency;
  readonly lines: readonly (L & LinePrice)[];
  readonly itemCount: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
};

/** What `priceCart` prices, for which destination, by which settings. */
export type PriceInput<L extends PriceableLine> = {
  readonly lines: readonly L[];
  readonly destination?: Destination | undefined;
  readonly currency: Currency;
  readonly settings: PricingSettings;
};

/**
 * Prices a cart, a quote or an order; nothing else computes prices. Tax is rounded once, on the whole (half a cent up), and
 * every cent of discount, shipping and tax is allocated to a line. The order of the lines does not matter. Exact for 100
 * lines of 999 units at the largest price.
 */
export function priceCart<L extends PriceableLine>({
  lines,
  destination,
  currency,
  settings,
}: PriceInput<L>): Quote<L> {
  // Among equal remainders the earlier line gets the cent, so lines are sorted by content, not as the cart lists them.
  const sorted = lines.map((line, place) => ({ line, place })).toSorted(byContent);
  const goods = sorted.map(({ line }) => ({ ...line, lineTotal: line.unitPrice * line.quantity }));
  const discounts = discountsOf(goods, settings.discounts);
  const net = goods.map(({ lineTotal }, place) => lineTotal - (discounts[place] ?? 0));
  const rate = shippingRateFor(settings, destination);
  const shipping = lines.length === 0 || sum(net) >= rate.freeFrom ? 0 : rate.flat;
  const shippingShares = allocate(shipping, net);
  const tax = taxRateFor(settings, destination);
  const taxed = net.map((amount, place) => amount + (tax.onShipping ? (shippingShares[place] ?? 0) : 0));
  const taxShares = allocate(portion(sum(taxed), tax.basisPoints), taxed);
  const priced: (L & LinePrice)[] = [];
  sorted.forEach(({ line, place: listed }, place) => {
    const [discount = 0, share = 0, ofTax = 0] = [discounts[place], shippingShares[place], taxShares[place]];
    const lineTotal = line.unitPrice * line.quantity;
    const total = lineTotal - discount + share + ofTax;
    priced[listed] = { ...line, lineTotal, discount, shipping: share, tax: ofTax, total };
  });
  return {
    currency,
    lines: priced,
    itemCount: sum(lines.map((line) => line.quantity)),
    subtotal: sum(goods.map((line) => line.lineTotal)),
    discount: sum(discounts),
    shipping,
    tax: sum(taxShares),
    total: sum(priced.map((line) => line.total)),
  };
}

/**
 * The refund for `quantity` more units of a line when `before` units were refunded already: the line's total split evenly
 * over its units, the first ones one cent more. Refunds of all units add up to the total exactly, in whatever portions.
 */
export function worthOfUnits(
  line: { readonly quantity: number; readonly total: number },
  quantity: number,
  before: number,
): number {
  const each = Math.floor(line.total / line.quantity);
  const dearer = line.total - each * line.quantity;
  const worthOfFirst = (units: number) => each * units + Math.min(units, dearer);
  return worthOfFirst(before + quantity) - worthOfFirst(before);
}

type Listed = { readonly line: PriceableLine };

function byContent({ line: one }: Listed, { line: other }: Listed): number {
  return (
    compare(one.productId, other.productId) ||
    compare(one.variantId ?? "", other.variantId ?? "") ||
    one.unitPrice - other.unitPrice ||
    one.quantity - other.quantity ||
    compare(one.category ?? "", other.category ?? "")
  );
}

/** By code unit, so that the order does not depend on a locale. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
