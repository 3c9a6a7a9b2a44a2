import type { SearchDocument } from "../../ports/search-index.ts";
import { codeTermsOf, type IndexTerm, indexTermsOf } from "./text/index-terms.ts";
import { nounOf, nounsOf, partsOfName } from "./text/names.ts";

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

const mostKept = 5_000;
const boundless = Number.POSITIVE_INFINITY;

/** What a product is found under, the bounded text first. */
export function weighedTermsOf(document: SearchDocument): WeighedTerms[] {
  const { name, description, category, tags, skus = [], options = [] } = document;
  const [called, purpose] = partsOfName(name);
  const texts: WeighedTerms[] = [
    { terms: indexTermsOf(description), weight: fieldWeights.description, most: mostOfDescription },
  ];
  const add = (terms: readonly IndexTerm[], weight: number): void => {
    if (terms.length > 0) texts.push({ terms, weight, most: boundless });
  };
  const { all, nouns } = categoryTermsOf(category);
  add(indexTermsOf(called), fieldWeights.name);
  add(indexTermsOf(purpose), fieldWeights.purpose);
  add(indexTermsOf(nounOf(name)), fieldWeights.noun);
  add(all, fieldWeights.category);
  add(nouns, fieldWeights.categoryNoun);
  for (const tag of tags) add(labelTermsOf(tag), fieldWeights.tags);
  for (const option of options) add(labelTermsOf(option), fieldWeights.variants);
  for (const sku of skus)
    texts.push({ terms: codeTermsOf(sku), weight: fieldWeights.variants, most: boundless });
  return texts;
}

/** Products share their categories, tags and options: what each comes to is kept, up to a bound, and then begun anew. */
const categoryTermsOf = kept((category) => ({
  all: indexTermsOf(category),
  nouns: nounsOf(category).flatMap((noun) => indexTermsOf(noun)),
}));
const labelTermsOf = kept(indexTermsOf);

function kept<T>(termsOf: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let terms = known.get(text);
    if (terms === undefined) {
      if (known.size >= mostKept) known.clear();
      terms = termsOf(text);
      known.set(text, terms);
    }
    return terms;
  };
}
