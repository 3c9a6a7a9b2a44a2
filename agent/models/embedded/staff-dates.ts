import { addDays, addMonths, firstOf, lastOfMonth } from "../../../api/domain/insights/calendar.ts";
import { lengthOf, type Period, previousOf } from "../../../api/domain/metrics/period.ts";

const months = [
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
] as const;
const monthWord = months.flat().join("|");
const words = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** "12" or "twelve"; "a" is one, "a couple of" two. */
export function numberIn(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  if (/^an?$/.test(text)) return 1;
  const place = words.indexOf(text);
  return place === -1 ? undefined : place + 1;
}

const unitDays: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 90,
  year: 365,
};

/** A number of days: "60 days", "the next 3 weeks", "half a year". A month counts as 30 days. At most 366. */
export function daysSaid(said: string): number | undefined {
  if (/\bhalf a year\b/.test(said)) return 180;
  const found = /\b(\w+) (day|week|fortnight|month|quarter|year)s?\b/.exec(said);
  const unit = unitDays[found?.[2] ?? ""];
  if (!unit) return undefined;
  const count =
    numberIn(found?.[1] ?? "") ??
    (/^(next|this|last|the|coming|past)$/.test(found?.[1] ?? "") ? 1 : undefined);
  return count === undefined || count === 0 ? undefined : Math.min(366, count * unit);
}

/**
 * The days that a question names, both included. A month without a year is the last one that has begun. `before` is the
 * period of the question before, for "the week before". What has not ended yet ends today. Undefined where none is named.
 */
export function periodSaid(said: string, today: string, before?: Period): Period | undefined {
  // What something is compared with is no period of its own.
  const main = said
    .replace(/ (?:vs|versus|compared (?:with|to)|against|than) .*$/, "")
    .replace(/^compare (.*?) (?:with|to|and) .*$/, "$1");
  return rangeSaid(main, today) ?? relativeSaid(main, today, before) ?? namedSaid(main, today);
}

/** "from 3 October to 9 October", "between 1 and 15 November", "since August". */
function rangeSaid(said: string, today: string): Period | undefined {
  const since = /\bsince (?:the )?(.+)$/.exec(said)?.[1];
  if (since !== undefined) {
    const start = daySaid(since, today) ?? namedSaid(since, today)?.from ?? relativeSaid(since, today)?.from;
    return start === undefined || start > today ? undefined : { from: start, to: today };
  }
  const [, first, last] =
    /\bfrom (.+?) (?:to|until|till|through) (.+)$/.exec(said) ??
    /\bbetween (.+?) and (.+)$/.exec(said) ??
    /(\d{4}-\d\d-\d\d) (?:to|until|-|–) (\d{4}-\d\d-\d\d)/.exec(said) ??
    [];
  if (first === undefined || last === undefined) return undefined;
  const end = daySaid(last, today);
  const month = new RegExp(`\\b(${monthWord})\\b`).exec(last)?.[1];
  const start = daySaid(/^\d{1,2}(st|nd|rd|th)?$/.test(first) && month ? `${first} ${month}` : first, today);
  if (start !== undefined && end !== undefined) return ordered(start, end);
  const [one, other] = [namedSaid(first, today), namedSaid(last, today)];
  return one && other ? ordered(one.from, other.to) : undefined;
}

/** A range that begins in one year and ends in the next has its beginning a year earlier. */
const ordered = (from: string, to: string): Period =>
  from <= to ? { from, to } : { from: `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`, to };

