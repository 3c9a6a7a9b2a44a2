import { mergeGuestCart } from "../cart/cart-state.ts";
import { ask } from "../lib/api.ts";
import { many } from "../lib/format.ts";
import { signIn } from "../lib/session.ts";
import { claimOrders } from "../orders/order-link.ts";
import { toast } from "../ui/toast.tsx";

/**
 * The new account's credentials until it is confirmed; in memory only, so that nobody types the password
 * twice.
 */
let unconfirmed: { readonly email: string; readonly password: string } | undefined;

/** Where a tab keeps the id of its sign-up, which a reload must not lose. */
const keyOf = (email: string): string => `sign-up ${email.trim().toLowerCase()}`;

/** Names the sign-up of this tab, so that its password counts and not that of another sign-up of the address. */
const signUpOf = (email: string) => {
  const userId = sessionStorage.getItem(keyOf(email));
  return userId === null ? {} : { userId };
};

function keep(email: string, password: string, userId: string | undefined): void {
  unconfirmed = { email, password };
  if (userId !== undefined) sessionStorage.setItem(keyOf(email), userId);
}

/** Signs in and merges the guest's cart. If the merge fails, the next page load repeats it. */
export async function signInAndMergeCart(email: string, password: string): Promise<void> {
  await signIn(email, password);
  // Repeated with the next sign-in when it fails; the orders stay reachable by their links.
  await claimOrders().catch(() => 0);
  const dropped = await mergeGuestCart().catch(() => 0);
  if (dropped > 0)
    toast(
      `${many(dropped, "item")} couldn't be moved to your cart: sold out or no longer available.`,
      "problem",
    );
}

/** Creates an account; its code is mailed. Throws a Problem. */
export async function openAccount(input: {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  const { name, ...rest } = input;
  const { userId } = await ask<{ userId: string }>((api) =>
    api.auth["sign-up"].$post({ json: { ...rest, ...(name !== "" && { name }) } }),
  );
  keep(input.email, input.password, userId);
}

/** For the correct password of the unconfirmed sign-up `userId`: sends another code. */
export async function resendConfirmation(
  email: string,
  password: string,
  userId: string | undefined,
): Promise<void> {
  keep(email, password, userId);
  await sendCode(email);
}

/** Mails another confirmation code. */
export const sendCode = (email: string): Promise<unknown> =>
  ask((api) => api.auth.resend.$post({ json: { email, ...signUpOf(email) } }));

/** Resolves to true when confirmed and signed in; to false when confirmed but the password must be typed. */
export async function confirmAccount(email: string, code: string): Promise<boolean> {
  await ask((api) => api.auth.confirm.$post({ json: { email, code, ...signUpOf(email) } }));
  if (unconfirmed?.email !== email) return false;
  await signInAndMergeCart(unconfirmed.email, unconfirmed.password);
  unconfirmed = undefined;
  return true;
}

/** Mails a code for choosing a new password. */
export const forgotPassword = (email: string): Promise<unknown> =>
  ask((api) => api.auth.forgot.$post({ json: { email } }));

/** Sets a new password with the mailed code, and signs in. Throws a Problem. */
export async function resetPassword(email: string, code: string, password: string): Promise<void> {
  await ask((api) => api.auth.reset.$post({ json: { email, code, password } }));
  await signInAndMergeCart(email, password);
}
