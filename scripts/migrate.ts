// npm run migrate -- [--prefix PREFIX]: brings a shop's tables on AWS up to this version. A shop of one machine does it by
// itself when it starts. Nothing may be sold meanwhile; running it again is harmless.
import { parseArgs } from "node:util";
import { regionTables } from "../api/adapters/aws/table/region.ts";
import { allTables } from "../api/adapters/stores/keys.ts";
import { migrate } from "../api/adapters/stores/migrations/migrations.ts";

const { values } = parseArgs({
  options: { prefix: { type: "string", default: process.env["TABLE_PREFIX"] ?? "" } },
});
const tables = regionTables(allTables, {
  prefix: values.prefix,
  endpoint: process.env["DYNAMODB_ENDPOINT"],
});
const made = await migrate(tables, { done: () => false, note: async () => {} });
for (const { name, changed } of made) console.log(`${name}: ${changed} items changed`);
if (made.length === 0) console.log("Everything is as this version stores it.");
