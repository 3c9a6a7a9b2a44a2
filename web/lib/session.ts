import {
  type Account,
  account,
  forgetSignedIn,
  mayBeSignedIn,
  rememberSignedIn,
  setAccount,
} from "./account-state.ts";
import { ask } from "./api.ts";
import { Problem } from "./problem.ts";

type Tokens = { readonly accessToken: string; readonly idToken: string; readonly expiresIn: number };
type Held = { readonly accessToken: string; readonly until: number };

let held: Held | undefined;
let refreshing: Promise<Held | undefined> | undefined;

/** Headers for a request on behalf of the account. Throws UNAUTHORIZED when nobody is signed in. */
export async function asShopper(): Promise<{ authorization: string }> {
  const tokens = await current();
  if (!tokens) throw new Problem("UNAUTHORIZED", "Sign in to do this.", 401);
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
  hold(await ask<Tokens>((api) => api.auth["sign-in"].$post({ json: { email, password } })));
}

/** Ends the session in this browser even when the API cannot be reached. */
export async function signOut(): Promise<void> {
  forget();
  // Deletes the account's addresses and unfinished orders.
  sessionStorage.clear();
  await ask((api) => api.auth["sign-out"].$post({ json: {} })).catch(() => undefined);
}

async function current(): Promise<Held | undefined> {
  if (held && held.until > Date.now()) return held;
  if (!mayBeSignedIn()) return undefined;
  refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function refresh(): Promise<Held | undefined> {
  try {
    return hold(await ask<Tokens>((api) => api.auth.refresh.$post({ json: {} })));
  } catch (error) {
    // Only a refusal ends the session; a lost connection does not.
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    forget();
    return undefined;
  }
}

function hold({ accessToken, idToken, expiresIn }: Tokens): Held {
  held = { accessToken, until: Date.now() + (expiresIn - 30) * 1000 };
  rememberSignedIn();
  const claims = claimsOf(idToken);
  const before = account();
  if (before?.userId !== claims.userId || before.name !== claims.name) setAccount(claims);
  return held;
}

function forget(): void {
  held = undefined;
  forgetSignedIn();
  setAccount(null);
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
