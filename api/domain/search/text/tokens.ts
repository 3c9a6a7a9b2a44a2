import { fold, plainNumbers } from "./fold.ts";
import { stem } from "./stem.ts";

/** How a word is kept: folded (`word`), and as what it is found (`term`). */
export type Spelling = {
  readonly word: string;
  readonly term: string;
  /** Folded only: what joins with its neighbours. */
  readonly raw: string;
  /** Of "iphone13" the letters and the digits; empty for a word of one kind. */
  readonly atoms: readonly Spelling[];
};

/** A stretch of a text between spaces and punctuation. `clusters` are its letters where its script has no spaces between words. */
export type Chunk = Spelling & {
  readonly start: number;
  readonly end: number;
  readonly clusters?: readonly string[];
};

/** A word of a text as it stands there. */
export type Token = {
  readonly term: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
};

const chunks = /\d+(?:[.,]\d+)+[\p{L}\p{M}\p{N}]*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const beyondLatin = /[\u0300-\uffff]/;
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu;
const cluster = /\P{M}\p{M}*/gu;
const kinds = /\d+(?:[./]\d+)*|[^\d]+/g;

const spellings = new Map<string, Spelling>();
const mostSpellings = 20_000;

/**
 * Shops use the same words over and over: what each comes to is kept, up to a bound, and then begun anew. Numbers and
 * SKUs come once and are not kept.
 */
export function spellingOf(written: string): Spelling {
  const known = spellings.get(written);
  if (known) return known;
  if (/\d/.test(written)) return spelt(fold(written));
  if (spellings.size >= mostSpellings) spellings.clear();
  const spelling = spelt(fold(written));
  spellings.set(written, spelling);
  return spelling;
}

/** A part number has no plural: words with a digit are not stemmed. */
function spelt(raw: string): Spelling {
  if (!/\d/.test(raw)) return { raw, word: raw, term: stem(raw), atoms: [] };
  const word = plainNumbers(raw);
  const parts = word.match(kinds) ?? [];
  return { raw, word, term: word, atoms: parts.length > 1 ? parts.map(spelt) : [] };
}

/** Several words as one: "wh", "1000" and "xm4" → "wh1000xm4". */
export const joined = (parts: readonly { readonly raw: string }[]): Spelling =>
  spelt(parts.map(({ raw }) => raw).join(""));

/** The stretches of a text in order, counted from `from` on; those in scripts without spaces stand alone. */
export function chunksOf(text: string, from = 0): Chunk[] {
  const found: Chunk[] = [];
  const add = (written: string, start: number): void => {
    const { raw, word, term, atoms } = spellingOf(written);
    if (word !== "") found.push({ raw, word, term, atoms, start, end: start + written.length });
  };
  for (const { 0: written, index } of text.matchAll(chunks)) {
    const start = from + index;
    if (!beyondLatin.test(written)) {
      add(written, start);
      continue;
    }
    let at = 0;
    for (const { 0: run, index: place } of written.matchAll(unspaced)) {
      if (place > at) add(written.slice(at, place), start + at);
      at = place + run.length;
      const { raw, word, term, atoms } = spellingOf(run);
      const clusters = run.match(cluster) ?? [run];
      found.push({ raw, word, term, atoms, start: start + place, end: start + at, clusters });
    }
    if (at < written.length) add(written.slice(at), start + at);
  }
  return found;
}

/** The words of a text in order, counted from `from` on; of scripts without spaces every two letters that stand together. */
export function tokensOf(text: string, from = 0): Token[] {
  return chunksOf(text, from).flatMap((chunk): readonly Token[] =>
    chunk.clusters ? pairsOf(chunk, chunk.clusters) : [chunk],
  );
}

function pairsOf({ start }: Chunk, clusters: readonly string[]): Token[] {
  let at = start;
  return clusters.slice(0, Math.max(1, clusters.length - 1)).map((first, place) => {
    const written = first + (clusters[place + 1] ?? "");
    const { word, term } = spellingOf(written);
    const token = { word, term, start: at, end: at + written.length };
    at += first.length;
    return token;
  });
}

const filler = new Set(
  "a an and are at by for from i in is it my of on or some that the to want we with your の を は が に で と 的".split(
    " ",
  ),
);

/** Whether a word is too small to say what is meant. */
export const isFiller = (word: string): boolean => filler.has(word);

/** The words that say what is meant: small ones count only where nothing else was said. */
export function telling<T extends { readonly word: string }>(tokens: readonly T[]): readonly T[] {
  const kept = tokens.filter(({ word }) => !isFiller(word));
  return kept.length > 0 ? kept : tokens;
}
