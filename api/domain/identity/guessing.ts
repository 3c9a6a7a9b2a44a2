import type { Sign } from "../../ports/sign.ts";
import { DomainError, type ErrorCode } from "../errors.ts";
import type { BackOff, Limits } from "../rate-limits/store.ts";
import { deviceIn } from "./devices.ts";
import { emailKeyOf } from "./email.ts";

export type GuessingDeps = {
  readonly limits: Limits;
  readonly sign: Sign;
  readonly now: () => number;
  readonly config: { readonly rateLimits: boolean };
};

/** `caller` is the network address that the door trusts; `devices` are the marks that the browser keeps. */
export type FromCaller = { readonly caller?: string | undefined; readonly devices?: string | undefined };
type OfAccount = FromCaller & { readonly email: string };

/** Who asks, as the engine counts them: a device on which the account signed in before, else the network. */
export type Asking = { readonly caller: string | undefined; readonly known: boolean };

const ofCaller: BackOff = { free: 5, longest: 15 * 60 };
/** All strangers together, so that a thousand addresses guess no faster than this: about 300 tries a day. */
const ofStrangers: BackOff = { free: 10, longest: 5 * 60 };
/** Codes an hour. */
const mailsOfCaller = 5;
const mailsOfStrangers = 20;

/** What a wrong guess is answered with. */
const wrong: ReadonlySet<ErrorCode> = new Set(["INVALID_CREDENTIALS", "CODE_INVALID", "CODE_EXPIRED"]);

/**
 * Makes one guess at an account's password or code, and slows down whoever guesses wrong: each caller, and all strangers
 * together. A device on which the account signed in before is counted by itself, so that strangers keep nobody out who
 * owns the account; from a new device the right answer works after the wait, and a new password by mail lifts it. Counts the
 * same whether or not there is such an account. Throws RATE_LIMITED.
 */
export async function guess<T>(
  guard: GuessingDeps,
  what: "password" | "confirm" | "reset",
  account: OfAccount,
  work: (asking: Asking) => Promise<T>,
): Promise<T> {
  const { device, accountKey } = await askerOf(guard, account);
  if (!guard.config.rateLimits) return work(askingOf(device, account));
  const { limits } = guard;
  const name = `guess ${what} ${accountKey}`;
  const keys: readonly (readonly [string, BackOff])[] =
    device === undefined
      ? [
          // A caller who must wait takes none of the tries of all.
          [`${name} ${await callerKeyOf(guard, account)}`, ofCaller],
          [name, ofStrangers],
        ]
      : [[`${name} device ${device}`, ofCaller]];
  const taken: (readonly [string, BackOff])[] = [];
  for (const key of keys) {
    const { allowed, retryAfter } = await limits.attempt(...key);
    if (!allowed) {
      await Promise.all(taken.map(([earlier]) => limits.giveBack(earlier)));
      throw new DomainError("RATE_LIMITED", { retryAfter });
    }
    taken.push(key);
  }
  try {
    const done = await work(askingOf(device, account));
    await Promise.all(taken.map(([key]) => limits.forget(key)));
    return done;
  } catch (error) {
    const isWrong = DomainError.is(error) && wrong.has(error.code);
    await Promise.all(
      taken.map(([key, backOff]) => (isWrong ? limits.failed(key, backOff) : limits.giveBack(key))),
    );
    throw error;
  }
}

/** Lifts what wrong passwords have slowed down for strangers and for this caller: the account has a new one. */
export async function forgetGuesses(guard: GuessingDeps, account: OfAccount): Promise<void> {
  if (!guard.config.rateLimits) return;
  const name = `guess password ${(await askerOf(guard, account)).accountKey}`;
  await Promise.all(
    [name, `${name} ${await callerKeyOf(guard, account)}`].map((key) => guard.limits.forget(key)),
  );
}

/** Counts a code that is mailed: for each caller or device of the account, and for all strangers together. Throws RATE_LIMITED. */
export async function countMail(guard: GuessingDeps, account: OfAccount): Promise<Asking> {
  const { device, accountKey } = await askerOf(guard, account);
  const name = `codes ${accountKey}`;
  const counted: readonly (readonly [key: string, most: number])[] =
    device === undefined
      ? [
          [`${name} ${await callerKeyOf(guard, account)}`, mailsOfCaller],
          [name, mailsOfStrangers],
        ]
      : [[`${name} device ${device}`, mailsOfCaller]];
  if (guard.config.rateLimits)
    for (const [key, most] of counted) {
      const { allowed, retryAfter } = await guard.limits.hit(key, most, 3_600);
      if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
    }
  return askingOf(device, account);
}

async function askerOf({ sign, now }: GuessingDeps, { email, devices }: OfAccount) {
  const device = devices === undefined ? undefined : await deviceIn(devices, { sign, email, now: now() });
  return { device, accountKey: await emailKeyOf(sign, email) };
}

const askingOf = (device: string | undefined, { caller }: OfAccount): Asking => ({
  caller: device === undefined ? caller : `device ${device}`,
  known: device !== undefined,
});

/** Addresses are not stored. */
const callerKeyOf = async ({ sign }: GuessingDeps, { caller = "" }: OfAccount): Promise<string> =>
  (await sign(`caller\n${caller}`)).slice(0, 22);
