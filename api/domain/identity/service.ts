import type { Identity, Tokens } from "../../ports/identity.ts";
import { type Actor, requireShopper } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { withDevice } from "./devices.ts";
import { countMail, type FromCaller, forgetGuesses, type GuessingDeps, guess } from "./guessing.ts";

type IdentityDeps<Verb extends keyof Identity> = { readonly identity: Pick<Identity, Verb> };
type Guarded<Verb extends keyof Identity> = IdentityDeps<Verb> & GuessingDeps;
type Starting<Verb extends keyof Identity> = Guarded<Verb> & { readonly newId: () => string };

/** A session, and what the browser keeps so that its device is known the next time. */
export type Started = Tokens & { readonly devices: string };

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
export async function signUp(
  deps: Guarded<"signUp">,
  _actor: Actor,
  { name, email, password, ...from }: Registration,
): Promise<{ readonly userId: string }> {
  const asking = await countMail(deps, { email, ...from });
  return deps.identity.signUp({ email, password, ...asking, ...(name !== undefined && { name }) });
}

/** Confirms an account's address, with the password of the sign-up that `userId` names. For anybody who has the code. Throws CODE_INVALID, CODE_EXPIRED and RATE_LIMITED. */
export const confirmAccount = async (
  deps: Guarded<"confirm">,
  _actor: Actor,
  { email, code, userId, ...from }: MailedCode & OfSignUp,
): Promise<void> =>
  guess(deps, "confirm", { email, ...from }, (asking) =>
    deps.identity.confirm({ email, code, userId, ...asking }),
  );

/** Mails another code to confirm with; says nothing of whether the account is there. For anybody. Throws RATE_LIMITED. */
export async function resendCode(
  deps: Guarded<"resend">,
  _actor: Actor,
  { email, userId, ...from }: OfAccount & OfSignUp,
): Promise<void> {
  const asking = await countMail(deps, { email, ...from });
  await deps.identity.resend({ email, userId, ...asking });
}

/** Starts a session. For anybody. Throws INVALID_CREDENTIALS, ACCOUNT_NOT_CONFIRMED and RATE_LIMITED. */
export async function signIn(
  deps: Starting<"signIn">,
  _actor: Actor,
  { email, password, ...from }: Credentials,
): Promise<Started> {
  const tokens = await guess(deps, "password", { email, ...from }, (asking) =>
    deps.identity.signIn({ email, password, ...asking }),
  );
  return started(deps, { email, ...from }, tokens);
}

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
  deps: Starting<"changePassword" | "find">,
  actor: Actor,
  {
    password,
    newPassword,
    ...from
  }: FromCaller & { readonly password: string; readonly newPassword: string },
): Promise<Started> {
  const { userId } = requireShopper(actor);
  const user = await deps.identity.find(userId);
  if (!user) throw new DomainError("UNAUTHORIZED", { reason: "invalid" });
  const { email } = user;
  try {
    const tokens = await guess(deps, "password", { email, ...from }, (asking) =>
      deps.identity.changePassword({ email, password, newPassword, ...asking }),
    );
    return await started(deps, { email, ...from }, tokens);
  } catch (error) {
    if (!DomainError.is(error, "INVALID_CREDENTIALS")) throw error;
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "password", message: "that is not your current password" }],
    });
  }
}

/** Mails a code for a new password; says nothing of whether the account is there. For anybody. Throws RATE_LIMITED. */
export async function forgetPassword(
  deps: Guarded<"forgot">,
  _actor: Actor,
  { email, ...from }: OfAccount,
): Promise<void> {
  const asking = await countMail(deps, { email, ...from });
  await deps.identity.forgot({ email, ...asking });
}

/**
 * Sets a new password and ends every session; sign-ins wait no longer for what was guessed before. For anybody who has the code.
 * Throws CODE_INVALID, CODE_EXPIRED and RATE_LIMITED.
 */
export async function resetPassword(
  deps: Starting<"reset">,
  _actor: Actor,
  { email, code, password, ...from }: MailedCode & { readonly password: string },
): Promise<{ readonly devices: string }> {
  const account = { email, ...from };
  await guess(deps, "reset", account, (asking) => deps.identity.reset({ email, code, password, ...asking }));
  await forgetGuesses(deps, account);
  return { devices: await devicesOf(deps, account) };
}

const started = async (deps: Starting<never>, account: OfAccount, tokens: Tokens): Promise<Started> => ({
  ...tokens,
  devices: await devicesOf(deps, account),
});

const devicesOf = ({ sign, now, newId }: Starting<never>, { email, devices }: OfAccount): Promise<string> =>
  withDevice(devices, { sign, email, now: now(), newId });
