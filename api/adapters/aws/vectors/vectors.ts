import * as z from "zod";
import type { FoundPassage, IndexedPassage, PassageQuery, VectorIndex } from "../../../ports/vector-index.ts";
import { type OpenSearchOptions, openSearchRequests, statusOf } from "../search-index/client.ts";

export type OpenSearchVectorsOptions = OpenSearchOptions & {
  /** Its name holds the number of dimensions, because an index has one. */
  readonly index: string;
  readonly dimensions: number;
};

/** Passages of one bulk request: some 1 MB of vectors. */
const perRequest = 100;
const timeout = 5_000;

const Hit = z.object({
  _score: z.number(),
  _source: z.object({
    edition: z.string(),
    place: z.int(),
    heading: z.string().optional(),
    text: z.string(),
    words: z.string(),
    vector: z.array(z.number()).optional(),
  }),
});
const Answer = z.object({ hits: z.object({ hits: z.array(Hit) }) });
const Bulk = z.object({ errors: z.boolean() });

/**
 * The VectorIndex port on OpenSearch: nearest neighbors by k-NN on Lucene, filtered while it searches, and words by BM25.
 * https://docs.opensearch.org/latest/vector-search/filter-search-knn/efficient-knn-filtering/
 */
export function openSearchVectors(options: OpenSearchVectorsOptions): VectorIndex {
  const { index, dimensions } = options;
  const request = openSearchRequests(options);
  const create = async (): Promise<void> => {
    try {
      await request("PUT", `/${index}`, schemaOf(dimensions));
    } catch (error) {
      // Another process was faster.
      if (statusOf(error) !== 400) throw error;
      await request("GET", `/${index}`);
    }
  };
  const exists = async (): Promise<boolean> => {
    try {
      await request("GET", `/${index}`);
      return true;
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw error;
    }
  };
  const removeFrom = async (edition: string, place: number): Promise<void> => {
    const query = { bool: { filter: [{ term: { edition } }, { range: { place: { gte: place } } }] } };
    try {
      const how = { query: { conflicts: "proceed", refresh: "true" } };
      await request("POST", `/${index}/_delete_by_query`, { query }, how);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  };
  const ask = async (body: object) => {
    try {
      return Answer.parse(await request("POST", `/${index}/_search`, body, { timeout })).hits.hits;
    } catch (error) {
      if (statusOf(error) === 404) return [];
      throw error;
    }
  };
  return {
    async put(edition, passages) {
      // A bulk request would make the index without its schema.
      if (!(await exists())) await create();
      for (let at = 0; at < passages.length; at += perRequest) {
        const lines = passages
          .slice(at, at + perRequest)
          .flatMap((passage, place) => [
            { index: { _id: `${edition}#${at + place}` } },
            itemOf(edition, at + place, passage),
          ]);
        const answer = await request("POST", `/${index}/_bulk`, lines, { query: { refresh: "true" } });
        if (Bulk.parse(answer).errors) throw new Error("OpenSearch refused passages");
      }
      await removeFrom(edition, passages.length);
    },
    remove: (edition) => removeFrom(edition, 0),
    async search(query) {
      const [nearest, worded] = await Promise.all([
        query.vector ? ask(nearestBody(query, query.vector)) : [],
        query.words.length > 0 ? ask(wordsBody(query)) : [],
      ]);
      const found = new Map<string, FoundPassage>();
      for (const { _source } of worded) {
        const passage = passageOf(_source, query.vector ? cosine(query.vector, _source.vector ?? []) : 0);
        found.set(`${passage.edition}#${passage.place}`, passage);
      }
      for (const { _source, _score } of nearest) {
        // Lucene's score of a cosine is (1 + cosine) / 2.
        const passage = passageOf(_source, 2 * _score - 1);
        found.set(`${passage.edition}#${passage.place}`, passage);
      }
      return [...found.values()];
    },
  };
}

const schemaOf = (dimension: number) => ({
  settings: { index: { knn: true } },
  mappings: {
    dynamic: false,
    properties: {
      edition: { type: "keyword" },
      place: { type: "integer" },
      words: { type: "text", analyzer: "whitespace" },
      vector: {
        type: "knn_vector",
        dimension,
        method: { name: "hnsw", engine: "lucene", space_type: "cosinesimil" },
      },
    },
  },
});

const filterOf = ({ editions }: PassageQuery) => ({ terms: { edition: editions } });

const nearestBody = (query: PassageQuery, vector: readonly number[]) => ({
  size: query.limit,
  _source: { excludes: ["vector"] },
  query: { knn: { vector: { vector, k: query.limit, filter: filterOf(query) } } },
});

const wordsBody = (query: PassageQuery) => ({
  size: query.limit,
  query: {
    bool: {
      filter: [filterOf(query)],
      must: [{ match: { words: { query: query.words.join(" "), operator: "or" } } }],
    },
  },
});

const itemOf = (edition: string, place: number, { heading, text, words, vector }: IndexedPassage) => ({
  edition,
  place,
  ...(heading !== undefined && { heading }),
  text,
  words: words.join(" "),
  vector,
});

const passageOf = (
  { edition, place, heading, text, words }: z.infer<typeof Hit>["_source"],
  similarity: number,
): FoundPassage => ({
  edition,
  place,
  ...(heading !== undefined && { heading }),
  text,
  words: words.split(" ").filter((word) => word !== ""),
  similarity,
});

function cosine(one: readonly number[], other: readonly number[]): number {
  const sum = one.reduce((total, value, place) => total + value * (other[place] ?? 0), 0);
  return sum / (Math.hypot(...one) * Math.hypot(...other) || 1);
}
