import { once } from "node:events";
import { createServer as createHttpServer, type IncomingHttpHeaders } from "node:http";
import { createServer } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { asking, documentFor, put } from "../../contracts/search-index/kit.contract.ts";
import { searchIndexContract } from "../../contracts/search-index/search-index.contract.ts";
import { signedFor } from "./client.ts";
import { indexMappings, indexTemplate } from "./schema.ts";
import { openSearchIndex } from "./search-index.ts";

const node = process.env["OPENSEARCH_ENDPOINT"];
let made = 0;
const fresh = () => openSearchIndex({ node: node ?? "", alias: `test-${process.pid}-${++made}`, grace: 0 });

describe.skipIf(node === undefined)(
  `OpenSearch itself${node === undefined ? ": NOT RUN, npm run test:engines starts it" : ""}`,
  { timeout: 60_000 },
  () => {
    searchIndexContract("OpenSearch", async () => {
      const index = fresh();
      await index.refresh();
      return index;
    });

    test("changes by another process reach an index under construction, also during the swap", async () => {
      const alias = `test-${process.pid}-two`;
      const [one, other] = [0, 0].map(() => openSearchIndex({ node: node ?? "", alias, grace: 0 }));
      if (!one || !other) throw new Error("two were made");
      await one.apply([put(documentFor(1))]);
      let next = 2;
      const rebuilt = new AbortController();
      async function* slowly() {
        for (let batch = 0; batch < 5; batch++) yield [put(documentFor(1), 1)];
      }
      const writing = (async () => {
        while (!rebuilt.signal.aborted) await other.apply([put(documentFor(next++))]);
      })();
      for (let round = 0; round < 5; round++) {
        // The table has a change before the feed does.
        async function* table() {
          yield Array.from({ length: next }, (_, id) => put(documentFor(id)));
          yield* slowly();
        }
        await one.rebuild(table());
      }
      rebuilt.abort();
      await writing;
      await one.refresh();
      const { total } = await one.search(asking("", { limit: 1 }));
      // documentFor(0) came with the rebuilds.
      expect(total).toBe(next);
    });

    test("an index of an earlier version takes changes until it is rebuilt, and finds what it has", async () => {
      const alias = `test-${process.pid}-old`;
      const call = async (method: string, path: string, body: object) => {
        const headers = { "content-type": "application/json" };
        const answer = await fetch(`${node}/${path}`, { method, headers, body: JSON.stringify(body) });
        expect(answer.status, path).toBeLessThan(300);
      };
      const {
        named: _named,
        names: _names,
        accessories: _accessories,
        ...properties
      } = indexMappings.properties;
      const { settings } = indexTemplate("").template;
      await call("PUT", `${alias}-first`, {
        aliases: { [alias]: {} },
        settings,
        mappings: { dynamic: "strict", properties },
      });
      const index = openSearchIndex({ node: node ?? "", alias, grace: 0 });
      const lamp = documentFor(1, { name: "Old Lamp" });
      await call("PUT", `${alias}/_doc/${lamp.productId}?version=1&version_type=external`, {
        isActive: true,
        terms: "old lamp",
        words: "old lamp",
        document: lamp,
      });
      expect(await index.apply([put(documentFor(2, { name: "New Lamp" }))])).toEqual({ failed: [] });
      await index.refresh();
      expect((await index.search(asking("lamp"))).total).toBe(2);
    });
  },
);

test.each([
  ["https://search-shop-abc.eu-west-1.es.amazonaws.com", { region: "eu-west-1", service: "es" }],
  ["https://search-shop-abc.aos.eu-west-1.on.aws", { region: "eu-west-1", service: "es" }],
  ["https://abc.eu-west-1.aoss.amazonaws.com", { region: "eu-west-1", service: "aoss" }],
  ["http://127.0.0.1:9200", undefined],
  ["https://es.amazonaws.com.example.com", undefined],
])("requests to %s are signed as its host asks", (node, signed) => {
  expect(signedFor(node, "eu-west-1")).toEqual(signed);
});

test("a request to a domain on AWS is signed with the function's own credentials", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_SESSION_TOKEN", "session");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  const asked: IncomingHttpHeaders[] = [];
  const domain = createHttpServer(({ headers }, response) => {
    asked.push(headers);
    response.writeHead(503).end();
  }).listen(0, "127.0.0.1");
  await once(domain, "listening");
  const address = domain.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const signed = { region: "eu-west-1", service: "es" } as const;
  const index = openSearchIndex({ node: `http://127.0.0.1:${address.port}`, signed });
  await expect(index.search(asking("mug"))).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  domain.close();
  vi.unstubAllEnvs();
  expect(asked[0]?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/es\/aws4_request, /,
  );
  expect(asked[0]?.["x-amz-security-token"]).toBe("session");
});

describe("an OpenSearch that does not answer", () => {
  test("is unavailable at once when nothing listens", async () => {
    const index = openSearchIndex({ node: "http://127.0.0.1:9" });
    await expect(index.search(asking("mug"))).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    await expect(index.suggest({ text: "mug", limit: 3 })).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
    });
  });

  test("is unavailable within two seconds when the connection is accepted but never answered", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const index = openSearchIndex({ node: `http://127.0.0.1:${address.port}` });
    await expect(index.search(asking("mug"))).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    silent.close();
  });
});
