import { measureAt } from "./measures.ts";
import { type Chunk, chunksOf, joined, spellingOf } from "./tokens.ts";

/** Found as `term`, read as `word`. */
export type IndexTerm = readonly [term: string, word: string];

/** What ties words into one: "wh-1000xm4", "AC/DC", "U.S.", "BLACK+DECKER". */
const tied = /^(?:[-‐‑–./+&_·]| [&+] )$/;
const possessive = /['’]s$/i;
const mostJoined = 3;
const longestChain = 8;

/**
 * What a text is indexed under: its words; the letters and digits of "iphone13" apart; of words that are tied, up to three
 * as one, and all of them; measures in one spelling; of scripts without spaces every letter and every two.
 */
export function indexTermsOf(text: string): IndexTerm[] {
  const terms: IndexTerm[] = [];
  const chunks = chunksOf(text);
  const add = ({ term, word }: { readonly term: string; readonly word: string }) => terms.push([term, word]);
  let chainEnd = 0;
  chunks.forEach((chunk, place) => {
    if (chunk.clusters) {
      addLetters(chunk.clusters, terms);
      return;
    }
    add(chunk);
    // "levis" is written "Levi's" here.
    if (possessive.test(text.slice(chunk.start, chunk.end))) terms.push([`${chunk.word}s`, `${chunk.word}s`]);
    chunk.atoms.forEach(add);
    const measure = measureAt(text, chunks, place);
    if (measure && measure.term !== chunk.term) terms.push([measure.term, measure.term]);
    if (place < chainEnd) return;
    const chain = chainAt(text, chunks, place);
    chainEnd = place + chain.length;
    if (chain.length > 1) for (const one of joinsOf(chain)) add(joined(one));
  });
  return terms;
}

const shortestCode = 4;

/** What a SKU is found under: the whole of it, and its beginning where that is a part number. Its letters are no words. */
export function codeTermsOf(sku: string): IndexTerm[] {
  const chunks = chunksOf(sku);
  const [first] = chunks;
  const whole = joined(chunks);
  const terms: IndexTerm[] = whole.word === "" ? [] : [[whole.term, whole.word]];
  if (first && chunks.length > 1 && first.atoms.length > 0 && first.word.length >= shortestCode)
    terms.push([first.term, first.word]);
  return terms;
}

/** The stretches from a place on that are tied together, at least the one that is there. */
export function chainAt(text: string, chunks: readonly Chunk[], place: number): readonly Chunk[] {
  let end = place + 1;
  for (; end < chunks.length && end - place < longestChain; end++) {
    const [before, next] = [chunks[end - 1], chunks[end]];
    if (!before || !next || next.clusters || !tied.test(text.slice(before.end, next.start))) break;
  }
  return chunks.slice(place, end);
}

function joinsOf(chain: readonly Chunk[]): (readonly Chunk[])[] {
  const joins = chain.flatMap((_, from) =>
    [2, mostJoined].flatMap((size) => (from + size <= chain.length ? [chain.slice(from, from + size)] : [])),
  );
  return chain.length > mostJoined ? [...joins, chain] : joins;
}

function addLetters(clusters: readonly string[], terms: IndexTerm[]): void {
  clusters.forEach((letter, place) => {
    const next = clusters[place + 1];
    for (const written of next === undefined ? [letter] : [letter, letter + next]) {
      const { term, word } = spellingOf(written);
      terms.push([term, word]);
    }
  });
}
