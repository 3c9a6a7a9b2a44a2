import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailContract } from "../../contracts/mail.contract.ts";
import { openSqlite } from "../sqlite/sqlite.ts";
import { sqliteMail } from "./mail.ts";

mailContract(async () => {
  const mail = sqliteMail({ sqlite: openSqlite(":memory:") });
  return { mail, sentTo: async (to) => mail.list({ to }) };
});

const mailTo = (to: string, subject: string) => ({ to, subject, text: "text", html: "<p>html</p>" });

test("the newest mail comes first, whatever the clock says, and an address matches in any case", async () => {
  let now = 2_000;
  const mail = sqliteMail({ sqlite: openSqlite(":memory:"), clock: () => now });
  await mail.send(mailTo("Ada@Example.com", "first"));
  now = 1_000;
  await mail.send(mailTo("ada@example.com", "second"));
  expect(mail.list({ to: "ADA@example.com" })).toMatchObject([
    { subject: "second", sentAt: 1_000 },
    { subject: "first", sentAt: 2_000, to: "Ada@Example.com" },
  ]);
  expect(mail.list({ limit: 1 })).toHaveLength(1);
});

test("the mailbox keeps the newest 10,000 mails and deletes older ones", async () => {
  const mail = sqliteMail({ sqlite: openSqlite(":memory:") });
  await Promise.all(
    Array.from({ length: 10_003 }, (_, index) => mail.send(mailTo("a@b.c", `Mail ${index}`))),
  );
  const all = mail.list({ limit: 20_000 });
  expect(all).toHaveLength(10_000);
  expect(all.at(-1)?.subject).toBe("Mail 3");
});

test("mail survives a restart", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "mail-")), "shop.sqlite");
  const before = openSqlite(path);
  await sqliteMail({ sqlite: before }).send(mailTo("ada@example.com", "kept"));
  await before.close();
  const after = openSqlite(path);
  expect(sqliteMail({ sqlite: after }).list()).toMatchObject([{ subject: "kept" }]);
  await after.close();
});
