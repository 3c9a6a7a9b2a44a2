import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { pollingWatch } from "../../../api/adapters/aws/watch.ts";
import { allTables } from "../../../api/adapters/stores/keys.ts";
import { storesOver } from "../../../api/adapters/stores/stores.ts";
import type { Tables } from "../../../api/ports/table.ts";
import { type BundleName, bundle, entries, shipPages } from "../../../infra/bundle.ts";
import { demoProducts } from "../../local/demo/catalog.ts";
import { productOf } from "../../local/seed.ts";
import { startWire, type Wire, wireEnvironment } from "../aws-wire.ts";
import { type CloudFront, startCloudFront } from "../cloud/cloudfront.ts";
import { type DynamoDbLocal, startDynamoDbLocal } from "../engines/dynamodb-local.ts";
import { localEnvironment } from "./environment.ts";
import { type LambdaOptions, type LocalLambda, startLambda } from "./runtime-api.ts";

/** Of every queue, those of dead letters too. */
const oneDeadLetter = {
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: "arn:aws:sqs:local:000000000000:dead" }),
  ApproximateNumberOfMessages: "1",
};

/**
 * The shop's functions as they deploy, on DynamoDB Local with two products; `wire` answers for every other service of AWS, and
 * `cloudFront` for the edge.
 */
export type LambdaShop = {
  readonly tables: Tables;
  readonly stores: ReturnType<typeof storesOver>;
  readonly wire: Wire;
  readonly cloudFront: CloudFront;
  readonly dynamoEndpoint: string;
  /** Starts a function of a bundle, which is built first. */
  readonly start: (
    name: BundleName,
    environment?: Record<string, string>,
    options?: LambdaOptions,
  ) => Promise<LocalLambda>;
  /** Ends the functions that were started so far. */
  readonly stopFunctions: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Throws an Error where DynamoDB Local cannot start. */
export async function lambdaShop(): Promise<LambdaShop> {
  const root = await mkdtemp(join(tmpdir(), "e-com67-lambdas-"));
  const dynamo: DynamoDbLocal | { readonly missing: string } = await startDynamoDbLocal();
  if ("missing" in dynamo) throw new Error(dynamo.missing);
  const wire = await startWire();
  wire.answer(({ action, input }) =>
    action === "GetQueueAttributes"
      ? { Attributes: oneDeadLetter }
      : { MessageId: "m", ...digestOf(input["MessageBody"]) },
  );
  const cloudFront = await startCloudFront("E1");
  const tables = await localDynamoTables(dynamo.endpoint, allTables, "test-");
  const stores = storesOver(tables, pollingWatch, Date.now);
  await stores.products.load([...demoProducts(2)].map(productOf));
  const built = new Map<BundleName, Promise<unknown>>();
  let running: LocalLambda[] = [];
  const stopFunctions = async (): Promise<void> => {
    const ending = running;
    running = [];
    await Promise.all(ending.map((lambda) => lambda.stop()));
  };
  const build = async (name: BundleName): Promise<void> => {
    await bundle(entries[name], join(root, name));
    if (name === "api") await shipPages(join(root, name, "web"));
  };
  return {
    tables,
    stores,
    wire,
    cloudFront,
    dynamoEndpoint: dynamo.endpoint,
    async start(name, environment = {}, options = {}) {
      if (!built.has(name)) built.set(name, build(name));
      await built.get(name);
      const lambda = await startLambda(
        join(root, name),
        {
          ...wireEnvironment(wire.endpoint),
          ...localEnvironment(dynamo.endpoint),
          AWS_ENDPOINT_URL_CLOUDFRONT: cloudFront.endpoint,
          SHOP_DISTRIBUTION_ID: "E1",
          EDGE_PURGES_QUEUE_URL: `${wire.endpoint}/000000000000/edge-purges`,
          SOCKET_ENDPOINT: wire.endpoint,
          WORKER_FUNCTION: "worker",
          WEB_ORIGINS: "https://shop.example.com",
          ...environment,
        },
        options,
      );
      running.push(lambda);
      return lambda;
    },
    stopFunctions,
    async stop() {
      await stopFunctions();
      await Promise.all([wire.stop(), cloudFront.stop(), dynamo.stop()]);
      await rm(root, { recursive: true });
    },
  };
}

/** SQS says what it has stored, and its client compares. */
const digestOf = (body: unknown) =>
  typeof body === "string" ? { MD5OfMessageBody: createHash("md5").update(body).digest("hex") } : {};
