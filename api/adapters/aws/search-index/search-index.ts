import { categoriesNamed } from "../../../domain/search/categories.ts";
import { documentIn } from "../../../domain/search/document.ts";
import { highlight, highlightPassage } from "../../../domain/search/highlight.ts";
import { missingIn } from "../../../domain/search/missing.ts";
import { corrected, enoughMatches, leastWords, type Word, wordsOf } from "../../../domain/search/query.ts";
import { readingsOf } from "../../../domain/search/reread.ts";
import type { SearchHit, SearchIndex, SearchQuery } from "../../../ports/search-index.ts";
import { fullBonus, type Matching, partialBody } from "./clauses.ts";
import { type OpenSearchOptions, openSearchRequests, statusOf } from "./client.ts";
import { facetsOf, PartialAnswer, SearchAnswer, searchBody } from "./query.ts";
import { unseen } from "./versions.ts";
import { wordFacts } from "./word-facts.ts";
import { openSearchWrites, unavailable } from "./writes.ts";

export type OpenSearchIndexOptions = OpenSearchOptions & {
  /** Default: e-com67-products. */
  readonly alias?: string;
  /** Milliseconds that a replaced index is kept. Default: 2,000. */
  readonly grace?: number;
};

/** Milliseconds after which a request is given up; the service limits all requests of one search together. */
const searchTimeout = 1_200;
const plainest = {
  filters: { categories: [], tags: [], inStock: false },
  sort: "relevance",
  offset: 0,
} as const;

/**
 * The SearchIndex port on OpenSearch: a managed domain, a serverless collection, or a plain node in tests.
 * Words, spelling and highlights follow the shop's own rules, so it finds what the embedded engine finds. The
 * client is loaded on first use.
 */
export function openSearchIndex(options: OpenSearchIndexOptions): SearchIndex {
  const { alias = "e-com67-products", grace = 2_000 } = options;
  const request = openSearchRequests(options);
  const writes = openSearchWrites(request, { alias, grace });

  const asked = (body: object) =>
    request("POST", `/${alias}/_search`, body, { timeout: searchTimeout }).catch(async (error: unknown) => {
      if (statusOf(error) !== 404) throw error;
      // Creates an empty index when there is none yet.
      await writes.ready();
      return request("POST", `/${alias}/_search`, body, { timeout: searchTimeout });
    });
  const ask = (body: object): Promise<unknown> =>
    asked(body).catch((error: unknown) => {
      throw unavailable(error);
    });
  const find = async (query: SearchQuery, words: readonly Word[], how: Matching) =>
    SearchAnswer.parse(await ask(searchBody(query, words, how)));

  /** The products that have some of the words: below those that have all, up to ten; where none has all, every one. */
  const relaxed = async (
    query: SearchQuery,
    words: readonly Word[],
    telling: readonly Word[],
    full: number,
  ) => {
    const ids = new Set<string>();
    for (const least of new Set([leastWords(words.length), 1])) {
      const how = { type: "some", least, telling } as const;
      if (full === 0) {
        const answer = await find(query, words, how);
        if (matched(answer) > 0 || least === 1) return answer;
        continue;
      }
      const partial = PartialAnswer.parse(await ask(partialBody(words, how, enoughMatches - full)));
      for (const { _id } of partial.hits.hits) if (ids.size < enoughMatches - full) ids.add(_id);
      if (full + ids.size >= enoughMatches) break;
    }
    return ids.size === 0 ? undefined : find(query, words, { type: "filled", ids: [...ids] });
  };

  /** Searches as typed; where that finds too little, with words read otherwise; then for products with some of the words. */
  const found = async (query: SearchQuery) => {
    const asked = wordsOf(query.text, query.synonyms);
    const exact = await find(query, asked, { type: "all" });
    const none: ReadonlyMap<string, string> = new Map();
    if (asked.length === 0 || matched(exact) >= enoughMatches)
      return { answer: exact, words: asked, respelt: none, relaxed: false };
    const readings = readingsOf(asked, await wordFacts(ask, asked), matched(exact) === 0);
    const answer = await find(query, readings.words, { type: "all" });
    const full = matched(answer);
    const words = full > 0 ? readings.words : readings.certain;
    const read = { answer, words, respelt: readings.respelt(full > 0), relaxed: false };
    if (full >= enoughMatches || (full > 0 && query.sort !== "relevance")) return read;
    const telling = words.filter((_, place) => readings.telling[place]);
    if (telling.length === 0) return read;
    const more = await relaxed(query, words, telling, full);
    return more ? { ...read, answer: more, relaxed: matched(more) > full } : read;
  };

  const search: SearchIndex["search"] = async (query) => {
    const { answer, words, respelt, relaxed } = await found(query);
    const total = answer.hits.total.value;
    const correction = total > 0 ? corrected(query.text, respelt) : undefined;
    return {
      total,
      hits: answer.hits.hits.flatMap((hit) => hitOf(hit, words, relaxed, query.book) ?? []),
      facets: facetsOf(answer.aggregations, query.priceScale),
      ...(correction !== undefined && { correction }),
      ...(relaxed && { relaxed: true }),
    };
  };

  return {
    apply: writes.apply,
    rebuild: writes.rebuild,
    search,
    async suggest({ text, book, synonyms, limit }) {
      const words = wordsOf(text, synonyms);
      if (words.length === 0) return { products: [], categories: [] };
      const { hits, facets, correction } = await search({ ...plainest, text, book, synonyms, limit });
      const meant = correction === undefined ? words : wordsOf(correction, synonyms);
      return {
        products: hits.map(({ document }) => document),
        categories: categoriesNamed(facets.categories, meant),
        ...(correction !== undefined && { correction }),
      };
    },
    missing: (changes) => unseen(changes, ask),
    async refresh() {
      await writes.ready();
      await request("POST", `/${alias}/_refresh`);
    },
  };
}

type Answer = ReturnType<typeof SearchAnswer.parse>;

/** How many products the words match, whatever the filters. */
const matched = ({ aggregations }: Answer): number => aggregations.matched.doc_count;

function hitOf(
  { _score, _source }: Answer["hits"]["hits"][number],
  words: readonly Word[],
  relaxed: boolean,
  book: string | undefined,
): SearchHit | undefined {
  const document = documentIn(_source.document, book);
  if (!document) return undefined;
  const missingWords = relaxed ? missingIn(document, words) : [];
  const score = _score ?? 0;
  return {
    document,
    score: score > fullBonus ? score - fullBonus : score,
    highlights: {
      name: highlight(document.name, words),
      description: highlightPassage(document.description, words),
    },
    ...(missingWords.length > 0 && { missingWords }),
  };
}
