import type { Mail } from "../../ports/mail.ts";
import { lazy } from "../lazy.ts";

/** SES, from one verified sender. */
export function sesMail(from: string): Mail {
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-sesv2");
    return { ...module, client: new module.SESv2Client({}) };
  });
  const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
  return {
    async send({ to, subject, text, html }) {
      const { client, SendEmailCommand } = await sdk();
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
        }),
      );
    },
  };
}
