import { rootsOf } from "../../../domain/knowledge/words.ts";
import type { Embedder } from "../../../ports/embedder.ts";
import { meanings as groups } from "./meanings.ts";

const meanings = groups.flatMap(({ lines }) => lines);
/** How much a meaning tells; words that no meaning has tell as they stand. */
const weights = groups.flatMap(({ weight, lines }) => lines.map(() => weight));

/** Numbers of a vector for words that no meaning has. */
const buckets = 96;
/**
 * How much such a word counts beside one of a meaning: in a question much, so that what the shop has no words for is near to
 * nothing; in a passage little, but enough that no vector is nothing.
 */
const otherWeights = { question: 0.8, passage: 0.1 } as const;
/** A phrase tells more than a word; a word inside a phrase that matched tells less of itself. */
const [phraseWeight, insideWeight] = [1.5, 0.4];
/** How much the lines of a passage count. */
const lineWeights = { title: 1.5, heading: 2, text: 1 } as const;

type Phrase = { readonly words: readonly string[]; readonly meaning: number };

/** Phrases by their first word. */
const phrases = new Map<string, Phrase[]>();
for (const [meaning, line] of meanings.entries())
  for (const phrase of line.split(", ")) {
    const words = rootsOf(phrase);
    const [first] = words;
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), { words, meaning }]);
  }

/**
 * An embedder without a trained model: a number of its vectors for each meaning that shoppers and shops have words for, and
 * some for all other words. Immediate, and the same for the same text. The first line of a passage is its title, the second
 * its heading.
 */
export const shopEnglish: Embedder = {
  model: "shop-english-2",
  dimensions: meanings.length + buckets,
  relatedFrom: 0.2,
  embed: async (texts) => texts.map(vectorOf),
};

function vectorOf(text: string): number[] {
  const vector = Array.from({ length: meanings.length + buckets }, () => 0);
  const lines = text.split("\n");
  const isPassage = lines.length > 2;
  for (const [place, line] of lines.entries()) {
    const weight =
      !isPassage || place > 1 ? lineWeights.text : place === 0 ? lineWeights.title : lineWeights.heading;
    addTo(vector, line, weight, isPassage ? otherWeights.passage : otherWeights.question);
  }
  const damped = vector.map(
    (count, place) => (weights[place] ?? 1) * Math.sign(count) * Math.log1p(Math.abs(count)),
  );
  const length = Math.hypot(...damped);
  return length === 0
    ? damped.map((_, place) => (place === damped.length - 1 ? 1 : 0))
    : damped.map((one) => one / length);
}

function addTo(vector: number[], line: string, weight: number, otherWeight: number): void {
  const words = rootsOf(line);
  /** By word, the length of the longest phrase that it was found in. */
  const within = words.map(() => 0);
  const found = words
    .flatMap((word, at) =>
      (phrases.get(word) ?? [])
        .filter((phrase) => phrase.words.every((one, place) => words[at + place] === one))
        .map((phrase) => ({ at, ...phrase })),
    )
    .toSorted((one, other) => other.words.length - one.words.length);
  for (const { at, words: own, meaning } of found) {
    const covered = own.some((_, place) => (within[at + place] ?? 0) > own.length);
    for (const place of own.keys()) within[at + place] = Math.max(within[at + place] ?? 0, own.length);
    const told = (covered ? insideWeight : 1) * (own.length > 1 ? phraseWeight : 1);
    vector[meaning] = (vector[meaning] ?? 0) + told * weight;
  }
  for (const [place, word] of words.entries())
    if (within[place] === 0 && word.length > 3) {
      const { bucket, sign } = hashOf(word);
      const at = meanings.length + bucket;
      vector[at] = (vector[at] ?? 0) + sign * otherWeight * weight;
    }
}

/** FNV-1a: the same bucket in every process. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(word: string): { readonly bucket: number; readonly sign: number } {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return { bucket: hash % buckets, sign: hash & 0x1000 ? 1 : -1 };
}
