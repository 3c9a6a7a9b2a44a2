import { re } from "./pattern.ts";

/** A stretch of days, both ends included, as ISO dates. */
export type Period = { readonly from: string; readonly to?: string };

const day = 24 * 60 * 60 * 1000;
const months = "january february march april may june july august september october november december".split(
  " ",
);
const monthNames = new RegExp(
  `(?:${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")}|sept)`,
  "u",
);

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const start = (year: number, month: number): number => Date.UTC(year, month, 1);

const last = re`(?:in |within |over |during |from )?(?:the )?(?:last|past|previous) (\d{1,3}) (days?|weeks?|months?|years?)`;
const named = re`(today|yesterday|this week|last week|this month|last month|this year|last year)`;
const since = re`(since|after|from|before|until|in|during|of|on) (?:the )?(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(${monthNames})(?: (\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?: ,? ?(\d{4}))?`;
const inYear = re`(?:in|from|during|of|since) (20\d\d)`;
const dated = re`(since|after|from|before|until|on)? ?(\d{4}-\d{2}-\d{2})`;

/** The period that a normalised text names; `now` is epoch milliseconds. */
export function periodIn(text: string, now: number): Period | undefined {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const ago = last.exec(text);
  if (ago) {
    const unit = (ago[2] ?? "").charAt(0);
    const days = unit === "d" ? 1 : unit === "w" ? 7 : unit === "m" ? 30 : 365;
    return { from: iso(now - Number(ago[1]) * days * day), to: iso(now) };
  }
  const calendar = named.exec(text)?.[1];
  if (calendar !== undefined) {
    const monday = now - ((today.getUTCDay() + 6) % 7) * day;
    const periods: Readonly<Record<string, Period>> = {
      today: { from: iso(now), to: iso(now) },
      yesterday: { from: iso(now - day), to: iso(now - day) },
      "this week": { from: iso(monday), to: iso(now) },
      "last week": { from: iso(monday - 7 * day), to: iso(monday - day) },
      "this month": { from: iso(start(year, month)), to: iso(now) },
      "last month": { from: iso(start(year, month - 1)), to: iso(start(year, month) - day) },
      "this year": { from: iso(start(year, 0)), to: iso(now) },
      "last year": { from: iso(start(year - 1, 0)), to: iso(start(year, 0) - day) },
    };
    return periods[calendar];
  }
  const [, word, isoDay] = dated.exec(text) ?? [];
  if (isoDay !== undefined) return spread(word, Date.parse(isoDay), Date.parse(isoDay), now);
  const found = since.exec(text);
  if (found) {
    const index = months.findIndex((name) => name.startsWith((found[3] ?? "").slice(0, 3)));
    const date = Number(found[2] ?? found[4] ?? 0);
    const inside = Number(found[5] ?? (index > month ? year - 1 : year));
    const from = date > 0 ? Date.UTC(inside, index, date) : start(inside, index);
    const to = date > 0 ? from : start(inside, index + 1) - day;
    return spread(found[1], from, to, now);
  }
  const whole = inYear.exec(text)?.[1];
  if (whole !== undefined)
    return { from: iso(start(Number(whole), 0)), to: iso(start(Number(whole) + 1, 0) - day) };
  return undefined;
}

function spread(word: string | undefined, from: number, to: number, now: number): Period | undefined {
  if (Number.isNaN(from)) return undefined;
  if (word === "since" || word === "after") return { from: iso(from), to: iso(Math.max(now, from)) };
  if (word === "before" || word === "until") return { from: "2000-01-01", to: iso(from) };
  return { from: iso(from), to: iso(to) };
}
