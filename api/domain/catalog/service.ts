import { type Actor, requireStaff } from "../actor.ts";
import { type AuditEntry, auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import type { Inventory } from "../inventory/store.ts";
import type { MarketId } from "../markets/market.ts";
import { priceIssues } from "../markets/price-issues.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Settings } from "../settings/store.ts";
import { placeholder } from "./appearance/placeholder.ts";
import type { Categories } from "./categories.ts";
import { editProduct, newProduct, type ProductEdit, type ProductInput } from "./edit.ts";
import { inMarket } from "./lists.ts";
import type { Product } from "./product.ts";
import { slugFrom } from "./slug.ts";
import { findByIdOrSlug, withInventory } from "./staff.ts";
import { isStale, staleVersion } from "./stale.ts";
import type { Products } from "./store.ts";

export type CatalogDeps = {
  readonly products: Products;
  readonly categories: Categories;
  readonly now: () => number;
  readonly newId: () => string;
  readonly settings: Pick<Settings, "read">;
};
type ReadDeps = Pick<CatalogDeps, "products"> & { readonly settings: Pick<Settings, "read"> };

/** An active product by id or slug at a market's prices, for anybody. Throws PRODUCT_NOT_FOUND, also for one that is not on sale there. */
export async function showProduct(
  deps: ReadDeps,
  _actor: Actor,
  input: { readonly idOrSlug: string; readonly market?: MarketId | undefined },
): Promise<Product> {
  const { idOrSlug } = input;
  const terms = await resolveMarket(deps, input);
  const found = await findByIdOrSlug(deps.products, idOrSlug);
  const product = found?.isActive ? inMarket(found, terms) : undefined;
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId: idOrSlug });
  return product;
}

/**
 * What stands for a product's picture, as an SVG, for anybody: for inactive products too, because orders still show them. Throws
 * PRODUCT_NOT_FOUND.
 */
export async function showPlaceholder(
  deps: Pick<CatalogDeps, "products">,
  _actor: Actor,
  productId: string,
): Promise<string> {
  const product = await deps.products.find(productId);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  return placeholder(product);
}

/**
 * A new product with its first units. Throws VALIDATION_ERROR, and CONFLICT when the slug that was asked for is taken; a
 * slug made from the name gets a suffix instead.
 */
export async function createProduct(deps: CatalogDeps, actor: Actor, input: ProductInput): Promise<Product> {
  requireStaff(actor, "catalog:write");
  await mustBePriced(deps, input);
  const now = deps.now();
  const slug = input.slug ?? ((await slugFrom(input.name)) || undefined);
  const product = newProduct({ ...input, slug }, { productId: deps.newId(), now, newId: deps.newId });
  await deps.categories.slugs([product.category]);
  const entry = auditEntry(deps, actor, "catalog.createProduct");
  try {
    await deps.products.create(product, entry);
    return product;
  } catch (error) {
    if (input.slug !== undefined || !DomainError.is(error, "CONFLICT")) throw error;
    const unique = { ...product, slug: `${product.slug}-${product.productId.slice(0, 8)}` };
    await deps.products.create(unique, entry);
    return unique;
  }
}

/**
 * A product after an edit, with the units that the inventory has. `expectedVersions` come from If-Match; without it the
 * edit applies to whatever stands. Throws PRODUCT_NOT_FOUND, CONFLICT (another version, with the product as it stands and
 * as the edit saw it; a slug that is taken; or what `editProduct` says of units), VALIDATION_ERROR.
 */
export async function updateProduct(
  deps: CatalogDeps & { readonly inventory: Pick<Inventory, "find"> },
  actor: Actor,
  input: { productId: string; edit: ProductEdit; expectedVersions?: readonly number[] | undefined },
): Promise<Product> {
  requireStaff(actor, "catalog:write");
  await mustBePriced(deps, input.edit);
  // A category has its slug before its first product is listed.
  if (input.edit.category !== undefined) await deps.categories.slugs([input.edit.category]);
  const entry = auditEntry(deps, actor, "catalog.updateProduct");
  const product = await change(deps, entry, input).catch(async (error: unknown) => {
    throw DomainError.is(error, "CONFLICT") && isStale(error) ? await bothVersions(deps, input) : error;
  });
  const [current = product] = await withInventory(deps.inventory, [product]);
  return current;
}

/** Throws VALIDATION_ERROR for a price in a book that does not exist, or that its currency does not have or is too high in it. */
async function mustBePriced(
  { settings }: Pick<CatalogDeps, "settings">,
  written: Parameters<typeof priceIssues>[2],
): Promise<void> {
  const isPriced = [written, ...(written.variants ?? [])].some(
    ({ price, prices, compareAt }) => price !== undefined || prices !== undefined || compareAt != null,
  );
  if (!isPriced) return;
  const issues = priceIssues(await settings.read("markets"), await settings.read("store"), written);
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
}

/** The conflict of an edit on an old version, with the product as it stands and as it was at that version. */
async function bothVersions(
  { products, inventory }: Pick<CatalogDeps, "products"> & { readonly inventory: Pick<Inventory, "find"> },
  input: { readonly productId: string; readonly expectedVersions?: readonly number[] | undefined },
): Promise<DomainError> {
  const stands = await findByIdOrSlug(products, input.productId);
  if (!stands) return new DomainError("PRODUCT_NOT_FOUND", { productId: input.productId });
  const before = await products.findVersion(stands.productId, input.expectedVersions?.[0] ?? 0);
  const [current, base] = await withInventory(inventory, before ? [stands, before] : [stands]);
  return new DomainError("CONFLICT", { ...staleVersion(stands).details, current, ...(base && { base }) });
}

/** Takes a product off the shop; its orders keep it. Doing it twice is harmless. Throws PRODUCT_NOT_FOUND, CONFLICT. */
export async function deactivateProduct(
  deps: CatalogDeps,
  actor: Actor,
  input: { productId: string; expectedVersions?: readonly number[] | undefined },
): Promise<void> {
  requireStaff(actor, "catalog:write");
  await change(deps, auditEntry(deps, actor, "catalog.deactivateProduct"), {
    ...input,
    edit: { isActive: false },
  });
}

async function change(
  { products, ...fresh }: CatalogDeps,
  audit: AuditEntry,
  input: { productId: string; edit: ProductEdit; expectedVersions?: readonly number[] | undefined },
): Promise<Product> {
  const { edit, expectedVersions } = input;
  const productId = (await findByIdOrSlug(products, input.productId))?.productId ?? input.productId;
  return products.change(
    productId,
    (product, units) => {
      if (expectedVersions && !expectedVersions.includes(product.version)) throw staleVersion(product);
      return editProduct(product, units, edit, { now: fresh.now(), newId: fresh.newId });
    },
    audit,
  );
}
