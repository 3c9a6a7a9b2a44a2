import { startDynamoDbPool } from "./engines/dynamodb-pool.ts";

/** Starts DynamoDB Local for the tests of the vitest project `dynamodb`. */
export async function setup(): Promise<() => Promise<void>> {
  const pool = await startDynamoDbPool();
  process.env["DYNAMODB_POOL"] = pool.url;
  return pool.stop;
}
