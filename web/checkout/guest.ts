import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";

const key = "guest-email";

const [email, setEmail] = createSignal<string | undefined>(
  isServer ? undefined : (sessionStorage.getItem(key) ?? undefined),
);

/** The address of a guest who checks out in this tab. */
export const guestEmail = email;

/** Keeps the guest's address for this tab; undefined forgets it. */
export function setGuestEmail(address: string | undefined): void {
  if (address === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, address);
  setEmail(address);
}
