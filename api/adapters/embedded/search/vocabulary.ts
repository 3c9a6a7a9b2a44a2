import { forgiven } from "../../../domain/search/text/distance.ts";
import { stem } from "../../../domain/search/text/stem.ts";
import { column, words as uints } from "./column.ts";
import { sortedWords } from "./sorted-words.ts";

/** The words of all products, each with its term. Words and terms are numbered in order of appearance. */
export interface Vocabulary {
  /** Returns the number of a word's term, adding the word and term if new. */
  add(term: string, word: string): number;
  termOf(term: string): number | undefined;
  /** The number of the term of a word that is written so. */
  termOfWord(word: string): number | undefined;
  /** Terms that have the part in them. */
  containing(part: string): Generator<string>;
  /** Numbers of the terms of words with this prefix: of letters alone, only words without digits. */
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
  const termLetters = column(uints, Uint32Array.from(terms, signature));
  // SKUs and part numbers stand apart: nobody who types letters means one, and none of them is a spelling of another.
  const plain = sortedWords(words);
  const codes = sortedWords(words);
  words.forEach((word, id) => {
    (hasDigit(word) ? codes : plain).add(id);
  });

  return {
    terms,
    words,
    termNumbers: () => termByWord.values.subarray(0, words.length),
    termOf: (term) => termIds.get(term),
    termOfWord(word) {
      const known = wordIds.get(word);
      return known === undefined ? undefined : termByWord.values[known];
    },
    *containing(part) {
      const own = signature(part);
      const seen = new Set<number>();
      for (const id of plain.ids) {
        const number = termByWord.values[id] ?? 0;
        if (((termLetters.values[number] ?? 0) & own) >>> 0 !== own || seen.has(number)) continue;
        const term = terms[number] ?? "";
        if (term.length === part.length || !term.includes(part)) continue;
        seen.add(number);
        yield term;
      }
    },
    add(term, word) {
      const known = wordIds.get(word);
      if (known !== undefined) return termByWord.values[known] ?? 0;
      const id = termIds.get(term) ?? terms.push(term) - 1;
      if (id === termIds.size) {
        termIds.set(term, id);
        termLetters.reserve(terms.length);
        termLetters.values[id] = signature(term);
      }
      const place = words.push(word) - 1;
      wordIds.set(word, place);
      termByWord.reserve(words.length);
      termByWord.values[place] = id;
      letters.reserve(words.length);
      letters.values[place] = signature(word);
      (hasDigit(word) ? codes : plain).add(place);
      return id;
    },
    beginning(prefix, most) {
      const found = new Set<number>();
      for (const id of (hasDigit(prefix) ? codes : plain).from(prefix)) {
        if (found.size === most || !words[id]?.startsWith(prefix)) break;
        found.add(termByWord.values[id] ?? 0);
      }
      return [...found];
    },
    *near(word) {
      const most = forgiven(word);
      const base = stem(word);
      const [own, ownBase] = [signature(word), signature(base)];
      for (const id of plain.ids) {
        const other = words[id] ?? "";
        const term = termByWord.values[id] ?? 0;
        // An edit changes at most two letters of the set.
        const written =
          bits(own ^ (letters.values[id] ?? 0)) <= 2 * most && Math.abs(other.length - word.length) <= most;
        const stemmed =
          !written &&
          bits(ownBase ^ (termLetters.values[term] ?? 0)) <= 2 * most &&
          Math.abs((terms[term] ?? "").length - base.length) <= most;
        if (written || stemmed) yield [other, term];
      }
    },
  };
}

const hasDigit = (word: string): boolean => /\d/.test(word);

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
