import * as z from "zod";
import { countryData, countryList } from "../addresses/country.ts";
import { defaultMarkets, type MarketsSettings } from "../markets/market.ts";
import { marketsSchema } from "../markets/schema.ts";
import { currencies, decimal, majorOf, maxMinor } from "../money.ts";
import { defaultPricing, type PricingSettings } from "../pricing/settings.ts";
import { type StaffSynonyms, synonymsSchema } from "../search/synonym-groups.ts";
import { taxSchema } from "../taxes/schema.ts";
import { defaultTaxes, type TaxSettings } from "../taxes/settings.ts";
import { textOf } from "../text.ts";
import { defaultStore, type StoreIdentity } from "./store-identity.ts";
import { defaultThresholds, type Thresholds } from "./thresholds.ts";

/** A merchant's settings by part: each part is stored, versioned and audited on its own. */
export type SettingsParts = {
  readonly pricing: PricingSettings;
  readonly taxes: TaxSettings;
  readonly markets: MarketsSettings;
  readonly thresholds: Thresholds;
  readonly store: StoreIdentity;
  readonly synonyms: StaffSynonyms;
};
export type SettingsPart = keyof SettingsParts;

/** What a part holds until somebody changes it. */
export const settingsDefaults: SettingsParts = {
  pricing: defaultPricing,
  taxes: defaultTaxes,
  markets: defaultMarkets,
  thresholds: defaultThresholds,
  store: defaultStore,
  synonyms: { groups: [] },
};

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

/** A line break in a name or an address would add headers to the shop's mails. */
const oneLine = textOf(80)
  .regex(/^\P{Cc}*$/u, "must be one line")
  .meta({ maxLength: 80, pattern: "^(?=.*\\S)\\P{Cc}*$", example: "E-Com67" });

function schemasOf(object: typeof z.strictObject, isStored: boolean) {
  const ShippingRate = object({ flat: Money, freeFrom: Money });
  const rule = {
    name: textOf(80),
    minimum: Money,
    category: textOf(60).optional(),
    minimumQuantity: z.int().min(1).max(999).optional(),
  };
  const pricing = object({
    shipping: object({ standard: ShippingRate, countries: byCountry(ShippingRate, isStored) }),
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
  const store = object({
    name: oneLine,
    supportEmail: z.email({ pattern: z.regexes.html5Email }).max(254).nullable(),
    senderEmail: z.email({ pattern: z.regexes.html5Email }).max(254).nullable(),
    currency: z.enum(currencies),
    locale: z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "must be a locale, like en-US"),
    deliveryDays: object({ from: z.int().min(0).max(365), to: z.int().min(0).max(365) }).refine(
      ({ from, to }) => from <= to,
      { path: ["from"], error: 'must be at most "to"' },
    ),
  });
  const synonyms = synonymsSchema(object);
  const taxes = taxSchema(object, (schema) => byCountry(schema, isStored));
  const markets = marketsSchema(object, isStored);
  return { pricing, taxes, markets, thresholds, store, synonyms } satisfies {
    [P in SettingsPart]: z.ZodType<SettingsParts[P]>;
  };
}

/**
 * The schema of each part: decodes what JSON and the table carry (decimal amounts) into the part with amounts in minor
 * units, and encodes it back. Unknown fields are refused.
 */
export const settingsSchemas = schemasOf(z.strictObject, false);
/** The same for stored parts: passes over fields that a newer version of the shop has stored. */
const storedSchemas = schemasOf(z.object, true);

/** A part as JSON and the table carry it. */
export type EncodedSettings<P extends SettingsPart> = z.input<(typeof settingsSchemas)[P]>;

/** Reads a stored part; fields that were not there when it was stored have their defaults. */
export function decodeSettings<P extends SettingsPart>(
  part: P,
  stored: Readonly<Record<string, unknown>>,
): SettingsParts[P] {
  const complete = { ...encodeSettings(part, settingsDefaults[part]), ...stored };
  // TypeScript does not follow that the schema of a part makes that part.
  return storedSchemas[part].parse(complete) as SettingsParts[P];
}

/** A part as JSON and the table carry it: amounts in decimals. */
export const encodeSettings = <P extends SettingsPart>(
  part: P,
  value: SettingsParts[P],
): EncodedSettings<P> =>
  // TypeScript does not follow that the schema of a part takes that part.
  (storedSchemas[part] as unknown as z.ZodType<SettingsParts[P], EncodedSettings<P>>).encode(value);
