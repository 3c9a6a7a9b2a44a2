import type { Currency } from "../../../api/domain/money.ts";
import type { Plan } from "../../../api/domain/pricing/plan.ts";
import type { PricingSettings } from "../../../api/domain/pricing/settings.ts";
import { rateOf } from "../../../api/domain/shipping/delivery.ts";
import { shippingOffers } from "../../../api/domain/shipping/options.ts";
import {
  defaultBook,
  defaultShipping,
  type ShippingSettings,
} from "../../../api/domain/shipping/settings.ts";
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
  {
    discounts = [],
    shipping = defaultShipping,
  }: Partial<PricingSettings> & {
    readonly shipping?: ShippingSettings | undefined;
  } = {},
  currency: Currency = "USD",
): Plan => ({
  currency,
  taxIncluded: false,
  tax: resolveTaxes(everywhere, { destination, buyer: {}, at: Date.UTC(2026, 10, 26) }),
  shipping: rateOf({ chosen: cheapestOf(shipping, destination ?? { country: "US" }, currency) }),
  discounts,
});

const cheapestOf = (settings: ShippingSettings, destination: Destination, currency: Currency) =>
  shippingOffers(settings, {
    destination,
    lines: [],
    goods: 0,
    book: defaultBook,
    currency,
    locale: "en",
    at: 0,
    usual: [3, 5],
  }).options[0];
