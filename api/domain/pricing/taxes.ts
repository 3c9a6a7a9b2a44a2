import { allocate, included, portion } from "./allocate.ts";
import { type TaxComponent, type TaxPlan, totalOf } from "./plan.ts";

/** One tax of a line, in minor units: on its goods and on its share of shipping. */
export type LineTax = TaxComponent & { readonly goods: number; readonly shipping: number };

/** One tax of an order, in minor units: `net` is what it is charged on, without any tax. */
export type TaxTotal = TaxComponent & { readonly net: number; readonly amount: number };

/** An amount that is taxed as a whole: the goods of a line, or its share of shipping. */
type Part = {
  readonly line: number;
  readonly on: "goods" | "shipping";
  readonly amount: number;
  readonly components: readonly TaxComponent[];
};

/** What is taxed of each line, in minor units, and at which rates. */
export type Taxable = {
  readonly goods: number;
  readonly shipping: number;
  readonly onGoods: readonly TaxComponent[];
  readonly onShipping: readonly TaxComponent[];
};

export type Taxes = { readonly lines: readonly (readonly LineTax[])[]; readonly totals: readonly TaxTotal[] };

/**
 * The taxes of each line and of the whole. Each tax is computed over all that it is charged on and rounded once, then
 * allocated; with `rounding: "line"` it is rounded for each line.
 */
export function taxesOf(
  lines: readonly Taxable[],
  { taxIncluded, rounding, step }: Pick<TaxPlan, "rounding"> & { taxIncluded: boolean; step: number },
): Taxes {
  const parts = lines.flatMap((line, place): Part[] => [
    { line: place, on: "goods", amount: line.goods, components: line.onGoods },
    { line: place, on: "shipping", amount: line.shipping, components: line.onShipping },
  ]);
  const ofLines = lines.map((): Map<string, LineTax> => new Map());
  const totals = new Map<string, TaxTotal>();
  for (const { component, beside, taxed } of groups(parts, taxIncluded)) {
    const { name, basisPoints } = component;
    const taxOn = (amount: number) =>
      taxIncluded ? included(amount, basisPoints, beside, step) : portion(amount, basisPoints, step);
    const amounts = taxed.map(({ amount }) => amount);
    const base = sum(amounts);
    const shares = rounding === "line" ? amounts.map(taxOn) : allocate(taxOn(base), amounts, step);
    const key = `${name} ${basisPoints}`;
    taxed.forEach(({ line, on }, place) => {
      const before = ofLines[line]?.get(key) ?? { name, basisPoints, goods: 0, shipping: 0 };
      ofLines[line]?.set(key, { ...before, [on]: before[on] + (shares[place] ?? 0) });
    });
    const before = totals.get(key) ?? { name, basisPoints, net: 0, amount: 0 };
    const net = taxIncluded ? base - included(base, beside, beside, step) : base;
    totals.set(key, { ...before, net: before.net + net, amount: before.amount + sum(shares) });
  }
  return {
    lines: ofLines.map((taxes) => [...taxes.values()]),
    totals: [...totals.values()].toSorted(
      (one, other) => other.basisPoints - one.basisPoints || (one.name < other.name ? -1 : 1),
    ),
  };
}

type Group = {
  readonly component: TaxComponent;
  /** All taxes of the rate together: what stands inside a price depends on them. */
  readonly beside: number;
  readonly taxed: readonly Part[];
};

function groups(parts: readonly Part[], taxIncluded: boolean): Group[] {
  const byKey = new Map<string, { component: TaxComponent; beside: number; taxed: Part[] }>();
  for (const part of parts)
    for (const component of part.components) {
      const beside = totalOf(part.components);
      const key = `${component.name} ${component.basisPoints} ${taxIncluded ? beside : ""}`;
      const group = byKey.get(key) ?? { component, beside, taxed: [] };
      group.taxed.push(part);
      byKey.set(key, group);
    }
  return [...byKey.values()];
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
