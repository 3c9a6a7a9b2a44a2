import * as z from "zod";
import { countryList } from "../addresses/country.ts";
import { dateFormat } from "../formats.ts";
import { decimal, majorOf } from "../money.ts";
import { textOf } from "../text.ts";
import { issuesOf } from "./consistency.ts";
import { methodKinds } from "./settings.ts";
import { plainPostal } from "./zones.ts";

const id = /^[A-Za-z0-9_-]{1,60}$/;
const Id = z.string().regex(id, "must be 1 to 60 letters, digits, hyphens or underscores");
const Money = z.codec(decimal(), z.int().nonnegative(), {
  decode: (major) => Math.round(major * 100),
  encode: majorOf,
});
const ByBook = z.record(Id, Money).meta({
  propertyNames: { pattern: id.source },
  description: "Amounts by price book, in decimal major units",
});
const localeKey = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;
const Name = z
  .record(z.string().regex(localeKey, "must be a locale, like en or de-CH"), textOf(80))
  .refine((names) => Object.keys(names).length > 0, { error: "is required in at least one language" })
  .meta({
    propertyNames: { pattern: localeKey.source },
    minProperties: 1,
    example: { en: "Standard delivery" },
  });
const days = z.int().min(0).max(365);
const stateCode = z.string().regex(/^[A-Z0-9]{1,6}$/, "must be the code of a state in capitals");
const codes: ReadonlySet<string> = new Set(countryList.map(({ code }) => code));
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The schema of the shipping settings, of strict objects for callers or of open ones for what is stored. */
export function shippingSchema(object: typeof z.strictObject, isStored: boolean) {
  const country = isStored
    ? z.string()
    : z
        .string()
        .refine((code) => codes.has(code), {
          error: "must be the ISO 3166-1 code of a country in two capitals, such as GB",
        })
        .meta({ enum: [...codes] });
  const zone = object({
    zoneId: Id,
    name: textOf(80),
    countries: z.array(country).max(250),
    states: z.array(stateCode).max(100).optional(),
    postal: z.array(postalRange(object)).max(500).optional(),
  });
  const settings = object({
    timeZone: z
      .string()
      .refine(isTimeZone, { error: "must be a time zone, like Europe/Berlin" })
      .meta({ example: "UTC" }),
    zones: z.array(zone).max(100),
    methods: z.array(methodSchema(object)).max(200),
  });
  return isStored ? settings : settings.check(refuseInconsistent);
}

function methodSchema(object: typeof z.strictObject) {
  return object({
    methodId: Id,
    zoneId: Id,
    name: Name,
    kind: z.enum(methodKinds),
    service: Id.optional(),
    bands: z
      .array(
        z.union([
          object({
            by: z.enum(["weight", "quantity"]),
            upTo: z.int().min(0).max(100_000_000).meta({ description: "Grams or units" }).optional(),
            price: ByBook,
          }),
          object({ by: z.literal("price"), upTo: Money.optional(), price: ByBook }),
        ]),
      )
      .max(50),
    perKg: ByBook.optional(),
    freeFrom: ByBook.optional(),
    excluded: object({
      categories: z.array(textOf(60)).max(100),
      products: z.array(z.string().min(1).max(64)).max(500),
    }).optional(),
    handlingDays: days,
    transitDays: z
      .tuple([days, days])
      .refine(([least, most]) => least <= most, { error: "must go from fewer to more days" })
      .meta({ minItems: 2, maxItems: 2, example: [2, 4] })
      .optional(),
    cutOff: z
      .string()
      .regex(timeOfDay, "must be a time of day, like 14:30")
      .meta({ pattern: timeOfDay.source, example: "14:30" })
      .optional(),
  });
}

const postalRange = (object: typeof z.strictObject) =>
  object({ from: textOf(12), to: textOf(12) }).check(({ value: { from, to }, issues }) => {
    const [first, last] = [plainPostal(from), plainPostal(to)];
    const refuse = (message: string) => issues.push({ code: "custom", path: ["to"], message, input: to });
    if (first.length !== last.length) refuse('must have as many characters as "from"');
    else if (first > last) refuse('must not come before "from"');
  });

/** Adds what contradicts itself. */
const refuseInconsistent: z.core.CheckFn<Parameters<typeof issuesOf>[0]> = ({ value, issues }) => {
  for (const { path, message } of issuesOf(value))
    issues.push({ code: "custom", path: [...path], message, input: value });
};

function isTimeZone(name: string): boolean {
  try {
    return dateFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
