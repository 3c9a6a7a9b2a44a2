import { escapeHtml } from "../../domain/html.ts";
import type { Mail } from "../../ports/mail.ts";
import type { Texts } from "../../ports/sms.ts";

/** Stores text messages in the local mailbox, addressed to their phone number. */
export const mailboxTexts = (mail: Mail): Texts => ({
  send: ({ to, text }) =>
    mail.send({ to, subject: "Text message", text, html: `<p>${escapeHtml(text)}</p>` }),
});
