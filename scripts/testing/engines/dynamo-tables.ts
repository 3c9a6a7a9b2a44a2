import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { localDynamoTables } from "../../../api/adapters/aws/table/local.ts";
import { allTables } from "../../../api/adapters/stores/keys.ts";
import type { Tables } from "../../../api/ports/table.ts";
import { startDynamoDbLocal } from "./dynamodb-local.ts";

/** The shop's tables on a DynamoDB Local that stores them under `folder`. Throws when Java is missing. */
export async function emulatedTables(folder: string): Promise<{ tables: Tables; stop: () => Promise<void> }> {
  const kept = join(folder, "dynamodb");
  await mkdir(kept, { recursive: true });
  const local = await startDynamoDbLocal({ folder: kept });
  if ("missing" in local) throw new Error(`--engines emulated: ${local.missing}`);
  return { tables: await localDynamoTables(local.endpoint, allTables), stop: local.stop };
}
