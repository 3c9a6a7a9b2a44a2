import { valueIn } from "../../guard/amounts.ts";
import type { Product } from "./facts.ts";

/** Cheapest first, by the lowest price that each is shown with. */
export const byPrice = (products: readonly Product[]): readonly Product[] =>
  products.toSorted((one, other) => (lowestOf(one) ?? Infinity) - (lowestOf(other) ?? Infinity));

/** The lowest price of a product in major units, from how it is written: "$1,024.50", "1.250 ¥" and "$24.00 – $36.00". */
export function lowestOf({ price, priceRange }: Pick<Product, "price" | "priceRange">): number | undefined {
  const text = (price ?? priceRange ?? "").replace(/(?<=\d)[\s’'](?=\d{3}(?!\d))/gu, "");
  const written = /\d[\d.,]*/u.exec(text)?.[0]?.replace(/[.,]$/u, "");
  if (written === undefined) return undefined;
  const value = valueIn(written);
  return Number.isFinite(value) ? value : undefined;
}
