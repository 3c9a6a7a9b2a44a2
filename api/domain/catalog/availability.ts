import type { SearchIndex } from "../../ports/search-index.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { reservedOf, type Sku, skuIdOf, skusOf } from "../inventory/inventory.ts";
import type { Hold, Inventory } from "../inventory/store.ts";
import { priceRangeOf } from "./prices.ts";
import type { Product } from "./product.ts";
import { findByIdOrSlug } from "./staff.ts";
import type { Products } from "./store.ts";

export type AvailabilityDeps = {
  readonly products: Pick<Products, "find" | "findBySlug">;
  readonly inventory: Pick<Inventory, "find" | "heldOf">;
  readonly search: Pick<SearchIndex, "search">;
};

/** A reason why shoppers cannot buy a product, or one of its variants, or do not find it. Prices are minor units. */
export type AvailabilityReason =
  | { readonly code: "inactive" }
  /** Nobody can pay nothing: the card processor refuses it. */
  | { readonly code: "no_price"; readonly variantIds: readonly string[] }
  | { readonly code: "out_of_stock"; readonly variantId: string | undefined }
  | {
      readonly code: "all_reserved";
      readonly variantId: string | undefined;
      readonly onHand: number;
      readonly orders: readonly Omit<Hold, "skuId">[];
    }
  /** Values of the options that no variant has, in the order of the options; the first fifty. */
  | {
      readonly code: "combinations_missing";
      readonly count: number;
      readonly combinations: readonly (readonly string[])[];
    }
  | { readonly code: "not_in_search" };

/** `buyable`: at least one unit of it can be bought now. */
export type Availability = {
  readonly product: Product;
  readonly buyable: boolean;
  readonly reasons: readonly AvailabilityReason[];
};

const mostShown = 50;

/** Why a product cannot be bought, wholly or in part, or not be found. Throws PRODUCT_NOT_FOUND. */
export async function showAvailability(
  deps: AvailabilityDeps,
  actor: Actor,
  idOrSlug: string,
): Promise<Availability> {
  requireStaff(actor, "catalog:read");
  const product = await findByIdOrSlug(deps.products, idOrSlug);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId: idOrSlug });
  const [units, listed] = await Promise.all([
    unitReasons(deps.inventory, product),
    product.isActive ? isInSearch(deps.search, product) : true,
  ]);
  const unpriced = unpricedOf(product);
  const reasons: AvailabilityReason[] = [
    ...(product.isActive ? [] : [{ code: "inactive" } as const]),
    ...(unpriced.length > 0
      ? [{ code: "no_price", variantIds: unpriced.flatMap(({ variantId }) => variantId ?? []) } as const]
      : []),
    ...units,
    ...missingCombinations(product),
    ...(listed ? [] : [{ code: "not_in_search" } as const]),
  ];
  const blocked = new Set(unpriced.map(skuIdOf));
  for (const reason of units) blocked.add(skuIdOf({ productId: product.productId, ...reason }));
  const buyable = product.isActive && skusOf(product).some((sku) => !blocked.has(skuIdOf(sku)));
  return { product, buyable, reasons };
}

type UnitReason = Extract<AvailabilityReason, { variantId: string | undefined }>;

async function unitReasons(
  inventory: AvailabilityDeps["inventory"],
  product: Product,
): Promise<readonly UnitReason[]> {
  const items = await inventory.find(skusOf(product));
  const empty = items.filter(({ available }) => available <= 0);
  const held = empty.filter((item) => reservedOf(item) > 0);
  const { holds: reserved } =
    held.length > 0 ? await inventory.heldOf(held.map(({ skuId }) => skuId)) : { holds: [] };
  return empty.map((item): UnitReason => {
    const { variantId } = item;
    if (reservedOf(item) === 0) return { code: "out_of_stock", variantId };
    const orders = reserved.filter(({ skuId }) => skuId === item.skuId);
    return {
      code: "all_reserved",
      variantId,
      onHand: item.stock,
      orders: orders.map(({ orderId, quantity, since }) => ({ orderId, quantity, since })),
    };
  });
}

const unpricedOf = (product: Product): readonly Sku[] =>
  skusOf(product).filter(
    ({ variantId }) => (product.variants.find(({ id }) => id === variantId)?.price ?? product.price) === 0,
  );

/** Options that no variant combines, for a product that is sold by variant. */
export function missingCombinations({
  options,
  variants,
}: Pick<Product, "options" | "variants">): readonly Extract<
  AvailabilityReason,
  { code: "combinations_missing" }
>[] {
  if (variants.length === 0) return [];
  const keyOf = (values: readonly string[]) => JSON.stringify(values);
  const sold = new Set(
    variants.map((variant) => keyOf(options.map(({ name }) => variant.options[name] ?? ""))),
  );
  const all = options.reduce<readonly (readonly string[])[]>(
    (before, { values }) => before.flatMap((one) => values.map((value) => [...one, value])),
    [[]],
  );
  const missing = all.filter((values) => !sold.has(keyOf(values)));
  if (missing.length === 0) return [];
  return [{ code: "combinations_missing", count: missing.length, combinations: missing.slice(0, mostShown) }];
}

/** Whether shoppers' search has it; true when that cannot be told. */
async function isInSearch(search: AvailabilityDeps["search"], product: Product): Promise<boolean> {
  const { lowest, highest } = priceRangeOf(product);
  const limit = 100;
  try {
    const { hits, total } = await search.search({
      text: product.name,
      filters: {
        categories: [product.category],
        tags: [],
        minPrice: lowest,
        maxPrice: highest,
        inStock: false,
      },
      sort: "relevance",
      offset: 0,
      limit,
    });
    return total > limit || hits.some(({ document }) => document.productId === product.productId);
  } catch (error) {
    if (DomainError.is(error, "SERVICE_UNAVAILABLE")) return true;
    throw error;
  }
}
