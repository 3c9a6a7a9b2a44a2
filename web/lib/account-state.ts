import { createSignal } from "solid-js";
import { readCookie, writeCookie } from "./cookies.ts";

/** Who is signed in, as the id token says. */
export type Account = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | undefined;
};

/** null: a guest; undefined: not known yet. Always undefined on the server, whose pages are everybody's. */
export const [account, setAccount] = createSignal<Account | null | undefined>(undefined);

/** Set beside the httpOnly refresh cookie, so that a guest's browser need not ask whether it has one. */
const hint = "signedIn";
export const mayBeSignedIn = (): boolean => readCookie(hint) === "1";
export const rememberSignedIn = (): void => writeCookie(hint, "1", 30);
export const forgetSignedIn = (): void => writeCookie(hint, "", -1);
