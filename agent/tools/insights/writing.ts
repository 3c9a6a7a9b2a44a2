import type { Actor } from "../../../api/domain/actor.ts";
import { dateFormat, numberFormat } from "../../../api/domain/formats.ts";
import { addMonths, lastOfMonth } from "../../../api/domain/insights/calendar.ts";
import type { Period } from "../../../api/domain/metrics/period.ts";
import type { Currency } from "../../../api/domain/money.ts";
import { showStore } from "../../../api/domain/settings/service.ts";
import type { Settings } from "../../../api/domain/settings/store.ts";

/** How the store writes figures in its language. */
export type Writing = {
  /** The currency of the store's prices. */
  readonly currency: Currency;
  readonly money: (minor: number, currency: Currency) => string;
  readonly count: (count: number) => string;
  /** With up to two decimals. */
  readonly decimal: (value: number) => string;
  /** 0.125 → "12.5%". */
  readonly percent: (share: number) => string;
  /** Of a day such as "2026-11-26". */
  readonly day: (day: string) => string;
  /** "October 2026" for a whole month, "2026" for a year, a day, or a range of days. */
  readonly period: (period: Period) => string;
};

/** The store's way of writing. Days are UTC. */
export async function writingOf(
  deps: { readonly settings: Pick<Settings, "read"> },
  actor: Actor,
): Promise<Writing> {
  const { locale, currency } = await showStore(deps, actor);
  const date = (options: Intl.DateTimeFormatOptions) => dateFormat(locale, { ...options, timeZone: "UTC" });
  const long = date({ dateStyle: "long" });
  const month = date({ year: "numeric", month: "long" });
  const day = (of: string) => long.format(Date.parse(of));
  return {
    currency,
    money: (minor, of) => numberFormat(locale, { style: "currency", currency: of }).format(minor / 100),
    count: (count) => numberFormat(locale, { maximumFractionDigits: 0 }).format(count),
    decimal: (value) => numberFormat(locale, { maximumFractionDigits: 2 }).format(value),
    percent: (share) => numberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share),
    day,
    period: ({ from, to }) => {
      if (from === to) return day(from);
      if (from.endsWith("-01") && to === lastOfMonth(from)) return month.format(Date.parse(from));
      if (from.endsWith("-01-01") && to === lastOfMonth(addMonths(from, 11))) return from.slice(0, 4);
      return long.formatRange(Date.parse(from), Date.parse(to)).replaceAll(/\p{Zs}/gu, " ");
    },
  };
}

/** By how much a figure changed: "+12.5%", "-3%"; undefined where there is nothing to compare it with. */
export function changeOf(writing: Writing, now: number, before: number): string | undefined {
  if (before <= 0) return undefined;
  const share = (now - before) / before;
  return `${share > 0 ? "+" : ""}${writing.percent(share)}`;
}

/** What staff should know about a product that is no longer sold. */
export const noteOf = ({ state }: { readonly state: "on sale" | "not on sale" | "deleted" }) =>
  state === "on sale" ? {} : { note: state === "deleted" ? "no longer in the catalog" : "not on sale" };

export const timeZone = "UTC";
