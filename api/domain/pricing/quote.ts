import { type Currency, stepOf } from "../money.ts";
import { allocate, included, withTaxes } from "./allocate.ts";
import { discountsOf } from "./discounts.ts";
import { type Plan, type TaxClass, type TaxComponent, type TaxTreatment, totalOf } from "./plan.ts";
import { type LineTax, type Taxable, type TaxTotal, taxesOf } from "./taxes.ts";

/** What is to be priced; `unitPrice` in minor units, as the book has it. Without a `taxClass` it is of the standard one. */
export type PriceableLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  /** What a discount rule may ask for. */
  readonly category?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly taxClass?: TaxClass | undefined;
  readonly quantity: number;
  readonly unitPrice: number;
};

/**
 * Minor units. `unitPrice` is what this shopper pays for a unit: without the tax that the book's price contains where the
 * order is not taxed. `total` = lineTotal − discount + shipping, and + tax where prices do not contain it: what the line costs
 * with its shares of everything.
 */
export type LinePrice = {
  readonly unitPrice: number;
  readonly lineTotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly taxes: readonly LineTax[];
  readonly total: number;
};

/**
 * Minor units. Each sum is exactly the sum over the lines; total = subtotal − discount + shipping, and + tax unless
 * `taxIncluded`: then the tax is inside the other amounts.
 */
export type Quote<L extends PriceableLine = PriceableLine> = {
  readonly currency: Currency;
  readonly taxIncluded: boolean;
  readonly treatment: TaxTreatment;
  readonly lines: readonly (L & LinePrice)[];
  readonly itemCount: number;
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly taxes: readonly TaxTotal[];
  readonly total: number;
};

/**
 * Prices a cart, a quote or an order; nothing else computes prices. Every step is exact in the currency's smallest unit, and
 * every part of discount, shipping and tax is allocated to a line. The order of the lines does not matter. Exact for 100
 * lines of 999 units at the largest price.
 */
export function priceCart<L extends PriceableLine>(lines: readonly L[], plan: Plan): Quote<L> {
  const { currency, taxIncluded, tax } = plan;
  const step = stepOf(currency);
  // Among equal remainders the earlier line gets the cent, so lines are sorted by content, not as the cart lists them.
  const sorted = lines.map((line, place) => ({ line, place })).toSorted(byContent);
  const goods = sorted.map(({ line }) => {
    const unitPrice = priceBy(plan, line.unitPrice, line.taxClass ?? "standard");
    return { ...line, unitPrice, lineTotal: unitPrice * line.quantity };
  });
  const discounts = discountsOf(goods, plan.discounts, step);
  const paid = goods.map(({ lineTotal }, place) => lineTotal - (discounts[place] ?? 0));
  const shipping = shippingShares(plan, goods, paid);
  const taxable = goods.map(({ taxClass = "standard" }, place): Taxable => {
    const onGoods = tax.rates[taxClass];
    const onShipping = tax.rates[shippingClass(plan, taxClass)];
    return { goods: paid[place] ?? 0, shipping: shipping[place] ?? 0, onGoods, onShipping };
  });
  const taxes = taxesOf(taxable, { taxIncluded, rounding: tax.rounding, step });
  const priced: (L & LinePrice)[] = [];
  sorted.forEach(({ line, place: listed }, place) => {
    const { unitPrice = 0, lineTotal = 0 } = goods[place] ?? {};
    const [discount = 0, share = 0, ofLine = []] = [discounts[place], shipping[place], taxes.lines[place]];
    const ofTax = sum(ofLine.map((one) => one.goods + one.shipping));
    const total = lineTotal - discount + share + (taxIncluded ? 0 : ofTax);
    const price = { unitPrice, lineTotal, discount, shipping: share, tax: ofTax, taxes: ofLine, total };
    priced[listed] = { ...line, ...price };
  });
  return {
    currency,
    taxIncluded,
    treatment: { scheme: tax.scheme, reason: tax.reason, as: tax.as },
    lines: priced,
    itemCount: sum(lines.map((line) => line.quantity)),
    subtotal: sum(goods.map((line) => line.lineTotal)),
    discount: sum(discounts),
    shipping: sum(shipping),
    tax: sum(priced.map((line) => line.tax)),
    taxes: taxes.totals,
    total: sum(priced.map((line) => line.total)),
  };
}

