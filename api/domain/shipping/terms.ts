import type { Currency } from "../money.ts";
import { shippingOffers } from "./options.ts";
import type { ShippingSettings } from "./settings.ts";

/** Delivery before a cart is known, in minor units; undefined where there is none, or it is never free. */
export type DeliveryTerms = {
  readonly flat: number | undefined;
  readonly freeFrom: number | undefined;
};

/** What the cheapest delivery of a light parcel costs within a country, and from which value on it is free. */
export function deliveryTerms(
  settings: ShippingSettings,
  {
    country,
    book,
    currency,
  }: { readonly country: string; readonly book: string; readonly currency: Currency },
): DeliveryTerms {
  const parcel = { destination: { country }, lines: [], goods: 0, book, currency, locale: "en", at: 0 };
  const [cheapest] = shippingOffers(settings, { ...parcel, usual: [0, 0] }).options;
  const { flat, freeFrom = Number.POSITIVE_INFINITY } = cheapest?.rate ?? {};
  return { flat, freeFrom: Number.isFinite(freeFrom) ? freeFrom : undefined };
}
