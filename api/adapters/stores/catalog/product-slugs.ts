import * as z from "zod";
import type { Product } from "../../../domain/catalog/product.ts";
import { DomainError } from "../../../domain/errors.ts";
import type { Tables, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { storedProduct } from "./record.ts";

const SlugRecord = z.object({ productId: z.string() });

/** The product that a slug leads to: the one that has it, or the one that had it last. */
export async function slugOwner(engine: Tables, slug: string): Promise<string | undefined> {
  const row = await engine.get(tables.slugs, { slug });
  return row && SlugRecord.parse(row).productId;
}

/**
 * Makes a slug free for a product where its owner has another one by now, or is off sale: until then a former slug
 * leads to its product. Throws CONFLICT that names the product which has it.
 */
export async function freeSlug(engine: Tables, { slug, productId }: Product): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const owner = await slugOwner(engine, slug);
    if (owner === undefined || owner === productId) return;
    const holder = storedProduct(await engine.get(tables.products, { productId: owner }));
    if (holder?.isActive && holder.slug === slug) throw slugTaken(slug, holder);
    const { committed } = await engine.transact([
      { table: tables.slugs, put: { slug, productId }, if: { path: "productId", equals: owner } },
      {
        table: tables.products,
        check: { productId: owner },
        if: holder ? { path: "version", equals: holder.version } : { exists: false },
      },
    ]);
    if (committed) return;
  }
  throw new DomainError("CONFLICT", {
    reason: `other products are claiming the slug "${slug}" at the same time; try again`,
  });
}

/** Part of the transaction that stores a product: the slug is its own, and nobody took it meanwhile. */
export const claimSlug = ({ slug, productId }: Product): Write => ({
  table: tables.slugs,
  put: { slug, productId },
  if: { any: [{ exists: false }, { path: "productId", equals: productId }] },
});

function slugTaken(slug: string, { name, productId }: Product): DomainError {
  const reason = `The slug "${slug}" already belongs to "${name}" (${productId}).`;
  return new DomainError(
    "CONFLICT",
    { reason, issues: [{ path: "slug", message: reason }] },
    { message: reason },
  );
}
