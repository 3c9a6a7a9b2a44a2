import * as z from "zod";
import { countryList } from "../addresses/country.ts";
import { anyText, textOf } from "../text.ts";

const basisPoints = z
  .number()
  .min(0)
  .max(10_000)
  .refine((points) => /^\d+(\.\d{1,3})?$/.test(String(points)), { error: "must have at most three decimals" })
  .meta({ description: "Hundredths of a percent, at most three decimals" });

const day = z.iso.date({ error: "must be a day, such as 2027-01-01" });
const country = z.enum(countryList.map(({ code }) => code));
const state = z.string().regex(/^[A-Z0-9]{1,3}$/, "must be a state's code");

/** The schema of the tax settings, of strict or of open objects; `byCountry` makes a record of them by country. */
export function taxSchema<Table extends z.ZodType>(
  object: typeof z.strictObject,
  byCountry: (schema: ReturnType<typeof countryRates>) => Table,
) {
  return object({
    home: object({ country, state: state.optional() }),
    registrations: z
      .array(
        object({
          country,
          state: state.optional(),
          number: anyText(40),
          scheme: z.enum(["local", "oss", "ioss"]),
          from: day,
          until: day.meta({ example: "2029-01-01" }).optional(),
        }).refine(({ from, until }) => until === undefined || from < until, {
          path: ["until"],
          error: "must be after the first day",
        }),
      )
      .max(200),
    rates: byCountry(countryRates(object)),
    crossBorder: z.enum(["grossStays", "netStays"]),
    rounding: z.enum(["order", "line"]),
  });
}

function countryRates(object: typeof z.strictObject) {
  const components = z.array(object({ name: textOf(40), basisPoints })).max(8);
  const place = {
    rates: z
      .array(
        object({
          from: day,
          standard: components,
          reduced: components.optional(),
          "super-reduced": components.optional(),
        }),
      )
      .min(1)
      .max(20)
      .refine((rates) => new Set(rates.map(({ from }) => from)).size === rates.length, {
        error: "must begin on different days",
      }),
    shipping: z.enum(["follows", "standard", "untaxed"]).optional(),
  };
  return object({
    ...place,
    states: z
      .record(state, object(place))
      .meta({ propertyNames: { pattern: "^[A-Z0-9]{1,3}$" } })
      .optional(),
  });
}
