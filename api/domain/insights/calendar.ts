import { dayOf, daysOf, lengthOf, type Period, previousOf, yearBeforeOf } from "../metrics/period.ts";

/** What sales are added up by; weeks begin on Monday. */
export const steps = ["day", "week", "month"] as const;
export type Step = (typeof steps)[number];

const dayLength = 86_400_000;

/** What a period of this length is shown by, unless somebody says otherwise. */
export function stepFor(period: Period): Step {
  const days = lengthOf(period);
  return days <= 31 ? "day" : days <= 120 ? "week" : "month";
}

/** The days, weeks or months of a period, cut off where the period begins and ends. */
export function stepsOf(period: Period, by: Step): readonly Period[] {
  const groups = Map.groupBy(daysOf(period), (day) => (by === "day" ? day : firstOf(day, by)));
  return [...groups.values()].map((days) => ({ from: days[0] ?? period.from, to: days.at(-1) ?? period.to }));
}

/**
 * What a period is compared with. Whole months are compared with as many months before, the beginning of a month with the
 * same days of the month before, the beginning of a week with the same weekdays, and anything else with as many days before.
 */
export function comparedPeriod(period: Period, compare: "previous" | "year"): Period {
  if (compare === "year") return yearBeforeOf(period);
  const { from, to } = period;
  if (from.endsWith("-01")) {
    const months = monthsBetween(from, to) + 1;
    const first = addMonths(from, -months);
    if (to === lastOfMonth(to)) return { from: first, to: dayOf(Date.parse(from) - dayLength) };
    if (months === 1) {
      const last = lastOfMonth(first);
      const same = `${first.slice(0, 8)}${to.slice(8)}`;
      return { from: first, to: same < last ? same : last };
    }
  }
  if (from === firstOf(from, "week") && lengthOf(period) < 7)
    return { from: addDays(from, -7), to: addDays(to, -7) };
  return previousOf(period);
}

/** The first day of the week or month that a day is in. */
export function firstOf(day: string, by: "week" | "month"): string {
  if (by === "month") return `${day.slice(0, 7)}-01`;
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** So many days later, or earlier where negative. */
export const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * dayLength);

/** The first day of the month so many months later than the one that a day is in. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return dayOf(Date.UTC(year, month - 1 + months, 1));
}

/** The last day of the month that a day is in. */
export const lastOfMonth = (day: string): string => addDays(addMonths(day, 1), -1);

const monthsBetween = (from: string, to: string): number => {
  const [[year = 0, month = 0], [lastYear = 0, lastMonth = 0]] = [from, to].map((day) =>
    day.split("-").map(Number),
  ) as [number[], number[]];
  return (lastYear - year) * 12 + lastMonth - month;
};
