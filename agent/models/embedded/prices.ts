import type { Product } from "./facts.ts";

/** Cheapest first, by the lowest price that each is shown with. */
export const byPrice = (products: readonly Product[]): readonly Product[] =>
  products.toSorted((one, other) => (lowestOf(one) ?? Infinity) - (lowestOf(other) ?? Infinity));

/** The lowest price of a product in major units, from how it is written: "$1,024.50" and "$24.00 – $36.00". */
export function lowestOf({ price, priceRange }: Pick<Product, "price" | "priceRange">): number | undefined {
  const written = /\d[\d.,]*/u.exec(price ?? priceRange ?? "")?.[0];
  if (written === undefined) return undefined;
  const value = Number(
    /,\d\d$/u.test(written) ? written.replaceAll(".", "").replace(",", ".") : written.replaceAll(",", ""),
  );
  return Number.isFinite(value) ? value : undefined;
}
