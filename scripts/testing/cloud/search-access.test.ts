import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openSearchIndex } from "../../../api/adapters/aws/search-index/search-index.ts";
import { passagesIndex } from "../../../api/adapters/aws/variables.ts";
import { openSearchVectors } from "../../../api/adapters/aws/vectors/vectors.ts";
import { assemblyOf } from "./assembly.ts";
import { matchesPattern, roleOf, statementsOf } from "./policies.ts";

test("what searches may send what the adapter sends, and can write no other index and no product", async () => {
  const shop = assemblyOf();
  const sent = await searchRequests();
  expect(sent).toContain("PUT /e-com67-products-first");
  expect(sent).toContain("PUT /e-com67-products-first/_mapping");
  for (const [stack, name] of [
    ["Compute", "api"],
    ["Agent", "chat"],
  ] as const) {
    const allowed = statementsOf(shop.of(stack), roleOf(name)).flatMap(({ Action, Resource }) =>
      [Resource].flat().flatMap((one) => {
        const path = /:domain\/development-e-com67(\/[^"]+)"/.exec(JSON.stringify(one) ?? "")?.[1];
        return path === undefined ? [] : Action.map((action) => ({ action, path }));
      }),
    );
    const may = (request: string) => {
      const [method = "", path = ""] = request.split(" ");
      const action = `es:ESHttp${method[0]}${method.slice(1).toLowerCase()}`;
      return allowed.some((one) => one.action === action && matchesPattern(path, one.path));
    };
    expect(sent.filter((request) => !may(request))).toEqual([]);
    for (const request of [
      "PUT /e-com67-passages-1024",
      "PUT /development-e-com67-passages-1024",
      "PUT /other",
      "PUT /e-com67-products/_doc/1",
      "POST /_bulk",
      "POST /e-com67-products/_bulk",
      "POST /_aliases",
      "POST /e-com67-products/_delete_by_query",
      "DELETE /e-com67-products-first",
    ])
      expect(may(request), `${name}: ${request}`).toBe(false);
    // Staff delete documents of the knowledge base.
    const removal = `POST /${passagesIndex("development-", 384)}/_delete_by_query`;
    expect(may(removal), name).toBe(name === "api");
  }
});

/** What searches ask of an engine that is empty, and of one whose index is older than the code. */
async function searchRequests(): Promise<string[]> {
  const sent: string[] = [];
  let old = false;
  let asked = 0;
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    sent.push(`${method} ${url.replace(/\?.*/, "")}`);
    const missing = url.endsWith("/_search") ? asked++ % 2 === 0 : url.startsWith("/_alias/") && !old;
    const index = { mappings: { _meta: { version: 0 } }, aliases: {} };
    response.writeHead(missing ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(method === "GET" ? { "e-com67-products-first": index } : {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with it.
  const node = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const filters = { categories: [], tags: [], inStock: false };
  const query = { text: "", filters, sort: "relevance", limit: 1, offset: 0 } as const;
  // The answers are none that a search could use; its requests are what counts.
  for (old of [false, true])
    await openSearchIndex({ node })
      .search(query)
      .catch(() => {});
  const vectors = openSearchVectors({ node, index: passagesIndex("development-", 4), dimensions: 4 });
  await vectors.search({ editions: ["1"], words: ["a"], vector: [1, 0, 0, 0], limit: 1 }).catch(() => {});
  server.closeAllConnections();
  server.close();
  return sent;
}
