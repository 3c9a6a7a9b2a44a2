import { indexTermsOf } from "../../../domain/search/tokens.ts";
import { fieldWeights } from "../../../domain/search/weights.ts";
import type { IndexChange, SearchDocument } from "../../../ports/search-index.ts";
import { type Catalog, documentAt, drop, emptyCatalog, enter } from "./catalog.ts";
import { type Postings, postings } from "./postings.ts";
import { type Vocabulary, vocabulary } from "./vocabulary.ts";

/** One inverted index in memory: what is known of the products, their words, and where each word stands. */
export type Segment = {
  readonly catalog: Catalog;
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
};

export const emptySegment = (): Segment => ({
  catalog: emptyCatalog(),
  vocabulary: vocabulary(),
  postings: postings(),
});

/** Takes in a change unless a later one of the product is there. False: it changed nothing. */
export function applyTo(segment: Segment, change: IndexChange): boolean {
  const { catalog } = segment;
  const productId = change.type === "put" ? change.document.productId : change.productId;
  const slot = catalog.slots.get(productId);
  const known = slot === undefined ? catalog.removed.get(productId) : catalog.version.values[slot];
  if (known !== undefined && known >= change.version) return false;
  if (slot !== undefined) forget(segment, slot);
  if (change.type === "remove") {
    catalog.removed.set(productId, change.version);
    return true;
  }
  catalog.removed.delete(productId);
  const weights = weigh(segment.vocabulary, change.document);
  let length = 0;
  for (const weight of weights.values()) length += weight;
  const entered = enter(catalog, change.version, change.document, length);
  for (const [term, weight] of weights) segment.postings.append(term, entered, Math.min(weight, 255));
  return true;
}

function forget(segment: Segment, slot: number): void {
  const document = documentAt(segment.catalog, slot);
  for (const term of weigh(segment.vocabulary, document).keys()) segment.postings.forget(term);
  drop(segment.catalog, slot);
}

function weigh(words: Vocabulary, document: SearchDocument): Map<number, number> {
  const weights = new Map<number, number>();
  const count = (text: string, weight: number): void => {
    for (const [term, word] of indexTermsOf(text)) {
      const id = words.add(term, word);
      weights.set(id, (weights.get(id) ?? 0) + weight);
    }
  };
  count(document.name, fieldWeights.name);
  for (const tag of document.tags) count(tag, fieldWeights.tags);
  count(document.category, fieldWeights.category);
  count(document.description, fieldWeights.description);
  return weights;
}
