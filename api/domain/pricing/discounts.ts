import { allocate, portion } from "./allocate.ts";
import type { DiscountRule } from "./settings.ts";

type DiscountableLine = {
  readonly category?: string | undefined;
  readonly quantity: number;
  readonly lineTotal: number;
};

/**
 * The discount of each line, in minor units. Every rule applies to undiscounted prices, so the order of rules does not
 * matter; the sum is limited to the line's price.
 */
export function discountsOf(lines: readonly DiscountableLine[], rules: readonly DiscountRule[]): number[] {
  const byRule = rules.map((rule) => shares(lines, rule));
  return lines.map(({ lineTotal }, place) =>
    Math.min(
      lineTotal,
      byRule.reduce((sum, parts) => sum + (parts[place] ?? 0), 0),
    ),
  );
}

function shares(lines: readonly DiscountableLine[], rule: DiscountRule): number[] {
  const weights = lines.map((line) => (applies(line, rule) ? line.lineTotal : 0));
  const base = weights.reduce((sum, weight) => sum + weight, 0);
  if (base === 0 || base < rule.minimum) return [];
  const amount = "percent" in rule ? portion(base, rule.percent * 100) : rule.fixed;
  return allocate(Math.min(base, amount), weights);
}

const applies = (line: DiscountableLine, rule: DiscountRule): boolean =>
  (rule.category === undefined || rule.category === line.category) &&
  line.quantity >= (rule.minimumQuantity ?? 1);
