import { processWatch } from "../../api/adapters/embedded/watch.ts";
import { storesOver } from "../../api/adapters/stores/stores.ts";
import type { Address } from "../../api/domain/addresses/address.ts";
import type { BookPrices, Product } from "../../api/domain/catalog/product.ts";
import type { MarketsSettings } from "../../api/domain/markets/market.ts";
import type { SettingsParts } from "../../api/domain/settings/parts.ts";
import type { ByBook, ShippingMethod, ShippingSettings } from "../../api/domain/shipping/settings.ts";
import { defaultTaxes, type TaxSettings } from "../../api/domain/taxes/settings.ts";
import { marketsWith } from "../testing/pricing/markets.ts";
import type { Random } from "../testing/random.ts";
import { address } from "../testing/shop.ts";
import type { World } from "../testing/world/process.ts";

/** Where somebody buys, and how: by a quote, whose total is sent along, or without one. */
export type Place = {
  readonly market: string;
  readonly address: Address;
  readonly quotes: boolean;
  /** A delivery method, where the quote has it. */
  readonly method: string | undefined;
};

const american: Pick<Place, "market" | "address"> = { market: "default", address };
const places: readonly Pick<Place, "market" | "address">[] = [
  american,
  {
    market: "default",
    address: { ...address, city: "Toronto", zipCode: "M5V 2T6", state: "ON", country: "CA" },
  },
  { market: "de", address: { ...address, city: "Berlin", zipCode: "10115", state: "", country: "DE" } },
  { market: "de", address: { ...address, city: "Heligoland", zipCode: "27498", state: "", country: "DE" } },
  {
    market: "jp",
    address: { ...address, city: "Chiyoda", zipCode: "100-0001", state: "Tokyo", country: "JP" },
  },
];

/** Most are at home. */
export const placeFrom = (random: Random): Place => ({
  ...(random.next() < 0.6 ? american : random.pick(places)),
  quotes: random.next() < 0.5,
  method: random.pick([undefined, "standard", "express"]),
});

/** Prices and weights for the products of a run: hardly any is not sold in a market. */
export const pricedEverywhere = (products: readonly Product[], random: Random): Product[] =>
  products.map((product) => ({
    ...product,
    weight: random.pick([undefined, 40, 700, 2_300]),
    prices: pricesFrom(random),
    variants: product.variants.map((variant) =>
      random.next() < 0.3 ? { ...variant, prices: { jp: yen(random) } } : variant,
    ),
  }));

/** Prices in the other books; one in ten lacks one. */
export function pricesFrom(random: Random): BookPrices {
  const [de, jp] = [{ amount: random.between(100, 9_999) }, yen(random)];
  if (random.next() >= 0.1) return { de, jp };
  return random.pick([{ de }, { jp }]);
}

const yen = (random: Random) => ({ amount: random.between(1, 9_999) * 100 });

/** The settings that a run begins with: three markets, of which those with tax inside differ. */
export function settingsFrom(random: Random): Pick<SettingsParts, "markets" | "shipping" | "taxes"> {
  return {
    markets: marketsFrom(random),
    taxes: {
      ...taxes,
      crossBorder: random.pick(["grossStays", "netStays"]),
      rounding: random.pick(["order", "line"]),
    },
    shipping: shippingFrom(random),
  };
}

const marketsFrom = (random: Random): MarketsSettings =>
  marketsWith([
    { id: "de", currency: "EUR", countries: ["DE", "FR"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: random.next() < 0.5 },
  ]);

const taxes: TaxSettings = {
  ...defaultTaxes,
  registrations: [
    ...defaultTaxes.registrations,
    ...["DE", "JP"].map(
      (country) => ({ country, number: country, scheme: "local", from: "0001-01-01" }) as const,
    ),
  ],
};

const zones: ShippingSettings["zones"] = [
  { zoneId: "us", name: "United States", countries: ["US"] },
  { zoneId: "de", name: "Germany", countries: ["DE"] },
  { zoneId: "jp", name: "Japan", countries: ["JP"] },
  { zoneId: "world", name: "Elsewhere", countries: [] },
];

function shippingFrom(random: Random): ShippingSettings {
  const amounts = (): ByBook => ({
    default: random.between(0, 2_000),
    de: random.between(0, 2_000),
    jp: random.between(0, 2_000) * 100,
  });
  const freeFrom = { default: 20_000, de: 20_000, jp: 2_000_000 };
  const methods = zones.flatMap(({ zoneId }): ShippingMethod[] => [
    {
      methodId: `standard-${zoneId}`,
      zoneId,
      name: { en: "Standard" },
      kind: "table",
      bands: [
        { by: "weight", upTo: 2_000, price: amounts() },
        { by: "weight", price: amounts() },
      ],
      freeFrom,
      handlingDays: 1,
    },
    {
      methodId: `express-${zoneId}`,
      zoneId,
      name: { en: "Express" },
      kind: "table",
      bands: [{ by: "price", price: amounts() }],
      perKg: amounts(),
      handlingDays: 0,
    },
  ]);
  return { timeZone: "UTC", zones, methods };
}

/** Puts the settings into a world that has no shop yet. */
export async function setUp(
  world: World,
  parts: Pick<SettingsParts, "markets" | "shipping" | "taxes">,
): Promise<void> {
  const { settings } = storesOver(world.tables, processWatch(), () => world.now);
  const entry = (part: string) => ({
    auditId: part,
    at: world.now,
    actor: "faults",
    action: "settings.changeSettings",
  });
  await settings.change("markets", () => parts.markets, entry("markets"));
  await settings.change("taxes", () => parts.taxes, entry("taxes"));
  await settings.change("shipping", () => parts.shipping, entry("shipping"));
}
