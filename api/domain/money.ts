import * as z from "zod";

export const currencies = [
  "USD",
  "EUR",
  "GBP",
  "AUD",
  "CAD",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "NZD",
  "JPY",
] as const;
export type Currency = (typeof currencies)[number];

/** The smallest amount of a currency, in minor units of a hundredth: a yen is 100 of them. */
export const stepOf = (currency: Currency): number => (withoutDecimals.has(currency) ? 100 : 1);

const withoutDecimals: ReadonlySet<Currency> = new Set(["JPY"]);

/** Largest amount that one price or total may have: 999,999.99, Stripe's own limit of eight digits in minor units. */
export const maxMinor = 99_999_999;

/** Decimal major units with at most two decimals, as JSON and DynamoDB carry them. */
const decimalPattern = /^\d+(\.\d{1,2})?$/;

/** 19.99 → 1999. Undefined when the number has more than two decimals, is negative or too large. */
export function minorOf(major: number): number | undefined {
  if (!decimalPattern.test(String(major))) return undefined;
  const minor = Math.round(major * 100);
  return minor <= maxMinor ? minor : undefined;
}

/** 1999 → 19.99. */
export const majorOf = (minor: number): number => minor / 100;

/** A schema that parses a decimal amount at a door into minor units; made anew so that a door can document its own. */
export const moneySchema = () => decimal().transform((major) => Math.round(major * 100));

/** A decimal amount as JSON carries it. */
export const decimal = () =>
  z
    .number()
    .min(0, wrongAmount)
    .max(majorOf(maxMinor), wrongAmount)
    .refine((major) => minorOf(major) !== undefined, { error: wrongAmount })
    .meta({ description: decimals });

/** Not `multipleOf`: validators divide, and 19.99 is no multiple of 0.01 in binary. */
const decimals = "Decimal major units, at most two decimals";
const wrongAmount = "must be an amount from 0 to 999,999.99 with at most two decimals";

/** Minor units inside, decimal major units where JSON or DynamoDB carry them: for z.decode and z.encode. */
export const Amount = z.codec(z.number().nonnegative(), z.int().nonnegative(), {
  decode: (major) => Math.round(major * 100),
  encode: majorOf,
});
