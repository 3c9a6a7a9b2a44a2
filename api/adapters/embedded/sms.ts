import { escapeHtml } from "../../domain/html.ts";
import type { Mail } from "../../ports/mail.ts";
import type { Texts } from "../../ports/sms.ts";

/** Text messages into the local mailbox, under the phone number that they are for. */
export const mailboxTexts = (mail: Mail): Texts => ({
  send: ({ to, text }) =>
    mail.send({ to, subject: "Text message", text, html: `<p>${escapeHtml(text)}</p>` }),
});
