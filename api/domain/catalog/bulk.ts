import type { Cursor } from "../../ports/table.ts";
import { type Actor, nameOf, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { ownCurrency } from "../markets/price-issues.ts";
import type { Settings } from "../settings/store.ts";
import {
  type BulkChange,
  type BulkFields,
  bulkEditOf,
  bulkFieldsAfter,
  bulkFieldsOf,
  productBefore,
  sameFields,
} from "./bulk-change.ts";
import type { BulkEdits, BulkEntry } from "./bulk-store.ts";
import type { Categories } from "./categories.ts";
import { editProduct } from "./edit.ts";
import type { Product } from "./product.ts";
import { isStale, staleVersion } from "./stale.ts";
import type { Products } from "./store.ts";

export type BulkDeps = {
  readonly products: Pick<Products, "findMany" | "findBySlug" | "change">;
  readonly categories: Pick<Categories, "slugs">;
  readonly bulkEdits: BulkEdits;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
  readonly newId: () => string;
};

/** A product of a bulk edit, at the version that staff saw; without one the edit applies to what stands. */
export type BulkItem = { readonly productId: string; readonly version?: number | undefined };

/** Why a product was left as it is; `stale`: it was edited meanwhile. */
export type BulkProblem = "not_found" | "stale" | "not_valid" | "conflict";

/** What a bulk edit did, or would do, to one product. `after` and `version` are as it is then. */
export type BulkResult =
  | {
      readonly outcome: "changed" | "unchanged";
      readonly productId: string;
      readonly name: string;
      readonly version: number;
      readonly before: BulkFields;
      readonly after: BulkFields;
    }
  | {
      readonly outcome: "refused";
      readonly productId: string;
      readonly name: string | undefined;
      readonly version: number | undefined;
      readonly problem: BulkProblem;
      readonly reason: string;
    };

const atOnce = 10;

/** What a bulk edit would do to each product; nothing is written. Throws VALIDATION_ERROR for a product that is named twice. */
export async function previewBulkEdit(
  deps: Pick<BulkDeps, "products" | "settings">,
  actor: Actor,
  { items, change }: { readonly items: readonly BulkItem[]; readonly change: BulkChange },
): Promise<readonly BulkResult[]> {
  requireStaff(actor, "catalog:write");
  mustNameOnce(items);
  const changed = await changeIn(deps, change);
  const found = await deps.products.findMany(items.map(({ productId }) => productId));
  return eachOf(items, async (item, place) => {
    const product = found[place];
    if (!product) return missing(item);
    return attempted(product, async () => {
      mustBeAt(product, item.version);
      const after = changed(product);
      await slugMustBeFree(deps.products, product, after);
      return resultOf(product, after);
    });
  });
}

/**
 * Changes each product under its version; one that cannot be changed is reported and holds up no other. `batchId` names the
 * edit: more products may be sent under it, and a product that it has changed is not changed again, so that a request that
 * was cut off can be sent again. Throws IDEMPOTENCY_KEY_REUSED when the batch was for another change.
 */
export async function applyBulkEdit(
  deps: BulkDeps,
  actor: Actor,
  input: {
    readonly batchId?: string | undefined;
    readonly items: readonly BulkItem[];
    readonly change: BulkChange;
    /** The verb that the audit log names. */
    readonly action?: string | undefined;
  },
): Promise<{ readonly batchId: string; readonly results: readonly BulkResult[] }> {
  requireStaff(actor, "catalog:write");
  const { items, change, batchId = deps.newId(), action = "catalog.applyBulkEdit" } = input;
  mustNameOnce(items);
  const fingerprint = JSON.stringify(change);
  const batch = await deps.bulkEdits.open({
    batchId,
    fingerprint,
    actor: nameOf(actor),
    createdAt: deps.now(),
  });
  if (batch.fingerprint !== fingerprint) throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
  if (change.category !== undefined) await deps.categories.slugs([change.category]);
  const ids = items.map(({ productId }) => productId);
  const [found, done, changed] = await Promise.all([
    deps.products.findMany(ids),
    deps.bulkEdits.entries(batchId, ids),
    changeIn(deps, change),
  ]);
  const results = await eachOf(items, async (item, place): Promise<BulkResult> => {
    const [product, entry] = [found[place], done[place]];
    if (!product) return missing(item);
    const result = await attempted(product, async () => {
      if (entry?.undone) throw new DomainError("CONFLICT", { reason: "This bulk edit was undone." });
      if (entry) return resultBefore(product, entry, changed);
      mustBeAt(product, item.version);
      const after = changed(product);
      if (sameFields(bulkFieldsOf(product), after)) return resultOf(product, after);
      return write(deps, actor, { product, after, action, batchId, undone: false });
    });
    return result.outcome === "refused" && result.problem === "stale"
      ? doneMeanwhile(deps, { batchId, changed, result })
      : result;
  });
  return { batchId, results };
}

/** What the same batch did meanwhile, which was sent again while its first request was still at work; else the refusal. */
async function doneMeanwhile(
  { products, bulkEdits }: Pick<BulkDeps, "products" | "bulkEdits">,
  {
    batchId,
    changed,
    result,
  }: { readonly batchId: string; readonly changed: Changed; readonly result: BulkResult },
): Promise<BulkResult> {
  const ids = [result.productId];
  const [[entry], [product]] = await Promise.all([bulkEdits.entries(batchId, ids), products.findMany(ids)]);
  return entry && product && !entry.undone ? resultBefore(product, entry, changed) : result;
}

/**
 * Gives a page of the products of a bulk edit their fields back, unless they were edited since: those are reported. Doing it
 * again changes nothing. Throws VALIDATION_ERROR when there is no such batch.
 */
export async function undoBulkEdit(
  deps: BulkDeps,
  actor: Actor,
  input: { readonly batchId: string; readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<{ readonly results: readonly BulkResult[]; readonly cursor?: Cursor }> {
  requireStaff(actor, "catalog:write");
  const { batchId } = input;
  if (!(await deps.bulkEdits.find(batchId)))
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "batchId", message: "is not a bulk edit of the last 30 days" }],
    });
  const { entries, cursor } = await deps.bulkEdits.list(batchId, input);
  await deps.categories.slugs(entries.map(({ before }) => before.category));
  const found = await deps.products.findMany(entries.map(({ productId }) => productId));
  const results = await eachOf(entries, async (entry, place): Promise<BulkResult> => {
    const product = found[place];
    if (!product) return missing(entry);
    if (entry.undone) return resultOf(product, bulkFieldsOf(product));
    return attempted(product, async () => {
      mustBeAt(product, entry.version);
      const after = entry.before;
      return write(deps, actor, { product, after, action: "catalog.undoBulkEdit", batchId, undone: true });
    });
  });
  return { results, ...(cursor && { cursor }) };
}

