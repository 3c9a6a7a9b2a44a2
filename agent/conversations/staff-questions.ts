/** The tool that a question of staff leads to, and its input. */
type Asked = { readonly tool: string; readonly input: Readonly<Record<string, unknown>> };

/** A question of staff and what is to be looked up for it; undefined where it is no question about figures. */
export type StaffQuestion = {
  readonly text: string;
  /** ISO day on which it is asked; Thursday, 26 November 2026 by default. */
  readonly on?: string;
  /** What the message before it asked for. */
  readonly previous?: Asked;
  readonly expected: Asked | undefined;
};

const sales = (from: string, to: string, by: "day" | "week" | "month", compare?: "previous" | "year") => ({
  tool: "sales_by_period",
  input: { from, to, by, ...(compare && { compare }) },
});
const top = (from: string, to: string, measure: "units" | "revenue", limit?: number) => ({
  tool: "top_products",
  input: { from, to, measure, ...(limit && { limit }) },
});
const slow = (days: number) => ({ tool: "slow_products", input: { days } });
const risk = (days: number) => ({ tool: "stock_risk", input: { days } });
const refunds = (from: string, to: string) => ({ tool: "refund_summary", input: { from, to } });
const trends = (days: number) => ({ tool: "sales_trends", input: { days } });

/** Written before the parser, which was made to fit them. */
export const tunedQuestions: readonly StaffQuestion[] = [
  {
    text: "how were sales last week compared with the week before",
    expected: sales("2026-11-16", "2026-11-22", "day", "previous"),
  },
  { text: "top 5 products this month", expected: top("2026-11-01", "2026-11-26", "revenue", 5) },
  { text: "what will run out in the next 14 days", expected: risk(14) },
  { text: "which products have not sold in 60 days", expected: slow(60) },
  { text: "refunds in October", expected: refunds("2026-10-01", "2026-10-31") },
  { text: "sales by month this year", expected: sales("2026-01-01", "2026-11-26", "month") },
  {
    text: "and by week",
    previous: sales("2026-01-01", "2026-11-26", "month"),
    expected: sales("2026-01-01", "2026-11-26", "week"),
  },
  {
    text: "what about last month",
    previous: refunds("2026-11-01", "2026-11-26"),
    expected: refunds("2026-10-01", "2026-10-31"),
  },
  { text: "How much did we sell yesterday?", expected: sales("2026-11-25", "2026-11-25", "day") },
  { text: "revenue today", expected: sales("2026-11-26", "2026-11-26", "day") },
  {
    text: "Sales last month",
    on: "2026-03-31",
    expected: sales("2026-02-01", "2026-02-28", "day"),
  },
  {
    text: "show me the turnover from 2026-10-05 to 2026-10-18 per week",
    expected: sales("2026-10-05", "2026-10-18", "week"),
  },
  { text: "best sellers last 30 days by units", expected: top("2026-10-28", "2026-11-26", "units") },
  { text: "are sales going up or down?", expected: trends(28) },
  { text: "which items should I reorder", expected: risk(14) },
  { text: "what isn't selling?", expected: slow(30) },
  { text: "how many refunds did we give in the last quarter", expected: refunds("2026-07-01", "2026-09-30") },
  {
    text: "orders in September vs the year before",
    expected: sales("2026-09-01", "2026-09-30", "day", "year"),
  },
  { text: "stock risk", expected: risk(14) },
  { text: "slow movers in the last 3 months", expected: slow(90) },
  {
    text: "compare with the previous period",
    previous: sales("2026-10-01", "2026-10-31", "day"),
    expected: sales("2026-10-01", "2026-10-31", "day", "previous"),
  },
  { text: "ten most popular products of last week", expected: top("2026-11-16", "2026-11-22", "units", 10) },
  { text: "sales in December", expected: sales("2025-12-01", "2025-12-31", "day") },
  {
    text: "and the week before?",
    previous: sales("2026-11-16", "2026-11-22", "day"),
    expected: sales("2026-11-09", "2026-11-15", "day"),
  },
  { text: "did we refund anything today", expected: refunds("2026-11-26", "2026-11-26") },
  { text: "trend of the last 60 days", expected: trends(60) },
  { text: "what's the shipping policy for Canada?", expected: undefined },
  { text: "gaming laptop under $1000", expected: undefined },
  {
    text: "only the top 3",
    previous: top("2026-11-01", "2026-11-26", "revenue", 5),
    expected: top("2026-11-01", "2026-11-26", "revenue", 3),
  },
  { text: "How did Q3 go?", expected: sales("2026-07-01", "2026-09-30", "week") },
];

