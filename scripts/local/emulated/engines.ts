import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { passagesIndex, searchAlias } from "../../../api/adapters/aws/variables.ts";
import { openSearchVectors } from "../../../api/adapters/aws/vectors/vectors.ts";
import { shopEnglish } from "../../../api/adapters/embedded/embedder/embedder.ts";
import { allTables } from "../../../api/adapters/stores/keys.ts";
import { subscriptions } from "../../../api/ports/messages.ts";
import { everyConsumer } from "../../../workflows/edge-consumers.ts";
import { createChannels, visibilityFor } from "../../testing/engines/channels.ts";
import { startDynamoDbLocal } from "../../testing/engines/dynamodb-local.ts";
import { type Fauxqs, startEmulatedAws } from "../../testing/engines/fauxqs.ts";
import { findJava } from "../../testing/engines/java.ts";
import { openSearchMissing, startOpenSearch } from "../../testing/engines/opensearch.ts";
import { type EmulatedSes, startEmulatedSes } from "../../testing/engines/ses.ts";
import type { emulatorFolders } from "../data-folder.ts";
import type { OtherEngines } from "../engines.ts";
import { useEmulators } from "./environment.ts";
import { emulatedFiles } from "./files.ts";
import { emulatedMail } from "./mail.ts";
import { emulatedMessages } from "./messages.ts";
import { emulatedSearch } from "./search.ts";

/** Running emulators with the AWS adapters over them. */
export type Emulators = {
  readonly engines: OtherEngines;
  /** For whoever starts the shop: what runs, and what stays embedded and why. */
  readonly described: readonly (readonly [title: string, what: string])[];
  readonly stop: () => Promise<void>;
};

/** The bucket of the shop's files. */
export const bucket = "e-com67-files";

const described = [
  ["Emulated", "tables and feeds (DynamoDB Local), search and passages (OpenSearch)"],
  ["", "queues, topics and files (fauxqs), mail (aws-ses-v2-local)"],
  ["Embedded", "workflows: no engine without Docker runs JSONata definitions as AWS does"],
  ["", "accounts: cognito-local fails the port's contract (docs/emulators.md)"],
  ["", "text messages: fauxqs takes no phone numbers"],
  ["", "embeddings and models: Bedrock has no emulator"],
  ["", "payments: a local Stripe, as Stripe is not an AWS service"],
] as const;

/**
 * Starts the emulators on free ports of 127.0.0.1 with their data under `folder`, and points this process's AWS clients to
 * them. Throws an Error that says what is missing and how to get it.
 */
export async function startEmulators(folder: string): Promise<Emulators> {
  const missing = missingEngines();
  if (missing.length > 0)
    throw new Error(`--engines emulated needs what this machine lacks:\n${missing.join("\n")}`);
  console.log("Starting the emulators; the first time, Maven downloads OpenSearch, about 60 MB…");
  const starting = [
    startDynamoDbLocal({ folder: await made(folder, "dynamodb") }),
    startOpenSearch({ folder: await made(folder, "opensearch") }),
    startEmulatedAws({ folder: await made(folder, "fauxqs") }),
    startEmulatedSes(),
  ] as const;
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(stops.map((each) => each()));
  };
  for (const started of await Promise.allSettled(starting))
    if (started.status === "fulfilled" && "stop" in started.value) stops.push(started.value.stop);
  try {
    const [dynamo, openSearch, aws, ses] = await Promise.all(starting);
    if ("missing" in dynamo) throw new Error(`DynamoDB Local: ${dynamo.missing}`);
    if ("missing" in openSearch) throw new Error(`OpenSearch: ${openSearch.missing}`);
    stops.push(useEmulators({ aws: aws.endpoint, ses: ses.endpoint }));
    return {
      engines: await enginesOver({ dynamo: dynamo.endpoint, search: openSearch.endpoint, aws, ses }),
      described,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function made(folder: string, name: (typeof emulatorFolders)[number]): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
}

const reportQueue = (error: unknown, queue: string): void => console.error(`queue ${queue}:`, error);

/** Emulators that run; `dynamo` and `search` are URLs. */
export type RunningEmulators = {
  readonly dynamo: string;
  readonly search: string;
  readonly aws: Fauxqs;
  readonly ses: EmulatedSes;
};

/** The AWS adapters over running emulators. Names begin with `prefix`, which separates several shops. */
export async function enginesOver(
  { dynamo, search, aws, ses }: RunningEmulators,
  prefix = "",
): Promise<Required<OtherEngines>> {
  const channels = createChannels(aws, {
    prefix,
    subscriptions,
    visibilityOf: visibilityFor(everyConsumer),
  });
  const { bucketName } = aws.server.createBucket(prefix + bucket);
  const { dimensions } = shopEnglish;
  return {
    tables: await localDynamoTables(dynamo, allTables, prefix),
    messages: emulatedMessages({ channels, sqs: aws.sqs, onError: reportQueue }),
    mail: emulatedMail(ses),
    files: emulatedFiles(aws.endpoint, bucketName),
    search: emulatedSearch(search, prefix + searchAlias),
    vectors: openSearchVectors({ node: search, index: passagesIndex(prefix, dimensions), dimensions }),
  };
}

/** What the emulators need and this machine lacks, each with how to get it. */
function missingEngines(): string[] {
  const java = findJava(17);
  if ("missing" in java)
    return [
      `- ${java.missing}; DynamoDB Local and OpenSearch run on it. Debian and Ubuntu: apt-get install openjdk-17-jre-headless;` +
        " macOS: brew install openjdk; Windows: winget install EclipseAdoptium.Temurin.21.JRE",
    ];
  const search = openSearchMissing();
  if (search === undefined) return [];
  return [`- ${search}. Debian and Ubuntu: apt-get install maven; macOS: brew install maven`];
}
