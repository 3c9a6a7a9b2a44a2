import { createSignal } from "solid-js";
import { readCookie, writeCookie } from "./cookies.ts";

/** The signed-in account, from the claims of the id token. */
export type Account = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | undefined;
};

/**
 * null for a guest; undefined until known. Always undefined on the server, whose pages are the same for
 * everybody.
 */
export const [account, setAccount] = createSignal<Account | null | undefined>(undefined);

/**
 * A readable cookie set beside the httpOnly refresh cookie, so that a guest's browser need not ask for a
 * session.
 */
const hint = "signedIn";
/** Whether this browser may have a session; false is certain. */
export const mayBeSignedIn = (): boolean => readCookie(hint) === "1";
/** Sets the cookie that says a session may exist. */
export const rememberSignedIn = (): void => writeCookie(hint, "1", 30);
/** Deletes that cookie. */
export const forgetSignedIn = (): void => writeCookie(hint, "", -1);
