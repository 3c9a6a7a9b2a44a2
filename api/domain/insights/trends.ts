import { type Actor, requireStaff } from "../actor.ts";
import { DomainError } from "../errors.ts";
import type { ProductFigures } from "../metrics/figures.ts";
import { bucketsOf, dayOf, type Period, previousOf } from "../metrics/period.ts";
import { isSome, periodFigures, storesFirst } from "../metrics/service.ts";
import type { Currency } from "../money.ts";
import { addDays } from "./calendar.ts";
import type { InsightDeps } from "./deps.ts";
import { type NamedProduct, namesIn } from "./products.ts";
import { netOf } from "./sales.ts";

/** Net revenue of a day, and on average of the seven days that end with it; minor units. */
export type TrendDay = { readonly day: string; readonly net: number; readonly average: number };

/** A product whose revenue changed between the two periods; minor units. */
export type MovedProduct = NamedProduct & { readonly revenue: number; readonly before: number };

export type CurrencyTrend = {
  readonly currency: Currency;
  readonly net: number;
  readonly netBefore: number;
  readonly orders: number;
  readonly ordersBefore: number;
  readonly days: readonly TrendDay[];
  readonly rising: readonly MovedProduct[];
  readonly falling: readonly MovedProduct[];
};

export type Trends = {
  readonly period: Period;
  readonly compared: Period;
  readonly currencies: readonly CurrencyTrend[];
};

const candidates = 50;
const movedShown = 5;

/**
 * How sales move: the last whole days (UTC) against as many before them, and the products that gained and lost the most
 * revenue among the fifty that took in most in either period. Throws VALIDATION_ERROR unless `days` is from 7 to 180.
 */
export async function showTrends(
  deps: Pick<InsightDeps, "metrics" | "settings" | "products" | "now">,
  actor: Actor,
  query: { readonly days: number },
): Promise<Trends> {
  requireStaff(actor, "metrics:read");
  if (!Number.isInteger(query.days) || query.days < 7 || query.days > 180)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "days", message: "must be from 7 to 180" }],
    });
  const yesterday = addDays(dayOf(deps.now()), -1);
  const period = { from: addDays(yesterday, 1 - query.days), to: yesterday };
  const compared = previousOf(period);
  const { currency: own } = await deps.settings.read("store");
  const all = await Promise.all(
    storesFirst(own).map((currency) => trendIn(deps, { currency, period, compared })),
  );
  return {
    period,
    compared,
    currencies: all.filter((trend) => trend !== undefined),
  };
}

type Question = { readonly currency: Currency; readonly period: Period; readonly compared: Period };

/** Undefined where nothing happened. */
async function trendIn(
  { metrics, products }: Pick<InsightDeps, "metrics" | "products">,
  { currency, period, compared }: Question,
): Promise<CurrencyTrend | undefined> {
  const both = await periodFigures(metrics, currency, { from: compared.from, to: period.to });
  if (!isSome(both.totals)) return undefined;
  const nets = both.days.map((day) => ({ day: day.day, net: netOf(day), orders: day.orders }));
  const half = nets.length / 2;
  const sumOf = (days: typeof nets, measure: "net" | "orders") =>
    days.reduce((total, day) => total + day[measure], 0);
  const [before, now] = [nets.slice(0, half), nets.slice(half)];
  const days = now.map(({ day, net }, place) => {
    const week = nets.slice(half + place - 6, half + place + 1);
    return { day, net, average: Math.round(sumOf(week, "net") / week.length) };
  });
  const moved = await movedProducts({ metrics, products }, { currency, period, compared });
  return {
    currency,
    net: sumOf(now, "net"),
    netBefore: sumOf(before, "net"),
    orders: sumOf(now, "orders"),
    ordersBefore: sumOf(before, "orders"),
    days,
    rising: moved.filter((one) => one.revenue > one.before).slice(0, movedShown),
    falling: moved
      .filter((one) => one.revenue < one.before)
      .slice(-movedShown)
      .reverse(),
  };
}

/** The products with their revenue in both periods, those that gained the most first. */
async function movedProducts(
  { metrics, products }: Pick<InsightDeps, "metrics" | "products">,
  { currency, period, compared }: Question,
): Promise<readonly MovedProduct[]> {
  const buckets = [bucketsOf(period), bucketsOf(compared)];
  const tops = await Promise.all(buckets.map((some) => metrics.topProducts(currency, some, candidates)));
  const ids = [...new Set(tops.flat().map(({ productId }) => productId))];
  const [now, before] = await Promise.all(buckets.map((some) => metrics.productFigures(currency, some, ids)));
  const names = namesIn(await products.findMany(ids), ids);
  const of = (figures: ReadonlyMap<string, ProductFigures> | undefined, id: string) =>
    figures?.get(id)?.revenue ?? 0;
  return names
    .map((name) => ({ ...name, revenue: of(now, name.productId), before: of(before, name.productId) }))
    .sort((one, other) => other.revenue - other.before - (one.revenue - one.before));
}
