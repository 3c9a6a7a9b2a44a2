import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Item, Key, Page, Query, TableSpec, Tables } from "../../../ports/table.ts";
import { lazy } from "../../lazy.ts";
import {
  attributesOf,
  checkKey,
  compareValues,
  cursorAfter,
  type KeySchema,
  schemaOf,
} from "../../table/item.ts";
import { checkCursor, checkLimit, checkQuery, checkWrites } from "../../table/request.ts";
import { type Document, documents, itemFrom, itemFromAttributes } from "./attribute.ts";
import { getMany, putMany } from "./batch.ts";
import { keyConditionText, placeholders } from "./expression.ts";
import { wasUpdatedBy } from "./lost-answer.ts";
import { cancellation, patiently } from "./retry.ts";
import type { FeedOptions } from "./shards.ts";
import { deleteInput, putInput, transactItem, updateInput } from "./write.ts";

export { createDynamoTables } from "./create.ts";

/**
 * `prefix` is prepended to every table's name; `patienceMs` limits the retries while DynamoDB is busy
 * (default 10 s).
 */
export type DynamoTablesOptions = {
  readonly prefix?: string;
  readonly patienceMs?: number;
  readonly feed?: FeedOptions;
};

/**
 * The Table port on DynamoDB. Throttling, transaction conflicts and unprocessed batch items are retried
 * within `patienceMs`, then SERVICE_UNAVAILABLE is thrown. Programming errors (invalid keys, values, paths)
 * reject with another Error.
 */
export function dynamoTables(
  client: DynamoDBClient,
  streams: () => Promise<DynamoDBStreamsClient>,
  specs: readonly TableSpec[],
  { prefix = "", patienceMs = 10_000, feed: feedOptions }: DynamoTablesOptions = {},
): Tables {
  const names = new Map(specs.map((spec) => [spec.name, `${prefix}${spec.name}`]));
  const nameOf = (table: TableSpec): string => {
    const name = names.get(table.name);
    if (name === undefined) throw new Error(`there is no table ${table.name}`);
    return name;
  };
  const documentClient = documents(client);
  // Functions get their changes from Lambda and read no feed.
  const feed = lazy(async () => (await import("./feed.ts")).dynamoFeed(client, await streams(), feedOptions));
  const patient = <T>(work: () => Promise<T>): Promise<T> => patiently(patienceMs, work);
  /** Resolves to undefined when the condition failed, and to what `own` answers where it failed because of this write itself. */
  const unlessRefused = async <T>(
    work: () => Promise<T>,
    own: (stored: Item | undefined) => T | undefined,
  ): Promise<T | undefined> => {
    try {
      return await patient(work);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const asked = error.$metadata.attempts ?? 1;
      return asked > 1 ? own(error.Item && itemFromAttributes(error.Item)) : undefined;
    }
  };
  const batching = { client: documentClient, patient };

  return {
    get: async (table, key) => {
      checkKey(table, key);
      const input = { TableName: nameOf(table), Key: { ...key }, ConsistentRead: true };
      const { Item } = await patient(() => documentClient.send(new GetCommand(input)));
      return Item && itemFrom(Item);
    },
    getAll: (table, keys) => getMany(batching, { table, name: nameOf(table), keys }),
    put: async (table, item, condition) => {
      const input = { TableName: nameOf(table), ...putInput(table, item, condition), ...onRefusal };
      const work = () => documentClient.send(new PutCommand(input)).then(() => true);
      return (await unlessRefused(work, (stored) => isDeepStrictEqual(stored, input.Item))) === true;
    },
    update: async (table, key, changes, condition) => {
      const input = {
        TableName: nameOf(table),
        ...updateInput(table, key, changes, condition),
        ...onRefusal,
      };
      const work = async () => {
        const done = await documentClient.send(new UpdateCommand({ ...input, ReturnValues: "ALL_NEW" }));
        return done.Attributes && itemFrom(done.Attributes);
      };
      return unlessRefused(work, (stored) => (stored && wasUpdatedBy(changes, stored) ? stored : undefined));
    },
    delete: async (table, key, condition) => {
      const input = { TableName: nameOf(table), ...deleteInput(table, key, condition), ...onRefusal };
      const work = () => documentClient.send(new DeleteCommand(input)).then(() => true);
      return (await unlessRefused(work, (stored) => stored === undefined)) === true;
    },
    transact: async (writes) => {
      checkWrites(writes);
      if (writes.length === 0) return { committed: true };
      const TransactItems = writes.map((write) => transactItem(write, nameOf(write.table)));
      // One token for all attempts, so that a retry after a lost response does not commit the writes again.
      const input = { TransactItems, ClientRequestToken: randomUUID() };
      try {
        await patient(() => documentClient.send(new TransactWriteCommand(input)));
        return { committed: true };
      } catch (error) {
        const refused = (cancellation(error) ?? []).flatMap(({ Code, Item }, index) => {
          if (Code !== "ConditionalCheckFailed") return [];
          return [Item ? { index, item: itemFromAttributes(Item) } : { index }];
        });
        if (refused.length === 0) throw error;
        return { committed: false, refused };
      }
    },
    query: async (table, query) => {
      checkQuery(table, query);
      if (isEmpty(query)) return { items: [] };
      const to = placeholders();
      const input = {
        TableName: nameOf(table),
        KeyConditionExpression: keyConditionText(table, query, to),
        ...to.fields(),
        ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
        ScanIndexForward: query.descending !== true,
      };
      const read = (page: ReadFrom) =>
        patient(() => documentClient.send(new QueryCommand({ ...input, ...page })));
      return page(table, schemaOf(table, query.index), query, read);
    },
    scan: async (table, { limit, cursor }) => {
      checkLimit(limit);
      if (cursor) checkCursor(table, attributesOf(table), cursor);
      const input = { TableName: nameOf(table), ConsistentRead: true };
      const read = (page: ReadFrom) =>
        patient(() => documentClient.send(new ScanCommand({ ...input, ...page })));
      return page(table, schemaOf(table, undefined), { limit, ...(cursor && { cursor }) }, read);
    },
    load: (table, items) => putMany(batching, { table, name: nameOf(table), items }),
    changes: async (table, { position, limit }) => (await feed())(nameOf(table), { position, limit }),
  };
}

const onRefusal = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;

type ReadFrom = { readonly Limit: number; readonly ExclusiveStartKey?: Document };

/**
 * Reads until there is one item more than the page holds, or no more: DynamoDB ends a read early at 1 MB, and
 * may announce a further page that is empty.
 */
async function page(
  table: TableSpec,
  schema: KeySchema,
  { limit, cursor }: { readonly limit: number; readonly cursor?: Key },
  read: (
    from: ReadFrom,
  ) => Promise<{ Items?: Document[] | undefined; LastEvaluatedKey?: Document | undefined }>,
): Promise<Page> {
  const items: Item[] = [];
  let start: Document | undefined = cursor;
  do {
    const found = await read({ Limit: limit + 1 - items.length, ...(start && { ExclusiveStartKey: start }) });
    items.push(...(found.Items ?? []).map(itemFrom));
    start = found.LastEvaluatedKey;
  } while (start && items.length <= limit);
  const last = items[limit - 1];
  if (items.length <= limit || !last) return { items };
  return { items: items.slice(0, limit), cursor: cursorAfter(table, schema, last) };
}

/** DynamoDB refuses a BETWEEN with reversed bounds, which matches nothing. */
function isEmpty({ range }: Query): boolean {
  if (!range || "beginsWith" in range || range.from === undefined || range.to === undefined) return false;
  return compareValues(range.from, range.to) > 0;
}
