import type { Synonyms } from "../../ports/search-index.ts";
import { synonyms, synonymTable } from "./synonyms.ts";
import { chainAt } from "./text/index-terms.ts";
import { measureAt } from "./text/measures.ts";
import { calledIn } from "./text/names.ts";
import { type Chunk, chunksOf, joined, spellingOf, telling, tokensOf } from "./text/tokens.ts";

/**
 * One word of a query. `prefix`: it may be unfinished. `also`: what matches in its place, at a weight of at most 1.
 * `typed` is the text that it came from. `noun`: it says what is looked for, as "scarf" does in "blue scarf".
 */
export type Word = {
  readonly term: string;
  readonly word: string;
  readonly typed: string;
  readonly noun: boolean;
  readonly prefix: boolean;
  readonly also: readonly Alternative[];
};

/**
 * A product must have all of the terms; `named`: in its name, category, tags or variants, because a description that
 * mentions them does not make it one.
 */
export type Alternative = {
  readonly terms: readonly string[];
  readonly weight: number;
  readonly named: boolean;
};

/** What a word counts that only begins as the one that was typed. */
export const prefixWeight = 0.5;
/** How much more the noun of a query counts than its other words where products have some of the words only. */
export const nounShare = 1.5;
/** So many products that match all words are enough; below it, the query is read in other ways, and then loosened. */
export const enoughMatches = 10;

const synonymWeight = 0.7;
const joinWeight = 0.95;
const atomWeight = 0.9;
const mostWords = 12;
const sameAs = synonymTable(synonyms);

type Read = Omit<Word, "prefix" | "also" | "typed" | "noun"> & {
  readonly also: readonly Alternative[];
  readonly start: number;
  readonly end: number;
  /** What it adds to a join; undefined where it cannot be part of one. */
  readonly raw: string | undefined;
};

/**
 * The words of a query in order, at most twelve. Stop words count only in a query of nothing else; the last word may be
 * unfinished unless a space follows it. A measure and a part number are one word, however they are spaced. `added` has
 * synonyms beside those that are built in.
 */
export function wordsOf(text: string, added?: Synonyms): Word[] {
  const read = readingsOf(text).slice(0, mostWords);
  const kept = telling(read);
  const last = read.at(-1);
  const open = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const same = synonymsOf(
    kept.map(({ term }) => term),
    added,
  );
  const joins = joinsOf(read);
  const called = calledIn(text).length;
  const noun = kept.findLast(({ word, end }) => end <= called && /\p{L}/u.test(word));
  return kept.map((one, place) => ({
    term: one.term,
    word: one.word,
    typed: text.slice(one.start, one.end),
    noun: one === noun,
    // A single letter as prefix would match half the shop.
    prefix: open && one === last && (one.word.length > 1 || kept.length > 1),
    also: [
      ...one.also,
      ...(joins.get(one) ?? []).map((term) => ({ terms: [term], weight: joinWeight, named: true })),
      ...(same[place] ?? []).map((terms) => ({ terms, weight: synonymWeight, named: true })),
    ],
  }));
}

/** The terms of a phrase as a query has them. */
export const spokenIn = (text: string): readonly string[] =>
  telling(readingsOf(text)).map(({ term }) => term);

/** The synonyms of each term, each once. */
function synonymsOf(terms: readonly string[], added: Synonyms | undefined) {
  const builtIn = sameAs(terms);
  const more = added?.(terms);
  if (!more) return builtIn;
  return builtIn.map((phrases, place) => {
    const known = new Set(phrases.map((phrase) => phrase.join(" ")));
    const fresh = (more[place] ?? []).filter((phrase) => {
      const key = phrase.join(" ");
      const isNew = !known.has(key);
      known.add(key);
      return isNew;
    });
    return [...phrases, ...fresh];
  });
}

function readingsOf(text: string): Read[] {
  const chunks = chunksOf(text);
  const read: Read[] = [];
  for (let place = 0; place < chunks.length; ) {
    const [chunk, ...rest] = chainAt(text, chunks, place);
    if (!chunk) break;
    const measure = measureAt(text, chunks, place);
    if (measure) {
      const end = chunks[place + measure.size - 1]?.end ?? chunk.end;
      const { term } = measure;
      read.push({ term, word: term, also: [], start: chunk.start, end, raw: undefined });
      place += measure.size;
    } else if (chunk.clusters) {
      read.push(...unspacedWords(text, chunk));
      place++;
    } else if (rest.some(hasDigit) || (hasDigit(chunk) && rest.length > 0)) {
      read.push(partNumber([chunk, ...rest]));
      place += rest.length + 1;
    } else {
      read.push({ ...chunk, also: atomsOf([chunk], chunk.term) });
      place++;
    }
  }
  return read;
}

const hasDigit = ({ word }: Chunk): boolean => /\d/.test(word);

/** Tied words with a digit among them are one part number: "wh-1000xm4" is found written in any way, and never in part. */
function partNumber(chain: readonly Chunk[]): Read {
  const { term, word, raw } = joined(chain);
  const parts = chain.map((chunk) => chunk.term);
  return {
    term,
    word,
    raw,
    also: [{ terms: parts, weight: joinWeight, named: false }, ...atomsOf(chain, parts.join(" "))],
    start: chain[0]?.start ?? 0,
    end: chain.at(-1)?.end ?? 0,
  };
}

/** The letters and digits of "iphone13" apart, unless they are what is there already. */
function atomsOf(chain: readonly Chunk[], known: string): Alternative[] {
  const terms = chain.flatMap(({ term, atoms }) =>
    atoms.length > 0 ? atoms.map((atom) => atom.term) : [term],
  );
  return terms.join(" ") === known ? [] : [{ terms, weight: atomWeight, named: false }];
}

/** The index has every two letters of such scripts: a word is there where all its pairs are. */
function unspacedWords(text: string, { start, end }: Chunk): Read[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  return [...segmenter.segment(text.slice(start, end))].map(({ segment, index }) => {
    const { term, word } = spellingOf(segment);
    const pairs = tokensOf(segment).map((token) => token.term);
    return {
      term,
      word,
      raw: undefined,
      also: pairs.length > 1 ? [{ terms: pairs, weight: 1, named: false }] : [],
      start: start + index,
      end: start + index + segment.length,
    };
  });
}
let segmenter: Intl.Segmenter | undefined;

const mostJoined = 3;

/** Words that stand together may be written as one: for each of "wh 1000 xm4" also "wh1000xm4". */
function joinsOf(read: readonly Read[]): Map<Read, string[]> {
  const joins = new Map<Read, string[]>();
  read.forEach((_, from) => {
    for (let size = 2; size <= mostJoined && from + size <= read.length; size++) {
      const window = read.slice(from, from + size);
      const parts = window.flatMap(({ raw }) => (raw === undefined ? [] : [{ raw }]));
      if (parts.length < size) return;
      const { term } = joined(parts);
      for (const one of window) joins.set(one, [...(joins.get(one) ?? []), term]);
    }
  });
  return joins;
}

/** How many of a query's words a product must have when none has all of them: one of two, two of three, three of four. */
export const leastWords = (count: number): number => Math.max(1, Math.floor(count * 0.75));

/** The query with words replaced: `{stonewar: "stoneware"}`; undefined when nothing would change. */
export function corrected(text: string, by: ReadonlyMap<string, string>): string | undefined {
  let result = "";
  let end = 0;
  for (const token of tokensOf(text)) {
    const better = by.get(token.word);
    if (better === undefined || better === token.word) continue;
    result += text.slice(end, token.start) + better;
    end = token.end;
  }
  return end === 0 ? undefined : result + text.slice(end);
}
