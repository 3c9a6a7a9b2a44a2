import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { createDynamoTables, dynamoTables } from "../../api/adapters/aws/table.ts";
import type { TableSpec, Tables } from "../../api/ports/table.ts";

/** Empty tables of their own on the DynamoDB Local that DYNAMODB_ENDPOINT names. */
export async function freshDynamoTables(specs: readonly TableSpec[]): Promise<Tables> {
  const endpoint = process.env["DYNAMODB_ENDPOINT"];
  if (!endpoint) throw new Error("TEST_TABLES=dynamodb needs DYNAMODB_ENDPOINT: run npm run test:dynamodb");
  const config = {
    endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const client = new DynamoDBClient(config);
  const prefix = `${randomUUID().slice(0, 8)}-`;
  await createDynamoTables(client, specs, { prefix });
  return dynamoTables(client, new DynamoDBStreamsClient(config), specs, {
    prefix,
  });
}
