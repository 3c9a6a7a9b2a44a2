import { comparedPeriod, type Step, stepFor } from "../../../api/domain/insights/calendar.ts";
import { dayOf, type Period } from "../../../api/domain/metrics/period.ts";
import { daysSaid, numberIn, periodSaid } from "./staff-dates.ts";

/** A tool of staff's and its input, as a question asks for it. */
export type StaffCall = { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

type Topic = "sales" | "trends" | "top" | "slow" | "risk" | "refunds";

const toolOf: Readonly<Record<Topic, string>> = {
  sales: "sales_by_period",
  trends: "sales_trends",
  top: "top_products",
  slow: "slow_products",
  risk: "stock_risk",
  refunds: "refund_summary",
};

/** The first that fits is what a question is about, so the narrower ones come first. */
const topics: readonly (readonly [Topic, RegExp])[] = [
  ["refunds", /\b(refund(s|ed|ing)?|returns?|returned|(give|gave|given|pa(y|id)) back|chargebacks?)\b/],
  [
    "slow",
    /\b(slow(est|er)?([ -](moving|moving|movers?|sellers?|products?|items?|stock))?|dead stock|shelf warmers?|(not|never|haven'?t|hasn'?t|isn'?t|aren'?t|don'?t|doesn'?t|no longer|nobody|no one|nothing|without) (\w+ ){0,2}?(sold|sell(s|ing)?|sales?|bought|buys?|buying|moved?|moving|ordered)|worst[ -]sell(ing|ers?)|(sell|sold) (badly|poorly|the least))\b/,
  ],
  [
    "risk",
    /\b((run(s|ning)?|ran) (out|low)|sell(s|ing)? out|sold out|out of stock|stock[ -]?outs?|stock risk|(at risk)|low (on )?(stock|inventory)|re-?order(ed|ing)?|re-?stock(ed|ing)?|replenish|days? of (cover|stock|supply)|stock cover|how long (will|does|do) .*(stock|last)|inventory risk)\b/,
  ],
  [
    "trends",
    /\b(trends?|trending|going (up|down)|(rising|growing|falling|dropping|declining|increasing|decreasing)|up or down|momentum)\b/,
  ],
  [
    "top",
    /\b(top|best[ -]?sell(ing|ers?)|best (products?|items?)|most popular|(sell|sold|selling|sells) (the )?(best|most)|popular (products?|items?)|hits|bestsellers?|made the most|earned the most|(products?|items?) (by|with the (most|highest)) (revenue|units|sales))\b/,
  ],
  [
    "sales",
    /\b(sales?|sell|sold|revenue|turnover|takings|income|earn(ed|ings)?|orders|business|money|order value|how did .* (go|do)|performance|figures|numbers)\b/,
  ],
];

/** Words that make it a message to a shop rather than a question about its figures. */
const notFigures =
  /\b(my (order|cart|parcel|package)|policy|policies|do you (sell|have|stock)|under \$?\d|add .* to .*cart|where is|track|warranty|coupon|hello|hi|thanks?|thank you|bye)\b/;

const fiscal = /\b(fiscal|financial|tax) (year|quarter|month)\b/;
/** Longer messages that name no topic are no narrowing of the question before, as "and by week" is. */
const wordsOfFollowUp = 8;

/**
 * What a question of staff asks for. `now` is the time of asking in epoch milliseconds, and days are UTC; `previous` is what
 * the question before asked for, which this one may only narrow. Undefined where it is no question about the shop's figures.
 */
export function parseStaffQuestion(text: string, now: number, previous?: StaffCall): StaffCall | undefined {
  const said = plain(text);
  if (said === "" || notFigures.test(said) || fiscal.test(said)) return undefined;
  const today = dayOf(now);
  const before = previous && beforeOf(previous);
  const topic = topicIn(said, before);
  const about = topic ?? (before && isShort(said) && narrows(said, today, before) ? before.topic : undefined);
  if (!about) return undefined;
  return { tool: toolOf[about], input: inputFor(about, said, today, before) };
}

type Before = {
  readonly topic: Topic;
  readonly period: Period | undefined;
  readonly days: number | undefined;
  readonly input: StaffCall["input"];
};

function beforeOf({ tool, input }: StaffCall): Before | undefined {
  const [topic] = Object.entries(toolOf).find(([, name]) => name === tool) ?? [];
  if (!isTopic(topic)) return undefined;
  const { from, to, days } = input;
  return {
    topic,
    period: typeof from === "string" && typeof to === "string" ? { from, to } : undefined,
    days: typeof days === "number" ? days : undefined,
    input,
  };
}

const isTopic = (topic: string | undefined): topic is Topic => topic !== undefined && topic in toolOf;

function topicIn(said: string, before: Before | undefined): Topic | undefined {
  const found = topics.find(([, words]) => words.test(said))?.[0];
  // "by revenue", "the top 3" and the like say how, not what.
  if (before?.topic === "top" && (found === "sales" || found === "top") && isMeasureOnly(said)) return "top";
  return found;
}

const isMeasureOnly = (said: string): boolean =>
  /^(and |only |just |now |same )*(the )?(top \w+|(by|in) (revenue|units|sales|turnover|quantity|money))( please)?$/.test(
    said,
  );

const isShort = (said: string): boolean => said.split(" ").length <= wordsOfFollowUp;

/** Whether a message that names no topic says anything about the question before. */
const narrows = (said: string, today: string, before: Before): boolean =>
  periodSaid(said, today, before.period) !== undefined ||
  daysSaid(said) !== undefined ||
  stepIn(said) !== undefined ||
  compareIn(said) !== undefined ||
  measureIn(said) !== undefined ||
  (before.topic === "top" && limitIn(said) !== undefined);

function inputFor(topic: Topic, said: string, today: string, before: Before | undefined): StaffCall["input"] {
  const same = before?.topic === topic ? before : undefined;
  if (topic === "slow") return { days: daysSaid(said) ?? same?.days ?? 30 };
  if (topic === "risk") return { days: daysSaid(said) ?? same?.days ?? 14 };
  if (topic === "trends") return { days: Math.min(180, Math.max(7, daysSaid(said) ?? same?.days ?? 28)) };
  const named = periodSaid(said, today, before?.period);
  const period = named ?? before?.period ?? defaultPeriod(today);
  if (topic === "refunds") return period;
  if (topic === "top") {
    const measure = measureIn(said) ?? measureBefore(same) ?? (/\btop\b/.test(said) ? "revenue" : "units");
    const limit = limitIn(said) ?? numberOf(same?.input["limit"]);
    return { ...period, measure, ...(limit !== undefined && { limit }) };
  }
  const by = stepIn(said) ?? (named === undefined ? stepBefore(same) : undefined) ?? stepFor(period);
  const compare = compareIn(said) ?? (named === undefined ? compareBefore(same) : undefined);
  return { ...period, by, ...(compare && { compare: comparisonFor(compare, period, said, today) }) };
}

const defaultPeriod = (today: string): Period => ({ from: daysEarlier(today, 29), to: today });
const daysEarlier = (day: string, days: number): string => dayOf(Date.parse(day) - days * 86_400_000);

/** "this month with last year" is compared with the year before; every other comparison with the period before. */
const comparisonFor = (compare: "previous" | "year", period: Period, said: string, today: string) => {
  const other = / (?:vs|versus|with|to|against|than) (.*)$/.exec(said)?.[1];
  const named = other === undefined ? undefined : periodSaid(other, today, period);
  const yearly = comparedPeriod(period, "year");
  return named?.from === yearly.from && named.to === yearly.to ? "year" : compare;
};

const stepIn = (said: string): Step | undefined => {
  const found = /\b(?:by|per|each|every|a) (day|week|month)\b|\b(daily|weekly|monthly)\b/.exec(said);
  const word = found?.[1] ?? found?.[2];
  return word === undefined
    ? undefined
    : word.startsWith("d")
      ? "day"
      : word.startsWith("w")
        ? "week"
        : "month";
};

const compareIn = (said: string): "previous" | "year" | undefined => {
  if (
    /\b(year (before|ago|earlier)|previous year|same (period|time|month|week) last year|year over year|year on year|yoy)\b/.test(
      said,
    )
  )
    return "year";
  return /\b(compare[ds]?|comparison|vs|versus|against|than)\b/.test(said) ? "previous" : undefined;
};

const measureIn = (said: string): "units" | "revenue" | undefined => {
  if (/\b(revenue|turnover|money|value|earn\w*|income)\b/.test(said)) return "revenue";
  return /\b(units?|pieces|quantity|volume|popular|often|best[ -]?sell\w*|bestsell\w*)\b/.test(said)
    ? "units"
    : undefined;
};

const limitIn = (said: string): number | undefined => {
  const found =
    /\b(?:top|best|first) (\w+)\b/.exec(said)?.[1] ?? /\b(\w+) (?:best|most|top)\b/.exec(said)?.[1];
  const limit = found === undefined ? undefined : numberIn(found);
  if (limit !== undefined && limit <= 50) return limit;
  return /\b(which|what) (product|item)\b/.test(said) ? 1 : undefined;
};

const measureBefore = (before: Before | undefined) => {
  const measure = before?.input["measure"];
  return measure === "units" || measure === "revenue" ? measure : undefined;
};
const stepBefore = (before: Before | undefined): Step | undefined => {
  const by = before?.input["by"];
  return by === "day" || by === "week" || by === "month" ? by : undefined;
};
const compareBefore = (before: Before | undefined) => {
  const compare = before?.input["compare"];
  return compare === "previous" || compare === "year" ? compare : undefined;
};
const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** Lower case, without marks that mean nothing here. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[?!.,;:"]+(\s|$)/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
