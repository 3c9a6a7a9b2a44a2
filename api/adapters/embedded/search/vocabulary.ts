import { forgiven } from "../../../domain/search/distance.ts";
import { column, words as uints } from "./column.ts";

/** The words of all products, each with its term. Words and terms are numbered in order of appearance. */
export interface Vocabulary {
  /** Returns the number of a word's term, adding the word and term if new. */
  add(term: string, word: string): number;
  termOf(term: string): number | undefined;
  /** Numbers of the terms of words with this prefix. */
  beginning(prefix: string, most: number): number[];
  /** Words that may be within the allowed edit distance, by a cheap test: `[word, term number]`. */
  near(word: string): Generator<readonly [word: string, term: number]>;
  readonly terms: readonly string[];
  readonly words: readonly string[];
  /** By word number: the number of its term. */
  termNumbers(): Uint32Array;
}

/** Creates a vocabulary, empty or from a snapshot. */
export function vocabulary(
  stored: { readonly terms: string[]; readonly words: string[]; readonly termNumbers: Uint32Array } = {
    terms: [],
    words: [],
    termNumbers: uints(0),
  },
): Vocabulary {
  const { terms, words } = stored;
  const termIds = new Map(terms.map((term, id) => [term, id]));
  const wordIds = new Map(words.map((word, id) => [word, id]));
  const termByWord = column(uints, stored.termNumbers);
  const letters = column(uints, Uint32Array.from(words, signature));
  let sorted: number[] = [];

  /** New words are merged into the sorted list on the next read, in one pass. */
  const inOrder = (): number[] => {
    if (sorted.length === words.length) return sorted;
    const fresh = words.keys().drop(sorted.length).toArray();
    fresh.sort((one, other) => compare(words[one], words[other]));
    const merged: number[] = [];
    let at = 0;
    for (const id of sorted) {
      while (at < fresh.length && compare(words[fresh[at] ?? 0], words[id]) < 0)
        merged.push(fresh[at++] ?? 0);
      merged.push(id);
    }
    sorted = merged.concat(fresh.slice(at));
    return sorted;
  };

  return {
    terms,
    words,
    termNumbers: () => termByWord.values.subarray(0, words.length),
    termOf: (term) => termIds.get(term),
    add(term, word) {
      const known = wordIds.get(word);
      if (known !== undefined) return termByWord.values[known] ?? 0;
      const id = termIds.get(term) ?? terms.push(term) - 1;
      termIds.set(term, id);
      const place = words.push(word) - 1;
      wordIds.set(word, place);
      termByWord.reserve(words.length);
      termByWord.values[place] = id;
      letters.reserve(words.length);
      letters.values[place] = signature(word);
      return id;
    },
    beginning(prefix, most) {
      const order = inOrder();
      let low = 0;
      let high = order.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compare(words[order[middle] ?? 0], prefix) < 0) low = middle + 1;
        else high = middle;
      }
      const found = new Set<number>();
      for (let at = low; at < order.length && found.size < most; at++) {
        const id = order[at] ?? 0;
        if (!words[id]?.startsWith(prefix)) break;
        found.add(termByWord.values[id] ?? 0);
      }
      return [...found];
    },
    *near(word) {
      const most = forgiven(word);
      const own = signature(word);
      for (let id = 0; id < words.length; id++) {
        // One edit changes at most two letters of the set.
        if (bits(own ^ (letters.values[id] ?? 0)) > 2 * most) continue;
        const other = words[id] ?? "";
        if (Math.abs(other.length - word.length) <= most) yield [other, termByWord.values[id] ?? 0];
      }
    },
  };
}

const compare = (one = "", other = ""): number => (one < other ? -1 : one > other ? 1 : 0);

/** The set of letters in a word, as bits. */
function signature(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31);
  return set >>> 0;
}

function bits(set: number): number {
  let left = set - ((set >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
