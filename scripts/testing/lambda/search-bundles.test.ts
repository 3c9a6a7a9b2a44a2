import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSearchIndex } from "../../../api/adapters/aws/search-index/search-index.ts";
import { imageOf, localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { pollingWatch } from "../../../api/adapters/aws/watch.ts";
import { asking } from "../../../api/adapters/contracts/search-index/kit.contract.ts";
import { allTables, tables } from "../../../api/adapters/stores/keys.ts";
import { storesOver } from "../../../api/adapters/stores/stores.ts";
import type { Tables } from "../../../api/ports/table.ts";
import { bundle } from "../../../infra/bundle.ts";
import type { ConsumerName } from "../../../workflows/registry.ts";
import { demoProducts } from "../../local/demo/catalog.ts";
import { productOf } from "../../local/seed.ts";
import { type DynamoDbLocal, startDynamoDbLocal } from "../engines/dynamodb-local.ts";
import { findJava } from "../engines/java.ts";
import { localEnvironment } from "./environment.ts";
import { type LocalLambda, startLambda } from "./runtime-api.ts";

const java = findJava(17);
const unless = "missing" in java ? `: not run, ${java.missing}` : "";
const node = process.env["OPENSEARCH_ENDPOINT"];
const notRun = node === undefined ? ": NOT RUN, npm run test:engines starts it" : "";
const products = [...demoProducts(20)].map(productOf);
const alias = `lambda-${process.pid}`;

describe.skipIf(unless !== "")(`search's functions under Lambda's Runtime API${unless}`, () => {
  let root: string;
  let dynamo: DynamoDbLocal;
  let engine: Tables;
  const running: LocalLambda[] = [];
  const start = async (consumer: ConsumerName, searchEndpoint: string): Promise<LocalLambda> => {
    if ("missing" in dynamo) throw new Error(dynamo.missing);
    const environment = {
      ...localEnvironment(dynamo.endpoint),
      SEARCH_ALIAS: alias,
      CONSUMER: consumer,
    };
    const lambda = await startLambda(root, { ...environment, SEARCH_ENDPOINT: searchEndpoint });
    running.push(lambda);
    return lambda;
  };
  /** The DynamoDB Streams record of a new product. */
  const made = async (productId: string | undefined) => {
    const item = await engine.get(tables.products, { productId: productId ?? "" });
    if (!item) throw new Error("no such product");
    const dynamodb = {
      Keys: imageOf({ productId: item["productId"] ?? "" }),
      NewImage: imageOf(item),
      SequenceNumber: "4210000000000000000001",
    };
    return { Records: [{ eventName: "INSERT", dynamodb }] };
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "e-com67-lambda-"));
    await bundle("workflows/lambda/consumer.ts", root);
    dynamo = await startDynamoDbLocal();
    if ("missing" in dynamo) throw new Error(dynamo.missing);
    engine = await localDynamoTables(dynamo.endpoint, allTables, "test-");
    await storesOver(engine, pollingWatch, Date.now).products.load(products);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(running.map((lambda) => lambda.stop()));
    if (dynamo && !("missing" in dynamo)) await dynamo.stop();
    await rm(root, { recursive: true });
  });

  test("a product change is retried when the search engine is unavailable", async () => {
    const sync = await start("search-sync", "http://127.0.0.1:9");
    await expect(sync.invoke(await made(products[0]?.productId))).rejects.toThrow(/ECONNREFUSED|connect/i);
  }, 30_000);

  test("the sweeper runs and finds nothing to do", async () => {
    expect(await (await start("sweeper", "http://127.0.0.1:9")).invoke({})).toEqual({ swept: 0 });
  }, 30_000);

  test.skipIf(notRun !== "")(
    `a changed product is found, and a rebuild brings all of them${notRun}`,
    async () => {
      const index = openSearchIndex({ node: node ?? "", alias, grace: 0 });
      const everything = async (): Promise<number> => {
        await index.refresh();
        return (await index.search(asking(""))).total;
      };
      const sync = await start("search-sync", node ?? "");
      const event = await made(products[0]?.productId);
      for (const _ of ["once", "twice"]) expect(await sync.invoke(event)).toEqual({ batchItemFailures: [] });
      expect(await everything()).toBe(1);

      const { searchRebuilds } = storesOver(engine, pollingWatch, Date.now);
      const asked = { rebuildId: "r1", state: "queued", read: 0, startedAt: 1, updatedAt: 1 } as const;
      await searchRebuilds.save(asked);
      const rebuild = await start("search-rebuild", node ?? "");
      expect(await rebuild.invoke(queued({ rebuildId: "r1" }))).toEqual({ batchItemFailures: [] });
      expect(await searchRebuilds.latest()).toMatchObject({ state: "done", read: products.length });
      expect(await everything()).toBe(products.filter(({ isActive }) => isActive).length);
    },
    60_000,
  );
});

const queued = (body: object): { Records: Partial<SQSEvent["Records"][number]>[] } => ({
  Records: [
    {
      messageId: "m1",
      body: JSON.stringify(body),
      messageAttributes: {},
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: "1",
        SenderId: "api",
        ApproximateFirstReceiveTimestamp: "1",
      },
    },
  ],
});
