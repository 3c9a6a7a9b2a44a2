import type { Json } from "../../../ports/table.ts";
import type { SentMail } from "./mail.ts";

/** What can be pretended of a mail in the local mailbox. */
export const pretended = {
  bounce: "Bounce it: there is no such mailbox",
  delay: "Bounce it: the mailbox is full",
  complaint: "Call it spam",
} as const;
export type Pretended = keyof typeof pretended;

/** The message by which SES would report it. `at` is epoch milliseconds. */
export function sesReport(
  { to, reference }: Pick<SentMail, "to" | "reference">,
  what: Pretended,
  at: number,
): Json {
  const timestamp = new Date(at).toISOString();
  const value = reference === undefined ? undefined : Buffer.from(reference).toString("base64url");
  const mail = { timestamp, destination: [to], tags: value === undefined ? {} : { reference: [value] } };
  if (what === "complaint")
    return {
      eventType: "Complaint",
      mail,
      complaint: { complainedRecipients: [{ emailAddress: to }], complaintFeedbackType: "abuse", timestamp },
    };
  const diagnosticCode =
    what === "bounce" ? "smtp; 550 5.1.1 user unknown" : "smtp; 452 4.2.2 the mailbox is full";
  return {
    eventType: "Bounce",
    mail,
    bounce: {
      bounceType: what === "bounce" ? "Permanent" : "Transient",
      bounceSubType: what === "bounce" ? "General" : "MailboxFull",
      bouncedRecipients: [{ emailAddress: to, diagnosticCode }],
      timestamp,
    },
  };
}
