// npm run staff -- --email ADDRESS [--role admin] [--data .local]: adds a staff account, or gives an account that role and a new password.

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { sqliteIdentity } from "../api/adapters/embedded/identity/identity.ts";
import { sqliteMail } from "../api/adapters/embedded/mail/mail.ts";
import { openSqlite } from "../api/adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../api/adapters/embedded/table/table.ts";
import { allTables } from "../api/adapters/stores/keys.ts";
import { staffIn } from "../api/adapters/stores/staff.ts";
import { DomainError } from "../api/domain/errors.ts";
import { Password } from "../api/domain/identity/password.ts";
import { roles } from "../api/domain/staff/permissions.ts";
import { assignRoles } from "../api/domain/staff/service.ts";

const { values } = parseArgs({
  options: {
    email: { type: "string" },
    role: { type: "string", default: "admin" },
    data: { type: "string", default: ".local" },
  },
});
const role = z.enum(roles).safeParse(values.role);
if (!role.success) fail(`--role: one of ${roles.join(", ")}`);
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
const deps = { staff: staffIn(sqliteTables(sqlite, allTables)), identity, now: Date.now, newId: randomUUID };
const assign = (userId: string) =>
  assignRoles(deps, { type: "system", name: "npm run staff" }, { userId, roles: [role.data] });
const known = await identity.findByEmail(email.data);
// Before the password: a refusal, as for the last admin, changes nothing.
if (known)
  await assign(known.userId).catch((error: unknown) => {
    if (DomainError.is(error, "CONFLICT")) fail(`Refused: ${error.details.reason}.`);
    throw error;
  });
const { userId } = await identity.ensureUser({
  email: email.data,
  password: password.data,
  ...(known && { groups: [role.data] }),
  ...(known?.name !== undefined && { name: known.name }),
});
if (!known) await assign(userId);
await sqlite.close();
console.log(`${email.data} is a staff account (${role.data}).`);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
