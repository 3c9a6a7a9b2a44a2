import { editDistance, forgiven } from "./distance.ts";
import type { Alternative, Word } from "./query.ts";

/** A word that products have. `count`: how many of them. */
export type Candidate = { readonly word: string; readonly term: string; readonly count: number };
/** `best` is how the query would have been spelt. */
export type Respelt = { readonly word: Word; readonly best: string };

const mostCandidates = 8;
/** Nobody mistypes the first letter as easily as another, and everybody doubles a letter or forgets to. */
const firstLetter = 0.6;
const doubled = -0.4;

/**
 * A mistyped word read as the nearest of the words that products have; undefined where none is near. Nearer ones, those
 * that begin with the same letter and frequent ones come first; others as near count as well, for less.
 */
export function respell(word: Word, candidates: Iterable<Candidate>): Respelt | undefined {
  const most = forgiven(word.word);
  if (most === 0) return undefined;
  const near: (Candidate & { cost: number; edits: number })[] = [];
  for (const candidate of candidates) {
    const edits = editDistance(word.word, candidate.word, most);
    if (edits > most || (word.word.length === 3 && !short(word.word, candidate.word))) continue;
    const cost =
      edits +
      (candidate.word[0] === word.word[0] ? 0 : firstLetter) +
      (single(candidate.word) === single(word.word) ? doubled : 0);
    near.push({ ...candidate, edits, cost });
  }
  near.sort(
    (one, other) => one.cost - other.cost || other.count - one.count || (one.word < other.word ? -1 : 1),
  );
  const [best] = near;
  if (!best) return undefined;
  const also = new Map<string, Alternative>();
  for (const { term, cost, edits } of near)
    if (edits === best.edits && !also.has(term) && also.size < mostCandidates)
      also.set(term, { terms: [term], weight: 1 / (1 + cost) ** 2 });
  return { word: { ...word, prefix: false, also: [...word.also, ...also.values()] }, best: best.word };
}

/**
 * Of three letters another one, or one too many, makes another word (dog, dot, do): only their order and a letter left
 * out after the first are forgiven.
 */
const short = (typed: string, word: string): boolean =>
  word.length > typed.length ? word[0] === typed[0] : sortedLetters(typed) === sortedLetters(word);

const sortedLetters = (word: string): string => word.split("").sort().join("");

const single = (word: string): string => word.replace(/(.)\1+/g, "$1");
