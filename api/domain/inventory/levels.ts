import type { SearchIndex } from "../../ports/search-index.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import type { Product, Variant } from "../catalog/product.ts";
import { productsMeant } from "../catalog/staff.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Settings } from "../settings/store.ts";
import { type InventoryItem, skusOf } from "./inventory.ts";
import type { Hold, Inventory } from "./store.ts";

/** `out`: nothing is available; `low`: no more than the merchant's threshold. */
export type StockLevel = "out" | "low" | "enough";

/** One SKU with the product that it belongs to, and its variant where there are several. */
export type StockRow = {
  readonly item: InventoryItem;
  readonly product: Product;
  readonly variant: Variant | undefined;
  readonly level: StockLevel;
};

export type LevelsDeps = {
  readonly products: Pick<
    Products,
    "find" | "findBySlug" | "findBySku" | "findMany" | "listAll" | "namesStarting"
  >;
  readonly search: Pick<SearchIndex, "search">;
  readonly inventory: Pick<Inventory, "find" | "levels">;
  readonly settings: Pick<Settings, "read">;
};

/** Of SKUs that are sold no more some are read and passed over: at most this often per page. */
const reads = 5;
const productsOfText = 25;

/**
 * SKUs by what is available of them, the fewest first; `level` "low" has those that are out too. With `text` those of the
 * products that it means, on one page. For staff with `inventory:read`. A page may be short where SKUs are sold no more.
 */
export async function listInventory(
  deps: LevelsDeps,
  actor: Actor,
  query: {
    readonly level?: "low" | "out" | undefined;
    readonly text?: string | undefined;
    readonly limit: number;
    readonly cursor?: Cursor | undefined;
  },
): Promise<{ readonly rows: readonly StockRow[]; readonly cursor?: Cursor }> {
  requireStaff(actor, "inventory:read");
  const { level, text, limit } = query;
  const { lowStock } = await deps.settings.read("thresholds");
  const atMost = level === undefined ? undefined : level === "out" ? 0 : lowStock;
  if (text !== undefined) {
    const products = await productsMeant(deps, { text, limit: productsOfText });
    const items = await deps.inventory.find(products.flatMap(skusOf));
    const rows = rowsOf(items, products, lowStock);
    return { rows: rows.filter(({ item }) => atMost === undefined || item.available <= atMost) };
  }
  const rows: StockRow[] = [];
  let cursor = query.cursor;
  for (let read = 0; read < reads && rows.length < limit; read++) {
    const page = await deps.inventory.levels({ atMost, limit: limit - rows.length, cursor });
    const ids = [...new Set(page.items.map(({ productId }) => productId))];
    const products = (await deps.products.findMany(ids)).filter((product) => product !== undefined);
    rows.push(...rowsOf(page.items, products, lowStock));
    cursor = page.cursor;
    if (!cursor) break;
  }
  return { rows, ...(cursor && { cursor }) };
}

/** Which orders hold units of a product, the newest first. For staff with `inventory:read`. Throws PRODUCT_NOT_FOUND. */
export async function showHolds(
  deps: { readonly products: Pick<Products, "find">; readonly inventory: Pick<Inventory, "heldOf"> },
  actor: Actor,
  productId: string,
): Promise<{
  readonly holds: readonly (Hold & { readonly variantId: string | undefined })[];
  readonly isComplete: boolean;
}> {
  requireStaff(actor, "inventory:read");
  const product = await deps.products.find(productId);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  const { holds, isComplete } = await deps.inventory.heldOf([
    productId,
    ...product.variants.map(({ id }) => `${productId}#${id}`),
  ]);
  return {
    holds: holds.map((hold) => ({ ...hold, variantId: hold.skuId.split("#")[1] })),
    isComplete,
  };
}

/** The items that are still sold as what they are, with their products. */
function rowsOf(
  items: readonly InventoryItem[],
  products: readonly Product[],
  lowStock: number,
): readonly StockRow[] {
  const byId = new Map(products.map((product) => [product.productId, product]));
  return items.flatMap((item): StockRow[] => {
    const product = byId.get(item.productId);
    const variant = product?.variants.find(({ id }) => id === item.variantId);
    if (!product || (variant === undefined) !== (product.variants.length === 0)) return [];
    return [{ item, product, variant, level: levelOf(item.available, lowStock) }];
  });
}

const levelOf = (available: number, lowStock: number): StockLevel =>
  available <= 0 ? "out" : available <= lowStock ? "low" : "enough";
