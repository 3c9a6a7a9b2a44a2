import * as z from "zod";
import type { InsightDeps } from "../../../api/domain/insights/deps.ts";
import { slowProducts, topProducts } from "../../../api/domain/insights/products.ts";
import { dayOf } from "../../../api/domain/metrics/period.ts";
import type { AgentTool } from "../tool.ts";
import type { SlowFacts, TopFacts } from "./facts.ts";
import { DaysInput, PeriodInput } from "./input.ts";
import { noteOf, timeZone, writingOf } from "./writing.ts";

const TopInput = PeriodInput.extend({
  measure: z.enum(["units", "revenue"]),
  limit: z.int().min(1).max(50).optional().describe("How many, 10 unless stated"),
});

/** The products that sold best. */
export const topProductsTool: AgentTool<InsightDeps, typeof TopInput> = {
  name: "top_products",
  description:
    "For staff: the products that sold best in a period, by units or by revenue, each currency apart. Days are UTC; at most 366 days.",
  input: TopInput,
  label: "Looking for the best sellers",
  for: "staff",
  async run(deps, { actor }, input) {
    const { period, measure, currencies } = await topProducts(deps, actor, input);
    const writing = await writingOf(deps, actor);
    const facts: z.input<typeof TopFacts> = {
      period: writing.period(period),
      timeZone,
      measure,
      currencies: currencies.map(({ currency, products }) => ({
        currency,
        products: products.map((product) => ({
          productId: product.productId,
          name: product.name,
          ...noteOf(product),
          units: writing.count(product.units),
          unitsRefunded: writing.count(product.unitsRefunded),
          revenue: writing.money(product.revenue, currency),
        })),
      })),
    };
    return {
      facts,
      asked: input,
      cards: {
        tables: currencies.map(({ currency, products }) => ({
          title: `Top products by ${measure} in ${currency}`,
          currency,
          columns: [
            { name: "Product", kind: "text" },
            { name: "Units sold", kind: "count" },
            { name: "Units refunded", kind: "count" },
            { name: "Revenue", kind: "money" },
          ],
          rows: products.map(({ name, units, unitsRefunded, revenue }) => [
            name,
            units,
            unitsRefunded,
            revenue,
          ]),
        })),
        charts: currencies.map((_, table) => ({
          kind: "bar",
          table,
          x: 0,
          y: [measure === "units" ? 1 : 3],
        })),
      },
      suggestions: [
        measure === "units" ? "By revenue" : "By units",
        "What will run out in the next 14 days?",
      ],
    };
  },
};

/** The products that nobody buys. */
export const slowProductsTool: AgentTool<InsightDeps, typeof DaysInput> = {
  name: "slow_products",
  description:
    "For staff: products on sale of which nothing was sold for so many days, those that waited longest first. Products that are newer than that are left out.",
  input: DaysInput,
  label: "Looking for products that wait",
  for: "staff",
  async run(deps, { actor }, input) {
    const { since, products, isComplete } = await slowProducts(deps, actor, input);
    const writing = await writingOf(deps, actor);
    const facts: z.input<typeof SlowFacts> = {
      days: writing.count(input.days),
      since: writing.day(since),
      timeZone,
      count: writing.count(products.length),
      more: !isComplete,
      soldOut: writing.count(products.filter(({ product }) => product.available <= 0).length),
      products: products.map(({ product: { productId, name, available }, soldAt, idleDays }) => ({
        productId,
        name,
        ...(soldAt !== undefined && { lastSold: writing.day(dayOf(soldAt)) }),
        idleDays: writing.count(idleDays),
        available: writing.count(available),
      })),
    };
    return {
      facts,
      asked: input,
      cards: {
        tables: [
          {
            title: `Products without a sale for ${writing.count(input.days)} days`,
            currency: writing.currency,
            columns: [
              { name: "Product", kind: "text" },
              { name: "Last sold", kind: "date" },
              { name: "Days without a sale", kind: "count" },
              { name: "In stock", kind: "count" },
            ],
            rows: products.map(({ product, soldAt, idleDays }) => [
              product.name,
              soldAt === undefined ? null : dayOf(soldAt),
              idleDays,
              product.available,
            ]),
          },
        ],
        charts: products.length > 0 ? [{ kind: "bar", table: 0, x: 0, y: [2] }] : [],
      },
      suggestions: ["Which products have not sold in 90 days?", "Best sellers of the last 30 days"],
    };
  },
};
