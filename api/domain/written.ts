import type { Currency } from "./money.ts";

/** Minor units as a shopper reads them. */
export type Money = (minor: number) => string;

/** Making a format takes longer than writing a whole mail with it. */
const formats = new Map<string, Intl.NumberFormat>();

function formatIn(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${Object.values(options).join(" ")}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** How a locale (BCP 47) writes amounts of a currency: 2400 → "$24.00". */
export function moneyIn(locale: string, currency: Currency): Money {
  const format = formatIn(locale, { style: "currency", currency });
  return (minor) => format.format(minor / 100);
}

/** The same without decimals where they are zero, as limits are written: 5000 → "$50". */
export function shortMoneyIn(locale: string, currency: Currency): Money {
  const format = formatIn(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  return (minor) => format.format(minor / 100);
}

/** What a currency is called in English, of several of them: "euros". */
export const currencyName = (currency: string): string =>
  formatIn("en", { style: "currency", currency, currencyDisplay: "name" })
    .formatToParts(2)
    .find(({ type }) => type === "currency")?.value ?? currency;

/** How a locale writes the day of a time (epoch milliseconds), in UTC as the storefront's pages do: "November 12, 2026". */
export function dateIn(locale: string): (time: number) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return (time) => format.format(time);
}
