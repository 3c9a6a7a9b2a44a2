import { setTimeout as wait } from "node:timers/promises";
import {
  asciiAddress,
  type Mail,
  MailDeferred,
  MailUnanswered,
  unsubscribeHeaders,
} from "../../ports/mail.ts";
import { lazy } from "../lazy.ts";
import { within } from "./within.ts";

export type SesOptions = {
  /** Through which SES reports bounces and complaints. */
  readonly configurationSet?: string | undefined;
  /** Mails that this process may send in a second; without it as many as are asked for. */
  readonly perSecond?: number | undefined;
};

/** The Mail port on SES. `sender` is the verified default sender; any other sender of a mail must be verified too. */
export function sesMail(sender: string, { configurationSet, perSecond }: SesOptions = {}): Mail {
  const turn = paced(perSecond);
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-sesv2");
    return {
      ...module,
      client: new module.SESv2Client(within(15_000)),
      // SES has no idempotency token: a request that the SDK repeats after a lost answer is a second mail.
      once: new module.SESv2Client({ ...within(15_000), maxAttempts: 1 }),
    };
  });
  const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });
  return {
    async send(mail) {
      const { to, from, replyTo, subject, text, html, reference } = mail;
      const { client, once, SendEmailCommand } = await sdk();
      const headers = Object.entries(unsubscribeHeaders(mail)).map(([Name, Value]) => ({ Name, Value }));
      await turn();
      const command = new SendEmailCommand({
        ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
        FromEmailAddress: from ? mailboxOf(from.name, from.address ?? sender) : sender,
        ...(replyTo !== undefined && { ReplyToAddresses: [replyTo] }),
        ...(reference !== undefined && { EmailTags: tagsOf(reference) }),
        Destination: { ToAddresses: [asciiAddress(to)] },
        Content: {
          Simple: {
            Subject: utf8(subject),
            Body: { Text: utf8(text), Html: utf8(html) },
            ...(headers.length > 0 && { Headers: headers }),
          },
        },
      });
      if (reference === undefined) await client.send(command);
      else
        await once.send(command).catch((error: unknown) => {
          throw understood(error);
        });
    },
  };
}

/** Whether SES refuses for now, or the answer was lost. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
function understood(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  const status =
    typeof metadata === "object" && metadata !== null && "httpStatusCode" in metadata
      ? metadata.httpStatusCode
      : undefined;
  if (status === 429 || /TooManyRequests|Throttl|LimitExceeded|SendingPaused/.test(error.name))
    return new MailDeferred(error.message, { cause: error });
  if (typeof status !== "number" || status >= 500) return new MailUnanswered(error.message, { cause: error });
  return error;
}

/**
 * SES sends tags back with what it reports of a mail. They may have letters, digits, _ and - and be 256 characters long; a mail
 * whose reference is longer is sent without one. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
 */
function tagsOf(reference: string): { Name: string; Value: string }[] {
  const value = Buffer.from(reference).toString("base64url");
  return value.length > 256 ? [] : [{ Name: "reference", Value: value }];
}

/** SES refuses what comes faster than the account's rate: callers take turns, each its share of a second after the last. */
function paced(perSecond: number | undefined): () => Promise<unknown> {
  if (perSecond === undefined) return async () => {};
  let free = 0;
  return () => {
    const now = Date.now();
    const at = Math.max(now, free);
    free = at + 1000 / perSecond;
    return wait(at - now);
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
