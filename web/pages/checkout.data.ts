import { loadOrders } from "../lib/orders.ts";
import type { Address } from "../lib/views.ts";

export const steps = ["account", "delivery", "payment"] as const;
export type Step = (typeof steps)[number];

export const stepNames: Readonly<Record<Step, string>> = {
  account: "Account",
  delivery: "Delivery",
  payment: "Payment",
};

const key = "checkout-address";

/** Where this checkout goes; kept for the tab, so that Back and a reload find it again. */
export function keptAddress(): Address | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return addressIn(text);
  } catch {
    return undefined;
  }
}

export const keepAddress = (address: Address): void => sessionStorage.setItem(key, JSON.stringify(address));

/** Addresses that earlier orders went to, the last first, each once. */
export async function knownAddresses(): Promise<readonly Address[]> {
  const { items } = await loadOrders();
  const byText = new Map(
    items.toReversed().map(({ shippingAddress }) => [labelOf(shippingAddress), shippingAddress]),
  );
  return [...byText.values()].toReversed().slice(0, 4);
}

export const isSameAddress = (one: Address, other: Address): boolean => labelOf(one) === labelOf(other);

const labelOf = ({ name, street, city, state, zipCode, country, phone }: Address): string =>
  [name, street, city, state, zipCode, country, phone].join("\n");

/** Only `keepAddress` writes there; the API checks what is made of it. */
const addressIn = (text: string): Address => JSON.parse(text) as Address;
