import { z } from "zod";
import type { Mail } from "../../../ports/mail.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** A sent mail. `sentAt` is epoch milliseconds; `id` increases with every mail. */
export type SentMail = Readonly<z.infer<typeof MailRow>>;

const MailRow = z
  .object({
    id: z.int(),
    to: z.string(),
    senderName: z.string().nullable(),
    senderAddress: z.string().nullable(),
    replyTo: z.string().nullable(),
    reference: z.string().nullable(),
    unsubscribeUrl: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    sentAt: z.int(),
  })
  .transform(({ senderName, senderAddress, replyTo, reference, unsubscribeUrl, ...mail }) => ({
    ...mail,
    ...(senderName !== null && {
      from: { name: senderName, ...(senderAddress !== null && { address: senderAddress }) },
    }),
    ...(replyTo !== null && { replyTo }),
    ...(reference !== null && { reference }),
    ...(unsubscribeUrl !== null && { unsubscribeUrl }),
  }));

/** A Mail port that stores mails instead of sending them, for whoever runs the shop on one machine. */
export interface Mailbox extends Mail {
  find(id: number): SentMail | undefined;
  /**
   * Newest first; `to` is compared case-insensitively. `search` is looked for in addresses, subjects and texts. `limit`
   * defaults to 100.
   */
  list(query?: {
    readonly to?: string | undefined;
    readonly search?: string | undefined;
    readonly limit?: number;
  }): SentMail[];
}

const kept = 10_000;
const columns =
  'id, recipient AS "to", sender_name AS senderName, sender_address AS senderAddress, reply_to AS replyTo, reference, unsubscribe_url AS unsubscribeUrl, subject, text, html, sent_at AS sentAt';

/** Stores mail in SQLite; the newest 10,000 are kept. */
export function sqliteMail(options: { readonly sqlite: Sqlite; readonly clock?: () => number }): Mailbox {
  const { sqlite, clock = Date.now } = options;
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS mails (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      recipient TEXT NOT NULL, mailbox TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL,
      sent_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS mails_mailbox ON mails (mailbox, id)`);
  // Mailboxes of earlier versions lack them.
  const known = new Set(sqlite.all("SELECT name FROM pragma_table_info('mails')").map(({ name }) => name));
  for (const column of ["sender_name", "sender_address", "reply_to", "reference", "unsubscribe_url"])
    if (!known.has(column)) sqlite.define(`ALTER TABLE mails ADD COLUMN ${column} TEXT`);

  sqlite.define("CREATE INDEX IF NOT EXISTS mails_reference ON mails (reference)");
  const isKnown = (reference: string): boolean =>
    sqlite.get("SELECT 1 AS known FROM mails WHERE reference = ? LIMIT 1", reference) !== undefined;

  return {
    send: (mail) =>
      sqlite.write(() => {
        // A claim whose owner died between sending and recording is taken over: the mail is here already.
        if (mail.reference !== undefined && isKnown(mail.reference)) return;
        sqlite.run(
          `INSERT INTO mails (recipient, mailbox, sender_name, sender_address, reply_to, reference, unsubscribe_url, subject, text, html, sent_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          mail.to,
          mailboxOf(mail.to),
          mail.from?.name ?? null,
          mail.from?.address ?? null,
          mail.replyTo ?? null,
          mail.reference ?? null,
          mail.unsubscribeUrl ?? null,
          mail.subject,
          mail.text,
          mail.html,
          clock(),
        );
        sqlite.run("DELETE FROM mails WHERE id <= (SELECT max(id) FROM mails) - ?", kept);
      }, "process"),
    find: (id) =>
      sqlite
        .all(`SELECT ${columns} FROM mails WHERE id = ?`, Number.isSafeInteger(id) ? id : -1)
        .map((row) => MailRow.parse(row))[0],
    list: ({ to, search, limit = 100 } = {}) => {
      const wanted = [
        ...(to === undefined ? [] : [{ sql: "mailbox = ?", given: [mailboxOf(to)] }]),
        ...(search === undefined
          ? []
          : [
              {
                sql: ["recipient", "subject", "text"]
                  .map((column) => `${column} LIKE ? ESCAPE '!'`)
                  .join(" OR "),
                given: Array.from({ length: 3 }, () => `%${search.replace(/[!%_]/g, "!$&")}%`),
              },
            ]),
      ];
      const where = wanted.map(({ sql }) => `(${sql})`).join(" AND ");
      return sqlite
        .all(
          `SELECT ${columns} FROM mails ${where === "" ? "" : `WHERE ${where}`} ORDER BY id DESC LIMIT ?`,
          ...wanted.flatMap(({ given }) => given),
          limit,
        )
        .map((row) => MailRow.parse(row));
    },
  };
}

const mailboxOf = (address: string): string => address.trim().toLowerCase();
