import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamsClient, Shard, _Record as StreamRecord } from "@aws-sdk/client-dynamodb-streams";
import type { Key, TableChange } from "../../../ports/table.ts";
import { checkLimit } from "../../table/request.ts";
import { itemFromAttributes } from "./attribute.ts";
import { type FeedOptions, rememberedShards, shardReader } from "./shards.ts";

/**
 * By shard, the last sequence number read ("" when nothing was read yet), or null when the shard is closed
 * and read to its end.
 */
type Position = Record<string, string | null>;
type Changes = { readonly changes: readonly TableChange[]; readonly position: string };

/**
 * Reads DynamoDB Streams shard by shard, parents before children, so that each item's changes are in order.
 * The position holds sequence numbers instead of iterators, so it is valid as long as the changes are kept
 * (24 hours).
 */
export function dynamoFeed(
  client: DynamoDBClient,
  streams: DynamoDBStreamsClient,
  options: FeedOptions = {},
) {
  const shardsNow = rememberedShards(streams);
  const readShard = shardReader(streams, options);
  const arns = new Map<string, string>();
  const arnOf = async (table: string): Promise<string> => {
    const known = arns.get(table);
    if (known !== undefined) return known;
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    const arn = Table?.LatestStreamArn;
    if (arn === undefined) throw new Error(`${table} keeps no feed`);
    arns.set(table, arn);
    return arn;
  };

  return async (
    table: string,
    from: { readonly position: string | undefined; readonly limit: number },
  ): Promise<Changes> => {
    checkLimit(from.limit);
    const StreamArn = await arnOf(table);
    const shards = await shardsNow.of(StreamArn);
    const before = positionFrom(from.position);
    // Only existing shards stay in the position, so its size is bounded.
    const position: Position = Object.fromEntries(
      shards.map(({ ShardId = "" }) => [ShardId, before[ShardId] ?? ""]),
    );
    for (const { ShardId = "" } of shards) if (before[ShardId] === null) position[ShardId] = null;
    const changes: TableChange[] = [];
    for (const shard of parentsFirst(shards)) {
      const { ShardId = "", ParentShardId = "" } = shard;
      const parentIsUnread = ParentShardId in position && position[ParentShardId] !== null;
      if (parentIsUnread || position[ShardId] === null || changes.length >= from.limit) continue;
      const limit = from.limit - changes.length;
      const read = await readShard({ StreamArn, ShardId }, position[ShardId] ?? "", limit);
      changes.push(...read.records.map(changeFrom));
      position[ShardId] = read.last;
      if (read.last === null) shardsNow.forget(StreamArn);
    }
    return { changes, position: JSON.stringify(position) };
  };
}

/** The shards sorted so that each comes after its parent, if that is listed. */
export function parentsFirst(shards: readonly Shard[]): Shard[] {
  const listed = new Map(shards.map((shard) => [shard.ShardId, shard]));
  const ordered = new Set<Shard>();
  const visit = (shard: Shard): void => {
    const parent = listed.get(shard.ParentShardId);
    if (parent && shard.ParentShardId !== undefined && !ordered.has(parent)) visit(parent);
    ordered.add(shard);
  };
  for (const shard of shards) visit(shard);
  return [...ordered];
}

/** Converts a record of DynamoDB Streams, which Lambda passes on in the same format. */
export function changeFrom({ dynamodb, eventName }: StreamRecord): TableChange {
  const { Keys = {}, OldImage, NewImage, SequenceNumber = "" } = dynamodb ?? {};
  return {
    // Padded to the maximum length, so that strings compare like the numbers.
    sequence: SequenceNumber.padStart(40, "0"),
    type: eventName === "INSERT" ? "insert" : eventName === "REMOVE" ? "remove" : "modify",
    key: keyFrom(Keys),
    ...(OldImage && { before: itemFromAttributes(OldImage) }),
    ...(NewImage && { after: itemFromAttributes(NewImage) }),
  };
}

/** Keys are strings and numbers only. */
const keyFrom = (keys: Parameters<typeof itemFromAttributes>[0]): Key => itemFromAttributes(keys) as Key;

/** `dynamoFeed` made the text from a Position. */
const positionFrom = (text: string | undefined): Position =>
  text === undefined ? {} : (JSON.parse(text) as Position);
