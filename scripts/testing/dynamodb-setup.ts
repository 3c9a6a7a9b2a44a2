import { startDynamoDbLocal } from "./engines/dynamodb-local.ts";

/** Starts DynamoDB Local for the tests of the vitest project `dynamodb`. */
export async function setup(): Promise<() => Promise<void>> {
  const local = await startDynamoDbLocal();
  if ("missing" in local) throw new Error(local.missing);
  process.env["DYNAMODB_ENDPOINT"] = local.endpoint;
  return local.stop;
}
