import type { FacetCount } from "../../ports/search-index.ts";
import type { Word } from "./query.ts";
import { tokensOf } from "./tokens.ts";

const most = 3;

/** The first three categories whose names contain all the words. */
export const categoriesNamed = (categories: readonly FacetCount[], words: readonly Word[]): string[] =>
  categories
    .map(({ value }) => value)
    .filter((category) => {
      const tokens = tokensOf(category);
      const has = (term: string) => tokens.some((token) => token.term === term);
      return words.every(
        ({ term, word, prefix, also }) =>
          has(term) ||
          also.some(({ terms }) => terms.every(has)) ||
          (prefix && tokens.some((token) => token.word.startsWith(word))),
      );
    })
    .slice(0, most);
