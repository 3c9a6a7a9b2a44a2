import * as z from "zod";
import type { InsightDeps } from "../../../api/domain/insights/deps.ts";
import { type CurrencyTrend, type MovedProduct, showTrends } from "../../../api/domain/insights/trends.ts";
import type { Currency } from "../../../api/domain/money.ts";
import type { AgentTool } from "../tool.ts";
import type { TrendFacts } from "./facts.ts";
import { changeOf, noteOf, timeZone, type Writing, writingOf } from "./writing.ts";

const TrendInput = z.strictObject({ days: z.int().min(7).max(180) });

/** Changes below this share count as none. */
const flat = 0.02;

/** Whether sales rise or fall, and what drives it. */
export const salesTrendsTool: AgentTool<InsightDeps, typeof TrendInput> = {
  name: "sales_trends",
  description:
    "For staff: whether revenue and orders rise or fall: the last whole days against as many before them, the average of seven days, and the products that gained and lost the most. From 7 to 180 days; 28 are a good choice.",
  input: TrendInput,
  label: "Comparing sales over time",
  for: "staff",
  async run(deps, { actor }, input) {
    const { period, compared, currencies } = await showTrends(deps, actor, input);
    const writing = await writingOf(deps, actor);
    const facts: z.input<typeof TrendFacts> = {
      period: writing.period(period),
      comparedWith: writing.period(compared),
      timeZone,
      currencies: currencies.map((one) => factsOf(writing, one)),
    };
    return {
      facts,
      asked: input,
      cards: {
        tables: [
          ...currencies.map(({ currency, days }) => ({
            title: `Net revenue by day in ${currency}`,
            currency,
            columns: [
              { name: "Day", kind: "date" as const },
              { name: "Net revenue", kind: "money" as const },
              { name: "Average of 7 days", kind: "money" as const },
            ],
            rows: days.map(({ day, net, average }) => [day, net, average]),
          })),
          ...currencies.map(({ currency, rising, falling }) => ({
            title: `Products that rose and fell in ${currency}`,
            currency,
            columns: [
              { name: "Product", kind: "text" as const },
              { name: "Revenue", kind: "money" as const },
              { name: "Revenue before", kind: "money" as const },
            ],
            rows: [...rising, ...falling].map(({ name, revenue, before }) => [name, revenue, before]),
          })),
        ],
        charts: currencies.map((_, table) => ({ kind: "line", table, x: 0, y: [1, 2] })),
      },
      suggestions: ["Sales by month this year", "Best sellers of the last 30 days"],
    };
  },
};

const factsOf = (writing: Writing, trend: CurrencyTrend) => {
  const { currency, net, netBefore } = trend;
  const change = changeOf(writing, net, netBefore);
  return {
    currency,
    direction: directionOf(net, netBefore),
    netRevenue: writing.money(net, currency),
    netRevenueBefore: writing.money(netBefore, currency),
    ...(change !== undefined && { change }),
    orders: writing.count(trend.orders),
    ordersBefore: writing.count(trend.ordersBefore),
    rising: trend.rising.map((product) => movedFacts(writing, product, currency)),
    falling: trend.falling.map((product) => movedFacts(writing, product, currency)),
  };
};

const directionOf = (now: number, before: number): "up" | "down" | "flat" => {
  if (Math.abs(now - before) <= Math.abs(before) * flat) return "flat";
  return now > before ? "up" : "down";
};

const movedFacts = (writing: Writing, product: MovedProduct, currency: Currency) => ({
  productId: product.productId,
  name: product.name,
  ...noteOf(product),
  revenue: writing.money(product.revenue, currency),
  before: writing.money(product.before, currency),
});
