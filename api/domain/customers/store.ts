import type { AlertChoices } from "../alerts/kinds.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { PhoneCode } from "../notifications/phone-code.ts";
import type { Preferences } from "../notifications/preferences.ts";
import type { AddressBook } from "./address-book.ts";
import type { BuyerTaxes } from "./buyer-taxes.ts";
import type { Profile } from "./profile.ts";
import type { Wishlist } from "./wishlist.ts";

/** What the shop stores for an account, by part; each part is versioned on its own. */
export type CustomerParts = {
  readonly profile: Profile;
  readonly addresses: AddressBook;
  readonly notifications: Preferences;
  readonly phoneCode: PhoneCode;
  /** Of staff. */
  readonly staffAlerts: AlertChoices;
  readonly wishlist: Wishlist;
  readonly taxes: BuyerTaxes;
};

/** Stores what belongs to accounts. */
export interface Customers {
  /** The part as it stands; empty when nothing was stored. */
  find<P extends keyof CustomerParts>(userId: string, part: P): Promise<CustomerParts[P]>;
  /**
   * Writes what `decide` makes of the part, and decides again when somebody else wrote in the meantime; answering the same
   * object writes nothing. `audit` is kept with the change. Answers the part after the change. Throws what `decide` throws, and CONFLICT when others keep
   * writing first.
   */
  change<P extends keyof CustomerParts>(
    userId: string,
    part: P,
    decide: (before: CustomerParts[P]) => CustomerParts[P],
    audit?: AuditEntry,
  ): Promise<CustomerParts[P]>;
}
