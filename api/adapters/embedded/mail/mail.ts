import { z } from "zod";
import type { Mail } from "../../../ports/mail.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** A mail as it was sent. `sentAt` is epoch milliseconds; `id` grows with every mail. */
export type SentMail = Readonly<z.infer<typeof MailRow>>;

const MailRow = z.object({
  id: z.int(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sentAt: z.int(),
});

/** A Mail that keeps what it sends, for whoever runs the shop on one machine to read. */
export interface Mailbox extends Mail {
  /** Newest first; `to` compares without regard to case. `limit` is 100 unless told. */
  list(query?: { readonly to?: string | undefined; readonly limit?: number }): SentMail[];
}

const kept = 10_000;
const columns = 'id, recipient AS "to", subject, text, html, sent_at AS sentAt';

/** Mail into SQLite: the newest 10,000 are kept. */
export function sqliteMail(options: { readonly sqlite: Sqlite; readonly clock?: () => number }): Mailbox {
  const { sqlite, clock = Date.now } = options;
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS mails (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      recipient TEXT NOT NULL, mailbox TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL,
      sent_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS mails_mailbox ON mails (mailbox, id)`);

  return {
    send: (mail) =>
      sqlite.write(() => {
        sqlite.run(
          "INSERT INTO mails (recipient, mailbox, subject, text, html, sent_at) VALUES (?, ?, ?, ?, ?, ?)",
          mail.to,
          mailboxOf(mail.to),
          mail.subject,
          mail.text,
          mail.html,
          clock(),
        );
        sqlite.run("DELETE FROM mails WHERE id <= (SELECT max(id) FROM mails) - ?", kept);
      }, "process"),
    list: ({ to, limit = 100 } = {}) =>
      (to === undefined
        ? sqlite.all(`SELECT ${columns} FROM mails ORDER BY id DESC LIMIT ?`, limit)
        : sqlite.all(
            `SELECT ${columns} FROM mails WHERE mailbox = ? ORDER BY id DESC LIMIT ?`,
            mailboxOf(to),
            limit,
          )
      ).map((row) => MailRow.parse(row)),
  };
}

const mailboxOf = (address: string): string => address.trim().toLowerCase();
