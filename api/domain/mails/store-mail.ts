import type { StoreIdentity } from "../settings/store-identity.ts";
import type { MailContent, MailDocument } from "./document.ts";
import { rendered } from "./layout.ts";
import type { MailLocale } from "./locale.ts";
import { lookOf } from "./look.ts";

/** A mail as the store sends it. `homeUrl` is the storefront's. */
export const storeMail = (
  mail: MailDocument,
  {
    store,
    homeUrl,
    locale,
  }: { readonly store: StoreIdentity; readonly homeUrl: string; readonly locale: MailLocale },
): MailContent => rendered(mail, lookOf(store, homeUrl, locale.strings), locale);

/** The storefront's home page, by the address of any of its pages. */
export const homeOf = (pageUrl: string): string => new URL("/", pageUrl).href;

/** Who a mail is from and where an answer goes. */
export const senderOf = ({ name, senderEmail, supportEmail }: StoreIdentity) => ({
  from: { name, ...(senderEmail !== null && { address: senderEmail }) },
  ...(supportEmail !== null && { replyTo: supportEmail }),
});
