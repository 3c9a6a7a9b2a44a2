// npm run relevance: the judged queries on both search engines (OPENSEARCH_ENDPOINT names a running OpenSearch).
import { parseArgs } from "node:util";
import { openSearchIndex } from "../../api/adapters/aws/search-index/search-index.ts";
import { embeddedSearch } from "../../api/adapters/embedded/search/search-index.ts";
import { emptySegment } from "../../api/adapters/embedded/search/segment.ts";
import type { SearchDocument, SearchIndex } from "../../api/ports/search-index.ts";
import { startOpenSearch } from "../testing/engines/opensearch.ts";
import { demoDocuments, typoRecall } from "./relevance/catalog.ts";
import { judgedQueries } from "./relevance/queries.ts";
import { retryingSearch } from "./relevance/retrying-search.ts";
import { relevanceOf } from "./relevance/score.ts";
import { storeDocuments, storeQueries } from "./relevance/store.ts";
import { storeScoreOf, typoScoreOf } from "./relevance/store-score.ts";

const { values } = parseArgs({
  options: {
    engine: { type: "string", multiple: true, default: ["embedded", "OpenSearch"] },
    worst: { type: "string", default: "15" },
  },
});
const worstShown = Number(values.worst);
const typos = 620;

type Open = (purpose: string) => SearchIndex;
const engines: [name: string, open: Open][] = [];
if (values.engine.includes("embedded")) engines.push(["embedded", () => embeddedSearch(emptySegment())]);
const server = values.engine.includes("OpenSearch") ? await startedOpenSearch() : undefined;
if (server && "missing" in server) console.warn(`OpenSearch: NOT RUN, ${server.missing}`);
else if (server) {
  const { endpoint } = server;
  engines.push([
    "OpenSearch",
    (purpose) =>
      retryingSearch(
        openSearchIndex({ node: endpoint, alias: `relevance-${process.pid}-${purpose}`, grace: 0 }),
      ),
  ]);
}

async function startedOpenSearch() {
  const endpoint = process.env["OPENSEARCH_ENDPOINT"];
  return endpoint === undefined ? startOpenSearch() : { endpoint, stop: async () => {} };
}

async function filled(index: SearchIndex, documents: readonly SearchDocument[]): Promise<SearchIndex> {
  await index.apply(documents.map((document) => ({ type: "put", version: 1, document })));
  await index.refresh();
  return index;
}

const demo = demoDocuments(2_000);
const store = storeDocuments();
const queries = storeQueries();
const demoColumns = new Map<string, ReadonlyMap<string, string>>();
const storeColumns = new Map<string, ReadonlyMap<string, string>>();
for (const [name, open] of engines) {
  const demoIndex = await filled(open("demo"), demo);
  const of = await relevanceOf(demoIndex, demo, judgedQueries);
  const recall = await typoRecall(demoIndex, demo, 1_000);
  demoColumns.set(
    name,
    figures([
      ...of.kinds,
      ["all", of.ndcg],
      ["nothing where there is none", of.empty],
      ["typo recall", recall],
    ]),
  );
  const storeIndex = await filled(open("store"), store);
  const { kinds, all, worst } = await storeScoreOf(storeIndex, store, queries);
  const typo = await typoScoreOf(storeIndex, store, queries, typos);
  storeColumns.set(
    name,
    new Map([
      ...figures([...kinds, ["all", all], ["with one typo", typo.ndcg]]),
      [`empty of ${typos} with one typo`, String(typo.empty)] as const,
    ]),
  );
  console.log(`${name}, the worst of the demo catalog and of the store:`);
  for (const { query, ndcg } of of.worst.slice(0, worstShown)) console.log(`  ${ndcg.toFixed(2)}  ${query}`);
  for (const { kind, query, score } of worst.slice(0, worstShown))
    console.log(`  ${score.toFixed(2)}  ${query} (${kind})`);
}
if (server && !("missing" in server)) await server.stop();
print(`demo catalog, ${judgedQueries.length} queries`, demoColumns);
print(`store, ${queries.length} queries over ${store.length} products`, storeColumns);

function figures(rows: readonly (readonly [string, number])[]): Map<string, string> {
  return new Map(rows.map(([name, value]) => [name, value.toFixed(3)]));
}

function print(title: string, columns: ReadonlyMap<string, ReadonlyMap<string, string>>): void {
  const [first] = columns.values();
  console.log(`\n${[title, ...columns.keys()].join("\t")}`);
  for (const row of first?.keys() ?? [])
    console.log([row, ...[...columns.values()].map((column) => column.get(row))].join("\t"));
}
