import { leastWords, prefixWeight, type Word } from "../../../domain/search/query.ts";
import { type Respelt, respell } from "../../../domain/search/spelling.ts";
import { lengthShare, saturation } from "../../../domain/search/weights.ts";
import { intersection } from "./intersection.ts";
import type { Posting } from "./postings.ts";
import type { Segment } from "./segment.ts";

/**
 * Products that match a query's words: `slots[0 … size]`, with a score by slot. Valid until the next match.
 */
export type Matched = {
  readonly slots: Uint32Array;
  readonly size: number;
  readonly scores: Float32Array;
  readonly words: readonly Word[];
  /** Words that no product has, as typed, with the spelling that was searched instead. */
  readonly respelt: ReadonlyMap<string, string>;
};

/** `living` is the number of current products that it matches. */
type Expansion = { readonly posting: Posting; readonly living: number; readonly weight: number };

const mostExpansions = 200;

/**
 * Matches words against one segment: products with all words; if none, with misspelt words replaced by the
 * nearest; if still none, with most words (see `leastWords`). Scored by BM25 over weighted fields.
 */
export function matcher(segment: Segment) {
  const { catalog, vocabulary, postings } = segment;
  let slots = new Uint32Array(0);
  let scores = new Float32Array(0);
  let counts = new Uint8Array(0);
  let lasts = new Uint8Array(0);
  const reserve = (): void => {
    if (slots.length >= catalog.size) return;
    const size = Math.ceil(catalog.size * 1.25) + 64;
    [slots, scores] = [new Uint32Array(size), new Float32Array(size)];
    [counts, lasts] = [new Uint8Array(size), new Uint8Array(size)];
  };

  /** Keeps the products that match at least `least` of the words in `slots`, and returns their number. */
  const collect = (words: readonly Word[], least: number): number => {
    const average = catalog.totalLength / Math.max(1, catalog.living);
    const lengths = catalog.length.values;
    let touched = 0;
    words.forEach((word, place) => {
      const mark = place + 1;
      for (const { posting, weight, living } of expansionsOf(word)) {
        const idf = weight * Math.log(1 + (catalog.living - living + 0.5) / (living + 0.5));
        for (let at = 0; at < posting.size; at++) {
          const slot = posting.slots[at] ?? 0;
          // The expansion with the highest weight came first and was counted.
          if (lasts[slot] === mark) continue;
          if (lasts[slot] === 0) {
            // A product without the first words cannot reach `least` any more.
            if (words.length - place < least) continue;
            slots[touched++] = slot;
            scores[slot] = 0;
            counts[slot] = 0;
          }
          lasts[slot] = mark;
          counts[slot] = (counts[slot] ?? 0) + 1;
          const often = posting.weights[at] ?? 0;
          const norm = saturation * (1 - lengthShare + (lengthShare * (lengths[slot] ?? 0)) / average);
          scores[slot] = (scores[slot] ?? 0) + (idf * often * (saturation + 1)) / (often + norm);
        }
      }
    });
    let size = 0;
    for (let at = 0; at < touched; at++) {
      const slot = slots[at] ?? 0;
      lasts[slot] = 0;
      if ((counts[slot] ?? 0) >= least && catalog.alive.values[slot] === 1) slots[size++] = slot;
    }
    return size;
  };

  /** The terms that count as the word and that some current product has, highest weight first. */
  const expansionsOf = (word: Word): Expansion[] => {
    const weights = new Map<number, number>();
    const phrases: Expansion[] = [];
    const add = (id: number | undefined, weight: number): void => {
      if (id !== undefined && (weights.get(id) ?? 0) < weight) weights.set(id, weight);
    };
    add(vocabulary.termOf(word.term), 1);
    for (const { terms, weight } of word.also) {
      const ids = terms.map((term) => vocabulary.termOf(term));
      if (ids.length === 1) add(ids[0], weight);
      else
        phrases.push({
          ...intersection(
            ids.map((id) => postings.get(id ?? -1)),
            catalog.alive.values,
          ),
          weight,
        });
    }
    if (word.prefix) for (const id of vocabulary.beginning(word.word, mostExpansions)) add(id, prefixWeight);
    const single = [...weights].flatMap(([id, weight]) => {
      const posting = postings.get(id);
      return posting ? [{ posting, weight, living: postings.living(id) }] : [];
    });
    return [...single, ...phrases]
      .filter(({ living }) => living > 0)
      .sort((one, other) => other.weight - one.weight);
  };

  const known = (word: Word): boolean => expansionsOf(word).length > 0;

  function* candidates(word: Word) {
    for (const [text, id] of vocabulary.near(word.word)) {
      const count = postings.living(id);
      if (count > 0) yield { word: text, term: vocabulary.terms[id] ?? "", count };
    }
  }

  const everything = (): number => {
    let size = 0;
    for (let slot = 0; slot < catalog.size; slot++)
      if (catalog.alive.values[slot] === 1) {
        slots[size++] = slot;
        scores[slot] = 0;
      }
    return size;
  };

  return {
    match: (asked: readonly Word[]): Matched => {
      reserve();
      const respelt = new Map<string, string>();
      if (asked.length === 0) return { slots, size: everything(), scores, words: asked, respelt };
      let words = asked;
      let size = collect(words, words.length);
      if (size === 0) {
        words = asked.map((word) => {
          const better: Respelt | undefined = known(word) ? undefined : respell(word, candidates(word));
          if (better) respelt.set(word.word, better.best);
          return better?.word ?? word;
        });
        if (respelt.size > 0) size = collect(words, words.length);
      }
      const least = leastWords(words.length);
      if (size === 0 && least < words.length) size = collect(words, least);
      return { slots, size, scores, words, respelt };
    },
  };
}
