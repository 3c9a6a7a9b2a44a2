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
 * A readable cookie set beside the httpOnly refresh cookie, so that a guest's browser need not ask for a session. Its
 * value is made anew by each sign-in, so that a tab sees that another tab has signed out or in.
 */
let hint = "signedIn";
/** Names that cookie, before the session is opened. Cookies ignore ports, so two apps of one host need two names. */
export const nameHint = (name: string): void => {
  hint = name;
};
/** The sign-in that this browser remembers; undefined: nobody is signed in, for certain. */
export const rememberedSignIn = (): string | undefined => readCookie(hint) || undefined;
/** Whether this browser may have a session; false is certain. */
export const mayBeSignedIn = (): boolean => rememberedSignIn() !== undefined;
/** Sets the cookie that says a session may exist. */
export const rememberSignedIn = (signIn: string): void => writeCookie(hint, signIn, 30);
/** Deletes that cookie. */
export const forgetSignedIn = (): void => writeCookie(hint, "", -1);

let onRefusal: () => void = () => undefined;
/** Sets what happens when the API refuses the tokens of this page: the session was ended elsewhere. */
export const whenRefused = (handler: () => void): void => {
  onRefusal = handler;
};
/** The API has refused this page's tokens. */
export const tokensRefused = (): void => onRefusal();
