import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";

export type FeedOptions = {
  /**
   * An open shard may return an empty page although more follows; after this many in a row it is taken to be empty, by
   * default 3. DynamoDB Local returns an empty page at the end only.
   */
  readonly emptyAnswers?: number;
};

type OneShard = { readonly StreamArn: string; readonly ShardId: string };

const mostRecords = 1000;
/** How long a stream's shards are taken as they were. A closed shard has them read anew at once. */
const shardsKeptMs = 5_000;

/** Reads a shard after a sequence number. Where a read ended it goes on with the iterator that the read left. */
export function shardReader(streams: DynamoDBStreamsClient, { emptyAnswers = 3 }: FeedOptions) {
  // One iterator for each reader's position, taken out when it is used.
  const left = new Map<string, string>();

  return async (
    shard: OneShard,
    after: string,
    limit: number,
  ): Promise<{ records: StreamRecord[]; last: string | null }> => {
    const records: StreamRecord[] = [];
    const place = `${shard.StreamArn} ${shard.ShardId} `;
    let iterator = left.get(place + after) ?? (await iteratorAfter(streams, shard, after));
    left.delete(place + after);
    let empty = 0;
    while (iterator !== undefined && records.length < limit && empty < emptyAnswers) {
      const Limit = Math.min(mostRecords, limit - records.length);
      const last = records.at(-1)?.dynamodb?.SequenceNumber ?? after;
      const answer = await recordsFrom(streams, { iterator, Limit }, () =>
        iteratorAfter(streams, shard, last),
      );
      records.push(...(answer.Records ?? []));
      empty = answer.Records?.length ? 0 : empty + 1;
      iterator = answer.NextShardIterator;
    }
    const last = records.at(-1)?.dynamodb?.SequenceNumber ?? after;
    if (iterator !== undefined) left.set(place + last, iterator);
    return { records, last: iterator === undefined ? null : last };
  };
}

/** A page of records; an iterator that has expired, or is before the oldest record kept, is replaced by a new one. */
async function recordsFrom(
  streams: DynamoDBStreamsClient,
  { iterator, Limit }: { readonly iterator: string; readonly Limit: number },
  renewed: () => Promise<string | undefined>,
): Promise<Pick<GetRecordsCommandOutput, "Records" | "NextShardIterator">> {
  try {
    return await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit }));
  } catch (error) {
    if (!(error instanceof ExpiredIteratorException || error instanceof TrimmedDataAccessException))
      throw error;
    return streams.send(new GetRecordsCommand({ ShardIterator: await renewed(), Limit }));
  }
}

async function iteratorAfter(
  streams: DynamoDBStreamsClient,
  shard: OneShard,
  after: string,
): Promise<string | undefined> {
  const oldest = { ...shard, ShardIteratorType: "TRIM_HORIZON" } as const;
  const next = { ...shard, ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after } as const;
  try {
    const answer = await streams.send(new GetShardIteratorCommand(after === "" ? oldest : next));
    return answer.ShardIterator;
  } catch (error) {
    // A reader that was away for more than a day continues with the oldest change that is kept.
    if (!(error instanceof TrimmedDataAccessException)) throw error;
    return (await streams.send(new GetShardIteratorCommand(oldest))).ShardIterator;
  }
}

/** The shards of streams, asked for again after a while or once one of them has ended. */
export function rememberedShards(streams: DynamoDBStreamsClient) {
  const known = new Map<string, { readonly shards: readonly Shard[]; readonly until: number }>();
  return {
    async of(arn: string): Promise<readonly Shard[]> {
      const one = known.get(arn);
      if (one && performance.now() < one.until) return one.shards;
      const shards = await shardsOf(streams, arn);
      // A stream without a shard gets one at any moment.
      if (shards.length > 0) known.set(arn, { shards, until: performance.now() + shardsKeptMs });
      return shards;
    },
    forget: (arn: string) => void known.delete(arn),
  };
}

async function shardsOf(streams: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const page = { StreamArn, ...(last !== undefined && { ExclusiveStartShardId: last }) };
    const { StreamDescription } = await streams.send(new DescribeStreamCommand(page));
    shards.push(...(StreamDescription?.Shards ?? []));
    last = StreamDescription?.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
}
