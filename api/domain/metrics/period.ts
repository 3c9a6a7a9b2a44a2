import { DomainError } from "../errors.ts";

/** Days ("2026-11-26", UTC), both included. */
export type Period = { readonly from: string; readonly to: string };

const dayLength = 86_400_000;

/** Longest period that metrics are answered for, in days. */
export const longestPeriod = 366;

/** UTC day of an epoch millisecond. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The period asked for: by default the 30 days that end with today. Throws VALIDATION_ERROR. */
export function periodOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: number,
): Period {
  const last = to ?? dayOf(now);
  const first = from ?? dayOf(Date.parse(last) - 29 * dayLength);
  const days = lengthOf({ from: first, to: last });
  if (days < 1 || days > longestPeriod)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "from", message: `must be at most ${longestPeriod - 1} days before "to"` }],
    });
  return { from: first, to: last };
}

/** How many days a period has. */
export const lengthOf = ({ from, to }: Period): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;

/** Every day of a period, in order. */
export const daysOf = (period: Period): string[] =>
  Array.from({ length: lengthOf(period) }, (_, place) => dayOf(Date.parse(period.from) + place * dayLength));

/** The period of the same length that ends the day before this one begins. */
export const previousOf = (period: Period): Period => {
  const to = Date.parse(period.from) - dayLength;
  return { from: dayOf(to - (lengthOf(period) - 1) * dayLength), to: dayOf(to) };
};

/** The same days a year earlier; 29 February becomes 28 February. */
export const yearBeforeOf = ({ from, to }: Period): Period => ({
  from: yearBefore(from),
  to: yearBefore(to),
});

function yearBefore(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(year) - 1}-${month}-${month === "02" && date === "29" ? "28" : date}`;
}

/** A whole month ("2026-11") or a day: what products are counted by. */
export type Bucket = string;

/** The fewest buckets that make up a period: whole months where it has any, and days. */
export function bucketsOf(period: Period): readonly Bucket[] {
  const buckets: Bucket[] = [];
  const days = daysOf(period);
  for (let place = 0; place < days.length; ) {
    const day = days[place] ?? period.from;
    const month = day.slice(0, 7);
    const length = daysInMonth(month);
    const whole = day.endsWith("-01") && days.length - place >= length;
    buckets.push(whole ? month : day);
    place += whole ? length : 1;
  }
  return buckets;
}

const daysInMonth = (month: string): number => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};
