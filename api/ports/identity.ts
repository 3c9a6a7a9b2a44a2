/** What a verified token says. Claims are Cognito's on both engines. */
export type Claims = {
  readonly userId: string;
  readonly email: string | undefined;
  readonly groups: readonly string[];
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
 * Accounts. E-mail addresses compare in lower case. Throws DomainError: EMAIL_TAKEN, CODE_INVALID, CODE_EXPIRED,
 * INVALID_CREDENTIALS, ACCOUNT_NOT_CONFIRMED, RATE_LIMITED, UNAUTHORIZED (refresh or access token not good).
 * `resend` and `forgot` answer the same whether the address is known or not.
 */
export interface Identity {
  signUp(input: {
    readonly email: string;
    readonly password: string;
    readonly name?: string;
  }): Promise<{ readonly userId: string }>;
  confirm(input: { readonly email: string; readonly code: string }): Promise<void>;
  resend(input: { readonly email: string }): Promise<void>;
  signIn(input: { readonly email: string; readonly password: string }): Promise<Tokens>;
  /** Good again and again until sign-out, reset or 30 days; the answer carries the same refresh token unless rotated. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Revokes the refresh token; an unknown one is no error. */
  signOut(refreshToken: string): Promise<void>;
  forgot(input: { readonly email: string }): Promise<void>;
  /** Also revokes every refresh token of the account. */
  reset(input: { readonly email: string; readonly code: string; readonly password: string }): Promise<void>;
  /** Signature, issuer, audience, expiry and use. */
  verify(token: string): Promise<Claims>;
  find(userId: string): Promise<User | undefined>;
}
