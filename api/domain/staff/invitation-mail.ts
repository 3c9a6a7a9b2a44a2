import type { MailContent } from "../mails/document.ts";
import { mailLocale } from "../mails/locale.ts";
import { homeOf, storeMail } from "../mails/store-mail.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import type { Role } from "./permissions.ts";

/** The mail with the link that makes somebody staff. The inviter's name is shown; no other text of theirs. */
export function invitationMail(invited: {
  readonly link: string;
  readonly store: StoreIdentity;
  readonly roles: readonly Role[];
  readonly inviter: string | undefined;
}): MailContent {
  const { link, store, roles, inviter } = invited;
  const locale = mailLocale(store.locale);
  const { invitation } = locale.strings;
  return storeMail(
    {
      subject: invitation.subject(store.name),
      blocks: [
        { kind: "text", text: invitation.lead(inviter, store.name, roles.join(", ")) },
        { kind: "action", label: invitation.action, url: link },
        { kind: "text", text: invitation.end, quiet: true },
      ],
      why: invitation.why,
    },
    { store, homeUrl: homeOf(link), locale },
  );
}
