import { dateFormat, regionName } from "../formats.ts";
import type { Currency } from "../money.ts";
import { dateIn, type Money, moneyIn } from "../written.ts";
import { de } from "./strings/de.ts";
import { en, type MailStrings } from "./strings/en.ts";
import { fr } from "./strings/fr.ts";

/** A language of the shop's mails, and how its readers write. */
export type MailLocale = {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly strings: MailStrings;
  readonly money: (currency: Currency) => Money;
  /** The day of a time (epoch milliseconds). */
  readonly date: (time: number) => string;
  /** The name of a country by its ISO 3166-1 code. */
  readonly country: (code: string) => string;
  /** Two ISO dates as one span. */
  readonly days: (from: string, to: string) => string;
};

/** By language, or language and script. Each has all of English's strings, or it does not compile. */
const translations: Readonly<Record<string, MailStrings>> = { en, de, fr };

/** The languages that mails are written in. */
export const mailLanguages: readonly string[] = Object.keys(translations);

/**
 * How mails are written for somebody whose locale (BCP 47) is the first one that is given: in its language where there are
 * strings, else in English. Amounts and dates are the locale's in its own language, and in English those of English.
 */
export function mailLocale(...wanted: readonly (string | undefined)[]): MailLocale {
  const known = wanted.map(localeOf).find((one) => one !== undefined) ?? new Intl.Locale("en");
  const strings = translations[known.language];
  const language = strings ? known.language : "en";
  // An English sentence with Arabic digits or Japanese dates reads like a mistake.
  const formats = strings ? known.toString() : `en${known.region === undefined ? "" : `-${known.region}`}`;
  return {
    language,
    direction: rightToLeft.has(language) ? "rtl" : "ltr",
    strings: strings ?? en,
    money: (currency) => moneyIn(formats, currency),
    date: dateIn(formats),
    country: (code) => regionName(formats, code),
    days: (from, to) =>
      dateFormat(formats, { dateStyle: "medium", timeZone: "UTC" }).formatRange(
        Date.parse(from),
        Date.parse(to),
      ),
  };
}

const rightToLeft: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur"]);

/** Undefined: none, or none that Intl reads. */
function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (tag === undefined) return undefined;
  try {
    return new Intl.Locale(tag);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
