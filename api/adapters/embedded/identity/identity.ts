import { randomInt, randomUUID } from "node:crypto";
import type { Jwks } from "aws-jwt-verify/jwk";
import { DomainError } from "../../../domain/errors.ts";
import { defaultStore } from "../../../domain/settings/store-identity.ts";
import type { Identity, Tokens, User } from "../../../ports/identity.ts";
import type { Mail } from "../../../ports/mail.ts";
import { tokenVerifier } from "../../jwt.ts";
import { lazy } from "../../lazy.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";
import { guessingGuard } from "./guessing-guard.ts";
import { keyedQueue } from "./keyed-queue.ts";
import { confirmationMail, type MailingStore, resetMail } from "./mails.ts";
import { hashPassword, isOutdated, type PasswordCost, passwordCost, passwordMatches } from "./passwords.ts";
import { sessionStore } from "./session-store.ts";
import { signUpStore } from "./sign-ups.ts";
import { type Account, identityStore } from "./store.ts";
import { accessSeconds, type Session, tokenSigner } from "./tokens.ts";

/** The Identity port of one installation, plus what its operator needs. */
export interface SqliteIdentity extends Identity {
  /** The public keys, as served at `/.well-known/jwks.json`. */
  jwks(): Promise<Jwks>;
  /**
   * Creates a confirmed account, or sets an existing one's password, name and groups; for demo accounts and
   * staff.
   */
  ensureUser(account: {
    readonly email: string;
    readonly password: string;
    readonly name?: string;
    readonly groups?: readonly string[];
  }): Promise<User>;
}

export type SqliteIdentityOptions = {
  readonly sqlite: Sqlite;
  readonly mail: Mail;
  /** The `iss` claim of every token: the API's own URL. */
  readonly issuer: string;
  /** Who sends the mails with codes; the settings' default where nothing says it. */
  readonly sender?: () => Promise<MailingStore>;
  readonly clientId?: string;
  readonly clock?: () => number;
  readonly passwordCost?: PasswordCost;
};

const confirmFor = 24 * 3_600_000;
const resetFor = 3_600_000;
/** How many pending sign-ups of an address a sign-in compares its password with, the newest first. */
const attemptsTried = 3;
const refreshFor = 30 * 24 * 3_600_000;

/**
 * Accounts in SQLite with Cognito's claims, code lifetimes and lockout of a caller after five failed sign-ins to an
 * account (one second, doubling up to 15 minutes).
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
 */
