import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { type Mail, MailDeferred, MailRefused, unsubscribeHeaders } from "../../ports/mail.ts";
import { type SmtpServer, smtpServerOf } from "./address.ts";

export type SmtpOptions = {
  /** As SMTP_URL has it. */
  readonly url: string;
  /** The address that mails come from unless the store has its own. */
  readonly sender: string;
  /** Certificates to trust besides Node's own, as PEM. */
  readonly ca?: string | undefined;
  /** How long a server may be silent, in milliseconds. */
  readonly patience?: number;
};

/** A Mail port that can be closed. */
export type SmtpMail = Mail & { readonly close: () => void };

/**
 * The Mail port on a mail server. Throws MailRefused for what the recipient's side refuses for good, and MailDeferred for 4xx, a
 * server that is away and one that does not let the shop in. SMTP cannot tell whether a mail was taken whose answer is lost: it is
 * sent again, and the same `reference` has the same Message-ID, by which mailboxes know a repeat.
 */
export function smtpMail({ url, sender, ca, patience = 15_000 }: SmtpOptions): SmtpMail {
  const server = smtpServerOf(url);
  const address = /<([^<>]+)>/.exec(sender)?.[1] ?? sender.trim();
  if (!isAddress(address)) throw new Error("MAIL_FROM must be an email address, such as shop@shop.example");
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    ...transportOf(server, ca, patience),
    // A mail's text names no files or addresses to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return {
    async send(mail) {
      const { to, from, replyTo, subject, text, html, reference } = mail;
      for (const one of [to, from?.address, replyTo])
        if (one !== undefined && !isAddress(one)) throw new MailRefused("not an email address");
      try {
        await transport.sendMail({
          to: { name: "", address: to },
          from: { name: oneLine(from?.name ?? ""), address: from?.address ?? address },
          ...(replyTo !== undefined && { replyTo: { name: "", address: replyTo } }),
          subject: oneLine(subject),
          text,
          html,
          headers: { ...unsubscribeHeaders(mail), "Auto-Submitted": "auto-generated" },
          ...(reference !== undefined && { messageId: `<${digestOf(reference)}@${domain}>` }),
        });
      } catch (error) {
        throw understood(error);
      }
    },
    close: () => transport.close(),
  };
}

const transportOf = (
  { host, port, secure, requireTls, auth }: SmtpServer,
  ca: string | undefined,
  patience: number,
) => ({
  host,
  port,
  secure,
  requireTLS: requireTls,
  ignoreTLS: !secure && !requireTls && ca === undefined,
  ...(auth && { auth }),
  tls: { minVersion: "TLSv1.2" as const, ...(ca !== undefined && { ca }) },
  connectionTimeout: patience,
  greetingTimeout: patience,
  socketTimeout: patience,
  dnsTimeout: patience,
});

/** Line breaks would begin another header. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, " ").trim();

/** One address, without signs that would add another one or a header. */
const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s\p{Cc}<>",;:()[\]\\@]+@[^\s\p{Cc}<>",;:()[\]\\@]+$/u.test(text);

const digestOf = (reference: string): string =>
  createHash("sha256").update(reference).digest("hex").slice(0, 40);

/** What is known of an error of the library's. https://nodemailer.com/errors */
function understood(error: unknown): Error {
  if (!(error instanceof Error)) return new MailDeferred(String(error));
  const status = field(error, "responseCode");
  const command = textIn(error, "command") ?? "";
  const said = (textIn(error, "response") ?? error.message).slice(0, 500);
  const cause = { cause: error };
  if (typeof status === "number" && status >= 500 && command === "RCPT TO" && saysGone(said))
    return new MailRefused(said, cause);
  return new MailDeferred(said, cause);
}

/**
 * Whether a refusal is about the mailbox: enhanced codes X.1.X say that there is none, X.2.1 that it is closed. What is
 * refused after DATA is the mail, and 5.7 is a policy that may be about the shop's server.
 * https://www.rfc-editor.org/rfc/rfc3463#section-3
 */
function saysGone(said: string): boolean {
  const [, subject, detail] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(said) ?? [];
  if (subject === undefined) return /^55[0136]/.test(said) && !policy.test(said);
  return (subject === "1" && detail !== "7" && detail !== "8") || (subject === "2" && detail === "1");
}
const policy = /spam|block|black|reject.*(policy|content)|polic|spf|dkim|dmarc|relay|reputation|denied|auth/i;

const field = (from: Error, name: string): unknown => (name in from ? Reflect.get(from, name) : undefined);
const textIn = (from: Error, name: string): string | undefined => {
  const value = field(from, name);
  return typeof value === "string" ? value : undefined;
};
