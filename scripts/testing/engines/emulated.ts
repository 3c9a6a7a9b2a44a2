import { randomUUID } from "node:crypto";
import { enginesOver, type RunningEmulators } from "../../local/emulated/engines.ts";
import { useEmulators } from "../../local/emulated/environment.ts";
import type { OtherEngines } from "../../local/engines.ts";
import { startEmulatedAws } from "./fauxqs.ts";
import { startEmulatedSes } from "./ses.ts";

let starting: Promise<RunningEmulators> | undefined;

/**
 * Engines for one test's shop over the DynamoDB Local at DYNAMODB_ENDPOINT, the OpenSearch at OPENSEARCH_ENDPOINT and
 * emulators in this process, under names of their own.
 */
export async function freshEmulatedEngines(
  prefix = `${randomUUID().slice(0, 8)}-`,
): Promise<Required<OtherEngines>> {
  starting ??= start();
  return enginesOver(await starting, prefix);
}

async function start(): Promise<RunningEmulators> {
  const { DYNAMODB_ENDPOINT: dynamo, OPENSEARCH_ENDPOINT: search } = process.env;
  if (!dynamo || !search)
    throw new Error(
      "TEST_ENGINES=emulated needs DYNAMODB_ENDPOINT and OPENSEARCH_ENDPOINT; npm run test:engines sets both",
    );
  const [aws, ses] = await Promise.all([startEmulatedAws(), startEmulatedSes()]);
  useEmulators({ aws: aws.endpoint, ses: ses.endpoint });
  return { dynamo, search, aws, ses };
}
