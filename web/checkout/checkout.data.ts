import { loadAddresses, plainAddress } from "../account/account.data.ts";
import { quoteGuestCart } from "../cart/cart-state.ts";
import { account } from "../lib/account-state.ts";
import { ask } from "../lib/api.ts";
import type { Address, Cart, Place } from "../lib/api-types.ts";
import { asShopper } from "../lib/session.ts";
import { sellsTo } from "../market/countries.ts";
import { marketQuery } from "../market/market.ts";
import { loadOrders } from "../orders/orders.data.ts";

export const steps = ["account", "delivery", "payment"] as const;
export type Step = (typeof steps)[number];

export const stepNames: Readonly<Record<Step, string>> = {
  account: "Contact",
  delivery: "Delivery",
  payment: "Payment",
};

const key = "checkout-address";

/** The checkout's address, kept in session storage so that Back and a reload find it. */
export function keptAddress(): Address | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    const address = addressIn(text);
    // Another market's, in which this tab was before, is not delivered to here.
    return sellsTo(address.country) ? address : undefined;
  } catch {
    return undefined;
  }
}

/** Stores the checkout's address for this tab. */
export const keepAddress = (address: Address): void => sessionStorage.setItem(key, JSON.stringify(address));

const methodKey = "checkout-shipping";

/** The id of the shipping option that was chosen in this tab. */
export const keptMethod = (): string | undefined =>
  globalThis.sessionStorage?.getItem(methodKey) ?? undefined;

/** Stores the chosen shipping option for this tab. */
export const keepMethod = (id: string): void => sessionStorage.setItem(methodKey, id);

/**
 * The address book, default first, and other addresses of earlier orders, latest first, without duplicates.
 */
export type KnownAddresses = { readonly book: readonly Address[]; readonly earlier: readonly Address[] };

/** Loads the addresses that the delivery step offers: those that the market sells to. */
export async function knownAddresses(): Promise<KnownAddresses> {
  // Addresses that cannot be loaded are not offered; a new one can still be typed.
  const [book, orders] = await Promise.all([
    loadAddresses().then(
      ({ items }) => items.toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault)),
      () => [],
    ),
    loadOrders().then(
      ({ items }) => items,
      () => [],
    ),
  ]);
  const kept = book.map(plainAddress).filter(({ country }) => sellsTo(country));
  const byText = new Map(
    orders
      .toReversed()
      .filter(({ shippingAddress }) => sellsTo(shippingAddress.country))
      .map(({ shippingAddress }) => [labelOf(shippingAddress), shippingAddress]),
  );
  for (const address of kept) byText.delete(labelOf(address));
  return { book: kept, earlier: [...byText.values()].toReversed().slice(0, 4) };
}

/** Whether two addresses are equal in every field. */
export const isSameAddress = (one: Address, other: Address): boolean => labelOf(one) === labelOf(other);

const labelOf = ({ name, street, street2, city, state, zipCode, country, phone }: Address): string =>
  [name, street, street2, city, state, zipCode, country, phone].join("\n");

/** Only `keepAddress` writes there, and the API validates the address. */
const addressIn = (text: string): Address => JSON.parse(text) as Address;

/**
 * The cart, of the account or the guest, with shipping and tax for a destination; `shippingMethodId` of an earlier quote, else the
 * cheapest.
 */
export const quoteFor = async (
  { country, state, zipCode }: Place,
  shippingMethodId: string | undefined,
): Promise<Cart> => {
  const where = { country, ...(state && { state }), ...(zipCode && { zipCode }) };
  if (!account()) return quoteGuestCart(where, shippingMethodId);
  const query = { ...where, ...marketQuery(), ...(shippingMethodId && { shippingMethodId }) };
  return ask<Cart>(async (api) => api.cart.$get({ query }, { headers: await asShopper() }));
};
