import { synonyms, synonymTable } from "./synonyms.ts";
import { telling, tokensOf } from "./tokens.ts";

/** One word that was asked for: `prefix` where it may be unfinished, `also` what counts as it, at a weight below 1. */
export type Word = {
  readonly term: string;
  readonly word: string;
  readonly prefix: boolean;
  readonly also: readonly Alternative[];
};
/** A product must have all of the terms. */
export type Alternative = { readonly terms: readonly string[]; readonly weight: number };

/** What a word counts that only begins as the one that was typed. */
export const prefixWeight = 0.6;
const synonymWeight = 0.7;

const sameAs = synonymTable(synonyms);
const mostWords = 12;

/**
 * The words of a query in order, at most twelve. Small words count only where nothing else was said; the last word may be
 * unfinished unless a blank follows it.
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
    // One letter alone would find half the shop.
    prefix: open && token === last && (token.word.length > 1 || kept.length > 1),
    also: (also[place] ?? []).map((terms) => ({ terms, weight: synonymWeight })),
  }));
}

/** How many of a query's words a product must have when none has all of them: every word of two, two of three, three of four. */
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
