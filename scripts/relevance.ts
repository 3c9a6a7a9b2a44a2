// npm run relevance: the judged queries on both search engines (OPENSEARCH_ENDPOINT names a running OpenSearch).
import { openSearchIndex } from "../api/adapters/aws/search-index/search-index.ts";
import { embeddedSearch } from "../api/adapters/embedded/search/search-index.ts";
import { emptySegment } from "../api/adapters/embedded/search/segment.ts";
import type { SearchIndex } from "../api/ports/search-index.ts";
import { demoDocuments, typoRecall } from "./measure/relevance/catalog.ts";
import { judgedQueries } from "./measure/relevance/queries.ts";
import { retryingSearch } from "./measure/relevance/retrying-search.ts";
import { relevanceOf } from "./measure/relevance/score.ts";
import { startOpenSearch } from "./testing/engines/opensearch.ts";

const catalog = demoDocuments(2_000);
const engines: [name: string, index: SearchIndex][] = [["embedded", embeddedSearch(emptySegment())]];
const server = await startOpenSearch();
if ("missing" in server) console.warn(`OpenSearch: NOT RUN, ${server.missing}`);
else
  engines.push([
    "OpenSearch",
    retryingSearch(openSearchIndex({ node: server.endpoint, alias: "relevance", grace: 0 })),
  ]);

const columns = [];
for (const [name, index] of engines) {
  await index.apply(catalog.map((document) => ({ type: "put", version: 1, document })));
  await index.refresh();
  const { ndcg, empty, kinds, worst } = await relevanceOf(index, catalog, judgedQueries);
  const recall = await typoRecall(index, catalog, 4_000);
  columns.push({
    name,
    kinds: new Map([...kinds, ["all", ndcg] as const, ["typo recall", recall] as const]),
  });
  console.log(
    `${name}: nDCG@10 ${ndcg.toFixed(3)}, no answer where there is none ${(empty * 100).toFixed(0)} %`,
  );
  for (const { query, ndcg } of worst.slice(0, 15)) console.log(`  ${ndcg.toFixed(2)}  ${query}`);
}
if (!("missing" in server)) await server.stop();
const kinds = [...(columns[0]?.kinds.keys() ?? [])];
console.log(
  `\n${["of ".concat(String(judgedQueries.length)), ...columns.map(({ name }) => name)].join("\t")}`,
);
for (const kind of kinds)
  console.log([kind, ...columns.map((column) => column.kinds.get(kind)?.toFixed(3))].join("\t"));
