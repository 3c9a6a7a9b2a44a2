import { categoriesNamed } from "../../../domain/search/categories.ts";
import { forgiven } from "../../../domain/search/distance.ts";
import { highlight, highlightPassage } from "../../../domain/search/highlight.ts";
import { corrected, leastWords, type Word, wordsOf } from "../../../domain/search/query.ts";
import { type Candidate, respell } from "../../../domain/search/spelling.ts";
import { stem } from "../../../domain/search/stem.ts";
import type { SearchIndex, SearchQuery } from "../../../ports/search-index.ts";
import { type OpenSearchOptions, openSearchRequests, statusOf } from "./client.ts";
import { facetsOf, SearchAnswer, SpellingAnswer, searchBody, spellingBody } from "./query.ts";
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
  const find = async (query: SearchQuery, words: readonly Word[], least: number) =>
    SearchAnswer.parse(await ask(searchBody(query, words, least)));

  /** Replaces words that no product has by the nearest word that one has. */
  const respelt = async (words: readonly Word[]) => {
    const { aggregations, suggest } = SpellingAnswer.parse(await ask(spellingBody(words, forgiven)));
    const by = new Map<string, string>();
    const read = words.map((word, place) => {
      const name = `word${place}`;
      if ((aggregations[name]?.doc_count ?? 0) > 0) return word;
      const candidates = (suggest[name] ?? []).flatMap(({ options }) =>
        options.map(({ text, freq }): Candidate => ({ word: text, term: stem(text), count: freq })),
      );
      const better = respell(word, candidates);
      if (better) by.set(word.word, better.best);
      return better?.word ?? word;
    });
    return { words: read, by };
  };

  const search: SearchIndex["search"] = async (query) => {
    let words: readonly Word[] = wordsOf(query.text);
    let answer = await find(query, words, words.length);
    let correction: string | undefined;
    if (words.length > 0 && nothing(answer)) {
      const better = await respelt(words);
      words = better.words;
      if (better.by.size > 0) answer = await find(query, words, words.length);
      const least = leastWords(words.length);
      if (nothing(answer) && least < words.length) answer = await find(query, words, least);
      if (answer.hits.total.value > 0) correction = corrected(query.text, better.by);
    }
    return {
      total: answer.hits.total.value,
      hits: answer.hits.hits.map(({ _score, _source: { document } }) => ({
        document,
        score: _score ?? 0,
        highlights: {
          name: highlight(document.name, words),
          description: highlightPassage(document.description, words),
        },
      })),
      facets: facetsOf(answer.aggregations),
      ...(correction !== undefined && { correction }),
    };
  };

  return {
    apply: writes.apply,
    rebuild: writes.rebuild,
    search,
    async suggest({ text, limit }) {
      const words = wordsOf(text);
      if (words.length === 0) return { products: [], categories: [] };
      const { hits, facets, correction } = await search({ ...plainest, text, limit });
      const meant = correction === undefined ? words : wordsOf(correction);
      return {
        products: hits.map(({ document }) => document),
        categories: categoriesNamed(facets.categories, meant),
        ...(correction !== undefined && { correction }),
      };
    },
    async refresh() {
      await writes.ready();
      await request("POST", `/${alias}/_refresh`);
    },
  };
}

/** True when no product has the words, whatever the filters. */
const nothing = ({ aggregations }: ReturnType<typeof SearchAnswer.parse>): boolean =>
  aggregations.matched.doc_count === 0;
