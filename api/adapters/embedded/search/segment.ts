import { weighedTermsOf } from "../../../domain/search/weights.ts";
import type { IndexChange, SearchDocument } from "../../../ports/search-index.ts";
import { type Catalog, documentAt, drop, emptyCatalog, enter, versionIn } from "./catalog.ts";
import { column, words } from "./column.ts";
import { type Postings, postings } from "./postings.ts";
import { type Vocabulary, vocabulary } from "./vocabulary.ts";

/** One inverted index in memory: product data, vocabulary and postings. */
export type Segment = {
  readonly catalog: Catalog;
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
};

/** A segment without products. */
export const emptySegment = (): Segment => ({
  catalog: emptyCatalog(),
  vocabulary: vocabulary(),
  postings: postings(),
});

/**
 * Applies a change unless a later one of the same product was applied. Returns false when nothing changed.
 */
export function applyTo(segment: Segment, change: IndexChange): boolean {
  const { catalog } = segment;
  const productId = change.type === "put" ? change.document.productId : change.productId;
  const slot = catalog.slots.get(productId);
  const known = versionIn(catalog, productId);
  if (known !== undefined && known >= change.version) return false;
  if (slot !== undefined) forget(segment, slot);
  if (change.type === "remove") {
    catalog.removed.set(productId, change.version);
    return true;
  }
  catalog.removed.delete(productId);
  const terms = weigh(segment.vocabulary, change.document);
  let length = 0;
  for (const term of terms) length += weights.values[term] ?? 0;
  const entered = enter(catalog, change.version, change.document, length);
  for (const term of terms) segment.postings.append(term, entered, Math.min(weights.values[term] ?? 0, 255));
  return true;
}

function forget(segment: Segment, slot: number): void {
  const document = documentAt(segment.catalog, slot);
  for (const term of weigh(segment.vocabulary, document)) segment.postings.forget(term);
  drop(segment.catalog, slot);
}

/** By term: its weight in the document weighed last. Shared, because a map per document is slow. */
const weights = column(words);
let weighed: number[] = [];

/** The terms of a document; their weights are in `weights` until the next call. */
function weigh(vocabulary: Vocabulary, document: SearchDocument): readonly number[] {
  for (const term of weighed) weights.values[term] = 0;
  weighed = [];
  for (const { terms, weight, most } of weighedTermsOf(document))
    for (const [term, word] of terms) {
      const id = vocabulary.add(term, word);
      weights.reserve(id + 1);
      const before = weights.values[id] ?? 0;
      if (before === 0) weighed.push(id);
      if (before < most) weights.values[id] = before + weight;
    }
  return weighed;
}
