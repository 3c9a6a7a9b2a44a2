import {
  type Account,
  account,
  forgetSignedIn,
  mayBeSignedIn,
  rememberedSignIn,
  rememberSignedIn,
  setAccount,
  whenRefused,
} from "./account-state.ts";
import { ask } from "./api.ts";
import { followOtherTabs, tellOtherTabs } from "./other-tabs.ts";
import { Problem } from "./problem.ts";

type Tokens = { readonly accessToken: string; readonly idToken: string; readonly expiresIn: number };
/** `signIn` is the remembered sign-in that the token belongs to. */
type Held = { readonly accessToken: string; readonly until: number; readonly signIn: string };

let held: Held | undefined;
let refreshing: Promise<Held | undefined> | undefined;
let following = false;

/** Headers for a request on behalf of the account. Throws UNAUTHORIZED when nobody is signed in. */
export async function asShopper(): Promise<{ authorization: string }> {
  const tokens = await current();
  if (!tokens) throw new Problem("UNAUTHORIZED", "Sign in to continue.", 401);
  return { authorization: `Bearer ${tokens.accessToken}` };
}

/** Finds out who is signed in, once per page load. */
export async function openSession(): Promise<Account | null> {
  if (mayBeSignedIn()) await current().catch(() => undefined);
  if (account() === undefined) setAccount(null);
  return account() ?? null;
}

/** Signs in and keeps the tokens in memory. Throws a Problem. */
export async function signIn(email: string, password: string): Promise<void> {
  const tokens = await ask<Tokens>((api) => api.auth["sign-in"].$post({ json: { email, password } }));
  hold(tokens, Date.now().toString(36));
  tellOtherTabs();
}

/** Sets a new password; this browser stays signed in with the session that the API starts. Throws a Problem. */
export async function changePassword(password: string, newPassword: string): Promise<void> {
  const headers = await asShopper();
  const json = { password, newPassword };
  hold(
    await ask<Tokens>((api) => api.auth.password.$post({ json }, { headers })),
    // The same sign-in as before: other tabs of this browser go on with the new session.
    rememberedSignIn() ?? Date.now().toString(36),
  );
}

/** Ends the session in this browser, in all its tabs, even when the API cannot be reached. */
export async function signOut(): Promise<void> {
  forget();
  tellOtherTabs();
  await ask((api) => api.auth["sign-out"].$post({ json: {} })).catch(() => undefined);
}

async function current(): Promise<Held | undefined> {
  if (held && held.signIn === rememberedSignIn() && held.until > Date.now()) return held;
  held = undefined;
  if (!mayBeSignedIn()) return undefined;
  refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function refresh(): Promise<Held | undefined> {
  try {
    const tokens = await oneTabAtATime(() => ask<Tokens>((api) => api.auth.refresh.$post({ json: {} })));
    // Another tab may have signed out meanwhile.
    const signIn = rememberedSignIn();
    return signIn === undefined ? undefined : hold(tokens, signIn);
  } catch (error) {
    // Only a refusal ends the session; a lost connection does not.
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    forget();
    tellOtherTabs();
    return undefined;
  }
}

/** A refresh token is good for one use, so the next tab waits for the cookie that replaces it. */
const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  // Without the type's promise of a lock manager: it is missing on pages without TLS.
  (navigator.locks as LockManager | undefined)?.request("refresh", work) ?? work();

function hold({ accessToken, idToken, expiresIn }: Tokens, signIn: string): Held {
  held = { accessToken, until: Date.now() + (expiresIn - 30) * 1000, signIn };
  rememberSignedIn(signIn);
  follow();
  const claims = claimsOf(idToken);
  const before = account();
  if (before?.userId !== claims.userId || before.name !== claims.name) setAccount(claims);
  return held;
}

function forget(): void {
  held = undefined;
  forgetSignedIn();
  // Deletes the account's addresses and unfinished orders.
  sessionStorage.clear();
  setAccount(null);
}

/** From now on this page shows an account's data, and must not go on when the account leaves this browser. */
function follow(): void {
  if (following) return;
  following = true;
  followOtherTabs(() => {
    if (!account() || held?.signIn === rememberedSignIn()) return;
    sessionStorage.clear();
    // Everything that the page has loaded is the account's; a new page starts without it.
    window.location.reload();
  });
  whenRefused(() => {
    if (!held) return;
    held = undefined;
    void current().catch(() => undefined);
  });
}

/**
 * Decoded without verification: the claims are shown only to the token's owner, and the API verifies the
 * access token.
 */
function claimsOf(idToken: string): Account {
  const payload = (idToken.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const text = (name: string): string | undefined => {
    if (typeof claims !== "object" || claims === null || !(name in claims)) return undefined;
    const value: unknown = Object.getOwnPropertyDescriptor(claims, name)?.value;
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return { userId: text("sub") ?? "", email: text("email") ?? "", name: text("name") };
}
