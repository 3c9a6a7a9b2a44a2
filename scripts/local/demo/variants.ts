import { slugOf } from "../../../api/domain/catalog/product.ts";
import type { Random } from "../../testing/random.ts";
import type { KindOption } from "./vocabulary/kind.ts";

/** `price` is in minor units, set where it differs from the product's. */
export type DemoVariant = {
  readonly id: string;
  readonly sku: string;
  readonly options: Readonly<Record<string, string>>;
  readonly price?: number;
  readonly stock: number;
  /** The id of its own picture, where its colour has one. */
  readonly picture?: string;
};

/** Every combination of the options' values, each with its own stock; none for a product without options. */
export function variantsOf(
  options: readonly KindOption[],
  code: string,
  price: number,
  random: Random,
): DemoVariant[] {
  if (options.length === 0) return [];
  let made: { readonly chosen: Readonly<Record<string, string>>; readonly dearer: number }[] = [
    { chosen: {}, dearer: 0 },
  ];
  for (const { name, values, steps } of options)
    made = made.flatMap(({ chosen, dearer }) =>
      values.map((value, place) => ({
        chosen: { ...chosen, [name]: value },
        dearer: dearer + (steps?.[place] ?? 0),
      })),
    );
  const gone = random.next() < 0.03;
  return made.map(({ chosen, dearer }) => {
    const id = slugOf(Object.values(chosen).join(" "));
    return {
      id,
      sku: `${code}-${id.toUpperCase()}`,
      options: chosen,
      ...(dearer > 0 && { price: dearerBy(price, dearer) }),
      stock: gone ? 0 : Math.ceil(stockOf(random) / 3),
    };
  });
}

/** Mostly plenty, sometimes few or none. */
export function stockOf(random: Random): number {
  const luck = random.next();
  if (luck < 0.04) return 0;
  if (luck < 0.12) return random.between(1, 5);
  return random.between(12, 180);
}

/** Keeps the price's ending. */
const dearerBy = (price: number, hundredths: number): number =>
  price + Math.max(100, Math.round((price * hundredths) / 10_000) * 100);
