import type { Currency } from "../money.ts";

/** Who the shop is to its customers: on pages, in mails, in feeds. */
export type StoreIdentity = {
  readonly name: string;
  /** Where a customer's answer to a mail goes; null: to the sender. */
  readonly supportEmail: string | null;
  /** The address that mails come from, verified with the mail service; null: the installation's own. */
  readonly senderEmail: string | null;
  /** In which a cart is priced when the caller names none. */
  readonly currency: Currency;
  /** BCP 47; how amounts and dates are written in mails. */
  readonly locale: string;
  /** Working days until a delivery arrives, as pages promise it. */
  readonly deliveryDays: { readonly from: number; readonly to: number };
};

export const defaultStore: StoreIdentity = {
  name: "E-Com67",
  supportEmail: null,
  senderEmail: null,
  currency: "USD",
  locale: "en-US",
  deliveryDays: { from: 3, to: 5 },
};
