// npm run staff -- --email ADDRESS [--data .local]: adds a staff account, or gives an account the group admin and a new password.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { sqliteIdentity } from "../api/adapters/embedded/identity/identity.ts";
import { sqliteMail } from "../api/adapters/embedded/mail/mail.ts";
import { openSqlite } from "../api/adapters/embedded/sqlite/sqlite.ts";
import { Password } from "../api/domain/identity/password.ts";

const { values } = parseArgs({
  options: { email: { type: "string" }, data: { type: "string", default: ".local" } },
});
const email = z.email().safeParse(values.email);
if (!email.success) fail("--email: the account's e-mail address");
const file = join(values.data, "shop.sqlite");
if (!existsSync(file)) fail(`${values.data} has no shop; start one there first, with --no-demo-accounts.`);

const lines = createInterface({ input: process.stdin, output: process.stderr });
const password = Password.safeParse(process.env["STAFF_PASSWORD"] ?? (await lines.question("Password: ")));
lines.close();
if (!password.success)
  fail(`The password ${password.error.issues.map(({ message }) => message).join(", ")}.`);

const sqlite = openSqlite(file);
const identity = sqliteIdentity({ sqlite, mail: sqliteMail({ sqlite }), issuer: "staff" });
await identity.ensureUser({ email: email.data, password: password.data, groups: ["admin"] });
await sqlite.close();
console.log(`${email.data} is a staff account.`);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
