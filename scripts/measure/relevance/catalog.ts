import { documentOf } from "../../../api/domain/search/document.ts";
import { tokensOf } from "../../../api/domain/search/text/tokens.ts";
import type { SearchDocument, SearchIndex } from "../../../api/ports/search-index.ts";
import { demoProducts } from "../../local/demo/catalog.ts";
import { productOf } from "../../local/seed.ts";
import { randomFrom } from "../../testing/random.ts";

/** The search documents of the demo catalog's first `count` products. */
export const demoDocuments = (count: number): SearchDocument[] =>
  [...demoProducts(count)].map((demo) => documentOf(productOf(demo)));

const letters = "abcdefghijklmnopqrstuvwxyz".split("");
const shortest = 4;

/**
 * The share of words with one typing error (a letter missing, added, wrong or swapped with the next) for
 * which the first 20 hits include a product with the word in its name, category or tags. Uses words of four
 * letters and more from names and tags.
 */
export async function typoRecall(
  index: SearchIndex,
  catalog: readonly SearchDocument[],
  tries: number,
): Promise<number> {
  const random = randomFrom(5);
  const words = [
    ...new Set(
      catalog.flatMap(({ name, tags }) =>
        [name, ...tags].flatMap((text) =>
          tokensOf(text)
            .map(({ word }) => word)
            .filter((word) => word.length >= shortest && !/\d/.test(word)),
        ),
      ),
    ),
  ];
  let found = 0;
  let tried = 0;
  while (tried < tries) {
    const word = random.pick(words);
    const typed = mistyped(
      word,
      random.between(0, 3),
      random.between(0, word.length - 1),
      random.pick(letters),
    );
    // Swapping two equal letters changes nothing.
    if (typed === word) continue;
    tried++;
    const { hits } = await index.search({
      text: typed,
      filters: { categories: [], tags: [], inStock: false },
      sort: "relevance",
      offset: 0,
      limit: 20,
    });
    const meant = ({ document }: (typeof hits)[number]) =>
      [document.name, document.category, ...document.tags].some((text) =>
        tokensOf(text).some((token) => token.word === word),
      );
    if (hits.some(meant)) found++;
  }
  return found / tries;
}

/** A word with one typing error: a letter left out (0), too many (1), wrong (2) or swapped with the next (3). */
export function mistyped(word: string, error: number, at: number, letter: string): string {
  const [before, after] = [word.slice(0, at), word.slice(at)];
  if (error === 0) return before + after.slice(1);
  if (error === 1) return before + letter + after;
  if (error === 2) return before + letter + after.slice(1);
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
}
