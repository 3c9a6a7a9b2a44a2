import type { DiscountRule } from "./discounts.ts";

/** By which discounts a cart is priced. */
export type PricingSettings = { readonly discounts: readonly DiscountRule[] };

/** No discounts. */
export const defaultPricing: PricingSettings = { discounts: [] };
