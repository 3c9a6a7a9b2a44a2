import { synonyms, synonymTable } from "./synonyms.ts";
import { telling, tokensOf } from "./tokens.ts";

/** A word of a query. `prefix`: it may be unfinished and matches words that begin with it. `also`: synonyms, weighted below 1. */
export type Word = {
  readonly term: string;
  readonly word: string;
  readonly prefix: boolean;
  readonly also: readonly Alternative[];
};
/** Another way to match a word: a product must have all of the terms. */
export type Alternative = { readonly terms: readonly string[]; readonly weight: number };

/** The weight of a word that only begins with the typed one. */
export const prefixWeight = 0.6;
const synonymWeight = 0.7;

const sameAs = synonymTable(synonyms);
const mostWords = 12;

/**
 * The words of a query in order, at most twelve. Stop words count only in a query of nothing else; the last word may be
 * unfinished unless a space follows it.
 */
export function wordsOf(text: string): Word[] {
  const tokens = tokensOf(text).slice(0, mostWords);
  const kept = telling(tokens);
  const last = tokens.at(-1);
  const open = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const also = sameAs(kept.map(({ term }) => term));
  return kept.map((token, place) => ({
    term: token.term,
    word: token.word,
    // A single letter would match a large part of the catalog.
    prefix: open && token === last && (token.word.length > 1 || kept.length > 1),
    also: (also[place] ?? []).map((terms) => ({ terms, weight: synonymWeight })),
  }));
}

/** How many of a query's words a product must have when no product has all: both of two, two of three, three of four. */
export const leastWords = (count: number): number => (count < 3 ? count : Math.floor(count * 0.75));

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
