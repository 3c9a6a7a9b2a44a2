import type { Deps } from "../../../api/deps.ts";
import type { System } from "../../../api/domain/actor.ts";
import { auditEntry } from "../../../api/domain/audit/entry.ts";
import type { Product } from "../../../api/domain/catalog/product.ts";
import { defaultId, type Market, type MarketsSettings } from "../../../api/domain/markets/market.ts";
import type { Currency } from "../../../api/domain/money.ts";
import type { SettingsPart, SettingsParts } from "../../../api/domain/settings/parts.ts";
import type { ShippingMethod, ShippingSettings } from "../../../api/domain/shipping/settings.ts";
import type { TaxSettings } from "../../../api/domain/taxes/settings.ts";

const actor: System = { type: "system", name: "demo" };

/** A market of the demo shop beside the default one; its book and its zone have its name. */
type DemoMarket = {
  readonly market: Market;
  readonly currency: Currency;
  readonly taxIncluded: boolean;
  readonly delivery: Pick<ShippingMethod, "name" | "transitDays"> & {
    /** Hundredths: of the market's book, and of the default one, for orders that staff enter in the store's currency. */
    readonly price: readonly [own: number, atHome: number];
    readonly freeFrom: readonly [own: number, atHome: number];
  };
  /** Hundredths of the market's currency for cents of a price at home. */
  readonly priceOf: (cents: number) => number;
  /** One product in so many is not sold there. */
  readonly leavesOut: number;
};

/** The demo shop's market in the European Union. */
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

const japan: Market = {
  marketId: "jp",
  name: "Japan",
  countries: ["JP"],
  book: "jp",
  locales: ["en-JP", "ja-JP"],
  returnDays: 14,
  withdrawal: false,
  isDefault: false,
  priorPrice: false,
};

const demoMarkets: readonly DemoMarket[] = [
  {
    market: europe,
    currency: "EUR",
    taxIncluded: true,
    delivery: {
      name: { en: "Standard delivery", de: "Standardversand", fr: "Livraison standard" },
      transitDays: [2, 4],
      price: [790, 1_995],
      freeFrom: [7_500, 20_000],
    },
    priceOf: priceInEurope,
    leavesOut: 25,
  },
  {
    market: japan,
    currency: "JPY",
    taxIncluded: false,
    delivery: {
      name: { en: "Standard delivery", ja: "通常配送" },
      transitDays: [5, 8],
      price: [220_000, 1_995],
      freeFrom: [3_000_000, 20_000],
    },
    priceOf: priceInJapan,
    leavesOut: 10,
  },
];

/**
 * Opens the demo shop in Europe and Japan: markets and books, what delivery costs there, and the tax in Europe's prices. Parcels
 * to Japan are exports, which are not taxed.
 */
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
  await change("markets", withDemoMarkets);
  await change("shipping", deliveringAbroad);
  await change("taxes", registeredInEurope);
}

const ids = new Set(demoMarkets.map(({ market }) => market.marketId));

const withDemoMarkets = ({ markets, books }: MarketsSettings): MarketsSettings => ({
  markets: [
    ...markets.filter(({ marketId }) => !ids.has(marketId)),
    ...demoMarkets.map(({ market }) => market),
  ],
  books: [
    ...books.filter(({ bookId }) => !ids.has(bookId)),
    ...demoMarkets.map(({ market, currency, taxIncluded }) => ({
      bookId: market.book,
      currency,
      taxIncluded,
    })),
  ],
});

const deliveringAbroad = (shipping: ShippingSettings): ShippingSettings => ({
  ...shipping,
  zones: [
    ...shipping.zones.filter(({ zoneId }) => !zoneIds.has(zoneId)),
    ...demoMarkets.map(({ market }) => ({
      zoneId: zoneOf(market),
      name: market.name,
      countries: market.countries ?? [],
    })),
  ],
  methods: [
    ...shipping.methods.filter(({ zoneId }) => !zoneIds.has(zoneId)),
    ...demoMarkets.map(({ market, delivery: { name, transitDays, price, freeFrom } }): ShippingMethod => {
      const byBook = ([own, atHome]: readonly [number, number]) => ({
        [market.book]: own,
        [defaultId]: atHome,
      });
      return {
        methodId: `standard-${zoneOf(market)}`,
        zoneId: zoneOf(market),
        name,
        kind: "table",
        bands: [{ by: "price", price: byBook(price) }],
        freeFrom: byBook(freeFrom),
        handlingDays: 1,
        transitDays,
      };
    }),
  ],
});

const zoneOf = ({ name }: Market): string => name.toLowerCase();
const zoneIds = new Set(demoMarkets.map(({ market }) => zoneOf(market)));

/** One number for the whole Union: each order contains the tax of the country that it goes to. */
const registeredInEurope = (taxes: TaxSettings): TaxSettings => ({
  ...taxes,
  registrations: [
    ...taxes.registrations.filter(({ scheme }) => scheme === "local"),
    { country: "IE", number: "", scheme: "oss", from: "0001-01-01" },
  ],
});

/** A product of the demo at the prices of the other markets as well; some products are not sold in all of them. */
export function soldAbroad(product: Product): Product {
  const number = Number.parseInt(product.productId.slice(-6), 16);
  const sellers = demoMarkets.filter(({ leavesOut }) => number % leavesOut !== 0);
  if (sellers.length === 0) return product;
  const at = (cents: number) =>
    Object.fromEntries(sellers.map(({ market, priceOf }) => [market.book, { amount: priceOf(cents) }]));
  return {
    ...product,
    prices: at(product.price),
    variants: product.variants.map((variant) =>
      variant.price === undefined ? variant : { ...variant, prices: at(variant.price) },
    ),
  };
}

/** With tax, and with an end as prices have it there: 17.95, 49.90 or whole fives. */
function priceInEurope(cents: number): number {
  const amount = cents * 1.08;
  if (amount < 3_000) return Math.round(amount / 50) * 50 - 5;
  return amount < 10_000 ? Math.round(amount / 100) * 100 - 10 : Math.round(amount / 500) * 500;
}

/** In hundredths, as amounts of every currency are: ¥1,250, ¥8,980 or ¥46,800. */
function priceInJapan(cents: number): number {
  const yen = cents * 1.5;
  if (yen < 3_000) return Math.round(yen / 10) * 1_000;
  return yen < 30_000 ? Math.round(yen / 100) * 10_000 - 2_000 : Math.round(yen / 100) * 10_000;
}
