export type OutgoingMail = {
  readonly to: string;
  /** Who the mail says it is from. Without `address`, or without all of it, the installation's own sender. */
  readonly from?: { readonly name: string; readonly address?: string };
  /** Where an answer goes; to the sender when it is missing. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What feedback about the mail names: the notification that it is. An engine that can tell sends one mail for each. */
  readonly reference?: string;
  /** Takes a POST that stops mails of this kind. https://www.rfc-editor.org/rfc/rfc8058 */
  readonly unsubscribeUrl?: string | undefined;
};

/**
 * Sends mail. Throws when the engine did not take it; sending again then is right. MailRefused, MailDeferred and MailUnanswered
 * say more, where the engine does.
 */
export interface Mail {
  send(mail: OutgoingMail): Promise<void>;
}

/** The mailbox will never take it: the message is what its server said. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/** Not now: the server is away, busy or suspicious of strangers. In minutes it may take the mail. */
export class MailDeferred extends Error {
  override readonly name = "MailDeferred";
}

/** Nobody knows whether the mail was taken: its answer was lost. */
export class MailUnanswered extends Error {
  override readonly name = "MailUnanswered";
}

/** The headers by which a mail program offers to unsubscribe with one press. https://www.rfc-editor.org/rfc/rfc8058#section-3 */
export const unsubscribeHeaders = ({ unsubscribeUrl }: OutgoingMail): Readonly<Record<string, string>> =>
  unsubscribeUrl === undefined
    ? {}
    : { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };

/** An address whose domain has other letters than ASCII's as mail servers write it: "ada@xn--mller-kva.example". */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const url = `http://${address.slice(at + 1)}`;
  if (at < 0 || !/[^ -~]/.test(url) || !URL.canParse(url)) return address;
  return `${address.slice(0, at)}@${new URL(url).hostname}`;
}
