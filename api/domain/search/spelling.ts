import { editDistance, forgiven } from "./distance.ts";
import type { Alternative, Word } from "./query.ts";

/** A word of the catalog; `count` is the number of products that have it. */
export type Candidate = { readonly word: string; readonly term: string; readonly count: number };
/** The word with its corrections as alternatives; `best` is the likeliest spelling. */
export type Respelt = { readonly word: Word; readonly best: string };

const mostCandidates = 8;
/** A wrong first letter is rarer than other typing errors, and a doubled or missing double letter more frequent. */
const firstLetter = 0.6;
const doubled = -0.4;

/**
 * Corrects a mistyped word to the nearest word of the catalog; undefined when none is near. Words are ranked by edits, then
 * by the same first letter, then by frequency; others with as few edits become alternatives at a lower weight.
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
 * In a word of three letters, a replaced or extra letter usually makes another word (dog, dot, do): only swapped letters and
 * a letter left out after the first count as typing errors.
 */
const short = (typed: string, word: string): boolean =>
  word.length > typed.length ? word[0] === typed[0] : sortedLetters(typed) === sortedLetters(word);

const sortedLetters = (word: string): string => word.split("").sort().join("");

const single = (word: string): string => word.replace(/(.)\1+/g, "$1");
