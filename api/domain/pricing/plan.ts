import type { Currency } from "../money.ts";
import type { DiscountRule } from "./discounts.ts";

export const taxClasses = ["standard", "reduced", "super-reduced", "zero", "exempt"] as const;
/** Which of a country's rates a product is taxed at. */
export type TaxClass = (typeof taxClasses)[number];

/** One tax of a rate, such as GST or a county's. `basisPoints` of 10,000, three decimals at most. */
export type TaxComponent = { readonly name: string; readonly basisPoints: number };
export type TaxRates = Readonly<Record<TaxClass, readonly TaxComponent[]>>;

/** How the order is taxed. `none`: it is not, for the plan's `reason`. `oss`, `ioss`: the EU's one-stop shops. */
export type TaxScheme = (typeof taxSchemes)[number];
export const taxSchemes = ["none", "local", "oss", "ioss"] as const;
export type UntaxedReason = (typeof untaxedReasons)[number];
export const untaxedReasons = ["not_registered", "export", "reverse_charge", "certificate"] as const;

/** How an order is taxed, or why it is not. `as`: whose tax is charged, and the merchant's number there. */
export type TaxTreatment = {
  readonly scheme: TaxScheme;
  readonly reason?: UntaxedReason | undefined;
  readonly as?: { readonly country: string; readonly number: string } | undefined;
};

/**
 * The taxes of a destination. `contained` are those inside the prices of a book that includes tax: the home country's.
 * Where both differ, `grossStays` keeps the price and `netStays` what the merchant keeps of it; an order that is not taxed
 * always pays the net. `shipping`: taxed in shares at the lines' rates, at the standard rate, or not at all. `rounding`:
 * once for the whole order, or line by line.
 */
export type TaxPlan = TaxTreatment & {
  readonly rates: TaxRates;
  readonly contained: TaxRates;
  readonly crossBorder: "grossStays" | "netStays";
  readonly shipping: "follows" | "standard" | "untaxed";
  readonly rounding: "order" | "line";
};

/** Amounts in minor units. Shipping is free from `freeFrom` of discounted goods on. */
export type ShippingRate = { readonly flat: number; readonly freeFrom: number };

/** Everything that the money of a cart depends on besides its lines, resolved on the server. */
export type Plan = {
  readonly currency: Currency;
  /** The prices, also that of shipping, contain tax. */
  readonly taxIncluded: boolean;
  readonly tax: TaxPlan;
  /** The buyer's verified VAT id, where tax goes by it. */
  readonly vatId?: string | undefined;
  /** The number of the certificate that exempts the buyer. */
  readonly certificate?: string | undefined;
  readonly shipping: ShippingRate;
  readonly discounts: readonly DiscountRule[];
};

export const noRates: TaxRates = { standard: [], reduced: [], "super-reduced": [], zero: [], exempt: [] };

/** 997.5 → 9.975, without what dividing leaves. */
export const percentOf = ({ basisPoints }: TaxComponent): number => Math.round(basisPoints * 1000) / 100_000;

/** All components of a rate together, in basis points. */
export const totalOf = (components: readonly TaxComponent[]): number =>
  components.reduce((total, { basisPoints }) => total + basisPoints, 0);
