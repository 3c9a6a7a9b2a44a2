import type { Alternative, Word } from "./query.ts";
import { type Candidate, respell } from "./spelling.ts";

/** What an engine knows about a word of a query that found too little. */
export type WordFacts = {
  /** Products that have the word as it is, or one of its alternatives except synonyms. */
  readonly count: number;
  /** Products with a word that begins so; 0 where the word is finished. */
  readonly begun: number;
  /** Words near it. */
  readonly candidates: () => Iterable<Candidate>;
  /** Words that it is written together from and that some product has all of: "blackdecker" → black, decker. */
  readonly pieces: () => readonly string[] | undefined;
  /** Terms that it is a part of: "kissen" → "sofakissen". */
  readonly compounds: () => readonly string[];
};

/**
 * `respelt`: the spelling that was meant. `doubtful`: the word is known as it is, another is only far more common. `guessed`:
 * so short that it proves nothing on its own.
 */
type Reread = {
  readonly word: Word;
  readonly respelt?: string;
  readonly doubtful: boolean;
  readonly guessed: boolean;
};

const piecesWeight = 0.9;
const compoundWeight = 0.8;
const compoundBeside = 0.4;
const mostCompounds = 20;
/** A word that so many times fewer products have than one that is spelt almost as it does is rather a slip. */
const farMore = 20;
const more = 5;

/**
 * Another reading of a word that found too little. A word that no product has is first what was written together, then a
 * part of compounds, and only then a slip; one that products have is what it is, and beside it a part of compounds and,
 * where `nothing` matched all words or few products have it, a slip.
 */
function reread(word: Word, facts: WordFacts, nothing: boolean): Reread {
  const known = facts.count > 0;
  const withAlso = (also: readonly Alternative[]): Word => ({ ...word, also: [...word.also, ...also] });
  if (!known) {
    const pieces = facts.pieces();
    if (pieces) return sure(withAlso([{ terms: pieces, weight: piecesWeight, named: true }]));
    const compounds = compoundsOf(facts, compoundWeight);
    if (compounds.length > 0) return sure(withAlso(compounds));
    const better = respell(word, facts.candidates());
    if (!better) return sure(word);
    const read = withAlso(better.also);
    if (facts.begun > 0) return sure(read);
    const guessed = word.word.length < shortestProof;
    return { word: { ...read, prefix: false }, respelt: better.best, doubtful: false, guessed };
  }
  const compounds = compoundsOf(facts, compoundBeside);
  const better = respell(word, facts.candidates());
  const slip = better && better.count >= facts.count * (nothing ? more : farMore);
  if (slip)
    return {
      word: withAlso([...compounds, ...better.also]),
      respelt: better.best,
      doubtful: true,
      guessed: false,
    };
  return sure(withAlso(compounds));
}

const sure = (word: Word): Reread => ({ word, doubtful: false, guessed: false });
const shortestProof = 5;

/** A query read in other ways, because too few products have all words as they were typed. */
export type Readings = {
  /** With every other reading of every word. */
  readonly words: readonly Word[];
  /** Without readings of known words as slips: for where the words in `words` find nothing together. */
  readonly certain: readonly Word[];
  /** By place: whether the word can say what a product is. */
  readonly telling: readonly boolean[];
  /** Words as typed, with the spelling that was meant; of known words only `together`, where `words` found something. */
  readonly respelt: (together: boolean) => ReadonlyMap<string, string>;
};

/** Reads every word of a query again. `nothing`: no product has all of them as they are. */
export function readingsOf(asked: readonly Word[], facts: readonly WordFacts[], nothing: boolean): Readings {
  const read = asked.map((word, place): Reread => {
    const known = facts[place];
    return known ? reread(word, known, nothing) : sure(word);
  });
  return {
    words: read.map(({ word }) => word),
    certain: read.map(({ word, doubtful }, place) => (doubtful ? (asked[place] ?? word) : word)),
    // A number alone says nothing about what a product is, and neither does a short word that was guessed.
    telling: read.map(({ word, guessed }) => !guessed && /\p{L}/u.test(word.word)),
    respelt: (together) =>
      new Map(
        read.flatMap(({ word, respelt, doubtful }) =>
          nothing && respelt !== undefined && (together || !doubtful) ? [[word.word, respelt]] : [],
        ),
      ),
  };
}

const compoundsOf = (facts: WordFacts, weight: number): Alternative[] =>
  facts
    .compounds()
    .slice(0, mostCompounds)
    .map((term) => ({ terms: [term], weight, named: true }));

const shortest = 2;
const shortestWord = 3;

/** Ways to write a word as two or three, the fewest first: digits stay together, and a part of letters has two at least. */
export function splitsOf(word: string): (readonly string[])[] {
  const cuts = Array.from(word).length < 4 ? [] : placesIn(word);
  const two = cuts.map((at) => [word.slice(0, at), word.slice(at)]);
  const three = cuts.flatMap((first) =>
    cuts
      .filter((second) => second > first)
      .map((second) => [word.slice(0, first), word.slice(first, second), word.slice(second)]),
  );
  return [...two, ...three].filter(
    (parts) =>
      parts.every((part) => part.length >= shortest || /^\d$/.test(part)) &&
      parts.some((part) => part.length >= shortestWord) &&
      parts.filter((part) => part.length < shortestWord && !/\d/.test(part)).length <= 1,
  );
}

function placesIn(word: string): number[] {
  return Array.from({ length: word.length - 1 }, (_, at) => at + 1).filter(
    (at) => !(/\d/.test(word[at - 1] ?? "") && /\d/.test(word[at] ?? "")),
  );
}

const shortestPart = 4;
const shortestAlone = 5;
const shortestRest = 3;
const links = ["", "s", "n", "en", "es", "e", "er"];

/**
 * Whether a term is a compound with the part in it, as German writes them. Only a part of five letters or more that no
 * product has on its own (`alone`) may end any term; elsewhere the rest must be a word too: "ring" is no part of "string".
 */
export function isCompound(
  term: string,
  part: string,
  isWord: (rest: string) => boolean,
  alone: boolean,
): boolean {
  if (part.length < shortestPart || term.length < part.length + shortestRest || /\d/.test(term)) return false;
  if (!term.includes(part)) return false;
  if (alone && part.length >= shortestAlone && links.some((link) => term.endsWith(part + link))) return true;
  const rests = restsOf(term, part);
  return rests.length > 0 && rests.every((rest) => withoutLinks(rest).some(isWord));
}

/** What may have to be a word for a term to be a compound with the part in it. */
export const linksOf = (term: string, part: string): string[] => restsOf(term, part).flatMap(withoutLinks);

function restsOf(term: string, part: string): string[] {
  const at = term.lastIndexOf(part);
  return [term.slice(0, at), term.slice(at + part.length)].filter(
    (rest) => rest !== "" && !links.includes(rest),
  );
}

const withoutLinks = (rest: string): string[] =>
  links
    .filter((link) => rest.endsWith(link) && rest.length - link.length >= shortestRest)
    .map((link) => rest.slice(0, rest.length - link.length));
