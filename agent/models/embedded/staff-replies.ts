import * as z from "zod";
import {
  RefundFacts,
  RiskFacts,
  SalesFacts,
  SlowFacts,
  TopFacts,
  TrendFacts,
} from "../../tools/insights/facts.ts";

const Refusal = z.object({ error: z.string(), message: z.string().optional() });
const failed = "These figures could not be looked up just now. Please try again in a moment.";

/** The text that answers staff, from the facts of a tool alone; undefined for a tool that is none of staff's. */
export function writeStaffReply(tool: string, facts: unknown): string | undefined {
  const refusal = Refusal.safeParse(facts);
  const write = writers[tool];
  if (!write) return undefined;
  if (refusal.success) return refusal.data.message ?? failed;
  return write(facts) ?? failed;
}

/** Undefined where the facts are not whole, as those of a tool that was stopped. */
const writing =
  <T>(schema: z.ZodType<T>, write: (facts: T) => string) =>
  (facts: unknown): string | undefined => {
    const parsed = schema.safeParse(facts);
    return parsed.success ? write(parsed.data) : undefined;
  };

const writers: Readonly<Record<string, (facts: unknown) => string | undefined>> = {
  sales_by_period: writing(SalesFacts, (facts) => salesReply(facts)),
  sales_trends: writing(TrendFacts, (facts) => trendReply(facts)),
  top_products: writing(TopFacts, (facts) => topReply(facts)),
  slow_products: writing(SlowFacts, (facts) => slowReply(facts)),
  stock_risk: writing(RiskFacts, (facts) => riskReply(facts)),
  refund_summary: writing(RefundFacts, (facts) => refundReply(facts)),
};

const named = 3;

function salesReply({ period, comparedWith, timeZone, currencies }: z.output<typeof SalesFacts>): string {
  const sentences = currencies.map((one) => {
    const { netRevenue, orders, refunded, averageOrder, best, before, change } = one;
    if (orders === "0" && one.refunds === "0" && (!before || before.orders === "0"))
      return `In ${one.currency} nothing was paid or refunded${comparedWith ? " in either period" : ""}.`;
    return [
      `Net revenue in ${one.currency} was ${netRevenue} from ${counted(orders, "order")}`,
      averageOrder ? `, ${averageOrder} on average` : "",
      one.refunds === "0" ? "." : `, after ${refunded} in refunds.`,
      before && comparedWith
        ? ` ${comparedWith} had ${before.netRevenue} from ${counted(before.orders, "order")}${change?.netRevenue ? `, so revenue changed by ${change.netRevenue}` : ""}.`
        : "",
      best ? ` The best was ${best.when} with ${best.netRevenue}.` : "",
    ].join("");
  });
  return `${period} (${timeZone}): ${sentences.join(" ")}`;
}

function trendReply({ period, comparedWith, currencies }: z.output<typeof TrendFacts>): string {
  if (currencies.length === 0) return `Nothing was sold in ${period} or in ${comparedWith}.`;
  const direction = { up: "are going up", down: "are going down", flat: "are about level" };
  const sentences = currencies.map((one) => {
    const { rising, falling, change } = one;
    return [
      `Sales in ${one.currency} ${direction[one.direction]}: ${one.netRevenue} from ${counted(one.orders, "order")}, against ${one.netRevenueBefore} from ${counted(one.ordersBefore, "order")} before${change ? ` (${change})` : ""}.`,
      rising.length > 0 ? ` Gained the most: ${listed(rising.slice(0, named).map(moved))}.` : "",
      falling.length > 0 ? ` Lost the most: ${listed(falling.slice(0, named).map(moved))}.` : "",
    ].join("");
  });
  return `${period}, compared with ${comparedWith}. ${sentences.join(" ")}`;
}

const moved = ({ name, revenue, before }: { name: string; revenue: string; before: string }): string =>
  `${name} (${revenue}, before ${before})`;

function topReply({ period, measure, currencies }: z.output<typeof TopFacts>): string {
  if (currencies.length === 0) return `Nothing was sold in ${period}.`;
  const sentences = currencies.map(({ currency, products }) => {
    const names = products.slice(0, named).map(({ name, units, revenue, note }) => {
      const figures =
        measure === "units"
          ? `${counted(units, "unit")}, ${revenue}`
          : `${revenue}, ${counted(units, "unit")}`;
      return `${name} (${figures}${note ? `, ${note}` : ""})`;
    });
    return `In ${currency}: ${listed(names)}.`;
  });
  return `Best sellers by ${measure} in ${period}. ${sentences.join(" ")}`;
}

function slowReply({ days, since, count, more, soldOut, products }: z.output<typeof SlowFacts>): string {
  if (products.length === 0)
    return `Every product on sale was sold at least once since ${since}, or is newer.`;
  const names = products
    .slice(0, named)
    .map(
      ({ name, lastSold, available }) =>
        `${name} (${lastSold ? `last sold on ${lastSold}` : "never sold"}, ${available} in stock)`,
    );
  return [
    `${more ? "The first " : ""}${counted(count, "product")} on sale had no sale for ${counted(days, "day")}. `,
    `The longest: ${listed(names)}.`,
    soldOut === "0" ? "" : ` Sold out among them: ${soldOut}.`,
  ].join("");
}

function riskReply({ days, pace, count, more, soldOut, products }: z.output<typeof RiskFacts>): string {
  if (products.length === 0)
    return `At the pace of ${pace}, nothing runs out within ${counted(days, "day")}.`;
  const names = products
    .slice(0, named)
    .map(({ name, available, perDay, runsOut }) =>
      runsOut
        ? `${name} (${available} left, ${perDay} a day, until about ${runsOut})`
        : `${name} (sold out, ${perDay} a day)`,
    );
  return [
    `At the pace of ${pace}, ${more ? "at least " : ""}${counted(count, "product")} will run out within ${counted(days, "day")}`,
    soldOut === "0" ? ". " : `; already sold out: ${soldOut}. `,
    `The most urgent: ${listed(names)}.`,
  ].join("");
}

function refundReply({ period, comparedWith, timeZone, currencies }: z.output<typeof RefundFacts>): string {
  const sentences = currencies.map((one) => {
    const { currency, refunds, refunded, share, products } = one;
    const before = `${comparedWith} had ${counted(one.refundsBefore, "refund")} of ${one.refundedBefore}.`;
    if (refunds === "0") return `There were no refunds in ${currency}. ${before}`;
    const most = products
      .slice(0, named)
      .map(
        ({ name, unitsRefunded, note }) =>
          `${name} (${counted(unitsRefunded, "unit")}${note ? `, ${note}` : ""})`,
      );
    return [
      `${counted(refunds, "refund")} of ${refunded} in ${currency}`,
      share ? `, ${share} of what was paid on these days. ` : ". ",
      before,
      most.length > 0 ? ` Refunded most: ${listed(most)}.` : "",
    ].join("");
  });
  return `${period} (${timeZone}): ${sentences.join(" ")} A refund counts on the day it was made.`;
}

/** counted("1", "order") → "1 order". */
const counted = (count: string, noun: string): string => `${count} ${noun}${count === "1" ? "" : "s"}`;

/** "a, b and c" */
const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
