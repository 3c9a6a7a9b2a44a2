import type { AssemblyStack } from "../assembly.ts";
import { moving } from "./moving.ts";
import { type CostLine, priced, pricesAsOf } from "./prices.ts";
import { standing } from "./standing.ts";
import { type Traffic, traffics } from "./traffic.ts";

/** What a stage costs in a month. */
export type Estimate = {
  readonly traffic: Traffic;
  readonly standing: readonly CostLine[];
  readonly moving: readonly CostLine[];
  /** US dollars. */
  readonly total: number;
};

/** One estimate for each traffic. */
export const estimates = (stacks: readonly AssemblyStack[]): readonly Estimate[] =>
  traffics.map((traffic) => {
    const lines = { standing: standing(stacks).map(priced), moving: moving(stacks, traffic).map(priced) };
    return { traffic, ...lines, total: sumOf([...lines.standing, ...lines.moving]) };
  });

/** The dollars of some lines together. */
export const sumOf = (lines: readonly CostLine[]): number =>
  lines.reduce((sum, { dollars }) => sum + dollars, 0);

/** 1234.5 → "$1,234.50". */
export const money = (dollars: number): string =>
  dollars.toLocaleString("en", { style: "currency", currency: "USD" });

/** The estimate as a deployment prints it. */
export const estimateLines = (stacks: readonly AssemblyStack[]): readonly string[] => [
  `About what it costs a month (AWS's list prices for us-east-1, ${pricesAsOf}):`,
  ...estimates(stacks).map(({ traffic, standing, moving, total }) => {
    const most = [...standing, ...moving].toSorted((one, other) => other.dollars - one.dollars).slice(0, 3);
    const parts = most.map(({ price, dollars }) => `${price} ${money(dollars)}`).join(", ");
    return `  ${traffic.name.padEnd(22)} ${money(total).padStart(10)}   most of it: ${parts}`;
  }),
  "docs/aws/costs.md has the arithmetic; the AWS Pricing Calculator decides.",
];
