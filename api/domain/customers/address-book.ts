import type { Address } from "../addresses/address.ts";
import { DomainError } from "../errors.ts";

export type BookAddress = Address & { readonly addressId: string };
/** In the order they were added. There is a default as long as there is an address. */
export type AddressBook = {
  readonly addresses: readonly BookAddress[];
  readonly defaultId?: string | undefined;
};
/** `isDefault` false leaves the default unchanged: it moves only when another address becomes the default. */
export type AddressEntry = { readonly address: Address; readonly isDefault: boolean };

const maxAddresses = 20;

/** Adds an address; one that is in the book already is not added again. Throws CONFLICT when the book is full. */
export function withAddress(book: AddressBook, addressId: string, entry: AddressEntry): AddressBook {
  const known = book.addresses.find((one) => isSame(one, entry.address));
  if (known) return entry.isDefault ? madeDefault(book, known.addressId) : book;
  if (book.addresses.length >= maxAddresses)
    throw new DomainError(
      "CONFLICT",
      { reason: `an address book holds at most ${maxAddresses} addresses` },
      { message: `Your address book is full: it holds ${maxAddresses}. Remove one first.` },
    );
  return {
    addresses: [...book.addresses, { ...entry.address, addressId }],
    defaultId: entry.isDefault ? addressId : (book.defaultId ?? addressId),
  };
}

/** The book with an address replaced. Throws ADDRESS_NOT_FOUND. */
export function changedAddress(book: AddressBook, addressId: string, entry: AddressEntry): AddressBook {
  if (!book.addresses.some((one) => one.addressId === addressId))
    throw new DomainError("ADDRESS_NOT_FOUND", { addressId });
  const changed = { ...entry.address, addressId };
  const addresses = book.addresses.map((one) => (one.addressId === addressId ? changed : one));
  return { addresses, defaultId: entry.isDefault ? addressId : book.defaultId };
}

/** The book without an address; when the default is removed, the first of the others becomes the default. */
export function withoutAddress(book: AddressBook, addressId: string): AddressBook {
  const addresses = book.addresses.filter((one) => one.addressId !== addressId);
  if (addresses.length === book.addresses.length) return book;
  return {
    addresses,
    defaultId: book.defaultId === addressId ? addresses[0]?.addressId : book.defaultId,
  };
}

const madeDefault = (book: AddressBook, addressId: string): AddressBook =>
  book.defaultId === addressId ? book : { ...book, defaultId: addressId };

const isSame = (one: Address, other: Address): boolean => textOf(one) === textOf(other);

const textOf = ({ name, street, street2, city, state, zipCode, country, phone }: Address): string =>
  JSON.stringify([name, street, street2, city, state, zipCode, country, phone]);
