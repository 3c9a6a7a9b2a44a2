import type { Deps } from "../../../api/deps.ts";
import type { System } from "../../../api/domain/actor.ts";
import { auditEntry } from "../../../api/domain/audit/entry.ts";
import type { Product } from "../../../api/domain/catalog/product.ts";
import { defaultId, type Market, type MarketsSettings } from "../../../api/domain/markets/market.ts";
import type { SettingsPart, SettingsParts } from "../../../api/domain/settings/parts.ts";
import type { ShippingSettings } from "../../../api/domain/shipping/settings.ts";
import type { TaxSettings } from "../../../api/domain/taxes/settings.ts";

const actor: System = { type: "system", name: "demo" };

/** The second market of the demo shop, whose book has its name. */
export const europe: Market = {
  marketId: "eu",
  name: "Europe",
  countries: ["DE", "AT", "BE", "ES", "FI", "FR", "IE", "IT", "LU", "NL", "PT"],
  book: "eu",
  locales: ["en-IE", "de-DE", "fr-FR"],
  returnDays: 14,
  withdrawal: true,
  isDefault: false,
  priorPrice: true,
};

/** Opens the demo shop in Europe: its market and book, what delivery costs there, and the tax in its prices. */
export async function openDemoMarkets(deps: Pick<Deps, "settings" | "now" | "newId">): Promise<void> {
  const change = <P extends SettingsPart>(
    part: P,
    decide: (before: SettingsParts[P]) => SettingsParts[P],
  ): Promise<unknown> =>
    deps.settings.change(
      part,
      ({ value }) => decide(value),
      auditEntry(deps, actor, "settings.changeSettings"),
    );
  await change("markets", withEurope);
  await change("shipping", deliveringToEurope);
  await change("taxes", registeredInEurope);
}

const withEurope = ({ markets, books }: MarketsSettings): MarketsSettings => ({
  markets: [...markets.filter(({ marketId }) => marketId !== europe.marketId), europe],
  books: [
    ...books.filter(({ bookId }) => bookId !== europe.book),
    { bookId: europe.book, currency: "EUR", taxIncluded: true },
  ],
});

const deliveringToEurope = (shipping: ShippingSettings): ShippingSettings => {
  const zoneId = "europe";
  const days = { handlingDays: 1, transitDays: [2, 4] } as const;
  return {
    ...shipping,
    zones: [
      ...shipping.zones.filter((zone) => zone.zoneId !== zoneId),
      { zoneId, name: "Europe", countries: europe.countries ?? [] },
    ],
    methods: [
      ...shipping.methods.filter((method) => method.zoneId !== zoneId),
      {
        methodId: "standard-europe",
        zoneId,
        name: { en: "Standard delivery", de: "Standardversand", fr: "Livraison standard" },
        kind: "table",
        // The default book's are what an order costs that staff enter in the store's currency.
        bands: [{ by: "price", price: { [europe.book]: 790, [defaultId]: 1995 } }],
        freeFrom: { [europe.book]: 7_500, [defaultId]: 20_000 },
        ...days,
      },
    ],
  };
};

/** One number for the whole Union: each order contains the tax of the country that it goes to. */
const registeredInEurope = (taxes: TaxSettings): TaxSettings => ({
  ...taxes,
  registrations: [
    ...taxes.registrations.filter(({ scheme }) => scheme === "local"),
    { country: "IE", number: "", scheme: "oss", from: "0001-01-01" },
  ],
});

/** A product of the demo at Europe's prices as well; every twenty-fifth is not sold there. */
export function soldInEurope(product: Product): Product {
  if (Number.parseInt(product.productId.slice(-6), 16) % 25 === 0) return product;
  const at = (price: number) => ({ [europe.book]: { amount: priceInEurope(price) } });
  return {
    ...product,
    prices: at(product.price),
    variants: product.variants.map((variant) =>
      variant.price === undefined ? variant : { ...variant, prices: at(variant.price) },
    ),
  };
}

/** With tax, and with an end as prices have it there: 17.95, 49.90 or whole fives. */
function priceInEurope(price: number): number {
  const amount = price * 1.08;
  if (amount < 3_000) return Math.round(amount / 50) * 50 - 5;
  return amount < 10_000 ? Math.round(amount / 100) * 100 - 10 : Math.round(amount / 500) * 500;
}
