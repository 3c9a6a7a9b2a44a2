import type { Currency } from "../../../api/domain/money.ts";
import type { Plan } from "../../../api/domain/pricing/plan.ts";
import {
  defaultPricing,
  type PricingSettings,
  shippingRateFor,
} from "../../../api/domain/pricing/settings.ts";
import type { Destination } from "../../../api/domain/taxes/places.ts";
import { resolveTaxes } from "../../../api/domain/taxes/resolve.ts";
import { defaultTaxes, publishedRates, type TaxSettings } from "../../../api/domain/taxes/settings.ts";

/** A shop that collects tax in every country whose rates are known. */
const everywhere: TaxSettings = {
  ...defaultTaxes,
  registrations: Object.keys(publishedRates).map((country) => ({
    country,
    number: "",
    scheme: "local",
    from: "0001-01-01",
  })),
};

/** By what a cart for a destination is priced in a shop that collects tax everywhere, in November 2026. */
export const planIn = (
  destination: Destination | undefined,
  pricing: PricingSettings = defaultPricing,
  currency: Currency = "USD",
): Plan => ({
  currency,
  taxIncluded: false,
  tax: resolveTaxes(everywhere, { destination, buyer: {}, at: Date.UTC(2026, 10, 26) }),
  shipping: shippingRateFor(pricing, destination),
  discounts: pricing.discounts,
});
