import type { Alternative, Word } from "./query.ts";
import { editDistance, forgiven } from "./text/distance.ts";
import { stem } from "./text/stem.ts";
import { isFiller } from "./text/tokens.ts";

/** A word that products have. `count`: how many are called by it, and a hundredth of how many are only described with it. */
export type Candidate = { readonly word: string; readonly term: string; readonly count: number };
/** `also` is what the word may have been meant as, `best` how the query would have been spelt. */
export type Respelt = {
  readonly also: readonly Alternative[];
  readonly best: string;
  readonly count: number;
};

const mostCandidates = 8;
/** A wrong first letter is rarer than other typing errors, and a doubled or missing double letter more frequent. */
const firstLetter = 0.6;
const doubled = -0.4;
const weightOfBest = 0.9;

/**
 * What a mistyped word may have been meant as: the nearest of the words that products have; undefined where none is near.
 * Nearer ones, those that begin with the same letter and frequent ones come first; others as near count as well, for less.
 * A part number, or anything else with a digit, is neither forgiven nor meant.
 */
export function respell({ word }: Pick<Word, "word">, candidates: Iterable<Candidate>): Respelt | undefined {
  const most = forgiven(word);
  if (most === 0) return undefined;
  const near: (Candidate & { cost: number; edits: number })[] = [];
  for (const candidate of candidates) {
    if (/\d/.test(candidate.word) || isFiller(candidate.word) || candidate.word === word) continue;
    const edits = distance(word, candidate, most);
    if (edits > most || (word.length === 3 && !short(word, candidate.word))) continue;
    const cost =
      edits +
      (candidate.word[0] === word[0] ? 0 : firstLetter) +
      (single(candidate.word) === single(word) ? doubled : 0);
    near.push({ ...candidate, edits, cost });
  }
  near.sort(
    (one, other) => one.cost - other.cost || other.count - one.count || (one.word < other.word ? -1 : 1),
  );
  const [best] = near;
  if (!best) return undefined;
  const also = new Map<string, Alternative>();
  for (const { term, cost, edits, count } of near)
    if (edits === best.edits && !also.has(term) && also.size < mostCandidates) {
      const nearness = ((1 + best.cost) / (1 + cost)) ** 2;
      const often = Math.sqrt(Math.min(1, count / best.count));
      also.set(term, { terms: [term], weight: weightOfBest * nearness * often, named: false });
    }
  return { also: [...also.values()], best: best.word, count: best.count };
}

/** Of the words as they are written or of their stems, whichever are nearer: "latpops" is one error from "laptop". */
function distance(typed: string, { word, term }: Candidate, most: number): number {
  const written = editDistance(typed, word, most);
  if (written <= 1 || typed.length === 3) return written;
  return Math.min(written, editDistance(stem(typed), term, most));
}

/**
 * In a word of three letters, a replaced or extra letter usually makes another word (dog, dot, do): only swapped letters and
 * a letter left out after the first count as typing errors.
 */
const short = (typed: string, word: string): boolean =>
  word.length > typed.length ? word[0] === typed[0] : sortedLetters(typed) === sortedLetters(word);

const sortedLetters = (word: string): string => word.split("").sort().join("");

const single = (word: string): string => word.replace(/(.)\1+/g, "$1");
