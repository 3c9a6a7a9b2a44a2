import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { createDynamoTables, dynamoTables } from "../../api/adapters/aws/table.ts";
import { allTables } from "../../api/adapters/stores/keys.ts";
import type { Tables } from "../../api/ports/table.ts";
import { startDynamoDbLocal } from "./dynamodb-local.ts";

/** The shop's tables on a DynamoDB Local of its own that keeps them in `folder`. Throws where Java is missing. */
export async function localDynamoTables(
  folder: string,
): Promise<{ tables: Tables; stop: () => Promise<void> }> {
  const path = join(folder, "dynamodb");
  await mkdir(path, { recursive: true });
  const local = await startDynamoDbLocal({ folder: path });
  if ("missing" in local) throw new Error(`--engines emulated: ${local.missing}`);
  const config = {
    endpoint: local.endpoint,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  const client = new DynamoDBClient(config);
  await createDynamoTables(client, allTables);
  const tables = dynamoTables(client, new DynamoDBStreamsClient(config), allTables);
  return { tables, stop: local.stop };
}