/** What the lines cost after discounts, in minor units, before shipping and taxes that are not in the prices. */
export function goodsAfterDiscounts(lines: readonly PriceableLine[], plan: Omit<Plan, "shipping">): number {
  const goods = lines.map((line) => {
    const unitPrice = priceBy(plan, line.unitPrice, line.taxClass ?? "standard");
    return { ...line, lineTotal: unitPrice * line.quantity };
  });
  const discounts = discountsOf(goods, plan.discounts, stepOf(plan.currency));
  return sum(goods.map(({ lineTotal }, place) => lineTotal - (discounts[place] ?? 0)));
}

/** What a price of the book comes to for this shopper, in the currency's steps: see `TaxPlan`. */
function priceBy(
  { taxIncluded, tax, currency }: Omit<Plan, "shipping">,
  price: number,
  taxClass: TaxClass,
): number {
  const keepsGross = tax.scheme !== "none" && tax.crossBorder === "grossStays";
  const step = stepOf(currency);
  if (!taxIncluded || keepsGross) return withTaxes(price, 0, 0, step);
  return withTaxes(price, totalOf(tax.contained[taxClass]), totalOf(tax.rates[taxClass]), step);
}

/** The class at whose rate a line's share of shipping is taxed. */
function shippingClass({ tax }: Plan, taxClass: TaxClass): TaxClass {
  if (tax.shipping === "untaxed") return "exempt";
  return tax.shipping === "standard" ? "standard" : taxClass;
}

/** Shipping in shares by what the lines cost without tax; free from the threshold of discounted goods on. */
function shippingShares(
  plan: Plan,
  lines: readonly { readonly taxClass?: TaxClass | undefined }[],
  paid: readonly number[],
): number[] {
  const { flat, freeFrom } = plan.shipping;
  if (lines.length === 0 || sum(paid) >= freeFrom) return lines.map(() => 0);
  const step = stepOf(plan.currency);
  const classes = lines.map(({ taxClass = "standard" }) => taxClass);
  const net = paid.map(
    (amount, place) => amount - inside(plan, amount, plan.tax.rates[classes[place] ?? "standard"]),
  );
  return allocate(withTaxes(flat, 0, 0, step), net, step).map((share, place) =>
    priceBy(plan, share, shippingClass(plan, classes[place] ?? "standard")),
  );
}

const inside = ({ taxIncluded }: Plan, amount: number, components: readonly TaxComponent[]): number =>
  taxIncluded ? included(amount, totalOf(components), totalOf(components)) : 0;

/**
 * The refund for `quantity` more units of a line when `before` units were refunded already: the line's total split evenly
 * over its units, the first ones one `step` more. Refunds of all units add up to the total exactly, in whatever portions.
 */
export function worthOfUnits(
  line: { readonly quantity: number; readonly total: number },
  quantity: number,
  before: number,
  step = 1,
): number {
  const steps = line.total / step;
  const each = Math.floor(steps / line.quantity);
  const dearer = steps - each * line.quantity;
  const worthOfFirst = (units: number) => (each * units + Math.min(units, dearer)) * step;
  return worthOfFirst(before + quantity) - worthOfFirst(before);
}

type Listed = { readonly line: PriceableLine };

function byContent({ line: one }: Listed, { line: other }: Listed): number {
  return (
    compare(one.productId, other.productId) ||
    compare(one.variantId ?? "", other.variantId ?? "") ||
    one.unitPrice - other.unitPrice ||
    one.quantity - other.quantity ||
    compare(one.category ?? "", other.category ?? "") ||
    compare(one.taxClass ?? "", other.taxClass ?? "")
  );
}

/** By code unit, so that the order does not depend on a locale. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
