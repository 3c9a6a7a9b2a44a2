import { account, setAccount } from "../lib/account-state.ts";
import { ask } from "../lib/api.ts";
import type {
  Address,
  AddressBook,
  BookAddress,
  Me,
  NotificationKind,
  Preferences,
} from "../lib/api-types.ts";
import { asShopper } from "../lib/session.ts";

/** The signed-in shopper's profile. Throws a Problem. */
export const loadMe = async (): Promise<Me> =>
  ask<Me>(async (api) => api.me.$get({}, { headers: await asShopper() }));

/** Saves name and phone; an empty phone deletes the number. Throws a Problem. */
export async function saveMe(profile: { readonly name: string; readonly phone: string }): Promise<Me> {
  const { name, phone } = profile;
  const json = { name, ...(phone !== "" && { phone }) };
  const me = await ask<Me>(async (api) => api.me.$put({ json }, { headers: await asShopper() }));
  // The token has the old name until it is renewed.
  const known = account();
  if (known) setAccount({ ...known, name: me.name });
  return me;
}

/** The address book. Throws a Problem. */
export const loadAddresses = async (): Promise<AddressBook> =>
  ask<AddressBook>(async (api) => api.me.addresses.$get({}, { headers: await asShopper() }));

/** Adds an address and returns the new book. Throws a Problem. */
export const addAddress = async (json: Address & { readonly isDefault?: boolean }): Promise<AddressBook> =>
  ask<AddressBook>(async (api) => api.me.addresses.$post({ json }, { headers: await asShopper() }));

/** Replaces an address and returns the new book. Throws a Problem. */
export const setAddress = async (
  id: string,
  json: Address & { readonly isDefault?: boolean },
): Promise<AddressBook> =>
  ask<AddressBook>(async (api) =>
    api.me.addresses[":id"].$put({ param: { id }, json }, { headers: await asShopper() }),
  );

/** Removes an address and returns the new book. Throws a Problem. */
export const removeAddress = async (id: string): Promise<AddressBook> =>
  ask<AddressBook>(async (api) =>
    api.me.addresses[":id"].$delete({ param: { id } }, { headers: await asShopper() }),
  );

/** The postal address without the address book's own fields. */
export function plainAddress(kept: BookAddress): Address {
  const { addressId: _id, isDefault: _default, ...address } = kept;
  return address;
}

/** The notification preferences. Throws a Problem. */
export const loadPreferences = async (): Promise<Preferences> =>
  ask<Preferences>(async (api) => api.me.notifications.$get({}, { headers: await asShopper() }));

/** An empty `phone` deletes the number. */
export const savePreferences = async (
  phone: string,
  kinds: readonly Omit<NotificationKind, "owed">[],
): Promise<Preferences> =>
  ask<Preferences>(async (api) =>
    api.me.notifications.$put(
      {
        json: {
          ...(phone !== "" && { phone }),
          kinds: kinds.map(({ kind, email, sms }) => ({ kind, email, sms })),
        },
      },
      { headers: await asShopper() },
    ),
  );

/** Texts a code to the number. Throws a Problem. */
export const sendPhoneCode = async (phone: string): Promise<unknown> =>
  ask(async (api) => api.me.phone.code.$post({ json: { phone } }, { headers: await asShopper() }));

/** Confirms the number that the code was texted to. Throws a Problem. */
export const confirmPhone = async (code: string): Promise<Preferences> =>
  ask<Preferences>(async (api) =>
    api.me.phone.confirm.$post({ json: { code } }, { headers: await asShopper() }),
  );
