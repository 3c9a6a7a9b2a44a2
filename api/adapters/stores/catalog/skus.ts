import * as z from "zod";
import type { Product, Variant } from "../../../domain/catalog/product.ts";
import { skuKey } from "../../../domain/catalog/sku.ts";
import { DomainError, type Issue } from "../../../domain/errors.ts";
import type { Condition, Item, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { storedProduct } from "./record.ts";

/** Longer than the edit that follows a claim takes; a claim of an edit that was killed is free after it. */
const leaseMs = 60_000;

const Claim = z.object({ productId: z.string(), claimedAt: z.number() });
type Claim = z.output<typeof Claim>;

/**
 * Claims the SKUs that an edit brings, before it is written: a transaction has no room for them beside 95 variants. A
 * claim counts while its product is on sale with that SKU, or while it may still become so. Answers what gives them back
 * when the edit is not written. Throws CONFLICT that names the variant and the other product.
 */
export async function claimSkus(
  engine: Tables,
  before: Product | undefined,
  after: Product,
): Promise<() => Promise<void>> {
  // A product that comes back on sale claims all of its SKUs again: others may have taken them.
  const kept = before && (before.isActive || !after.isActive) ? before.variants : [];
  const known = new Set(kept.map(({ sku }) => skuKey(sku)));
  const wanted = after.variants
    .map(({ sku }, place) => ({ sku, key: skuKey(sku), place }))
    .filter(({ key }) => !known.has(key));
  const made: string[] = [];
  const release = async (): Promise<void> => {
    await Promise.all(
      made.map((sku) =>
        engine.delete(
          tables.skus,
          { sku },
          isClaim({ productId: after.productId, claimedAt: after.updatedAt }),
        ),
      ),
    );
  };
  const outcomes = await Promise.all(
    wanted.map(async ({ sku, key, place }): Promise<Issue[]> => {
      const outcome = await claim(engine, key, after);
      if (outcome === "made") made.push(key);
      if (outcome === "made" || outcome === "had") return [];
      return [
        { path: `variants.${place}.sku`, message: `The SKU "${sku}" already belongs to ${outcome.holder}.` },
      ];
    }),
  );
  const issues = outcomes.flat();
  const [first] = issues;
  if (!first) return release;
  await release();
  throw new DomainError("CONFLICT", { reason: first.message, issues }, { message: first.message });
}

/** The product that has a SKU, or had it last. */
export async function skuOwner(engine: Tables, sku: string): Promise<string | undefined> {
  const row = await engine.get(tables.skus, { sku: skuKey(sku) });
  return row && Claim.parse(row).productId;
}

/** What a claim of several tries came to: "had" was the product's own before. */
type Outcome = "made" | "had" | { readonly holder: string };

async function claim(engine: Tables, key: string, { productId, updatedAt }: Product): Promise<Outcome> {
  const mine = { sku: key, productId, claimedAt: updatedAt };
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await engine.get(tables.skus, { sku: key });
    const found = row && Claim.parse(row);
    if (found?.productId === productId) {
      // Dated anew, so that nobody takes it over as one from before.
      if (await engine.put(tables.skus, mine, isClaim(found))) return "had";
      continue;
    }
    const holder = found && (await holderOf(engine, key, found, updatedAt));
    if (holder !== undefined) return { holder };
    if (await engine.put(tables.skus, mine, found ? isClaim(found) : { exists: false })) return "made";
  }
  return { holder: "a product that is being saved" };
}

/** Who has the SKU under this claim, in words; undefined when nobody does. */
async function holderOf(
  engine: Tables,
  key: string,
  { productId, claimedAt }: Claim,
  now: number,
): Promise<string | undefined> {
  const product = storedProduct(await engine.get(tables.products, { productId }));
  const has = product?.isActive && product.variants.some((variant: Variant) => skuKey(variant.sku) === key);
  if (product && has) return `"${product.name}" (${productId})`;
  const written = product !== undefined && product.updatedAt >= claimedAt;
  return written || claimedAt <= now - leaseMs ? undefined : "a product that is being saved";
}

const isClaim = ({ productId, claimedAt }: Claim): Condition => ({
  all: [
    { path: "productId", equals: productId },
    { path: "claimedAt", equals: claimedAt },
  ],
});

/** The claims of a product that is stored without asking. */
export const skuRows = ({ productId, variants, updatedAt }: Product): Item[] =>
  variants.map(({ sku }) => ({ sku: skuKey(sku), productId, claimedAt: updatedAt }));
