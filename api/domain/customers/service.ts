import type { Identity } from "../../ports/identity.ts";
import { DomainError } from "../errors.ts";
import {
  type AddressBook,
  type AddressEntry,
  changedAddress,
  withAddress,
  withoutAddress,
} from "./address-book.ts";
import type { Profile } from "./profile.ts";
import type { Customers } from "./store.ts";

type CustomerDeps = { readonly customers: Customers; readonly newId: () => string };
type Self = { readonly userId: string; readonly email: string | undefined };
type Me = Profile & { readonly userId: string; readonly email: string };

/** Who is calling, by their token and what they have told since. Throws USER_NOT_FOUND when the account is gone. */
export async function showMe(
  deps: Pick<CustomerDeps, "customers"> & { readonly identity: Pick<Identity, "find"> },
  self: Self,
): Promise<Me> {
  return meOf(deps, self, await deps.customers.find(self.userId, "profile"));
}

export async function changeMe(
  deps: Parameters<typeof showMe>[0],
  self: Self,
  profile: Profile,
): Promise<Me> {
  return meOf(deps, self, await deps.customers.change(self.userId, "profile", () => profile));
}

export const showAddresses = (deps: CustomerDeps, userId: string): Promise<AddressBook> =>
  deps.customers.find(userId, "addresses");

/** The same address again changes nothing. Throws CONFLICT when the book is full. */
export const addAddress = (deps: CustomerDeps, userId: string, entry: AddressEntry): Promise<AddressBook> => {
  const addressId = deps.newId();
  return deps.customers.change(userId, "addresses", (book) => withAddress(book, addressId, entry));
};

/** Throws ADDRESS_NOT_FOUND. */
export const changeAddress = (
  deps: CustomerDeps,
  userId: string,
  { addressId, ...entry }: AddressEntry & { readonly addressId: string },
): Promise<AddressBook> =>
  deps.customers.change(userId, "addresses", (book) => changedAddress(book, addressId, entry));

/** One that is not there is no error. */
export const removeAddress = (deps: CustomerDeps, userId: string, addressId: string): Promise<AddressBook> =>
  deps.customers.change(userId, "addresses", (book) => withoutAddress(book, addressId));

/** Access tokens carry neither address nor name, so the account is asked for what is not known. */
async function meOf(
  deps: { readonly identity: Pick<Identity, "find"> },
  { userId, email }: Self,
  profile: Profile,
): Promise<Me> {
  if (email !== undefined && profile.name !== undefined) return { ...profile, userId, email };
  const user = await deps.identity.find(userId);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  return { ...profile, userId, email: email ?? user.email, name: profile.name ?? user.name };
}
