import * as z from "zod";
import type { Word } from "../../../domain/search/query.ts";
import { isCompound, linksOf, splitsOf, type WordFacts } from "../../../domain/search/reread.ts";
import type { Candidate } from "../../../domain/search/spelling.ts";
import { forgiven } from "../../../domain/search/text/distance.ts";
import { stem } from "../../../domain/search/text/stem.ts";
import { type Clause, literal, prefixClause, wordClause } from "./clauses.ts";

const described = 0.01;
const mostCandidates = 50;
const mostCompounds = 100;
const shortestPart = 4;
const mostSplits = 20;

const Counted = z.object({ doc_count: z.int() });
const FactsAnswer = z.object({
  aggregations: z.record(
    z.string(),
    Counted.extend({ terms: z.object({ buckets: z.array(z.object({ key: z.string() })) }).optional() }),
  ),
  suggest: z
    .record(
      z.string(),
      z.array(z.object({ options: z.array(z.object({ text: z.string(), freq: z.int() })) })),
    )
    .default({}),
});
const KnownAnswer = z.object({
  aggregations: z.object({
    known: z.object({ terms: z.object({ buckets: z.array(z.object({ key: z.string() })) }) }),
  }),
});
const TogetherAnswer = z.object({ aggregations: z.record(z.string(), Counted) });

const everyProduct = { size: 0, query: { term: { isActive: true } } };

/**
 * Asks what products have of the words: themselves, words near them, compounds of them, and whether those that none has are
 * written together from others. One to three requests, whatever the number of words.
 */
export async function wordFacts(
  ask: (body: object) => Promise<unknown>,
  words: readonly Word[],
): Promise<WordFacts[]> {
  const { aggregations, suggest } = FactsAnswer.parse(await ask(factsBody(words)));
  const count = (name: string): number => aggregations[name]?.doc_count ?? 0;
  const found = words.map((word, place) => ({
    word,
    count: count(`word${place}`),
    begun: word.prefix ? count(`begun${place}`) : 0,
    compounds: (aggregations[`compound${place}`]?.terms?.buckets ?? []).map(({ key }) => key),
    splits: count(`word${place}`) === 0 && isLetters(word.word) ? splitsOf(word.word) : [],
  }));
  const known = await knownAmong(
    ask,
    found.flatMap(({ word, compounds, splits }) => [
      ...splits.flat(),
      ...compounds.flatMap((term) => linksOf(term, word.term)),
    ]),
  );
  const isWord = (rest: string): boolean => known.has(rest) || known.has(stem(rest));
  const pieces = await piecesOf(
    ask,
    found.map(({ splits }) =>
      splits
        .filter((parts) => parts.every(isWord))
        .map((parts) => parts.map((part) => (known.has(part) ? part : stem(part)))),
    ),
  );
  return found.map(({ word, count, begun, compounds }, place) => ({
    count,
    begun,
    candidates: () => candidatesOf(suggest, place),
    pieces: () => pieces[place],
    compounds: () => compounds.filter((term) => isCompound(term, word.term, isWord, count === 0)),
  }));
}

const isLetters = (word: string): boolean => word.length >= shortestPart;

function factsBody(words: readonly Word[]): object {
  const aggs: Record<string, Clause> = {};
  const suggest: Record<string, Clause> = {};
  words.forEach((word, place) => {
    aggs[`word${place}`] = { filter: wordClause({ ...word, prefix: false }) };
    if (word.prefix) aggs[`begun${place}`] = { filter: prefixClause(word) };
    if (word.term.length >= shortestPart && !/\d/.test(word.term))
      aggs[`compound${place}`] = {
        filter: { match_all: {} },
        aggs: {
          terms: { terms: { field: "named", include: `.*${literal(word.term)}.*`, size: mostCompounds } },
        },
      };
    const edits = forgiven(word.word);
    if (edits === 0) return;
    for (const [name, field, text] of [
      ["names", "names", word.word],
      ["words", "words", word.word],
      ["terms", "terms", stem(word.word)],
    ] as const)
      suggest[`${name}${place}`] = { text, term: { field, ...suggesting, max_edits: edits } };
  });
  return { ...everyProduct, aggs, suggest };
}

/** Words are compared by the shop's own rules afterwards. */
const suggesting = {
  analyzer: "given",
  suggest_mode: "always",
  prefix_length: 0,
  min_word_length: 2,
  accuracy: 0.01,
  size: mostCandidates,
  sort: "score",
};

function candidatesOf(suggest: z.output<typeof FactsAnswer>["suggest"], place: number): Candidate[] {
  const options = (name: string) => (suggest[`${name}${place}`] ?? []).flatMap((entry) => entry.options);
  const named = new Map(options("names").map(({ text, freq }) => [text, freq]));
  const written = options("words").map(
    ({ text, freq }): Candidate => ({
      word: text,
      term: stem(text),
      count: (named.get(text) ?? 0) + (freq - (named.get(text) ?? 0)) * described,
    }),
  );
  const seen = new Set(written.map(({ term }) => term));
  const stems = options("terms")
    .filter(({ text }) => !seen.has(text))
    .map(({ text, freq }): Candidate => ({ word: text, term: text, count: freq * described }));
  return [...written, ...stems];
}

/** Which of some terms products are called by. */
async function knownAmong(
  ask: (body: object) => Promise<unknown>,
  parts: readonly string[],
): Promise<ReadonlySet<string>> {
  const include = [...new Set(parts.flatMap((part) => [part, stem(part)]))];
  if (include.length === 0) return new Set();
  const { aggregations } = KnownAnswer.parse(
    await ask({
      ...everyProduct,
      aggs: {
        known: {
          filter: { match_all: {} },
          aggs: { terms: { terms: { field: "named", include, size: include.length } } },
        },
      },
    }),
  );
  return new Set(aggregations.known.terms.buckets.map(({ key }) => key));
}

/** Of the ways to split each word the first whose parts some product has all of. */
async function piecesOf(
  ask: (body: object) => Promise<unknown>,
  splits: readonly (readonly (readonly string[])[])[],
): Promise<(readonly string[] | undefined)[]> {
  const asked = splits.flatMap((ways, place) =>
    ways.slice(0, mostSplits).map((parts, way) => ({ name: `split${place}-${way}`, place, parts })),
  );
  if (asked.length === 0) return [];
  const aggs = Object.fromEntries(
    asked.map(({ name, parts }) => [
      name,
      { filter: { bool: { filter: parts.map((part) => ({ term: { named: part } })) } } },
    ]),
  );
  const { aggregations } = TogetherAnswer.parse(await ask({ ...everyProduct, aggs }));
  return splits.map(
    (_, place) =>
      asked.find((one) => one.place === place && (aggregations[one.name]?.doc_count ?? 0) > 0)?.parts,
  );
}
