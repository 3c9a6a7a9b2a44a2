import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { TableSpec, Tables } from "../../../ports/table.ts";
import { within } from "../within.ts";
import { dynamoTables } from "./table.ts";

/** Tables of the region and account that the AWS SDK finds in the environment, or of the DynamoDB Local at `endpoint`. */
export function regionTables(
  specs: readonly TableSpec[],
  { prefix, endpoint }: { readonly prefix: string; readonly endpoint?: string | undefined },
): Tables {
  const local = endpoint === undefined ? {} : { endpoint };
  const streams = async () => {
    const { DynamoDBStreamsClient } = await import("@aws-sdk/client-dynamodb-streams");
    return new DynamoDBStreamsClient({ ...within(5_000), ...local });
  };
  return dynamoTables(new DynamoDBClient({ ...within(5_000), ...local }), streams, specs, { prefix });
}
