import { allocate, portion } from "./allocate.ts";

/**
 * Applies to the lines of `category` and of `minimumQuantity` units or more (without either: to all lines) once they reach
 * `minimum` (minor units) together. Takes off `percent` of them (0–100, two decimals at most), or `fixed` (minor units).
 */
export type DiscountRule = {
  readonly name: string;
  readonly minimum: number;
  readonly category?: string | undefined;
  readonly minimumQuantity?: number | undefined;
} & ({ readonly percent: number } | { readonly fixed: number });

type DiscountableLine = {
  readonly category?: string | undefined;
  readonly quantity: number;
  readonly lineTotal: number;
};

/**
 * The discount of each line, in minor units. Every rule applies to undiscounted prices, so the order of rules does not
 * matter; the sum is limited to the line's price. Every discount is a multiple of `step`.
 */
export function discountsOf(
  lines: readonly DiscountableLine[],
  rules: readonly DiscountRule[],
  step: number,
): number[] {
  const byRule = rules.map((rule) => shares(lines, rule, step));
  return lines.map(({ lineTotal }, place) =>
    Math.min(
      lineTotal,
      byRule.reduce((sum, parts) => sum + (parts[place] ?? 0), 0),
    ),
  );
}

function shares(lines: readonly DiscountableLine[], rule: DiscountRule, step: number): number[] {
  const weights = lines.map((line) => (applies(line, rule) ? line.lineTotal : 0));
  const base = weights.reduce((sum, weight) => sum + weight, 0);
  if (base === 0 || base < rule.minimum) return [];
  const amount =
    "percent" in rule ? portion(base, rule.percent * 100, step) : rule.fixed - (rule.fixed % step);
  return allocate(Math.min(base, amount), weights, step);
}

const applies = (line: DiscountableLine, rule: DiscountRule): boolean =>
  (rule.category === undefined || rule.category === line.category) &&
  line.quantity >= (rule.minimumQuantity ?? 1);
