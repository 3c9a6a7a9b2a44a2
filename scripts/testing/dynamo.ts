import { randomUUID } from "node:crypto";
import { localDynamoTables } from "../../api/adapters/aws/table/local.ts";
import type { TableSpec, Tables } from "../../api/ports/table.ts";

/** Creates empty tables on the DynamoDB Local at DYNAMODB_ENDPOINT, under a prefix of their own. */
export async function freshDynamoTables(specs: readonly TableSpec[]): Promise<Tables> {
  const endpoint = process.env["DYNAMODB_ENDPOINT"];
  if (!endpoint)
    throw new Error(
      "TEST_TABLES=dynamodb needs DYNAMODB_ENDPOINT; npm run unit -- --project dynamodb sets both",
    );
  return localDynamoTables(endpoint, specs, `${randomUUID().slice(0, 8)}-`);
}
