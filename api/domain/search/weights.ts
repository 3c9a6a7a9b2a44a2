import type { SearchDocument } from "../../ports/search-index.ts";
import { codeTermsOf, type IndexTerm, indexTermsOf } from "./index-terms.ts";
import { nounOf, nounsOf, partsOfName } from "./names.ts";

/** How much a word counts in each field: a word that a product is called by outweighs a rare one that is told of it. */
export const fieldWeights = {
  name: 8,
  purpose: 4,
  category: 4,
  tags: 4,
  variants: 4,
  description: 1,
  /** What the noun of a name and of a category counts beside the rest of it. */
  noun: 4,
  categoryNoun: 2,
} as const;

/** All that a word of a description can come to; from the next on, the product is called by the word. */
export const mostOfDescription = 3;

/** BM25's k1 (how slowly repeated words stop counting) and b (how much long texts are penalised). */
export const saturation = 3;
export const lengthShare = 0.4;

/** The terms of a text of a product, what each of them counts, and `most` that it can come to in it. */
export type WeighedTerms = {
  readonly terms: readonly IndexTerm[];
  readonly weight: number;
  readonly most: number;
};

const boundless = Number.POSITIVE_INFINITY;

/** What a product is found under, the bounded text first. */
export function weighedTermsOf(document: SearchDocument): WeighedTerms[] {
  const { name, description, category, tags, skus = [], options = [] } = document;
  const [called, purpose] = partsOfName(name);
  const texts: WeighedTerms[] = [
    { terms: indexTermsOf(description), weight: fieldWeights.description, most: mostOfDescription },
  ];
  const add = (text: string, weight: number): void => {
    if (text !== "") texts.push({ terms: indexTermsOf(text), weight, most: boundless });
  };
  add(called, fieldWeights.name);
  add(purpose, fieldWeights.purpose);
  add(nounOf(name), fieldWeights.noun);
  add(category, fieldWeights.category);
  for (const noun of nounsOf(category)) add(noun, fieldWeights.categoryNoun);
  for (const tag of tags) add(tag, fieldWeights.tags);
  for (const option of options) add(option, fieldWeights.variants);
  for (const sku of skus)
    texts.push({ terms: codeTermsOf(sku), weight: fieldWeights.variants, most: boundless });
  return texts;
}
