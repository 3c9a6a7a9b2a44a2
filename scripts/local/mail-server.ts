import { smtpMail } from "../../api/adapters/smtp/mail.ts";
import type { OtherEngines } from "./engines.ts";

/**
 * Mail through the server that SMTP_URL names, from MAIL_FROM; nothing without SMTP_URL. A shop that is not published keeps a
 * copy in its mailbox. Throws an Error that names the variable which is wrong.
 */
export function mailServerOf(
  environment: Readonly<Record<string, string | undefined>>,
  isPublished: boolean,
): Pick<OtherEngines, "mail"> {
  const { SMTP_URL: url, MAIL_FROM: sender } = environment;
  if (!url) return {};
  if (!sender) throw new Error("SMTP_URL needs MAIL_FROM, the address that mails come from");
  const smtp = smtpMail({ url, sender });
  return {
    mail: (mailbox) => ({
      async send(mail) {
        await smtp.send(mail);
        if (!isPublished) await mailbox.send(mail);
      },
    }),
  };
}
