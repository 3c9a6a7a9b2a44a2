import type { FacetCount } from "../../ports/search-index.ts";
import type { Word } from "./query.ts";
import { indexTermsOf } from "./text/index-terms.ts";

const most = 3;

/** The first three categories whose names contain all the words. */
export const categoriesNamed = (categories: readonly FacetCount[], words: readonly Word[]): string[] =>
  categories
    .map(({ value }) => value)
    .filter((category) => {
      const indexed = indexTermsOf(category);
      const has = (term: string) => indexed.some(([one]) => one === term);
      return words.every(
        ({ term, word, prefix, also }) =>
          has(term) ||
          also.some(({ terms }) => terms.every(has)) ||
          (prefix && indexed.some(([, written]) => written.startsWith(word))),
      );
    })
    .slice(0, most);
