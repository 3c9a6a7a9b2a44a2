import type { DeliveryWindowTerms } from "./delivery-window.ts";

/** An amount in minor units in each price book, by the book's id. */
export type ByBook = Readonly<Record<string, number>>;

/** The price book of a shop that has one. */
export const defaultBook = "default";

/** Postal codes that begin as any code from `from` to `to` does; both are equally long. */
export type PostalRange = { readonly from: string; readonly to: string };

/**
 * Where a method delivers to. `countries` are ISO 3166-1 alpha-2 codes; none of them: everywhere that no other zone is.
 * `states` (codes) and `postal` narrow down one country.
 */
export type ShippingZone = {
  readonly zoneId: string;
  readonly name: string;
  readonly countries: readonly string[];
  readonly states?: readonly string[] | undefined;
  readonly postal?: readonly PostalRange[] | undefined;
};

export const bandMeasures = ["weight", "price", "quantity"] as const;
/** What a band's limit is compared with: grams, discounted goods in minor units, or units. */
export type BandMeasure = (typeof bandMeasures)[number];

/** Applies up to and including `upTo` of the measure; without it to everything above the band before. */
export type ShippingBand = {
  readonly by: BandMeasure;
  readonly upTo?: number | undefined;
  readonly price: ByBook;
};

export const methodKinds = ["table", "carrier", "pickup"] as const;
/** `carrier`: the price is the carrier's live rate, and the bands' where it has none. `pickup`: collected by the shopper. */
export type MethodKind = (typeof methodKinds)[number];

/** A way of delivery to one zone. `name` is by locale. `perKg` is added for every kilogram that was begun. */
export type ShippingMethod = DeliveryWindowTerms & {
  readonly methodId: string;
  readonly zoneId: string;
  readonly name: Readonly<Record<string, string>>;
  readonly kind: MethodKind;
  /** The carrier's service whose rates a `carrier` method has. */
  readonly service?: string | undefined;
  readonly bands: readonly ShippingBand[];
  readonly perKg?: ByBook | undefined;
  /** Discounted goods of this value or more are delivered free of charge. */
  readonly freeFrom?: ByBook | undefined;
  /** What it does not deliver: names of categories, ids of products. */
  readonly excluded?:
    | { readonly categories: readonly string[]; readonly products: readonly string[] }
    | undefined;
};

/** Where a shop delivers, how and for how much. Cut-off times are in `timeZone`. */
export type ShippingSettings = {
  readonly timeZone: string;
  readonly zones: readonly ShippingZone[];
  readonly methods: readonly ShippingMethod[];
};

/** Flat rates by country as shops before zones had them, in minor units. */
export type FlatRates = {
  readonly standard: FlatRate;
  readonly countries: Readonly<Record<string, FlatRate>>;
};
type FlatRate = { readonly flat: number; readonly freeFrom: number };

const world = "world";

/** Flat rates as zones and methods: one of each by country and one for the rest of the world. */
export function shippingFromFlatRates({ standard, countries }: FlatRates): ShippingSettings {
  const places = [
    ...Object.entries(countries).map(([code, rate]) => ({
      zoneId: code.toLowerCase(),
      name: code,
      rate,
      in: [code],
    })),
    { zoneId: world, name: "Rest of the world", rate: standard, in: [] },
  ];
  return {
    timeZone: "UTC",
    zones: places.map(({ zoneId, name, in: countries }) => ({ zoneId, name, countries })),
    methods: places.map(({ zoneId, rate }) => ({
      methodId: `standard-${zoneId}`,
      zoneId,
      name: { en: "Standard delivery" },
      kind: "table",
      bands: [{ by: "price", price: { [defaultBook]: rate.flat } }],
      freeFrom: { [defaultBook]: rate.freeFrom },
      handlingDays: 0,
    })),
  };
}

/**
 * A flat rate within the United States, one to Canada, and one to the rest of the world, each times `step`: 1, or 100 where the
 * currency has no decimals.
 */
export const flatShipping = (step: number): ShippingSettings => {
  const rate = (flat: number, freeFrom: number) => ({ flat: flat * step, freeFrom: freeFrom * step });
  return shippingFromFlatRates({
    standard: rate(1995, 20_000),
    countries: { US: rate(595, 5_000), CA: rate(995, 10_000) },
  });
};

export const defaultShipping = flatShipping(1);
