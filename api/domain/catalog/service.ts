import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { skuIdOf, skusOf } from "../inventory/inventory.ts";
import type { Inventory } from "../inventory/store.ts";
import type { Categories } from "./categories.ts";
import { editProduct, newProduct, type ProductEdit, type ProductInput } from "./edit.ts";
import type { Product } from "./product.ts";
import { slugFrom } from "./slug.ts";
import type { ProductPage, ProductSort, Products } from "./store.ts";

export type CatalogDeps = {
  readonly products: Products;
  readonly categories: Categories;
  readonly now: () => number;
  readonly newId: () => string;
};
type ReadDeps = Pick<CatalogDeps, "products">;

/** A page of active products, for anybody. */
export const listProducts = (
  deps: ReadDeps,
  _actor: Actor,
  query: { category?: string | undefined; sort: ProductSort; limit: number; cursor?: Cursor | undefined },
): Promise<ProductPage> => deps.products.list(query);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An active product by id or slug, for anybody. Throws PRODUCT_NOT_FOUND, also for one that is not on sale. */
export async function showProduct(deps: ReadDeps, _actor: Actor, idOrSlug: string): Promise<Product> {
  const product = await findByIdOrSlug(deps.products, idOrSlug);
  if (!product?.isActive) throw new DomainError("PRODUCT_NOT_FOUND", { productId: idOrSlug });
  return product;
}

/**
 * What a product's generated picture is drawn from, for anybody: inactive products too, because orders still show them.
 * Throws PRODUCT_NOT_FOUND.
 */
export async function showPictureSubject(
  deps: ReadDeps,
  _actor: Actor,
  productId: string,
): Promise<Pick<Product, "category" | "name">> {
  const product = await deps.products.find(productId);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  return { category: product.category, name: product.name };
}

/** Every product, newest first, inactive ones too, with the units that the inventory has. */
export async function listAllProducts(
  deps: ReadDeps & { readonly inventory: Pick<Inventory, "find"> },
  actor: Actor,
  query: { limit: number; cursor?: Cursor | undefined },
): Promise<ProductPage> {
  requireStaff(actor, "catalog:read");
  const page = await deps.products.listAll(query);
  return { ...page, products: await withInventory(deps.inventory, page.products) };
}

/**
 * A new product with its first units. Throws VALIDATION_ERROR, and CONFLICT when the slug that was asked for is taken; a
 * slug made from the name gets a suffix instead.
 */
export async function createProduct(deps: CatalogDeps, actor: Actor, input: ProductInput): Promise<Product> {
  requireStaff(actor, "catalog:write");
  const now = deps.now();
  const slug = input.slug ?? ((await slugFrom(input.name)) || undefined);
  const product = newProduct({ ...input, slug }, { productId: deps.newId(), now, newId: deps.newId });
  await deps.categories.slugs([product.category]);
  const entry = auditEntry(deps, actor, "product.create");
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
 * edit applies to whatever stands. Throws PRODUCT_NOT_FOUND, CONFLICT (another version, a slug that is taken, or what
 * `editProduct` says of units), VALIDATION_ERROR.
 */
export async function updateProduct(
  deps: CatalogDeps & { readonly inventory: Pick<Inventory, "find"> },
  actor: Actor,
  input: { productId: string; edit: ProductEdit; expectedVersions?: readonly number[] | undefined },
): Promise<Product> {
  requireStaff(actor, "catalog:write");
  // A category has its slug before its first product is listed.
  if (input.edit.category !== undefined) await deps.categories.slugs([input.edit.category]);
  const product = await change(deps, actor, input);
  const [current = product] = await withInventory(deps.inventory, [product]);
  return current;
}

/** Takes a product off the shop; its orders keep it. Doing it twice is harmless. Throws PRODUCT_NOT_FOUND, CONFLICT. */
export async function deactivateProduct(
  deps: CatalogDeps,
  actor: Actor,
  input: { productId: string; expectedVersions?: readonly number[] | undefined },
): Promise<void> {
  requireStaff(actor, "catalog:write");
  await change(deps, actor, { ...input, edit: { isActive: false } });
}

async function change(
  { products, ...fresh }: CatalogDeps,
  actor: Actor,
  input: { productId: string; edit: ProductEdit; expectedVersions?: readonly number[] | undefined },
): Promise<Product> {
  const { edit, expectedVersions } = input;
  const productId = uuid.test(input.productId)
    ? input.productId.toLowerCase()
    : ((await products.findBySlug(input.productId))?.productId ?? input.productId);
  const action = edit.isActive === false ? "product.deactivate" : "product.update";
  return products.change(
    productId,
    (product, units) => {
      if (expectedVersions && !expectedVersions.includes(product.version))
        throw new DomainError("CONFLICT", {
          reason: `the product was changed in the meantime and is at version ${product.version} now`,
        });
      return editProduct(product, units, edit, { now: fresh.now(), newId: fresh.newId });
    },
    auditEntry(fresh, actor, action),
  );
}

/** Products with the inventory's units in place of their copies for display. */
async function withInventory(
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

async function findByIdOrSlug(products: Products, idOrSlug: string): Promise<Product | undefined> {
  if (uuid.test(idOrSlug)) {
    const product = await products.find(idOrSlug.toLowerCase());
    if (product) return product;
  }
  return products.findBySlug(idOrSlug);
}
