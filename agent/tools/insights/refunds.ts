import type * as z from "zod";
import type { Table } from "../../../api/domain/chat/protocol.ts";
import { type Step, stepFor } from "../../../api/domain/insights/calendar.ts";
import type { InsightDeps } from "../../../api/domain/insights/deps.ts";
import { type CurrencyRefunds, refundSummary } from "../../../api/domain/insights/refunds.ts";
import type { AgentTool } from "../tool.ts";
import type { RefundFacts } from "./facts.ts";
import { PeriodInput } from "./input.ts";
import { stepCell, stepColumn } from "./sales.ts";
import { noteOf, timeZone, type Writing, writingOf } from "./writing.ts";

/** Refunds over a period. */
export const refundSummaryTool: AgentTool<InsightDeps, typeof PeriodInput> = {
  name: "refund_summary",
  description:
    "For staff: how many refunds were made in a period and of what amount, beside the period before, with the products they were for. A refund counts on the day it was made. Days are UTC; at most 366 days.",
  input: PeriodInput,
  label: "Adding up refunds",
  for: "staff",
  async run(deps, { actor }, input) {
    const { period, compared, by, currencies } = await refundSummary(deps, actor, {
      ...input,
      by: stepFor(input),
    });
    const writing = await writingOf(deps, actor);
    const facts: z.input<typeof RefundFacts> = {
      period: writing.period(period),
      comparedWith: writing.period(compared),
      timeZone,
      currencies: currencies.map((one) => factsOf(writing, one)),
    };
    const byStep = currencies.map((one) => refundTable(writing, one, by));
    const byProduct = currencies.filter(({ products }) => products.length > 0).map(productTable);
    return {
      facts,
      asked: input,
      cards: {
        tables: [...byStep, ...byProduct],
        charts: byStep.map((_, table) => ({ kind: "bar", table, x: 0, y: [2] })),
      },
      suggestions: ["Sales in this period", "Top products in this period"],
    };
  },
};

const factsOf = (writing: Writing, { currency, totals, compared, products }: CurrencyRefunds) => ({
  currency,
  refunds: writing.count(totals.refunds),
  refunded: writing.money(totals.refunded, currency),
  refundsBefore: writing.count(compared?.totals.refunds ?? 0),
  refundedBefore: writing.money(compared?.totals.refunded ?? 0, currency),
  ...(totals.gross > 0 && { share: writing.percent(totals.refunded / totals.gross) }),
  products: products.map((product) => ({
    productId: product.productId,
    name: product.name,
    ...noteOf(product),
    unitsRefunded: writing.count(product.unitsRefunded),
    units: writing.count(product.units),
  })),
});

const refundTable = (writing: Writing, { currency, steps }: CurrencyRefunds, by: Step): Table => ({
  title: `Refunds by ${by} in ${currency}`,
  currency,
  columns: [
    stepColumn(by),
    { name: "Refunds", kind: "count" },
    { name: "Refunded", kind: "money" },
    { name: "Gross revenue", kind: "money" },
  ],
  rows: steps.map((step) => [
    stepCell(writing, step, by),
    step.figures.refunds,
    step.figures.refunded,
    step.figures.gross,
  ]),
});

const productTable = ({ currency, products }: CurrencyRefunds): Table => ({
  title: `Most refunded products in ${currency}`,
  currency,
  columns: [
    { name: "Product", kind: "text" },
    { name: "Units refunded", kind: "count" },
    { name: "Units sold", kind: "count" },
  ],
  rows: products.map(({ name, unitsRefunded, units }) => [name, unitsRefunded, units]),
});
