import type { Preferences } from "../notifications/preferences.ts";
import type { AddressBook } from "./address-book.ts";
import type { Profile } from "./profile.ts";
import type { Wishlist } from "./wishlist.ts";

/** What the shop keeps for an account, part by part. */
export type CustomerParts = {
  readonly profile: Profile;
  readonly addresses: AddressBook;
  readonly notifications: Preferences;
  readonly wishlist: Wishlist;
};

export interface Customers {
  /** Empty where nothing was ever kept. */
  find<P extends keyof CustomerParts>(userId: string, part: P): Promise<CustomerParts[P]>;
  /**
   * Writes what `decide` makes of the part as it stands, and decides anew when somebody else wrote meanwhile; the same
   * object back writes nothing. Answers the part after. Throws what `decide` throws, and CONFLICT when it never gets its turn.
   */
  change<P extends keyof CustomerParts>(
    userId: string,
    part: P,
    decide: (before: CustomerParts[P]) => CustomerParts[P],
  ): Promise<CustomerParts[P]>;
}
