import type { Currency } from "../money.ts";
import { allocate, portion } from "./allocate.ts";
import {
  type Destination,
  type DiscountRule,
  type PricingSettings,
  shippingRateFor,
  taxRateFor,
} from "./settings.ts";

/** What is to be priced; `unitPrice` in minor units. */
export type PriceableLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly category?: string | undefined;
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

export type PriceInput<L extends PriceableLine> = {
  readonly lines: readonly L[];
  readonly destination?: Destination | undefined;
  readonly currency: Currency;
  readonly settings: PricingSettings;
};

/**
 * The one place where prices are made: for cart, quote, order, agent and both browsers. Tax is rounded once, on the
 * whole (half a cent up), and every cent of discount, shipping and tax is allocated to a line.
 */
export function priceCart<L extends PriceableLine>({
  lines,
  destination,
  currency,
  settings,
}: PriceInput<L>): Quote<L> {
  const lineTotals = lines.map((line) => line.unitPrice * line.quantity);
  const discounts = discountsOf(lines, lineTotals, settings.discounts);
  const goods = lineTotals.map((lineTotal, place) => lineTotal - (discounts[place] ?? 0));
  const goodsTotal = sum(goods);
  const rate = shippingRateFor(settings, destination);
  const shipping = lines.length === 0 || goodsTotal >= rate.freeFrom ? 0 : rate.flat;
  const shippingShares = allocate(shipping, goods);
  const taxed = goods.map((one, place) => one + (settings.tax.onShipping ? (shippingShares[place] ?? 0) : 0));
  const taxShares = allocate(portion(sum(taxed), taxRateFor(settings, destination)), taxed);
  const priced = lines.map((line, place): L & LinePrice => {
    const [lineTotal = 0, discount = 0] = [lineTotals[place], discounts[place]];
    const [shippingShare = 0, tax = 0] = [shippingShares[place], taxShares[place]];
    const total = lineTotal - discount + shippingShare + tax;
    return { ...line, lineTotal, discount, shipping: shippingShare, tax, total };
  });
  return {
    currency,
    lines: priced,
    itemCount: sum(lines.map((line) => line.quantity)),
    subtotal: sum(lineTotals),
    discount: sum(discounts),
    shipping,
    tax: sum(taxShares),
    total: sum(priced.map((line) => line.total)),
  };
}

/**
 * What `quantity` more units of a line are worth, when `before` units were given back already. Giving back unit by unit
 * adds up to the line's total exactly.
 */
export function worthOfUnits(
  line: { readonly quantity: number; readonly total: number },
  quantity: number,
  before: number,
): number {
  const units = allocate(
    line.total,
    Array.from({ length: line.quantity }, () => 1),
  );
  return sum(units.slice(before, before + quantity));
}

function discountsOf(
  lines: readonly PriceableLine[],
  lineTotals: readonly number[],
  rules: readonly DiscountRule[],
): number[] {
  const off = lineTotals.map(() => 0);
  for (const rule of rules) {
    const weights = lineTotals.map((lineTotal, place) =>
      rule.category === undefined || lines[place]?.category === rule.category ? lineTotal : 0,
    );
    const base = sum(weights);
    if (base === 0 || base < rule.minimum) continue;
    const amount = Math.min(base, "percent" in rule ? portion(base, rule.percent * 100) : rule.fixed);
    allocate(amount, weights).forEach((part, place) => {
      off[place] = (off[place] ?? 0) + part;
    });
  }
  return off.map((amount, place) => Math.min(amount, lineTotals[place] ?? 0));
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
