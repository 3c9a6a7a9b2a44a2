import { accessoryBits, accessoryShare } from "../../../domain/search/accessories.ts";
import { enoughMatches, leastWords, nounShare, type Word } from "../../../domain/search/query.ts";
import { readingsOf } from "../../../domain/search/reread.ts";
import { lengthShare, saturation } from "../../../domain/search/weights.ts";
import { expansions, namedWeight } from "./expansions.ts";
import type { Segment } from "./segment.ts";
import { wordFacts } from "./word-facts.ts";

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
  /** There are products among them that lack words. */
  readonly relaxed: boolean;
};

/**
 * Matches words against one segment: products with all words; where they are fewer than ten, with words read in other
 * ways (see `reread`), and below them, if `fill` or if there are none, those with some of the words. Scored by BM25 over
 * weighted fields, with one IDF for each word: that of its most common form.
 */
export function matcher(segment: Segment) {
  const { catalog } = segment;
  const lookUp = expansions(segment);
  const factsOf = wordFacts(segment, lookUp);
  let slots = new Uint32Array(0);
  let scores = new Float32Array(0);
  let counts = new Uint8Array(0);
  let named = new Uint8Array(0);
  let lasts = new Uint8Array(0);
  const reserve = (): void => {
    if (slots.length >= catalog.size) return;
    const size = Math.ceil(catalog.size * 1.25) + 64;
    [slots, scores] = [new Uint32Array(size), new Float32Array(size)];
    [counts, named, lasts] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  };

  /** Keeps the products that match at least `least` of the words in `slots`, and returns their number. */
  const collect = (words: readonly Word[], least: number, telling: readonly boolean[] = []): number => {
    const average = catalog.totalLength / Math.max(1, catalog.living);
    const lengths = catalog.length.values;
    let touched = 0;
    words.forEach((word, place) => {
      const mark = place + 1;
      const tells = telling[place] === true ? 1 : 0;
      const found = lookUp.of(word);
      const living = Math.max(0, ...found.map((one) => (one.least === 1 ? one.living : 1)));
      const share = word.noun && least < words.length ? nounShare : 1;
      const idf = share * Math.log(1 + (catalog.living - living + 0.5) / (living + 0.5));
      for (const { posting, weight, least: lightest } of found) {
        for (let at = 0; at < posting.size; at++) {
          const slot = posting.slots[at] ?? 0;
          // The expansion with the highest weight came first and was counted.
          if (lasts[slot] === mark) continue;
          const often = posting.weights[at] ?? 0;
          if (often < lightest) continue;
          if (lasts[slot] === 0) {
            // A product without the first words cannot reach `least` any more.
            if (words.length - place < least) continue;
            slots[touched++] = slot;
            scores[slot] = 0;
            counts[slot] = 0;
            named[slot] = 0;
          }
          lasts[slot] = mark;
          counts[slot] = (counts[slot] ?? 0) + 1;
          if (often >= namedWeight) named[slot] = (named[slot] ?? 0) | tells;
          const norm = saturation * (1 - lengthShare + (lengthShare * (lengths[slot] ?? 0)) / average);
          scores[slot] = (scores[slot] ?? 0) + (weight * idf * often * (saturation + 1)) / (often + norm);
        }
      }
    });
    const asked = accessoryBits(
      words.flatMap(({ term, also }) => [term, ...also.flatMap(({ terms }) => terms)]),
    );
    let size = 0;
    for (let at = 0; at < touched; at++) {
      const slot = slots[at] ?? 0;
      lasts[slot] = 0;
      if ((counts[slot] ?? 0) < least || catalog.alive.values[slot] !== 1) continue;
      slots[size++] = slot;
      const own = catalog.accessories.values[slot] ?? 0;
      if (own !== 0 && (own & asked) === 0) scores[slot] = (scores[slot] ?? 0) * accessoryShare;
    }
    return size;
  };

  /** Of what `collect` left, all with every word and, below them, the best of the others that are called by a word. */
  const fill = (size: number, all: number, most: number): number => {
    const full: number[] = [];
    const partial: number[] = [];
    for (let at = 0; at < size; at++) {
      const slot = slots[at] ?? 0;
      if (counts[slot] === all) full.push(slot);
      else if (named[slot] === 1) partial.push(slot);
    }
    const score = (slot: number): number => scores[slot] ?? 0;
    partial.sort((one, other) => score(other) - score(one));
    const kept = partial.slice(0, full.length === 0 ? partial.length : Math.max(0, most - full.length));
    const lowest = full.reduce((least, slot) => Math.min(least, score(slot)), Number.POSITIVE_INFINITY);
    const highest = score(kept[0] ?? -1);
    if (highest >= lowest)
      for (const slot of kept) scores[slot] = (score(slot) * lowest * justBelow) / highest;
    [...full, ...kept].forEach((slot, at) => {
      slots[at] = slot;
    });
    return full.length + kept.length;
  };

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
    match: (asked: readonly Word[], { filled }: { readonly filled: boolean }): Matched => {
      reserve();
      const respelt: ReadonlyMap<string, string> = new Map();
      if (asked.length === 0)
        return { slots, size: everything(), scores, words: asked, respelt, relaxed: false };
      const exact = collect(asked, asked.length);
      if (exact >= enoughMatches)
        return { slots, size: exact, scores, words: asked, respelt, relaxed: false };
      const readings = readingsOf(
        asked,
        asked.map((word) => factsOf(word, exact === 0)),
        exact === 0,
      );
      const full = collect(readings.words, asked.length);
      const words = full > 0 ? readings.words : readings.certain;
      const found = { slots, scores, words, respelt: readings.respelt(full > 0) };
      if (full >= enoughMatches || (full > 0 && !filled)) return { ...found, size: full, relaxed: false };
      let size = full;
      for (const least of new Set([leastWords(words.length), 1])) {
        size = fill(collect(words, least, readings.telling), words.length, enoughMatches);
        if (size >= enoughMatches || (full === 0 && size > 0)) break;
      }
      return { ...found, size, relaxed: size > full };
    },
  };
}

const justBelow = 0.99;