/** "2026-10-05", "October 5", "5 October 2026". */
function daySaid(said: string, today: string): string | undefined {
  const iso = /\b\d{4}-\d\d-\d\d\b/.exec(said)?.[0];
  if (iso !== undefined) return isDay(iso) ? iso : undefined;
  const found =
    new RegExp(`\\b(${monthWord})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`).exec(said) ??
    reordered(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthWord})\\b(?:,? (\\d{4}))?`).exec(said),
    );
  if (!found) return undefined;
  const [, name = "", date = "", year] = found;
  const day = (of: number) => `${of}-${twoDigits(monthOf(name))}-${twoDigits(Number(date))}`;
  const near = day(Number(year ?? today.slice(0, 4)));
  const chosen = year === undefined && near > today ? day(Number(today.slice(0, 4)) - 1) : near;
  return isDay(chosen) ? chosen : undefined;
}

const reordered = (found: RegExpExecArray | null): readonly (string | undefined)[] | undefined =>
  found ? [found[0], found[2], found[1], found[3]] : undefined;

/** "today", "last week", "the past 7 days", "this quarter", "the week before". */
function relativeSaid(said: string, today: string, before?: Period): Period | undefined {
  if (/\bday before yesterday\b/.test(said)) return single(addDays(today, -2));
  if (/\byesterday\b/.test(said)) return single(addDays(today, -1));
  if (/\b(today|so far today)\b/.test(said)) return single(today);
  if (before && /\b(before (that|this)|(week|month|day|period|quarter) before)\b/.test(said))
    return earlier(before);
  const rolling = /\b(?:last|past|previous|recent) (\w+) (day|week|month|quarter|year)s?\b/.exec(said);
  const count = numberIn(rolling?.[1] ?? "");
  if (rolling && count) return rollingPeriod(count, rolling[2] ?? "day", today);
  const [, which, unit] = /\b(last|previous|this|current|past) (week|month|quarter|year)\b/.exec(said) ?? [];
  if (unit === undefined)
    return /\b(year to date|ytd)\b/.test(said)
      ? { from: `${today.slice(0, 4)}-01-01`, to: today }
      : undefined;
  const start = startOf(today, unit);
  if (which === "this" || which === "current") return { from: start, to: today };
  if (which === "past") return rollingPeriod(1, unit, today);
  const end = addDays(start, -1);
  return { from: startOf(end, unit), to: end };
}

const single = (day: string): Period => ({ from: day, to: day });

/** The last days up to today; months, quarters and years go back by the calendar. */
function rollingPeriod(count: number, unit: string, today: string): Period {
  if (unit === "day" || unit === "week")
    return { from: addDays(today, 1 - count * (unit === "week" ? 7 : 1)), to: today };
  const back = count * (unit === "quarter" ? 3 : unit === "year" ? 12 : 1);
  const month = addMonths(today, -back);
  const same = `${month.slice(0, 8)}${today.slice(8)}`;
  const last = lastOfMonth(month);
  return { from: addDays(same < last ? same : last, 1), to: today };
}

function startOf(day: string, unit: string): string {
  if (unit === "week") return firstOf(day, "week");
  if (unit === "year") return `${day.slice(0, 4)}-01-01`;
  const month = firstOf(day, "month");
  return unit === "quarter" ? addMonths(month, -((Number(day.slice(5, 7)) - 1) % 3)) : month;
}

/** The whole month or as many days before a period. */
function earlier(period: Period): Period {
  if (!period.from.endsWith("-01") || period.to !== lastOfMonth(period.from)) return previousOf(period);
  const from = addMonths(period.from, -1);
  return { from, to: lastOfMonth(from) };
}

/** "in October", "Q3", "2025", "on October 5". */
function namedSaid(said: string, today: string): Period | undefined {
  const day = daySaid(said, today);
  if (day !== undefined) return single(day);
  const year = /\b(20\d\d)\b/.exec(said)?.[1];
  const quarter = /\bq([1-4])\b/.exec(said)?.[1];
  const name = new RegExp(`\\b(${monthWord})\\b`).exec(said)?.[1];
  if (quarter !== undefined) return spanOf((Number(quarter) - 1) * 3 + 1, 3, year, today);
  // "may" is mostly no month.
  if (name !== undefined && (name !== "may" || /\b(in|of|since|for|and|about) may\b|^may\b/.test(said)))
    return spanOf(monthOf(name), 1, year, today);
  return year === undefined ? undefined : spanOf(1, 12, year, today);
}

/** So many months from the first one; of this year or the last, whichever has begun. */
function spanOf(month: number, length: number, year: string | undefined, today: string): Period | undefined {
  const from = (of: number) => `${of}-${twoDigits(month)}-01`;
  const near = from(Number(year ?? today.slice(0, 4)));
  const start = year === undefined && near > today ? from(Number(today.slice(0, 4)) - 1) : near;
  const end = lastOfMonth(addMonths(start, length - 1));
  const period = { from: start, to: end < today || start > today ? end : today };
  return lengthOf(period) > 0 ? period : undefined;
}

const monthOf = (name: string): number => months.findIndex((names) => names.some((one) => one === name)) + 1;
const twoDigits = (number: number): string => String(number).padStart(2, "0");
const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day;
