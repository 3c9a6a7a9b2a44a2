import * as z from "zod";
import type { Table } from "../../../api/domain/chat/protocol.ts";
import { type Step, steps } from "../../../api/domain/insights/calendar.ts";
import type { InsightDeps } from "../../../api/domain/insights/deps.ts";
import {
  averageOrderOf,
  type CurrencySales,
  netOf,
  type SalesStep,
  salesByPeriod,
} from "../../../api/domain/insights/sales.ts";
import type { DayFigures } from "../../../api/domain/metrics/figures.ts";
import type { Currency } from "../../../api/domain/money.ts";
import type { AgentTool } from "../tool.ts";
import type { SalesFacts } from "./facts.ts";
import { PeriodInput } from "./input.ts";
import { changeOf, timeZone, type Writing, writingOf } from "./writing.ts";

const SalesInput = PeriodInput.extend({
  by: z.enum(steps),
  compare: z.enum(["previous", "year"]).optional().describe("Also the period before, or the year before"),
});

/** Sales over a period, by day, week or month. */
export const salesByPeriodTool: AgentTool<InsightDeps, typeof SalesInput> = {
  name: "sales_by_period",
  description:
    "For staff: revenue, orders, units and refunds over a period, by day, week or month, each currency apart, with a table and a chart. Days are UTC; at most 366 days.",
  input: SalesInput,
  label: "Adding up sales",
  for: "staff",
  async run(deps, { actor }, input) {
    const sales = await salesByPeriod(deps, actor, input);
    const writing = await writingOf(deps, actor);
    const { period, compared, by, currencies } = sales;
    const facts: z.input<typeof SalesFacts> = {
      period: writing.period(period),
      ...(compared && { comparedWith: writing.period(compared) }),
      timeZone,
      currencies: currencies.map((one) => factsOf(writing, one, by)),
    };
    const tables = currencies.map((one) => salesTable(writing, one, by));
    return {
      facts,
      asked: input,
      cards: { tables, charts: tables.map((table, place) => salesChart(table, place, by)) },
      suggestions: [
        ...(compared ? [] : ["Compare with the previous period"]),
        "Top products in this period",
        "Refunds in this period",
      ],
    };
  },
};

const factsOf = (writing: Writing, sales: CurrencySales, by: Step) => {
  const { currency, totals, compared, steps: rows } = sales;
  const best =
    rows.length > 1 ? rows.toSorted((one, other) => netOf(other.figures) - netOf(one.figures))[0] : undefined;
  const change = compared && {
    netRevenue: changeOf(writing, netOf(totals), netOf(compared.totals)),
    orders: changeOf(writing, totals.orders, compared.totals.orders),
  };
  return {
    currency,
    ...figuresOf(writing, totals, currency),
    ...(compared && { before: figuresOf(writing, compared.totals, currency) }),
    ...(change && {
      change: {
        ...(change.netRevenue !== undefined && { netRevenue: change.netRevenue }),
        ...(change.orders !== undefined && { orders: change.orders }),
      },
    }),
    ...(best &&
      netOf(best.figures) > 0 && {
        best: {
          when: by === "day" ? writing.day(best.from) : writing.period(best),
          netRevenue: writing.money(netOf(best.figures), currency),
        },
      }),
  };
};

const figuresOf = (writing: Writing, totals: DayFigures, currency: Currency) => {
  const average = averageOrderOf(totals);
  return {
    netRevenue: writing.money(netOf(totals), currency),
    grossRevenue: writing.money(totals.gross, currency),
    refunded: writing.money(totals.refunded, currency),
    refunds: writing.count(totals.refunds),
    orders: writing.count(totals.orders),
    units: writing.count(totals.units),
    ...(average !== undefined && { averageOrder: writing.money(average, currency) }),
  };
};

const salesTable = (writing: Writing, sales: CurrencySales, by: Step): Table => ({
  title: `Sales by ${by} in ${sales.currency}`,
  currency: sales.currency,
  columns: [
    stepColumn(by),
    { name: "Net revenue", kind: "money" },
    ...(sales.compared ? [{ name: "Net revenue before", kind: "money" } as const] : []),
    { name: "Orders", kind: "count" },
    { name: "Units", kind: "count" },
    { name: "Refunded", kind: "money" },
  ],
  rows: sales.steps.map((step, place) => {
    const before = sales.compared?.steps[place];
    const { orders, units, refunded } = step.figures;
    return [
      stepCell(writing, step, by),
      netOf(step.figures),
      ...(sales.compared ? [before ? netOf(before.figures) : null] : []),
      orders,
      units,
      refunded,
    ];
  }),
});

const salesChart = (table: Table, place: number, by: Step) => ({
  kind: by === "month" ? ("bar" as const) : ("line" as const),
  table: place,
  x: 0,
  y: table.columns.flatMap(({ kind, name }, column) =>
    kind === "money" && name !== "Refunded" ? [column] : [],
  ),
});

/** The first column of a table by day, week or month. */
export const stepColumn = (by: Step): Table["columns"][number] =>
  by === "day" ? { name: "Day", kind: "date" } : { name: by === "week" ? "Week" : "Month", kind: "text" };

/** What a row of such a table is about. */
export const stepCell = (writing: Writing, step: SalesStep, by: Step): string =>
  by === "day" ? step.from : writing.period(step);
