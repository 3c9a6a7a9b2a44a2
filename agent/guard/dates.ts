import type { Found } from "./amounts.ts";

/** A day that is named. Without `year` any year's; without `day` the whole month. Months count from 1. */
export type Day = { readonly year?: number; readonly month: number; readonly day?: number };

const months = "january february march april may june july august september october november december".split(
  " ",
);
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const day = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const patterns: readonly RegExp[] = [
  /\b(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})\b/g,
  /\b(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{2,4})\b/g,
  /(?<=\b(?:on|by|before|until|since|from) )(?<day>\d{1,2})\/(?<month>\d{1,2})\b/g,
  /\b(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{2,4})?(?=\s|$|[,;!?])/g,
  new RegExp(`\\b${day} (?:of )?(?<name>${month})\\b\\.?(?:,? (?<year>\\d{4}))?`, "gi"),
  new RegExp(`\\b(?<name>${month})\\.? ${day}(?!\\d)(?:,? (?<year>\\d{4}))?`, "gi"),
  new RegExp(
    `\\b(?:in|since|until|by|from|during|of|last|next|this|for|to|and|mid|early|late)[ -](?<name>(?!may\\b|mar\\b|jan\\b|dec\\b)${month})\\b(?: (?<year>\\d{4}))?`,
    "gi",
  ),
];

/** The days and months that a plain text names. */
export function daysIn(text: string): Found<Day>[] {
  const found: Found<Day>[] = [];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const at = { start: match.index, end: match.index + match[0].length };
      if (found.some(({ start, end }) => at.start < end && start < at.end)) continue;
      const { year, month: number, name, day: ofMonth } = match.groups ?? {};
      const place =
        name === undefined
          ? Number(number)
          : months.findIndex((one) => one.startsWith(name.slice(0, 3).toLowerCase())) + 1;
      found.push({
        ...(year !== undefined && { year: Number(year) + (year.length === 2 ? 2000 : 0) }),
        month: place,
        ...(ofMonth !== undefined && { day: Number(ofMonth) }),
        ...at,
      });
    }
  return found;
}

/** Whether a day that is said is one that is known. */
export const sameDay = (said: Day, known: Day): boolean =>
  said.month === known.month &&
  (said.day === undefined || said.day === known.day) &&
  (said.year === undefined || known.year === undefined || said.year === known.year);

/** A length of time, or the end of one from now: "in 3 days", "3–5 working days". */
export type Duration = { readonly count: number; readonly unit: string };

const unit = "(minute|hour|day|week|month|year)s?";
const durations = new RegExp(
  `(\\d+(?:[.,]\\d+)?)(?:\\s*(?:-|–|to|or|and)\\s*(\\d+(?:[.,]\\d+)?))?[\\s-]*(?:(?:working|business|calendar|full|more)[\\s-]+)?${unit}\\b`,
  "gi",
);

/** The lengths of time that a plain text names. */
export const durationsIn = (text: string): Found<Duration>[] =>
  [...text.matchAll(durations)].flatMap((match) => {
    const at = { start: match.index, end: match.index + match[0].length };
    const [, from = "", to, of = ""] = match;
    return [from, to].flatMap((count) =>
      count === undefined ? [] : [{ count: Number(count.replace(",", ".")), unit: of.toLowerCase(), ...at }],
    );
  });

const weekday = "(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sun)day";
const relative =
  "today|tonight|tomorrow|yesterday|overnight|same[- ]day|next[- ]day|this (?:week|weekend|month|evening|morning|afternoon)|next (?:week|weekend|month|year)|last (?:week|month|year)|the day after";
const moments = new RegExp(`\\b(?:${weekday}s?|${relative})\\b`, "gi");

/** Weekdays and days counted from today. */
export const momentsIn = (text: string): Found<{ readonly moment: string }>[] =>
  [...text.matchAll(moments)].map((match) => ({
    moment: match[0].toLowerCase().replace("-", " "),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** The weekday of a day with its year: "thursday". */
export function weekdayOf({ year, month: place, day: ofMonth }: Day): string | undefined {
  if (year === undefined || ofMonth === undefined) return undefined;
  const names = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
  return names[new Date(Date.UTC(year, place - 1, ofMonth)).getUTCDay()];
}
