import type { Cursor } from "../../ports/table.ts";
import type { Actor } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { editProduct, newProduct, type ProductEdit, type ProductInput } from "./edit.ts";
import type { Product } from "./product.ts";
import type { Category, ProductPage, ProductSort, Products } from "./store.ts";

export type CatalogDeps = {
  readonly products: Products;
  readonly now: () => number;
  readonly newId: () => string;
};

export const listProducts = (
  deps: Pick<CatalogDeps, "products">,
  query: { category?: string | undefined; sort: ProductSort; limit: number; cursor?: Cursor | undefined },
): Promise<ProductPage> => deps.products.list(query);

export const listCategories = (deps: Pick<CatalogDeps, "products">): Promise<readonly Category[]> =>
  deps.products.categories();

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** By id or slug; what is not on sale is not found (PRODUCT_NOT_FOUND). */
export async function showProduct(deps: Pick<CatalogDeps, "products">, idOrSlug: string): Promise<Product> {
  const product = await findByIdOrSlug(deps, idOrSlug);
  if (!product?.isActive) throw new DomainError("PRODUCT_NOT_FOUND", { productId: idOrSlug });
  return product;
}

/** Throws CONFLICT when the slug is taken by name; a slug made from the name gets a tail instead. */
export async function createProduct(deps: CatalogDeps, input: ProductInput, actor: Actor): Promise<Product> {
  const now = deps.now();
  const product = newProduct(input, { productId: deps.newId(), now, newId: deps.newId });
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

/** `expectedVersion` comes from If-Match; without it the edit applies to whatever stands. Throws CONFLICT on another. */
export async function updateProduct(
  deps: CatalogDeps,
  input: { productId: string; edit: ProductEdit; expectedVersion?: number | undefined },
  actor: Actor,
): Promise<Product> {
  const entry = auditEntry(
    deps,
    actor,
    input.edit.isActive === false ? "product.deactivate" : "product.update",
  );
  for (let attempt = 1; ; attempt++) {
    const before = await deps.products.find(input.productId);
    if (!before) throw new DomainError("PRODUCT_NOT_FOUND", { productId: input.productId });
    if (input.expectedVersion !== undefined && before.version !== input.expectedVersion)
      throw new DomainError("CONFLICT", { reason: `the product is at version ${before.version}` });
    const after = editProduct(before, input.edit, { now: deps.now(), newId: deps.newId });
    try {
      await deps.products.save(before, after, entry);
      return after;
    } catch (error) {
      // A sale or another edit came between: decide again on what stands now.
      if (attempt === maxAttempts || !DomainError.is(error, "CONFLICT")) throw error;
      if (DomainError.is(error, "CONFLICT") && error.details.reason === slugTaken) throw error;
    }
  }
}

/** Soft: the product leaves the shop, its orders keep it. Doing it twice is harmless. */
export async function deactivateProduct(
  deps: CatalogDeps,
  input: { productId: string; expectedVersion?: number | undefined },
  actor: Actor,
): Promise<void> {
  await updateProduct(deps, { ...input, edit: { isActive: false } }, actor);
}

const maxAttempts = 10;

/** The reason that `Products.create` and `save` give when another product owns the slug. */
export const slugTaken = "another product has this slug";

async function findByIdOrSlug(
  deps: Pick<CatalogDeps, "products">,
  idOrSlug: string,
): Promise<Product | undefined> {
  if (uuid.test(idOrSlug)) {
    const product = await deps.products.find(idOrSlug.toLowerCase());
    if (product) return product;
  }
  return deps.products.findBySlug(idOrSlug);
}
