import type { Identity } from "../../ports/identity.ts";
import { type Actor, requireShopper, type SignedIn } from "../actor.ts";
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
type MeDeps = { readonly customers: Customers; readonly identity: Pick<Identity, "find"> };
/** An account as its owner sees it. */
export type Me = Profile & { readonly userId: string; readonly email: string };

/** The caller's profile. For anybody with an account. Throws USER_NOT_FOUND when the account is gone. */
export async function showMe(deps: MeDeps, actor: Actor): Promise<Me> {
  const caller = requireShopper(actor);
  return meOf(deps.identity, caller, await deps.customers.find(caller.userId, "profile"));
}

/** Replaces the caller's profile. For anybody with an account. Throws USER_NOT_FOUND and CONFLICT. */
export async function changeMe(deps: MeDeps, actor: Actor, profile: Profile): Promise<Me> {
  const caller = requireShopper(actor);
  return meOf(deps.identity, caller, await deps.customers.change(caller.userId, "profile", () => profile));
}

/** The caller's address book. For anybody with an account. */
export async function showAddresses(
  deps: Pick<CustomerDeps, "customers">,
  actor: Actor,
): Promise<AddressBook> {
  const { userId } = requireShopper(actor);
  return deps.customers.find(userId, "addresses");
}

/** The same address again changes nothing. For anybody with an account. Throws CONFLICT when the book is full. */
export async function addAddress(
  deps: CustomerDeps,
  actor: Actor,
  entry: AddressEntry,
): Promise<AddressBook> {
  const { userId } = requireShopper(actor);
  const addressId = deps.newId();
  return deps.customers.change(userId, "addresses", (book) => withAddress(book, addressId, entry));
}

/** Replaces an address of the caller's. For anybody with an account. Throws ADDRESS_NOT_FOUND and CONFLICT. */
export async function changeAddress(
  deps: Pick<CustomerDeps, "customers">,
  actor: Actor,
  { addressId, ...entry }: AddressEntry & { readonly addressId: string },
): Promise<AddressBook> {
  const { userId } = requireShopper(actor);
  return deps.customers.change(userId, "addresses", (book) => changedAddress(book, addressId, entry));
}

/** An address that is not there is no error. For anybody with an account. Throws CONFLICT. */
export async function removeAddress(
  deps: Pick<CustomerDeps, "customers">,
  actor: Actor,
  addressId: string,
): Promise<AddressBook> {
  const { userId } = requireShopper(actor);
  return deps.customers.change(userId, "addresses", (book) => withoutAddress(book, addressId));
}

/** Access tokens carry neither address nor name, so the account is asked for what is not known. */
async function meOf(
  identity: Pick<Identity, "find">,
  { userId, email }: SignedIn,
  profile: Profile,
): Promise<Me> {
  if (email !== undefined && profile.name !== undefined) return { ...profile, userId, email };
  const user = await identity.find(userId);
  if (!user) throw new DomainError("USER_NOT_FOUND", { userId });
  return { ...profile, userId, email: email ?? user.email, name: profile.name ?? user.name };
}
