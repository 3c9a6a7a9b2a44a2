import type { AssemblyStack } from "../assembly.ts";
import { type Estimate, estimates, money, sumOf } from "./estimate.ts";
import { type CostLine, priced, pricesAsOf } from "./prices.ts";
import { delivery } from "./standing.ts";
import { assumed, traffics } from "./traffic.ts";

/** docs/aws/costs.md, from the assembly of each stage. */
export function costsDocument(stages: Readonly<Record<string, readonly AssemblyStack[]>>): string {
  const all = Object.entries(stages).map(([name, stacks]) => ({ name, estimates: estimates(stacks) }));
  const traffic = traffics.map(({ name }) => name);
  return [
    "# What it costs",
    "",
    `Written by \`npm run costs\` from the templates of each stage and from AWS's list prices for us-east-1, ${pricesAsOf}, as the authors know`,
    "them (`scripts/deploy/costs/prices.ts`). Frankfurt is some 15 to 20 % dearer. Without taxes, support, text messages, Stripe's fees and discounts;",
    "what every account gets for free each month is taken off, as if nothing else used it. The [AWS Pricing Calculator](https://calculator.aws) decides, and `budget` in",
    "`infra/stages.ts` has AWS warn you.",
    "",
    "## By stage, in US dollars a month",
    "",
    ...table(
      ["stage", ...traffic],
      all.map(({ name, estimates }) => [name, ...estimates.map(({ total }) => money(total))]),
    ),
    "",
    "Most of what an idle stage costs is search. A destroyed stage that keeps its data keeps the Data stack with it; `npm run deploy -- STAGE destroy` says so.",
    "",
    "## What is paid for being there",
    "",
    ...all.flatMap(({ name, estimates: [first] }) => (first ? standingSection(name, first) : [])),
    "### Pipelines, where they are switched on",
    "",
    ...lines(delivery(3).map(priced)),
    "",
    "## What is paid for use",
    "",
    "The same in every stage. What is assumed of each order (`scripts/deploy/costs/traffic.ts`):",
    "",
    ...table(
      ["assumed", "value"],
      Object.entries(assumed).map(([name, value]) => [spaced(name), value.toLocaleString("en")]),
    ),
    "",
    ...(all.at(-1)?.estimates ?? []).flatMap(movingSection),
  ].join("\n");
}

const standingSection = (name: string, { standing }: Estimate): string[] => [
  `### ${name}: ${money(sumOf(standing))}`,
  "",
  ...lines(standing),
  "",
];

const movingSection = ({ traffic, moving }: Estimate): string[] => [
  `### ${traffic.name}: ${money(sumOf(moving))}`,
  "",
  ...lines(moving),
  "",
];

const lines = (costs: readonly CostLine[]): string[] =>
  table(
    ["what", "because", "arithmetic", "dollars"],
    costs.map(({ price, because, arithmetic, dollars }) => [price, because, arithmetic, money(dollars)]),
  );

/** "apiRequestsPerPage" → "api requests per page". */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A table with its columns aligned, as the formatter has it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0), 3),
  );
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...rows.map(row)];
}
