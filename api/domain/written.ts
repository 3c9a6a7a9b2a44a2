import { dateFormat, numberFormat } from "./formats.ts";
import type { Currency } from "./money.ts";

/** Minor units as a shopper reads them. */
export type Money = (minor: number) => string;

/** How a locale (BCP 47) writes amounts of a currency: 2400 → "$24.00". */
export function moneyIn(locale: string, currency: Currency): Money {
  const format = numberFormat(locale, { style: "currency", currency });
  return (minor) => format.format(minor / 100);
}

/** The same without decimals where they are zero, as limits are written: 5000 → "$50". */
export function shortMoneyIn(locale: string, currency: Currency): Money {
  const format = numberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  return (minor) => format.format(minor / 100);
}

/** What a currency is called in English, of several of them: "euros". */
export const currencyName = (currency: string): string =>
  numberFormat("en", { style: "currency", currency, currencyDisplay: "name" })
    .formatToParts(2)
    .find(({ type }) => type === "currency")?.value ?? currency;

/** How a locale writes the day of a time (epoch milliseconds), in UTC as the storefront's pages do: "November 12, 2026". */
export function dateIn(locale: string): (time: number) => string {
  const format = dateFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return (time) => format.format(time);
}
