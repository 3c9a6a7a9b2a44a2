import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { applyBulkEdit, type BulkDeps, type BulkResult, previewBulkEdit } from "../catalog/bulk.ts";
import type { ProposedPrices } from "../catalog/bulk-change.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError, type Issue } from "../errors.ts";
import type { Settings } from "../settings/store.ts";
import { type BookId, defaultId } from "./market.ts";
import { currencyOf } from "./price-issues.ts";
import { type EndingName, endingsOf, millionthsOf } from "./proposed-price.ts";

type Proposal = {
  readonly bookId: BookId;
  readonly from: BookId;
  readonly factor: number;
  readonly ending: EndingName;
  /** Prices that are there stay. */
  readonly onlyMissing: boolean;
  readonly category?: string | undefined;
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Names the proposal for an undo; the same for all of its pages. */
  readonly batchId?: string | undefined;
  readonly limit: number;
  readonly cursor?: Cursor | undefined;
};

/**
 * Makes the prices of a book from those of another one, for a page of all products by name. A page may be sent again, also when it was
 * cut off: it sets prices, and a product that the batch has changed is not changed again. Throws VALIDATION_ERROR for a book that
 * does not exist, also for one that was deleted between two pages, and for an ending that its currency does not have.
 */
export async function proposePrices(
  deps: BulkDeps & {
    readonly products: Pick<Products, "listAll">;
    readonly settings: Pick<Settings, "find">;
  },
  actor: Actor,
  input: Proposal,
): Promise<{
  readonly batchId?: string | undefined;
  readonly results: readonly BulkResult[];
  readonly cursor?: Cursor | undefined;
}> {
  requireStaff(actor, "catalog:write");
  const proposed = await resolved(deps, input);
  const { category, dryRun, batchId, limit, cursor } = input;
  const page = await deps.products.listAll({ sort: "name", descending: false, category, limit, cursor });
  const items = page.products.map(({ productId, version }) => ({ productId, version }));
  const end = page.cursor && { cursor: page.cursor };
  if (dryRun) return { results: await previewBulkEdit(deps, actor, { items, change: { proposed } }), ...end };
  const action = "markets.proposePrices";
  const applied = await applyBulkEdit(deps, actor, { items, change: { proposed }, batchId, action });
  return { ...applied, ...end };
}

/** Reads the settings past what is kept in memory, so that a book that is gone gets no price. */
async function resolved(
  { settings }: { readonly settings: Pick<Settings, "find"> },
  { bookId, from, factor, ending, onlyMissing }: Proposal,
): Promise<ProposedPrices> {
  const [{ value: markets }, { value: store }] = await Promise.all([
    settings.find("markets"),
    settings.find("store"),
  ]);
  const currency = currencyOf(markets, store, bookId);
  const issues: Issue[] = [];
  if (bookId === defaultId)
    issues.push({
      path: "id",
      message: "must be another book than the default one, whose prices products have themselves",
    });
  else if (currency === undefined) issues.push({ path: "id", message: "must be a book of the shop" });
  if (from === bookId) issues.push({ path: "from", message: "must be another book" });
  else if (currencyOf(markets, store, from) === undefined)
    issues.push({ path: "from", message: "must be a book of the shop" });
  if (currency && !(ending in endingsOf(currency)))
    issues.push({
      path: "ending",
      message: `must be one of ${Object.keys(endingsOf(currency)).join(", ")}, because the prices are in ${currency}`,
    });
  if (issues.length > 0 || !currency) throw new DomainError("VALIDATION_ERROR", { issues });
  return { bookId, from, millionths: millionthsOf(factor), currency, ending, onlyMissing };
}
