import type { Identity, Tokens } from "../../ports/identity.ts";
import { type Actor, requireShopper } from "../actor.ts";
import { DomainError } from "../errors.ts";

type IdentityDeps<Verb extends keyof Identity> = { readonly identity: Pick<Identity, Verb> };

/** `caller` is the network address that the door trusts; failures are counted by it. */
type FromCaller = { readonly caller?: string | undefined };

export type Registration = FromCaller & {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
};
export type Credentials = FromCaller & { readonly email: string; readonly password: string };
export type MailedCode = FromCaller & { readonly email: string; readonly code: string };
type OfAccount = FromCaller & { readonly email: string };
/** `userId` names the sign-up, so that the password of whoever confirms counts. */
type OfSignUp = { readonly userId?: string | undefined };

/** Opens an account and mails the code that confirms it. For anybody. Throws EMAIL_TAKEN and RATE_LIMITED. */
export const signUp = async (
  deps: IdentityDeps<"signUp">,
  _actor: Actor,
  { name, ...registration }: Registration,
): Promise<{ readonly userId: string }> =>
  deps.identity.signUp({ ...registration, ...(name !== undefined && { name }) });

/** Confirms an account's address, with the password of the sign-up that `userId` names. For anybody who has the code. Throws CODE_INVALID and CODE_EXPIRED. */
export const confirmAccount = async (
  deps: IdentityDeps<"confirm">,
  _actor: Actor,
  code: MailedCode & OfSignUp,
): Promise<void> => deps.identity.confirm(code);

/** Mails another code to confirm with; says nothing of whether the account is there. For anybody. Throws RATE_LIMITED. */
export const resendCode = async (
  deps: IdentityDeps<"resend">,
  _actor: Actor,
  account: OfAccount & OfSignUp,
): Promise<void> => deps.identity.resend(account);

/** Starts a session. For anybody. Throws INVALID_CREDENTIALS, ACCOUNT_NOT_CONFIRMED and RATE_LIMITED. */
export const signIn = async (
  deps: IdentityDeps<"signIn">,
  _actor: Actor,
  credentials: Credentials,
): Promise<Tokens> => deps.identity.signIn(credentials);

/** New tokens for a session. For whoever holds its refresh token. Throws UNAUTHORIZED. */
export const refreshSession = async (
  deps: IdentityDeps<"refresh">,
  _actor: Actor,
  refreshToken: string,
): Promise<Tokens> => deps.identity.refresh(refreshToken);

/** Ends a session. For whoever holds its refresh token; an unknown one is no error. */
export const signOut = async (
  deps: IdentityDeps<"signOut">,
  _actor: Actor,
  refreshToken: string,
): Promise<void> => deps.identity.signOut(refreshToken);

/**
 * Sets the caller's new password, ends every session and starts a new one. For anybody with an account. Throws
 * VALIDATION_ERROR for a wrong present password, and RATE_LIMITED.
 */
export async function changePassword(
  deps: IdentityDeps<"changePassword" | "find">,
  actor: Actor,
  { caller, ...passwords }: FromCaller & { readonly password: string; readonly newPassword: string },
): Promise<Tokens> {
  const { userId } = requireShopper(actor);
  const user = await deps.identity.find(userId);
  if (!user) throw new DomainError("UNAUTHORIZED", { reason: "invalid" });
  try {
    return await deps.identity.changePassword({ email: user.email, caller, ...passwords });
  } catch (error) {
    if (!DomainError.is(error, "INVALID_CREDENTIALS")) throw error;
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "password", message: "that is not your current password" }],
    });
  }
}

/** Mails a code for a new password; says nothing of whether the account is there. For anybody. Throws RATE_LIMITED. */
export const forgetPassword = async (
  deps: IdentityDeps<"forgot">,
  _actor: Actor,
  account: OfAccount,
): Promise<void> => deps.identity.forgot(account);

/** Sets a new password and ends every session. For anybody who has the code. Throws CODE_INVALID and CODE_EXPIRED. */
export const resetPassword = async (
  deps: IdentityDeps<"reset">,
  _actor: Actor,
  reset: MailedCode & { readonly password: string },
): Promise<void> => deps.identity.reset(reset);
