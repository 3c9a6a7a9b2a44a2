import { fold } from "../../../api/domain/search/text/fold.ts";
import { tokensOf } from "../../../api/domain/search/text/tokens.ts";
import type { SearchDocument, SearchIndex } from "../../../api/ports/search-index.ts";
import type { Judged, Kind, Wanted } from "./queries.ts";

/**
 * `ndcg` is the mean over queries with an answer; 1 is the ideal order. `empty` is the share of the others
 * that found nothing.
 */
export type Relevance = {
  readonly ndcg: number;
  readonly empty: number;
  readonly kinds: ReadonlyMap<Kind, number>;
  readonly worst: readonly { readonly query: string; readonly ndcg: number }[];
};

const depth = 10;
const [bestGain, fairGain] = [3, 1] as const;

/**
 * Runs every query and scores the first ten hits against the judgements.
 * https://en.wikipedia.org/wiki/Discounted_cumulative_gain
 */
export async function relevanceOf(
  index: SearchIndex,
  catalog: readonly SearchDocument[],
  queries: readonly Judged[],
): Promise<Relevance> {
  const scores: { judged: Judged; ndcg: number }[] = [];
  for (const judged of queries) {
    const { hits } = await index.search({
      text: judged.query,
      filters: { categories: [], tags: [], inStock: false },
      sort: "relevance",
      offset: 0,
      limit: depth,
    });
    if (judged.kind === "none") {
      const answer = catalog.find((document) => has(document, { text: judged.query }));
      if (answer) throw new Error(`"${judged.query}" is judged to have no answer, but ${answer.name} has it`);
      scores.push({ judged, ndcg: hits.length === 0 ? 1 : 0 });
      continue;
    }
    const gains = hits.map(({ document }) => gainOf(judged, document));
    const ideal = catalog
      .map((document) => gainOf(judged, document))
      .sort((one, other) => other - one)
      .slice(0, depth);
    if (ideal[0] === 0) throw new Error(`"${judged.query}": no product of the catalog is what was judged`);
    scores.push({ judged, ndcg: discounted(gains) / discounted(ideal) });
  }
  const mean = (of: typeof scores) => of.reduce((sum, { ndcg }) => sum + ndcg, 0) / Math.max(1, of.length);
  const byKind = Map.groupBy(scores, ({ judged }) => judged.kind);
  return {
    ndcg: mean(scores.filter(({ judged }) => judged.kind !== "none")),
    empty: mean(byKind.get("none") ?? []),
    kinds: new Map([...byKind].map(([kind, of]) => [kind, mean(of)])),
    worst: scores
      .map(({ judged, ndcg }) => ({ query: judged.query, ndcg }))
      .filter(({ ndcg }) => ndcg < 1)
      .sort((one, other) => one.ndcg - other.ndcg),
  };
}

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, gain, place) => sum + (2 ** gain - 1) / Math.log2(place + 2), 0);

function gainOf({ best, fair = [] }: Judged, document: SearchDocument): number {
  if (best.some((wanted) => has(document, wanted))) return bestGain;
  return fair.some((wanted) => has(document, wanted)) ? fairGain : 0;
}

function has(document: SearchDocument, { name, text, category, tag }: Wanted): boolean {
  if (category !== undefined && document.category !== category) return false;
  if (tag !== undefined && !document.tags.includes(tag)) return false;
  if (name !== undefined && !wordsIn(document.name, name)) return false;
  return text === undefined || wordsIn(`${document.name} ${document.description}`, text);
}

/** Compares plain words, without the stemming and synonyms under test. */
function wordsIn(text: string, wanted: string): boolean {
  const known = new Set(tokensOf(text).map(({ word }) => word));
  return wanted.split(/[\s-]+/).every((word) => known.has(fold(word)));
}
