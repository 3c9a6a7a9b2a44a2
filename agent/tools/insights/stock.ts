import type * as z from "zod";
import { addDays } from "../../../api/domain/insights/calendar.ts";
import type { InsightDeps } from "../../../api/domain/insights/deps.ts";
import { stockRisk } from "../../../api/domain/insights/stock.ts";
import type { AgentTool } from "../tool.ts";
import type { RiskFacts } from "./facts.ts";
import { DaysInput } from "./input.ts";
import { timeZone, writingOf } from "./writing.ts";

/** What runs out soon. */
export const stockRiskTool: AgentTool<InsightDeps, typeof DaysInput> = {
  name: "stock_risk",
  description:
    "For staff: products that run out within so many days at the pace of the last four weeks, with the units left and the days that they last.",
  input: DaysInput,
  label: "Comparing stock with sales",
  for: "staff",
  async run(deps, { actor }, input) {
    const { window, products, isComplete } = await stockRisk(deps, actor, input);
    const writing = await writingOf(deps, actor);
    const rows = products.map(({ product, perDay, cover }) => ({
      product,
      perDay: Math.round(perDay * 100) / 100,
      days: Math.floor(cover),
      out: product.available <= 0 ? undefined : addDays(window.to, Math.floor(cover)),
    }));
    const facts: z.input<typeof RiskFacts> = {
      days: writing.count(input.days),
      pace: writing.period(window),
      timeZone,
      count: writing.count(rows.length),
      more: !isComplete,
      soldOut: writing.count(rows.filter(({ out }) => out === undefined).length),
      products: rows.map(({ product: { productId, name, available }, perDay, days, out }) => ({
        productId,
        name,
        available: writing.count(available),
        perDay: writing.decimal(perDay),
        daysLeft: writing.count(days),
        ...(out !== undefined && { runsOut: writing.day(out) }),
      })),
    };
    return {
      facts,
      asked: input,
      cards: {
        tables: [
          {
            title: `Stock that lasts at most ${writing.count(input.days)} days`,
            currency: writing.currency,
            columns: [
              { name: "Product", kind: "text" },
              { name: "In stock", kind: "count" },
              { name: "Sold per day", kind: "count" },
              { name: "Days left", kind: "count" },
              { name: "Runs out", kind: "date" },
            ],
            rows: rows.map(({ product, perDay, days, out }) => [
              product.name,
              product.available,
              perDay,
              days,
              out ?? null,
            ]),
          },
        ],
        charts: rows.length > 0 ? [{ kind: "bar", table: 0, x: 0, y: [3] }] : [],
      },
      suggestions: ["What will run out in the next 30 days?", "Best sellers of the last 30 days"],
    };
  },
};
