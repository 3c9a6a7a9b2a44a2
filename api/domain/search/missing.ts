import type { SearchDocument } from "../../ports/search-index.ts";
import type { Word } from "./query.ts";
import { weighedTermsOf } from "./weights.ts";

/** The words of a query that a product does not have, as they were typed. */
export function missingIn(document: SearchDocument, words: readonly Word[]): string[] {
  const indexed = weighedTermsOf(document).flatMap(({ terms }) => terms);
  const terms = new Set(indexed.map(([term]) => term));
  return words
    .filter(
      ({ term, word, prefix, also }) =>
        !(
          terms.has(term) ||
          also.some((alternative) => alternative.terms.every((one) => terms.has(one))) ||
          (prefix && indexed.some(([, written]) => written.startsWith(word)))
        ),
    )
    .map(({ typed }) => typed);
}
