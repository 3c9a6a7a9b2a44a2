import type { MailDocument } from "../../../domain/mails/document.ts";
import { mailLocale } from "../../../domain/mails/locale.ts";
import { senderOf, storeMail } from "../../../domain/mails/store-mail.ts";
import type { MailStrings } from "../../../domain/mails/strings/en.ts";
import type { StoreIdentity } from "../../../domain/settings/store-identity.ts";
import type { OutgoingMail } from "../../../ports/mail.ts";

/** The store as its mails show it, and where its pages are. */
export type MailingStore = { readonly store: StoreIdentity; readonly homeUrl: string };

/** The mail that confirms a new account's address. Contains no text chosen by whoever signed up. */
export const confirmationMail = (to: string, code: string, from: MailingStore): OutgoingMail =>
  codeMail(to, code, from, ({ verify }, shop) => ({
    subject: verify.subject(code, shop),
    title: verify.title(shop),
    lead: verify.lead,
    end: verify.end,
    why: verify.why,
  }));

/** The mail with the code for choosing a new password. */
export const resetMail = (to: string, code: string, from: MailingStore): OutgoingMail =>
  codeMail(to, code, from, ({ reset }, shop) => ({
    subject: reset.subject(code, shop),
    title: reset.title,
    lead: reset.lead(shop),
    end: reset.end,
    why: reset.why,
  }));

type Wording = Required<Pick<MailDocument, "subject" | "title" | "why">> & {
  readonly lead: string;
  readonly end: string;
};

function codeMail(
  to: string,
  code: string,
  { store, homeUrl }: MailingStore,
  wording: (strings: MailStrings, shop: string) => Wording,
): OutgoingMail {
  const locale = mailLocale(store.locale);
  const { subject, title, lead, end, why } = wording(locale.strings, store.name);
  const content = storeMail(
    {
      subject,
      title,
      blocks: [
        { kind: "text", text: lead },
        { kind: "code", code },
        { kind: "text", text: end, quiet: true },
      ],
      why,
    },
    { store, homeUrl, locale },
  );
  return { to, ...senderOf(store), ...content };
}
