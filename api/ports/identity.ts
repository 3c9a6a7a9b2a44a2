import type { Role } from "../domain/staff/permissions.ts";

/** What a verified token says. Claims are Cognito's on both engines. */
export type Claims = {
  readonly userId: string;
  readonly email: string | undefined;
  readonly groups: readonly string[];
  /** The sign-in that the token comes from, over all its refreshes. */
  readonly sessionId: string | undefined;
  readonly tokenUse: "access" | "id";
  /** Epoch seconds. */
  readonly expiresAt: number;
};

/** `expiresIn` is in seconds. */
export type Tokens = {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
};

export type User = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | undefined;
  readonly confirmed: boolean;
  readonly groups: readonly string[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

/**
 * Who asks, as the door knows them: failures and codes are counted per address of the account and per caller. `known`
 * callers, from a device on which the account signed in before, are not slowed down by what strangers do.
 */
export type Asked = {
  readonly email: string;
  readonly caller?: string | undefined;
  readonly known?: boolean | undefined;
};

/**
 * Accounts. E-mail addresses compare in lower case. Throws DomainError: EMAIL_TAKEN, CODE_INVALID, CODE_EXPIRED,
 * INVALID_CREDENTIALS, ACCOUNT_NOT_CONFIRMED, RATE_LIMITED, UNAUTHORIZED (refresh or access token not good).
 * `resend` and `forgot` answer the same whether the address is known or not.
 */
export interface Identity {
  /**
   * Every sign-up of an address that nobody has confirmed is an attempt of its own, with its own password, code and
   * `userId`; none replaces another.
   */
  signUp(
    input: Asked & { readonly password: string; readonly name?: string },
  ): Promise<{ readonly userId: string }>;
  /**
   * A code shows who reads the address's mail; `userId` names the sign-up of whoever confirms, whose password then
   * counts, whichever of the mailed codes was typed. Without `userId` the only attempt counts; with several the account
   * opens without a password, and `forgot` sets one: nobody can tell which attempt is the mail reader's.
   */
  confirm(input: Asked & { readonly code: string; readonly userId?: string | undefined }): Promise<void>;
  /** Mails another code for the attempt `userId`, or without it for the newest one. */
  resend(input: Asked & { readonly userId?: string | undefined }): Promise<void>;
  signIn(input: Asked & { readonly password: string }): Promise<Tokens>;
  /**
   * New tokens and the refresh token that replaces this one. Sessions last until sign-out, reset or 30 days. Embedded: a
   * token that was replaced more than half a minute ago ends its session, because somebody copied it.
   */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Ends the session of the refresh token; an unknown one is no error. */
  signOut(refreshToken: string): Promise<void>;
  forgot(input: Asked): Promise<void>;
  /** Also revokes every refresh token of the account. */
  reset(input: Asked & { readonly code: string; readonly password: string }): Promise<void>;
  /**
   * Sets a new password for whoever knows the present one (else INVALID_CREDENTIALS), ends every session and starts the
   * one that is returned.
   */
  changePassword(input: Asked & { readonly password: string; readonly newPassword: string }): Promise<Tokens>;
  /** Signature, issuer, audience, expiry and use. Embedded also that the session lives and the groups are the account's. */
  verify(token: string): Promise<Claims>;
  /** Deletes an account with its sessions and codes; one that is gone is no error. Its address can be signed up again. */
  remove(userId: string): Promise<void>;
  find(userId: string): Promise<User | undefined>;
  findByEmail(email: string): Promise<User | undefined>;
  /**
   * Opens a confirmed account for somebody who has shown that they read the address's mail. Throws EMAIL_TAKEN when it has
   * a confirmed one; sign-ups that nobody confirmed end.
   */
  create(account: { readonly email: string; readonly password: string; readonly name?: string }): Promise<{
    readonly userId: string;
  }>;
  /** Puts an account into exactly these groups of staff. Repeating it changes nothing. */
  setGroups(userId: string, groups: readonly Role[]): Promise<void>;
  /** The accounts in any group of staff. */
  members(): Promise<readonly User[]>;
}
