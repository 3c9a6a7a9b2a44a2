import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from "@aws-sdk/lib-dynamodb";
import type { Item, Key, TableSpec } from "../../../ports/table.ts";
import { checkKey } from "../../table/item.ts";
import { identity } from "../../table/request.ts";
import { itemFrom } from "./attribute.ts";
import { Unprocessed } from "./retry.ts";
import { putInput } from "./write.ts";

/** `patient` retries work while DynamoDB is busy. */
type Batching = {
  readonly client: DynamoDBDocumentClient;
  readonly patient: (work: () => Promise<void>) => Promise<void>;
};

type WriteRequest = NonNullable<BatchWriteCommandInput["RequestItems"]>[string][number];

const readAtOnce = 100;
const writtenAtOnce = 25;
const batchesAtOnce = 4;

/** Items by key, in the order of `keys`; a key may occur twice. */
export async function getMany(
  { client, patient }: Batching,
  { table, name, keys }: { readonly table: TableSpec; readonly name: string; readonly keys: readonly Key[] },
): Promise<(Item | undefined)[]> {
  const wanted = new Map<string, Key>();
  for (const key of keys) {
    checkKey(table, key);
    wanted.set(identity(table, key), { ...key });
  }
  const found = new Map<string, Item>();
  await inBatches([...wanted.values()], readAtOnce, async (batch) => {
    let Keys = batch;
    await patient(async () => {
      const request = { RequestItems: { [name]: { Keys, ConsistentRead: true } } };
      const answer = await client.send(new BatchGetCommand(request));
      for (const item of (answer.Responses?.[name] ?? []).map(itemFrom))
        found.set(identity(table, item), item);
      Keys = answer.UnprocessedKeys?.[name]?.Keys ?? [];
      if (Keys.length > 0) throw new Unprocessed(`${Keys.length} keys were not read`);
    });
  });
  return keys.map((key) => found.get(identity(table, key)));
}

/** Puts items without conditions. Of two items with one key, the last is stored. */
export async function putMany(
  { client, patient }: Batching,
  {
    table,
    name,
    items,
  }: { readonly table: TableSpec; readonly name: string; readonly items: readonly Item[] },
): Promise<void> {
  const puts = new Map<string, WriteRequest>();
  for (const item of items)
    puts.set(identity(table, item), { PutRequest: { Item: putInput(table, item).Item } });
  await inBatches([...puts.values()], writtenAtOnce, async (batch) => {
    let requests = batch;
    await patient(async () => {
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [name]: requests } }));
      requests = answer.UnprocessedItems?.[name] ?? [];
      if (requests.length > 0) throw new Unprocessed(`${requests.length} items were not written`);
    });
  });
}

/** Splits `all` into batches and runs a few of them at a time. */
async function inBatches<T>(
  all: readonly T[],
  size: number,
  work: (batch: T[]) => Promise<void>,
): Promise<void> {
  const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  ).values();
  const worker = async (): Promise<void> => {
    for (const batch of batches) await work(batch);
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, worker));
}
