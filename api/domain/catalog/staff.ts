import type { SearchIndex } from "../../ports/search-index.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { skuIdOf, skusOf } from "../inventory/inventory.ts";
import type { Inventory } from "../inventory/store.ts";
import type { Settings } from "../settings/store.ts";
import type { Product } from "./product.ts";
import type { ProductPage, Products, StaffListQuery } from "./store.ts";

type StaffDeps = {
  readonly products: Pick<
    Products,
    "find" | "findBySlug" | "findBySku" | "findMany" | "listAll" | "namesStarting"
  >;
  readonly inventory: Pick<Inventory, "find">;
};

/** Which products staff ask for. `lowStock` lists by stock, the lowest first, up to the shop's threshold. */
export type StaffList = Omit<StaffListQuery, "stockAtMost"> & { readonly lowStock?: boolean | undefined };

/** A page of all products, those off sale too, with the units that the inventory has. */
export async function listAllProducts(
  deps: StaffDeps & { readonly settings: Pick<Settings, "read"> },
  actor: Actor,
  { lowStock = false, ...query }: StaffList,
): Promise<ProductPage> {
  requireStaff(actor, "catalog:read");
  const { lowStock: threshold } = await deps.settings.read("thresholds");
  const page = await deps.products.listAll(
    lowStock ? { ...query, sort: "stock", descending: false, stockAtMost: threshold } : query,
  );
  return { ...page, products: await withInventory(deps.inventory, page.products) };
}

/**
 * The products that a text means to staff, best first: the one with this id, slug or SKU, those whose name begins with it,
 * then those on sale that shoppers' search finds. Only those that pass the filters.
 */
export async function findProducts(
  deps: StaffDeps & {
    readonly search: Pick<SearchIndex, "search">;
    readonly settings: Pick<Settings, "read">;
  },
  actor: Actor,
  input: Pick<StaffList, "category" | "isActive" | "lowStock" | "limit"> & { readonly text: string },
): Promise<readonly Product[]> {
  requireStaff(actor, "catalog:read");
  const { limit, category, isActive } = input;
  const [products, { lowStock }] = await Promise.all([
    productsMeant(deps, input),
    deps.settings.read("thresholds"),
  ]);
  const wanted = products.filter(
    (product) =>
      (category === undefined || product.category === category) &&
      (isActive === undefined || product.isActive === isActive) &&
      (input.lowStock !== true || product.available <= lowStock),
  );
  return withInventory(deps.inventory, wanted.slice(0, limit));
}

/** What `findProducts` finds before its filters, with the copies of units that the catalog has. */
export async function productsMeant(
  catalog: { readonly products: StaffDeps["products"]; readonly search: Pick<SearchIndex, "search"> },
  input: Pick<StaffList, "category" | "isActive" | "limit"> & { readonly text: string },
): Promise<readonly Product[]> {
  const { text, limit } = input;
  const [named, bySku, started, hits] = await Promise.all([
    findByIdOrSlug(catalog.products, text),
    catalog.products.findBySku(text),
    catalog.products.namesStarting({ prefix: text, limit }),
    input.isActive === false ? [] : searched(catalog.search, input),
  ]);
  const known = [named, bySku, ...started].filter((product) => product !== undefined);
  const ids = [...new Set([...known.map(({ productId }) => productId), ...hits])];
  return (await catalog.products.findMany(ids)).filter((product) => product !== undefined);
}

/** A product by id or slug, also one that is off sale, with the units that the inventory has. Throws PRODUCT_NOT_FOUND. */
export async function showAnyProduct(deps: StaffDeps, actor: Actor, idOrSlug: string): Promise<Product> {
  requireStaff(actor, "catalog:read");
  const product = await findByIdOrSlug(deps.products, idOrSlug);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId: idOrSlug });
  const [current = product] = await withInventory(deps.inventory, [product]);
  return current;
}

async function searched(
  search: Pick<SearchIndex, "search">,
  { text, limit, category }: { text: string; limit: number; category?: string | undefined },
): Promise<readonly string[]> {
  const filters = { categories: category === undefined ? [] : [category], tags: [], inStock: false };
  const { hits } = await search
    .search({ text, filters, sort: "relevance", offset: 0, limit })
    .catch((error: unknown) => {
      // Without the search engine products are still found by id, slug, SKU and the start of their names.
      if (DomainError.is(error, "SERVICE_UNAVAILABLE")) return { hits: [] };
      throw error;
    });
  // Staff look for what has all words: products that have only some of them are left out.
  return hits
    .filter(({ missingWords = [] }) => missingWords.length === 0)
    .map(({ document }) => document.productId);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A product by its id or its slug, also one that is off sale. */
export async function findByIdOrSlug(
  products: Pick<Products, "find" | "findBySlug">,
  idOrSlug: string,
): Promise<Product | undefined> {
  if (uuid.test(idOrSlug)) {
    const product = await products.find(idOrSlug.toLowerCase());
    if (product) return product;
  }
  return products.findBySlug(idOrSlug);
}

/** Products with the inventory's units in place of their copies for display. */
export async function withInventory(
  inventory: Pick<Inventory, "find">,
  products: readonly Product[],
): Promise<Product[]> {
  const items = await inventory.find(products.flatMap(skusOf));
  const bySku = new Map(items.map((item) => [item.skuId, item]));
  return products.map((product) => {
    const { productId } = product;
    const variants = product.variants.map((variant) => {
      const { stock = 0, available = 0 } = bySku.get(skuIdOf({ productId, variantId: variant.id })) ?? {};
      return { ...variant, stock, available };
    });
    const units = variants.length > 0 ? variants : [bySku.get(productId) ?? { stock: 0, available: 0 }];
    const total = (of: "stock" | "available") => units.reduce((sum, one) => sum + one[of], 0);
    return { ...product, variants, stock: total("stock"), available: total("available") };
  });
}
