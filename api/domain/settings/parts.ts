import * as z from "zod";
import { countryData, countryList } from "../addresses/country.ts";
import { defaultMarkets, type MarketsSettings } from "../markets/market.ts";
import { marketsSchema } from "../markets/schema.ts";
import { type Currency, decimal, majorOf, maxMinor, stepOf } from "../money.ts";
import { defaultPricing, type PricingSettings } from "../pricing/settings.ts";
import { type StaffSynonyms, synonymsSchema } from "../search/synonym-groups.ts";
import { shippingSchema } from "../shipping/schema.ts";
import { defaultShipping, flatShipping, type ShippingSettings } from "../shipping/settings.ts";
import { taxSchema } from "../taxes/schema.ts";
import { defaultTaxes, type TaxSettings } from "../taxes/settings.ts";
import { textOf } from "../text.ts";
import { defaultStore, type StoreIdentity, storeSchema } from "./store-identity.ts";
import { defaultThresholds, type Thresholds } from "./thresholds.ts";

/** A merchant's settings by part: each part is stored, versioned and audited on its own. */
export type SettingsParts = {
  readonly pricing: PricingSettings;
  readonly shipping: ShippingSettings;
  readonly taxes: TaxSettings;
  readonly markets: MarketsSettings;
  readonly thresholds: Thresholds;
  readonly store: StoreIdentity;
  readonly synonyms: StaffSynonyms;
};
export type SettingsPart = keyof SettingsParts;

/** What a part holds until somebody changes it, in a currency with decimals. */
export const settingsDefaults: SettingsParts = {
  pricing: defaultPricing,
  shipping: defaultShipping,
  taxes: defaultTaxes,
  markets: defaultMarkets,
  thresholds: defaultThresholds,
  store: defaultStore,
  synonyms: { groups: [] },
};

/** Where the default book's currency has no decimals, its unit is worth about a cent: all amounts are a hundred times as high. */
const defaultsWithoutDecimals: SettingsParts = {
  ...settingsDefaults,
  shipping: flatShipping(100),
  thresholds: {
    ...defaultThresholds,
    highValueOrder: defaultThresholds.highValueOrder * 100,
    fraud: {
      ...defaultThresholds.fraud,
      highAmount: defaultThresholds.fraud.highAmount * 100,
      newAccountAmount: defaultThresholds.fraud.newAccountAmount * 100,
    },
  },
};

/** What a part holds until somebody changes it, in a shop whose default book has this currency. Always the same objects. */
export const settingsDefaultsIn = (currency: Currency): SettingsParts =>
  stepOf(currency) === 1 ? settingsDefaults : defaultsWithoutDecimals;

const Money = z.codec(decimal(), z.int().nonnegative().max(maxMinor), {
  decode: (major) => Math.round(major * 100),
  encode: majorOf,
});
const Percent = z
  .number()
  .min(0)
  .max(100)
  .refine((percent) => /^\d+(\.\d{1,2})?$/.test(String(percent)), {
    error: "must have at most two decimals",
  })
  .meta({ description: "Percent, at most two decimals" });
const Score = z.int().min(0).max(100);
const count = z.int().min(0).max(1_000_000);

/** A record whose keys are checked; the keys' pattern is documented too. */
const keyed = <S extends z.ZodType>(pattern: RegExp, wrong: string, schema: S) =>
  z.record(z.string().regex(pattern, wrong), schema).meta({ propertyNames: { pattern: pattern.source } });

const countryCode = /^[A-Z]{2}$/;
const wrongCountry = "must be the ISO 3166-1 code of a country in two capitals, such as GB";

/** By country. Codes that are none, such as UK, are refused when they are set; stored ones are passed over. */
const byCountry = <S extends z.ZodType>(schema: S, isStored: boolean) =>
  isStored
    ? keyed(countryCode, wrongCountry, schema)
    : z
        .record(
          z
            .string()
            .refine((code) => countryCode.test(code) && countryData(code) !== undefined, wrongCountry),
          schema,
        )
        .meta({ propertyNames: { enum: countryList.map(({ code }) => code) } });

/** The schema of each part, of objects that refuse unknown fields or pass over them. */
export function schemasOf(object: typeof z.strictObject, isStored: boolean) {
  const rule = {
    name: textOf(80),
    minimum: Money,
    category: textOf(60).optional(),
    minimumQuantity: z.int().min(1).max(999).optional(),
  };
  const pricing = object({
    discounts: z
      .array(z.union([object({ ...rule, percent: Percent }), object({ ...rule, fixed: Money })]))
      .max(100),
  });
  const fraud = object({
    reviewFrom: Score,
    blockFrom: Score,
    highAmount: Money,
    newAccountHours: z.int().min(0).max(8760),
    newAccountAmount: Money,
    ordersPerHour: count,
  }).refine(({ reviewFrom, blockFrom }) => reviewFrom <= blockFrom, {
    path: ["reviewFrom"],
    error: "must be at most blockFrom",
  });
  const seconds = z.int().min(60).max(86_400);
  const holds = object({
    seconds,
    perAccount: count,
    perAddress: count,
    largeShare: z.int().min(0).max(100),
    largeQuantity: z.int().min(1).max(999),
    largeSeconds: seconds,
    largePerAccount: count,
    largePerAddress: count,
  });
  const thresholds = object({ lowStock: count, highValueOrder: Money, fraud, holds });
  const store = storeSchema(object);
  const synonyms = synonymsSchema(object);
  const taxes = taxSchema(object, (schema) => byCountry(schema, isStored));
  const shipping = shippingSchema(object, isStored);
  const markets = marketsSchema(object, isStored);
  return { pricing, shipping, taxes, markets, thresholds, store, synonyms } satisfies {
    [P in SettingsPart]: z.ZodType<SettingsParts[P]>;
  };
}

/** Of stored parts: passes over fields that a newer version of the shop has stored. Made when the first part is read. */
const storedSchemas = (): ReturnType<typeof schemasOf> => {
  ofStored ??= schemasOf(z.object, true);
  return ofStored;
};
let ofStored: ReturnType<typeof schemasOf> | undefined;

/** A part as JSON and the table carry it. */
export type EncodedSettings<P extends SettingsPart> = z.input<ReturnType<typeof schemasOf>[P]>;

/** Reads a stored part; fields that were not there when it was stored have their defaults. */
export function decodeSettings<P extends SettingsPart>(
  part: P,
  stored: Readonly<Record<string, unknown>>,
): SettingsParts[P] {
  const complete = { ...encodeSettings(part, settingsDefaults[part]), ...stored };
  // TypeScript does not follow that the schema of a part makes that part.
  return storedSchemas()[part].parse(complete) as SettingsParts[P];
}

/** A part as JSON and the table carry it: amounts in decimals. */
export const encodeSettings = <P extends SettingsPart>(
  part: P,
  value: SettingsParts[P],
): EncodedSettings<P> =>
  // TypeScript does not follow that the schema of a part takes that part.
  (storedSchemas()[part] as unknown as z.ZodType<SettingsParts[P], EncodedSettings<P>>).encode(value);
