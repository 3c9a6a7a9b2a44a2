import type { Word } from "../../../domain/search/query.ts";
import { isCompound, splitsOf, type WordFacts } from "../../../domain/search/reread.ts";
import type { Candidate } from "../../../domain/search/spelling.ts";
import { type expansions, isNamed, namedWeight } from "./expansions.ts";
import type { Posting } from "./postings.ts";
import type { Segment } from "./segment.ts";

/** Few products have a word that is rather a slip of another one: the vocabulary is searched for no other. */
const few = 3;

const described = 0.01;

/** As `Candidate` counts; products that are gone count too, until the next rebuild. */
function weighedCount(posting: Posting | undefined): number {
  let count = 0;
  for (let at = 0; at < (posting?.size ?? 0); at++)
    count += (posting?.weights[at] ?? 0) >= namedWeight ? 1 : described;
  return count;
}

/** Answers what a segment knows about a word that found too little. */
export function wordFacts({ vocabulary, postings }: Segment, lookUp: ReturnType<typeof expansions>) {
  function* candidates({ word }: Word): Generator<Candidate> {
    for (const [text, id] of vocabulary.near(word)) {
      if (postings.living(id) > 0)
        yield { word: text, term: vocabulary.terms[id] ?? "", count: weighedCount(postings.get(id)) };
    }
  }

  const pieces = ({ word }: Word): readonly string[] | undefined => {
    for (const parts of splitsOf(word)) {
      const ids = parts.map((part) => vocabulary.termOfWord(part) ?? vocabulary.termOf(part));
      if (ids.some((id) => id === undefined || postings.living(id) === 0)) continue;
      const terms = ids.map((id) => vocabulary.terms[id ?? -1] ?? "");
      const { posting, living } = lookUp.together(terms);
      if (living > 0 && isNamed(posting)) return terms;
    }
    return undefined;
  };

  const isWord = (rest: string): boolean => {
    const id = vocabulary.termOfWord(rest) ?? vocabulary.termOf(rest);
    return id !== undefined && postings.living(id) > 0;
  };

  return (word: Word, nothing: boolean): WordFacts => {
    const count = lookUp.count(word);
    return {
      count,
      begun: word.prefix ? Math.max(0, ...lookUp.of({ ...word, also: [] }).map(({ living }) => living)) : 0,
      candidates: () => (nothing || count <= few ? candidates(word) : []),
      pieces: () => pieces(word),
      compounds: () =>
        vocabulary
          .containing(word.term)
          .filter((term) => isCompound(term, word.term, isWord, count === 0) && isWord(term))
          .toArray(),
    };
  };
}
