import type { FoundPassage } from "../../ports/vector-index.ts";

/** `score` is 0 for a passage that has nothing to do with the question, and rises to 1. */
export type Ranked = FoundPassage & { readonly score: number };

/** BM25's usual constants: how soon a word that is repeated counts no more, and how much a long passage is held back. */
const [saturation, lengthWeight] = [1.2, 0.6];
/** Of the score, the part that is due to words; meaning has the rest. */
const wordShare = 0.25;
/** Of the words' weight in the question, the share from which on words alone are enough. */
const enoughByWords = 0.6;

/**
 * Orders passages by meaning and by words together, and leaves out those that have to do with the question by neither. Words
 * weigh by how few of the passages have them. Pure: the same passages come in the same order.
 */
export function rankPassages(
  found: readonly FoundPassage[],
  asked: { readonly words: readonly string[]; readonly relatedFrom: number; readonly hasVector: boolean },
): Ranked[] {
  const words = [...new Set(asked.words)];
  const byWords = wordScores(found, words);
  return found
    .flatMap((passage, place) => {
      const shared = byWords[place] ?? 0;
      const related = asked.hasVector && passage.similarity >= asked.relatedFrom;
      if (!related && shared < enoughByWords) return [];
      const score = asked.hasVector
        ? (1 - wordShare) * Math.max(0, passage.similarity) + wordShare * shared
        : shared;
      return [{ ...passage, score }];
    })
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        (one.edition < other.edition ? -1 : one.edition > other.edition ? 1 : one.place - other.place),
    );
}

/** How much of the question's words each passage has, from 0 to 1. */
function wordScores(found: readonly FoundPassage[], words: readonly string[]): number[] {
  const counts = found.map((passage) => countsOf(passage.words, words));
  const average = found.reduce((sum, passage) => sum + passage.words.length, 0) / Math.max(1, found.length);
  const weights = words.map((_, word) => {
    const having = counts.filter((count) => (count[word] ?? 0) > 0).length;
    return Math.log(1 + (found.length - having + 0.5) / (having + 0.5));
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return found.map(() => 0);
  return found.map((passage, place) => {
    const held = saturation * (1 - lengthWeight + (lengthWeight * passage.words.length) / average);
    const sum = weights.reduce((total, weight, word) => {
      const count = counts[place]?.[word] ?? 0;
      return total + (weight * count) / (count + held);
    }, 0);
    return sum / whole;
  });
}

function countsOf(words: readonly string[], asked: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return asked.map((word) => counts.get(word) ?? 0);
}
