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

/** Stripe's own limit of eight digits, in the smallest unit of a currency. */
const mostSteps = 99_999_999;

/** Largest amount that one price or total may have in a currency, in minor units: 999,999.99, or 99,999,999 yen. */
export const mostIn = (currency: Currency): number => mostSteps * stepOf(currency);

/** Largest amount in any currency. Doors refuse more; what knows the currency asks `amountIssue`. */
export const maxMinor = Math.max(...currencies.map(mostIn));

/** An amount in the currency's decimals, without its sign: 12.50, or 1200. */
export const decimalText = (minor: number, currency: Currency): string =>
  majorOf(minor).toFixed(stepOf(currency) === 1 ? 2 : 0);

/** What is wrong with an amount in a currency; undefined where nothing is. */
export function amountIssue(amount: number, currency: Currency): string | undefined {
  if (amount % stepOf(currency) !== 0) return `must be a whole number, because ${currency} has no decimals`;
  const most = mostIn(currency);
  return amount <= most ? undefined : `must be at most ${majorOf(most).toLocaleString("en")}`;
}

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

/**
 * A schema that parses a decimal amount at a door into minor units; made anew so that a door can document its own. `most` is in
 * minor units.
 */
export const moneySchema = (most = maxMinor) => decimal(most).transform((major) => Math.round(major * 100));

/** A decimal amount as JSON carries it. */
export function decimal(most = maxMinor) {
  const wrong = `must be an amount from 0 to ${majorOf(most).toLocaleString("en")} with at most two decimals`;
  return z
    .number()
    .min(0, wrong)
    .max(majorOf(most), wrong)
    .refine((major) => decimalPattern.test(String(major)), { error: wrong })
    .meta({ description: decimals });
}

/** Not `multipleOf`: validators divide, and 19.99 is no multiple of 0.01 in binary. */
const decimals = "Decimal major units, at most two decimals";

/** Minor units inside, decimal major units where JSON or DynamoDB carry them: for z.decode and z.encode. */
export const Amount = z.codec(z.number().nonnegative(), z.int().nonnegative(), {
  decode: (major) => Math.round(major * 100),
  encode: majorOf,
});
