import { randomUUID } from "node:crypto";
import { localDynamoTables } from "../../api/adapters/aws/table/local.ts";
import type { TableSpec, Tables } from "../../api/ports/table.ts";
import { leaseDynamoDbLocal } from "./engines/dynamodb-pool.ts";

/** Creates empty tables on a DynamoDB Local of the tests' pool, under a prefix of their own. */
export async function freshDynamoTables(specs: readonly TableSpec[]): Promise<Tables> {
  const pool = process.env["DYNAMODB_POOL"];
  if (!pool)
    throw new Error("TEST_TABLES=dynamodb needs DYNAMODB_POOL; npm run unit -- --project dynamodb sets both");
  const endpoint = await leaseDynamoDbLocal(pool);
  return localDynamoTables(endpoint, specs, `${randomUUID().slice(0, 8)}-`);
}
