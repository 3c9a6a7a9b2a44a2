import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { TableSpec, Tables } from "../../ports/table.ts";
import { createDynamoTables, dynamoTables } from "./table.ts";

/** Tables on a DynamoDB Local, created where they are missing; `prefix` keeps several shops apart. */
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
  return dynamoTables(client, new DynamoDBStreamsClient(config), specs, { prefix });
}
