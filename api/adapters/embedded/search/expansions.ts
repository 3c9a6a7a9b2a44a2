import { prefixWeight, type Word } from "../../../domain/search/query.ts";
import { mostOfDescription } from "../../../domain/search/weights.ts";
import { intersection } from "./intersection.ts";
import type { Posting } from "./postings.ts";
import type { Segment } from "./segment.ts";

/**
 * What counts as a word of a query: `living` is the number of current products that have it, `least` the weight that a
 * product must have of it.
 */
export type Expansion = {
  readonly posting: Posting;
  readonly living: number;
  readonly weight: number;
  readonly least: number;
};

const mostExpansions = 200;
/** From this weight on a product is called by a word, and not only described with it. */
export const namedWeight = mostOfDescription + 1;

/** Whether some product is called by it. */
export const isNamed = ({ weights, size }: Posting): boolean =>
  weights.subarray(0, size).some((weight) => weight >= namedWeight);

/** Looks up what counts as a word in a segment. */
export function expansions({ catalog, vocabulary, postings }: Segment) {
  const together = (terms: readonly string[]) =>
    intersection(
      terms.map((term) => postings.get(vocabulary.termOf(term) ?? -1)),
      catalog.alive.values,
    );

  /** The terms that count as the word and that some current product has, highest weight first. */
  const of = (word: Word): Expansion[] => {
    const weights = new Map<number, { weight: number; least: number }>();
    const phrases: Expansion[] = [];
    const add = (id: number | undefined, weight: number, least: number): void => {
      if (id !== undefined && (weights.get(id)?.weight ?? 0) < weight) weights.set(id, { weight, least });
    };
    add(vocabulary.termOf(word.term), 1, 1);
    for (const { terms, weight, named } of word.also) {
      const least = named ? namedWeight : 1;
      const [only] = terms;
      if (terms.length === 1 && only !== undefined) add(vocabulary.termOf(only), weight, least);
      else phrases.push({ ...together(terms), weight, least });
    }
    if (word.prefix)
      for (const id of vocabulary.beginning(word.word, mostExpansions)) add(id, prefixWeight, 1);
    const single = [...weights].flatMap(([id, { weight, least }]) => {
      const posting = postings.get(id);
      return posting ? [{ posting, weight, least, living: postings.living(id) }] : [];
    });
    return [...single, ...phrases]
      .filter(({ living }) => living > 0)
      .sort((one, other) => other.weight - one.weight);
  };

  return {
    of,
    together,
    /** Products that have the word as it is, in another spelling or by a synonym; beginnings do not count. */
    count: (word: Word): number =>
      Math.max(
        0,
        ...of({ ...word, prefix: false })
          .filter(({ posting, least }) => least === 1 || isNamed(posting))
          .map(({ living }) => living),
      ),
  };
}
