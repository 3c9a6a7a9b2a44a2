import { beforeAll, describe, expect, test } from "vitest";
import { openSearchIndex } from "../../../api/adapters/aws/search-index/search-index.ts";
import { embeddedSearch } from "../../../api/adapters/embedded/search/search-index.ts";
import { emptySegment } from "../../../api/adapters/embedded/search/segment.ts";
import type { SearchIndex } from "../../../api/ports/search-index.ts";
import { demoDocuments, typoRecall } from "./catalog.ts";
import { judgedQueries } from "./queries.ts";
import { retryingSearch } from "./retrying-search.ts";
import { relevanceOf } from "./score.ts";
import { storeDocuments, storeQueries } from "./store.ts";
import { storeScoreOf, typoScoreOf } from "./store-score.ts";

const node = process.env["OPENSEARCH_ENDPOINT"];
const catalog = demoDocuments(2_000);
const notRun = node === undefined ? ": NOT RUN, npm run test:engines starts it" : "";

test("at least 150 queries are judged, each once", () => {
  expect(judgedQueries.length).toBeGreaterThanOrEqual(150);
  expect(new Set(judgedQueries.map(({ query }) => query)).size).toBe(judgedQueries.length);
});

describe.each([
  { name: "the laptop's engine", skipped: false, tries: 4_000, open: () => embeddedSearch(emptySegment()) },
  {
    name: `OpenSearch${notRun}`,
    skipped: notRun !== "",
    // Each misspelt word takes three requests over HTTP.
    tries: 1_000,
    open: () => openSearchIndex({ node: node ?? "", alias: `relevance-${process.pid}`, grace: 0 }),
  },
])("on $name", ({ skipped, tries, open }) => {
  let index: SearchIndex;
  beforeAll(async () => {
    if (skipped) return;
    index = retryingSearch(open());
    const changes = catalog.map((document) => ({ type: "put", version: 1, document }) as const);
    expect(await index.apply(changes)).toEqual({ failed: [] });
    await index.refresh();
  }, 60_000);

  test.skipIf(skipped)(
    "shoppers find what they mean, and nothing where there is nothing",
    { timeout: 60_000 },
    async () => {
      const { ndcg, empty, kinds } = await relevanceOf(index, catalog, judgedQueries);
      expect(ndcg).toBeGreaterThanOrEqual(0.985);
      expect(empty).toBe(1);
      for (const [kind, score] of kinds) expect(score, kind).toBeGreaterThanOrEqual(0.85);
    },
  );

  test.skipIf(skipped)(
    "of words with one typing error at least 95 in 100 find what was meant",
    { timeout: 180_000 },
    async () => {
      expect(await typoRecall(index, catalog, tries)).toBeGreaterThanOrEqual(0.95);
    },
  );
});

/** What each kind of query comes to on both engines, less a little. */
const floors = {
  plain: 0.97,
  fewer: 0.8,
  main: 0.9,
  accessory: 0.95,
  joins: 0.97,
  parts: 0.98,
  "parts-none": 1,
  measures: 0.96,
  variants: 0.95,
  typo: 0.92,
  scripts: 0.95,
  "scripts-none": 1,
  compounds: 0.93,
  foreign: 0.9,
  synonym: 0.85,
  brands: 0.95,
  none: 1,
};

describe.each([
  { name: "the laptop's engine", skipped: false, open: () => embeddedSearch(emptySegment()) },
  {
    name: `OpenSearch${notRun}`,
    skipped: notRun !== "",
    open: () => openSearchIndex({ node: node ?? "", alias: `store-${process.pid}`, grace: 0 }),
  },
])("over the products of another shop, on $name", ({ skipped, open }) => {
  const documents = storeDocuments();
  const queries = storeQueries();
  let index: SearchIndex;
  beforeAll(async () => {
    if (skipped) return;
    index = retryingSearch(open());
    const changes = documents.map((document) => ({ type: "put", version: 1, document }) as const);
    expect(await index.apply(changes)).toEqual({ failed: [] });
    await index.refresh();
  }, 60_000);

  test("there are at least 500 of them, and 400 queries, each judged once", () => {
    expect(documents.length).toBeGreaterThanOrEqual(500);
    expect(queries.length).toBeGreaterThanOrEqual(400);
    expect(new Set(queries.map(({ query, kind }) => `${kind} ${query}`)).size).toBe(queries.length);
  });

  test.skipIf(skipped)("every kind of query finds what is meant", { timeout: 180_000 }, async () => {
    const { kinds, all } = await storeScoreOf(index, documents, queries);
    expect(all).toBeGreaterThanOrEqual(0.95);
    expect([...kinds.keys()].sort()).toEqual(Object.keys(floors).sort());
    for (const [kind, floor] of Object.entries(floors))
      expect(kinds.get(kind), kind).toBeGreaterThanOrEqual(floor);
  });

  test.skipIf(skipped)(
    "one typing error costs little, and hardly ever everything",
    { timeout: 180_000 },
    async () => {
      const { ndcg, empty } = await typoScoreOf(index, documents, queries, 310);
      expect(ndcg).toBeGreaterThanOrEqual(0.92);
      expect(empty).toBeLessThanOrEqual(10);
    },
  );
});
