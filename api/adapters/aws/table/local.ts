import { type AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient, type GetRecordsCommandOutput } from "@aws-sdk/client-dynamodb-streams";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Item, TableSpec, Tables } from "../../../ports/table.ts";
import type { Attributes } from "./attribute.ts";
import { createDynamoTables, dynamoTables } from "./table.ts";

/** Tables on a DynamoDB Local, created where they are missing; `prefix` separates several shops. */
export async function localDynamoTables(
  endpoint: string,
  specs: readonly TableSpec[],
  prefix = "",
): Promise<Tables> {
  const config = {
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const client = new DynamoDBClient(config);
  await createDynamoTables(client, specs, { prefix });
  return dynamoTables(client, async () => localStreams(config), specs, { prefix, feed: { emptyAnswers: 1 } });
}

/** Corrects DynamoDB Local's streams, which write an empty map as `{}` where DynamoDB writes `{"M":{}}`. */
export function localStreams(config: NonNullable<ConstructorParameters<typeof DynamoDBStreamsClient>[0]>) {
  const streams = new DynamoDBStreamsClient(config);
  streams.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if ("Records" in result.output) putRight(result.output);
      return result;
    },
    { step: "initialize", name: "emptyMaps" },
  );
  return streams;
}

function putRight({ Records = [] }: GetRecordsCommandOutput): void {
  for (const { dynamodb } of Records) {
    if (dynamodb?.OldImage) dynamodb.OldImage = whole(dynamodb.OldImage);
    if (dynamodb?.NewImage) dynamodb.NewImage = whole(dynamodb.NewImage);
  }
}

/** An item in the format of a stream record, for tests of Lambda handlers. */
export const imageOf = (item: Item): Attributes => marshall(item, { removeUndefinedValues: true });

const whole = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, wholeValue(value)]));

function wholeValue(value: AttributeValue): AttributeValue {
  if (value.M) return { M: whole(value.M) };
  if (value.L) return { L: value.L.map(wholeValue) };
  return Object.keys(value).length === 0 ? { M: {} } : value;
}
