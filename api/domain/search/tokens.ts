import { stem } from "./stem.ts";

/** A word of a text: its stem (`term`, which is indexed), its folded form (`word`) and its position in the text. */
export type Token = {
  readonly term: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
};

const words = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const plain = /^[a-z0-9]+$/;

/** Lower case without accents: "Crème" → "creme", "Straße" → "strasse". */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]s$/, "")
    .replace(/['’]/g, "")
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ø/g, "o")
    .replace(/đ/g, "d")
    .replace(/ł/g, "l");
};

type Spelling = { readonly word: string; readonly term: string };
const spellings = new Map<string, Spelling>();
const mostSpellings = 20_000;

/** Memoised, because catalogs repeat their words; the memo is cleared when it is full. */
function spellingOf(written: string): Spelling {
  const known = spellings.get(written);
  if (known) return known;
  if (spellings.size >= mostSpellings) spellings.clear();
  const word = fold(written);
  const spelling = { word, term: stem(word) };
  spellings.set(written, spelling);
  return spelling;
}

/** The words of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(words)) {
    const [written] = match;
    const { word, term } = spellingOf(written);
    if (word !== "") tokens.push({ term, word, start: match.index, end: match.index + written.length });
  }
  return tokens;
}

const filler = new Set(
  "a an and are at by for from i in is it my of on or some that the to want we with your".split(" "),
);

/** The tokens without stop words, or all of them when there are no others. */
export function telling(tokens: readonly Token[]): readonly Token[] {
  const kept = tokens.filter(({ word }) => !filler.has(word));
  return kept.length > 0 ? kept : tokens;
}

/**
 * The terms that a text is indexed under, as `[term, word]` pairs in order. Hyphenated words are indexed joined as well, so
 * that "tshirt" finds "T-Shirt".
 */
export function indexTermsOf(text: string): (readonly [term: string, word: string])[] {
  const tokens = tokensOf(text);
  const terms: (readonly [string, string])[] = [];
  tokens.forEach((token, place) => {
    terms.push([token.term, token.word]);
    const next = tokens[place + 1];
    if (!next || text.slice(token.end, next.start) !== "-") return;
    const whole = token.word + next.word;
    terms.push([stem(whole), whole]);
  });
  return terms;
}
