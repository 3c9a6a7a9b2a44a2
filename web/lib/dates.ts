import { dateFormat } from "../../api/domain/formats.ts";
import { market } from "../market/market.ts";
import { store } from "./store.ts";

/** Only the server keeps formats, as in Price. */
const formatIn = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  import.meta.env.SSR ? dateFormat(locale, options) : new Intl.DateTimeFormat(locale, options);

/**
 * Server and browser format dates alike: in the shop's language, and in UTC until the browser's zone is
 * known.
 */
export const dateOf = (time: number, zone?: string): string =>
  formatIn(dates(), { dateStyle: "long", ...(zone && { timeZone: zone }) }).format(time);

/** Date and time in the browser's time zone. `time` is epoch milliseconds. */
export const timeOf = (time: number): string =>
  formatIn(dates(), { dateStyle: "medium", timeStyle: "short" }).format(time);

/** "Arrives Mon, Nov 30 – Tue, Dec 1" of ISO dates. */
export function arrival({ from, to }: { readonly from: string; readonly to: string }): string {
  const days = formatIn(dates(), {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  const written = days.formatRange(new Date(from), new Date(to));
  return `Arrives ${written}`;
}

const dates = (): string => market().dates ?? store().locale;
