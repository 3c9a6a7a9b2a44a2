import { DomainError } from "../../domain/errors.ts";
import { escapeHtml } from "../../domain/html.ts";
import type { Mail } from "../../ports/mail.ts";
import type { Texts } from "../../ports/sms.ts";

/** Stores text messages in the local mailbox, addressed to their phone number. */
export const mailboxTexts = (mail: Mail): Texts => ({
  send: ({ to, text, reference }) =>
    mail.send({
      to,
      subject: "Text message",
      text,
      html: `<p>${escapeHtml(text)}</p>`,
      ...(reference !== undefined && { reference }),
    }),
});

/** Of a shop that customers reach and that has no provider of text messages: a number cannot be confirmed, and mails go out. */
export const noTexts: Texts = {
  send: async () => {
    throw new DomainError("VALIDATION_ERROR", {
      issues: [
        { path: "phone", message: "this store doesn't send text messages. You'll get emails instead" },
      ],
    });
  },
};