/** Written with the others before the parser, which was not changed for them. */
export const heldOutQuestions: readonly StaffQuestion[] = [
  { text: "how is business this week", expected: sales("2026-11-23", "2026-11-26", "day") },
  {
    text: "Compare this month with last month",
    expected: sales("2026-11-01", "2026-11-26", "day", "previous"),
  },
  { text: "what did we earn in the past 7 days", expected: sales("2026-11-20", "2026-11-26", "day") },
  { text: "weekly revenue since August", expected: sales("2026-08-01", "2026-11-26", "week") },
  { text: "daily sales from October 3 to October 9", expected: sales("2026-10-03", "2026-10-09", "day") },
  { text: "top ten sellers by revenue in 2025", expected: top("2025-01-01", "2025-12-31", "revenue", 10) },
  { text: "what are our best selling products?", expected: top("2026-10-28", "2026-11-26", "units") },
  {
    text: "which product made the most money last quarter",
    expected: top("2026-07-01", "2026-09-30", "revenue", 1),
  },
  { text: "what are we about to run out of?", expected: risk(14) },
  { text: "what sells out within a month", expected: risk(30) },
  { text: "low stock for the next 3 weeks", expected: risk(21) },
  { text: "how many days of cover do we have", expected: risk(14) },
  { text: "dead stock", expected: slow(30) },
  { text: "products nobody bought in half a year", expected: slow(180) },
  { text: "which items haven't moved since 90 days", expected: slow(90) },
  { text: "refund rate last month", expected: refunds("2026-10-01", "2026-10-31") },
  { text: "how much money did we give back this year", expected: refunds("2026-01-01", "2026-11-26") },
  { text: "returns and refunds between 1 and 15 November", expected: refunds("2026-11-01", "2026-11-15") },
  {
    text: "same for the last 30 days",
    previous: top("2026-11-01", "2026-11-26", "units"),
    expected: top("2026-10-28", "2026-11-26", "units"),
  },
  {
    text: "by revenue please",
    previous: top("2026-11-01", "2026-11-26", "units", 5),
    expected: top("2026-11-01", "2026-11-26", "revenue", 5),
  },
  { text: "and 30 days?", previous: risk(14), expected: risk(30) },
  {
    text: "and in September",
    previous: sales("2026-10-01", "2026-10-31", "day"),
    expected: sales("2026-09-01", "2026-09-30", "day"),
  },
  {
    text: "what about refunds",
    previous: sales("2026-10-01", "2026-10-31", "day"),
    expected: refunds("2026-10-01", "2026-10-31"),
  },
  { text: "sales yesterday", on: "2026-03-01", expected: sales("2026-02-28", "2026-02-28", "day") },
  { text: "sales last week", on: "2026-01-01", expected: sales("2025-12-22", "2025-12-28", "day") },
  { text: "average order value this year by month", expected: sales("2026-01-01", "2026-11-26", "month") },
  { text: "how are we trending", expected: trends(28) },
  {
    text: "last year",
    previous: sales("2026-01-01", "2026-11-26", "month"),
    expected: sales("2025-01-01", "2025-12-31", "month"),
  },
  { text: "thanks", previous: risk(14), expected: undefined },
  { text: "where is my order", expected: undefined },
];