async function write(
  deps: BulkDeps,
  actor: Actor,
  input: {
    readonly product: Product;
    readonly after: BulkFields;
    readonly action: string;
    readonly batchId: string;
    readonly undone: boolean;
  },
): Promise<BulkResult> {
  const { product, after, action, batchId, undone } = input;
  const before = bulkFieldsOf(product);
  const { productId } = product;
  const changed = await deps.products.change(
    productId,
    (current, units) => {
      mustBeAt(current, product.version);
      return editProduct(current, units, bulkEditOf(current, after), { now: deps.now(), newId: deps.newId });
    },
    auditEntry(deps, actor, action),
    ({ version }) => ({ batchId, productId, before, version, undone }),
  );
  return { ...resultOf(product, after), version: changed.version };
}

function mustNameOnce(items: readonly BulkItem[]): void {
  if (new Set(items.map(({ productId }) => productId)).size < items.length)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "items", message: "must name each product once" }],
    });
}

/** What a change makes of a product. */
type Changed = (product: Product) => BulkFields;

/** The change in the currency of the products' own prices. */
async function changeIn({ settings }: Pick<BulkDeps, "settings">, change: BulkChange): Promise<Changed> {
  const currency = ownCurrency(await settings.read("markets"), await settings.read("store"));
  return (product) => bulkFieldsAfter(product, change, currency);
}

/** A product that comes back on sale needs its slug, which another may have by now. */
async function slugMustBeFree(
  products: Pick<Products, "findBySlug">,
  product: Product,
  { isActive }: BulkFields,
): Promise<void> {
  if (!isActive || product.isActive) return;
  const owner = await products.findBySlug(product.slug);
  if (owner?.isActive && owner.slug === product.slug && owner.productId !== product.productId)
    throw new DomainError("CONFLICT", {
      reason: `the slug "${product.slug}" belongs to "${owner.name}" by now`,
    });
}

function mustBeAt(product: Product, version: number | undefined): void {
  if (version !== undefined && product.version !== version) throw staleVersion(product);
}

/** What `act` answers, or why the product was left as it is. */
async function attempted(product: Product, act: () => Promise<BulkResult>): Promise<BulkResult> {
  try {
    return await act();
  } catch (error) {
    const refused = (problem: BulkProblem, reason: string): BulkResult => ({
      outcome: "refused",
      productId: product.productId,
      name: product.name,
      version: product.version,
      problem,
      reason,
    });
    if (DomainError.is(error, "CONFLICT"))
      return refused(isStale(error) ? "stale" : "conflict", error.details.reason);
    if (!DomainError.is(error, "VALIDATION_ERROR")) throw error;
    const [issue] = error.details.issues;
    return refused("not_valid", issue ? `${issue.path} ${issue.message}` : "The change is not valid.");
  }
}

const resultOf = (product: Product, after: BulkFields): Extract<BulkResult, { before: BulkFields }> => ({
  outcome: sameFields(bulkFieldsOf(product), after) ? "unchanged" : "changed",
  productId: product.productId,
  name: product.name,
  version: product.version,
  before: bulkFieldsOf(product),
  after,
});

/** What the batch did to a product when it was sent before. */
const resultBefore = (product: Product, { before, version }: BulkEntry, changed: Changed): BulkResult => ({
  outcome: "changed",
  productId: product.productId,
  name: product.name,
  version,
  before,
  after: changed(productBefore(product, before)),
});

const missing = ({ productId }: BulkItem): BulkResult => ({
  outcome: "refused",
  productId,
  name: undefined,
  version: undefined,
  problem: "not_found",
  reason: "There is no such product.",
});

/** The answers in the order of the items, a few at a time. */
async function eachOf<Of, Answer>(
  items: readonly Of[],
  act: (item: Of, place: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += atOnce)
    answers.push(
      ...(await Promise.all(
        items.slice(start, start + atOnce).map((item, place) => act(item, start + place)),
      )),
    );
  return answers;
}
