import { mergeGuestCart } from "../cart/cart-state.ts";
import { ask } from "../lib/api.ts";
import { many } from "../lib/format.ts";
import { signIn } from "../lib/session.ts";
import { toast } from "../ui/toast.tsx";

/** Between signing up and confirming: kept in memory only, so that nobody types a password twice. */
let waiting: { readonly email: string; readonly password: string } | undefined;

/** Signs in and brings the guest's cart along. A cart that could not come now is brought by the next page. */
export async function enter(email: string, password: string): Promise<void> {
  await signIn(email, password);
  const dropped = await mergeGuestCart().catch(() => 0);
  if (dropped > 0)
    toast(
      `${many(dropped, "item")} of your cart could not come along: no longer sold, or sold out.`,
      "problem",
    );
}

export async function openAccount(input: {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  const { name, ...rest } = input;
  await ask((api) => api.auth["sign-up"].$post({ json: { ...rest, ...(name !== "" && { name }) } }));
  waiting = { email: input.email, password: input.password };
}

/** Right password, address not confirmed yet: another code goes out. */
export async function awaitCode(email: string, password: string): Promise<void> {
  waiting = { email, password };
  await sendCode(email);
}

export const sendCode = (email: string): Promise<unknown> =>
  ask((api) => api.auth.resend.$post({ json: { email } }));

/** True: confirmed and signed in; false: confirmed, and the password has to be typed. */
export async function confirmAccount(email: string, code: string): Promise<boolean> {
  await ask((api) => api.auth.confirm.$post({ json: { email, code } }));
  if (waiting?.email !== email) return false;
  await enter(waiting.email, waiting.password);
  waiting = undefined;
  return true;
}

export const forgotPassword = (email: string): Promise<unknown> =>
  ask((api) => api.auth.forgot.$post({ json: { email } }));

export async function resetPassword(email: string, code: string, password: string): Promise<void> {
  await ask((api) => api.auth.reset.$post({ json: { email, code, password } }));
  await enter(email, password);
}