export function sqliteIdentity(options: SqliteIdentityOptions): SqliteIdentity {
  const { sqlite, mail, issuer, clientId = "e-com67-local", clock = Date.now } = options;
  const cost = options.passwordCost ?? passwordCost;
  const sender = options.sender ?? (async () => ({ store: defaultStore, homeUrl: issuer }));
  const store = identityStore(sqlite);
  const sessions = sessionStore(sqlite);
  const signUps = signUpStore(sqlite);
  const guard = guessingGuard(sqlite);
  // Any write may end a session or change an account.
  const write = <T>(work: () => T): Promise<T> =>
    sqlite.write(() => {
      sessions.forgetRead();
      return work();
    });
  const oneByOne = keyedQueue();
  const signing = lazy(async () => {
    const signer = await tokenSigner(sqlite, { issuer, clientId });
    return { signer, verify: tokenVerifier({ issuer, clientId, jwks: signer.jwks, clock }) };
  });
  // Compared for unknown addresses, so that they take as long as a wrong password.
  const dummyHash = lazy(() => hashPassword(randomUUID(), cost));

  const tokensOf = async (session: Session, refreshToken: string): Promise<Tokens> => {
    const { signer } = await signing();
    return { ...(await signer.sign(session, clock())), refreshToken, expiresIn: accessSeconds };
  };

  const startSession = async (verified: Account, caller: string | undefined): Promise<Tokens> => {
    const session = { user: verified, originJti: randomUUID(), authTime: clock() };
    const refreshToken = await write(() => {
      // If the password was reset while it was being checked, the sign-in fails.
      if (store.byId(verified.userId)?.password !== verified.password)
        throw new DomainError("INVALID_CREDENTIALS", {});
      guard.forgiveFailures(verified.email, caller);
      const { originJti: sessionId, authTime } = session;
      const expiresAt = authTime + refreshFor;
      return sessions.start({ sessionId, userId: verified.userId, authTime, expiresAt }, clock());
    });
    return tokensOf(session, refreshToken);
  };

  /** The account with its password hashed at today's cost; as it is when hashing has to wait too long. */
  const hashedAnew = async (account: Account, password: string): Promise<Account> => {
    if (!isOutdated(account.password, cost)) return account;
    const hash = await hashPassword(password, cost).catch(() => undefined);
    if (hash === undefined) return account;
    const renewed = { ...account, password: hash };
    return write(() => {
      if (store.byId(account.userId)?.password !== account.password) return account;
      store.save(renewed);
      return renewed;
    });
  };

  /** Sets the password, ends every session and forgets the failed sign-ins of every caller. */
  const setPassword = (account: Account): void => {
    store.save(account);
    sessions.endAll(account.userId);
    guard.forgiveFailures(account.email);
  };

  const identity: SqliteIdentity = {
    signUp: async ({ password, name, caller, known, ...input }) => {
      const email = addressOf(input.email);
      if (store.byEmail(email)) throw new DomainError("EMAIL_TAKEN", {});
      const hash = await hashPassword(password, cost);
      const code = newCode();
      const userId = randomUUID();
      await write(() => {
        const now = clock();
        if (store.byEmail(email)) throw new DomainError("EMAIL_TAKEN", {});
        guard.countCode(email, caller, { known, now });
        signUps.save({ userId, email, name, password: hash, createdAt: now }, code, now + confirmFor);
        guard.forgiveGuesses("confirm", email, caller);
      });
      await mail.send(confirmationMail(email, code, await sender()));
      return { userId };
    },
    confirm: async ({ code, userId, caller, known, ...input }) => {
      const email = addressOf(input.email);
      const refusal = await write(() => {
        const now = clock();
        if (guard.tooManyGuesses("confirm", email, caller, { known, now })) return "CODE_EXPIRED";
        const confirmed = signUps.confirm({ email, code, userId, now });
        if (confirmed === "CODE_INVALID") guard.countGuess("confirm", email, caller, { known, now });
        if (typeof confirmed === "string") return confirmed;
        store.save({ ...confirmed, groups: [], confirmed: true });
        return undefined;
      });
      if (refusal) throw new DomainError(refusal, {});
    },
    resend: async ({ userId, caller, known, ...input }) => {
      const email = addressOf(input.email);
      const code = newCode();
      const pending = await write(() => {
        const now = clock();
        guard.countCode(email, caller, { known, now });
        guard.forgiveGuesses("confirm", email, caller);
        return signUps.renew({ email, userId, code, expiresAt: now + confirmFor, now });
      });
      if (pending) await mail.send(confirmationMail(email, code, await sender()));
    },
    signIn: ({ password, caller, ...input }) => {
      const email = addressOf(input.email);
      return oneByOne(`${email} ${caller ?? ""}`, async () => {
        guard.checkLock(email, caller, clock());
        const decoy = await dummyHash();
        const account = store.byEmail(email);
        // An account that was opened without a password has an empty one.
        const matches = await passwordMatches(password, account?.password || decoy);
        if (!account)
          for (const { userId, password: hash } of signUps.pending(email, clock()).slice(0, attemptsTried))
            if (await passwordMatches(password, hash))
              throw new DomainError("ACCOUNT_NOT_CONFIRMED", { userId });
        if (!account || !matches) {
          await write(() => guard.countFailure(email, caller, clock()));
          throw new DomainError("INVALID_CREDENTIALS", {});
        }
        return startSession(await hashedAnew(account, password), caller);
      });
    },
    refresh: async (refreshToken) => {
      const renewed = await write(() => sessions.renew(refreshToken, clock()));
      if (typeof renewed === "string") throw new DomainError("UNAUTHORIZED", { reason: renewed });
      const user = store.byId(renewed.userId);
      if (!user) throw new DomainError("UNAUTHORIZED", { reason: "invalid" });
      const { sessionId: originJti, authTime } = renewed;
      return tokensOf({ user, originJti, authTime }, renewed.refreshToken);
    },
    signOut: (refreshToken) => write(() => sessions.end(refreshToken)),
    forgot: async ({ caller, known, ...input }) => {
      const email = addressOf(input.email);
      const code = newCode();
      const account = await write(() => {
        guard.countCode(email, caller, { known, now: clock() });
        guard.forgiveGuesses("reset", email, caller);
        const found = store.byEmail(email);
        if (found) store.saveResetCode(email, code, { now: clock(), lifetime: resetFor });
        return found;
      });
      if (account) await mail.send(resetMail(email, code, await sender()));
    },
    reset: async ({ code, password, caller, known, ...input }) => {
      const email = addressOf(input.email);
      const hash = await hashPassword(password, cost);
      const refusal = await write(() => {
        const now = clock();
        if (guard.tooManyGuesses("reset", email, caller, { known, now })) return "CODE_EXPIRED";
        const refused = store.spendResetCode(email, code, now);
        if (refused === "CODE_INVALID") guard.countGuess("reset", email, caller, { known, now });
        const account = store.byEmail(email);
        if (!refused && account) setPassword({ ...account, password: hash });
        return refused;
      });
      if (refusal) throw new DomainError(refusal, {});
    },
    changePassword: async ({ password, newPassword, ...asked }) => {
      // Counts failures as a sign-in does; the session that it starts ends with the others.
      await identity.signIn({ ...asked, password });
      const before = store.byEmail(addressOf(asked.email))?.password;
      const hash = await hashPassword(newPassword, cost);
      await write(() => {
        const account = store.byEmail(addressOf(asked.email));
        if (!account || account.password !== before) throw new DomainError("INVALID_CREDENTIALS", {});
        setPassword({ ...account, password: hash });
      });
      return identity.signIn({ ...asked, password: newPassword });
    },
    verify: async (token) => {
      const claims = await (await signing()).verify(token);
      // A token is valid for an hour; its session may have ended and its account's groups may have changed since.
      const account = claims.sessionId && sessions.accountOf(claims.userId, claims.sessionId);
      if (!account) throw new DomainError("UNAUTHORIZED", { reason: "invalid" });
      return { ...claims, groups: account.groups };
    },
    remove: (userId) =>
      write(() => {
        const account = store.byId(userId);
        if (!account) return;
        sessions.endAll(userId);
        guard.forgiveFailures(account.email);
        store.remove(account);
      }),
    find: async (userId) => {
      const account = store.byId(userId);
      return account && userOf(account);
    },
    findByEmail: async (address) => {
      const account = store.byEmail(addressOf(address));
      return account && userOf(account);
    },
    create: async ({ password, name, ...input }) => {
      const email = addressOf(input.email);
      const hash = await hashPassword(password, cost);
      return write(() => {
        if (store.byEmail(email)) throw new DomainError("EMAIL_TAKEN", {});
        const userId = randomUUID();
        signUps.end(email);
        store.save({ userId, email, name, password: hash, groups: [], confirmed: true, createdAt: clock() });
        return { userId };
      });
    },
    setGroups: (userId, groups) =>
      write(() => {
        const account = store.byId(userId);
        if (account) store.save({ ...account, groups });
      }),
    members: async () => store.members().map(userOf),
    jwks: async () => (await signing()).signer.jwks,
    ensureUser: async ({ password, name, groups = [], ...input }) => {
      const email = addressOf(input.email);
      const known = store.byEmail(email);
      const same = known !== undefined && (await passwordMatches(password, known.password));
      const hash = same ? known.password : await hashPassword(password, cost);
      return write(() => {
        const account = store.byEmail(email) ?? { userId: randomUUID(), createdAt: clock() };
        const ensured = { ...account, email, name, groups, password: hash, confirmed: true };
        signUps.end(email);
        if (same) store.save(ensured);
        else setPassword(ensured);
        return userOf(ensured);
      });
    },
  };
  return identity;
}

const addressOf = (email: string): string => email.trim().toLowerCase();
const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

const userOf = ({ userId, email, name, confirmed, groups, createdAt }: Account): User => ({
  userId,
  email,
  name,
  confirmed,
  groups,
  createdAt,
});
