import type { SearchDocument, SearchIndex } from "../../../api/ports/search-index.ts";
import { randomFrom } from "../../testing/random.ts";
import { mistyped } from "./catalog.ts";
import type { StoreQuery } from "./store.ts";

/** nDCG@10 of each kind and over all; of queries with nothing to find, the share that found nothing. */
export type StoreScore = {
  readonly kinds: ReadonlyMap<string, number>;
  readonly all: number;
  readonly worst: readonly { readonly query: string; readonly kind: string; readonly score: number }[];
};

const depth = 10;

/** Asks every query and holds the first ten hits against the judgement. */
export async function storeScoreOf(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  queries: readonly StoreQuery[],
): Promise<StoreScore> {
  const scores: { query: string; kind: string; score: number }[] = [];
  for (const judged of queries)
    scores.push({
      query: judged.query,
      kind: judged.kind,
      score: await scoreOf(index, documents, judged, judged.query),
    });
  const byKind = Map.groupBy(scores, ({ kind }) => kind);
  return {
    kinds: new Map([...byKind].map(([kind, of]) => [kind, mean(of)])),
    all: mean(scores),
    worst: scores.filter(({ score }) => score < 1).sort((one, other) => one.score - other.score),
  };
}

/** nDCG@10 of queries with one typing error in one of their words, and how many of them find nothing at all. */
export async function typoScoreOf(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  queries: readonly StoreQuery[],
  tries: number,
): Promise<{ readonly ndcg: number; readonly empty: number; readonly nothing: readonly string[] }> {
  const random = randomFrom(7);
  const fit = queries.filter(({ kind, query }) => typed.has(kind) && longWord.test(query));
  const scores: { score: number }[] = [];
  const nothing: string[] = [];
  while (scores.length < tries) {
    const judged = random.pick(fit);
    const words = [...judged.query.matchAll(/[a-z]{4,}/g)];
    const word = random.pick(words);
    const wrong = mistyped(
      word[0],
      random.between(0, 3),
      random.between(0, word[0].length - 1),
      random.pick(letters),
    );
    if (wrong === word[0]) continue;
    const query = judged.query.replace(word[0], wrong);
    if ((await hitsOf(index, query)).length === 0) nothing.push(query);
    scores.push({ score: await scoreOf(index, documents, judged, query) });
  }
  return { ndcg: mean(scores), empty: nothing.length, nothing };
}

const typed = new Set(["plain", "main", "accessory", "brands"]);
const longWord = /[a-z]{4,}/;
const letters = "abcdefghijklmnopqrstuvwxyz".split("");

const mean = (of: readonly { score: number }[]) =>
  of.reduce((sum, { score }) => sum + score, 0) / Math.max(1, of.length);

const hitsOf = async (index: SearchIndex, text: string) =>
  (
    await index.search({
      text,
      filters: { categories: [], tags: [], inStock: false },
      sort: "relevance",
      offset: 0,
      limit: depth,
    })
  ).hits;

async function scoreOf(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  { gain, none, strict, query }: StoreQuery,
  text: string,
): Promise<number> {
  const hits = await hitsOf(index, text);
  if (none) return hits.length === 0 ? 1 : 0;
  const gains = hits.map(({ document }) => gain(document));
  const ideal = documents
    .map(gain)
    .sort((one, other) => other - one)
    .slice(0, depth);
  if (ideal[0] === 0) throw new Error(`"${query}": no product of the store is what was judged`);
  const wanted = gains.filter((one) => one > 0).length / Math.max(1, gains.length);
  return (discounted(gains) / discounted(ideal)) * (strict ? wanted : 1);
}

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, place) => sum + (2 ** gain - 1) / Math.log2(place + 2), 0);
