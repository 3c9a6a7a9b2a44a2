import type { Mail } from "../../ports/mail.ts";
import { lazy } from "../lazy.ts";

/** The Mail port on SES. `sender` is the verified default sender; any other sender of a mail must be verified too. */
export function sesMail(sender: string): Mail {
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-sesv2");
    return { ...module, client: new module.SESv2Client({}) };
  });
  const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
  return {
    async send({ to, from, replyTo, subject, text, html }) {
      const { client, SendEmailCommand } = await sdk();
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from ? mailboxOf(from.name, from.address ?? sender) : sender,
          ...(replyTo !== undefined && { ReplyToAddresses: [replyTo] }),
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
        }),
      );
    },
  };
}

/** `"Blue Door" <shop@example.com>`; other letters than ASCII's are encoded. https://www.rfc-editor.org/rfc/rfc2047 */
function mailboxOf(name: string, sender: string): string {
  const address = /<([^<>]+)>/.exec(sender)?.[1] ?? sender;
  const written = /^[ -~]*$/.test(name)
    ? `"${name.replace(/["\\]/g, "\\$&")}"`
    : encodable(name)
        .map((part) => `=?UTF-8?B?${Buffer.from(part).toString("base64")}?=`)
        .join(" ");
  return `${written} <${address}>`;
}

/** An encoded word has at most 75 characters: 45 bytes of text, of which a character may take four. */
function encodable(name: string): string[] {
  const parts = [""];
  for (const character of name) {
    const grown = parts.at(-1) + character;
    if (Buffer.byteLength(grown) <= 45) parts[parts.length - 1] = grown;
    else parts.push(character);
  }
  return parts;
}
