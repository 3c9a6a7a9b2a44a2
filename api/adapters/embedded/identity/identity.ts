import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Jwks } from "aws-jwt-verify/jwk";
import { DomainError } from "../../../domain/errors.ts";
import type { Identity, Tokens, User } from "../../../ports/identity.ts";
import type { Mail } from "../../../ports/mail.ts";
import { tokenVerifier } from "../../jwt.ts";
import { lazy } from "../../lazy.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";
import { keyedQueue } from "./keyed-queue.ts";
import { confirmationMail, resetMail } from "./mails.ts";
import { hashPassword, type PasswordCost, passwordCost, passwordMatches } from "./passwords.ts";
import { type Account, type IdentityStore, identityStore } from "./store.ts";
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
  /** The shop's name, which the mails with codes tell; "E-Com67" where nothing says it. */
  readonly shopName?: () => Promise<string>;
  readonly clientId?: string;
  readonly clock?: () => number;
  readonly passwordCost?: PasswordCost;
};

const confirmFor = 24 * 3_600_000;
const resetFor = 3_600_000;
const refreshFor = 30 * 24 * 3_600_000;

/**
 * Accounts in SQLite with Cognito's claims, code lifetimes and lockout after five failed sign-ins (one
 * second, doubling up to 15 minutes).
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
 */
export function sqliteIdentity(options: SqliteIdentityOptions): SqliteIdentity {
  const { sqlite, mail, issuer, clientId = "e-com67-local", clock = Date.now } = options;
  const cost = options.passwordCost ?? passwordCost;
  const shopName = options.shopName ?? (async () => "E-Com67");
  const store = identityStore(sqlite);
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

  const startSession = async (verified: Account): Promise<Tokens> => {
    const refreshToken = randomBytes(32).toString("base64url");
    const session = { user: verified, originJti: randomUUID(), authTime: clock() };
    await sqlite.write(() => {
      // If the password was reset while it was being checked, the sign-in fails.
      if (store.byId(verified.userId)?.password !== verified.password)
        throw new DomainError("INVALID_CREDENTIALS", {});
      store.forgiveFailures(verified.email);
      const { originJti, authTime } = session;
      const expiresAt = authTime + refreshFor;
      store.saveSession(refreshToken, { userId: verified.userId, originJti, authTime, expiresAt }, clock());
    });
    return tokensOf(session, refreshToken);
  };

  return {
    signUp: async ({ password, name, ...input }) => {
      const email = addressOf(input.email);
      if (store.byEmail(email)?.confirmed) throw new DomainError("EMAIL_TAKEN", {});
      const hash = await hashPassword(password, cost);
      const code = newCode();
      const userId = await sqlite.write(() => {
        const now = clock();
        const known = store.byEmail(email);
        if (known?.confirmed) throw new DomainError("EMAIL_TAKEN", {});
        store.countCode(email, now);
        const account = known ?? { userId: randomUUID(), groups: [], createdAt: now };
        store.save({ ...account, email, name, password: hash, confirmed: false });
        store.saveCode("confirm", email, code, { now, lifetime: confirmFor });
        return account.userId;
      });
      await mail.send(confirmationMail(email, code, await shopName()));
      return { userId };
    },
    confirm: async ({ code, ...input }) => {
      const email = addressOf(input.email);
      const wrong = await sqlite.write(() => {
        const wrong = store.spendCode("confirm", email, code, clock());
        const account = store.byEmail(email);
        if (!wrong && account) store.save({ ...account, confirmed: true });
        return wrong;
      });
      if (wrong) throw new DomainError(wrong, {});
    },
    resend: async (input) => {
      const email = addressOf(input.email);
      const code = newCode();
      const account = await sqlite.write(() => {
        store.countCode(email, clock());
        store.saveCode("confirm", email, code, { now: clock(), lifetime: confirmFor });
        return store.byEmail(email);
      });
      if (account && !account.confirmed) await mail.send(confirmationMail(email, code, await shopName()));
    },
    signIn: (input) => {
      const email = addressOf(input.email);
      return oneByOne(email, async () => {
        store.checkLock(email, clock());
        const decoy = await dummyHash();
        const account = store.byEmail(email);
        const matches = await passwordMatches(input.password, account?.password ?? decoy);
        if (!account || !matches) {
          await sqlite.write(() => store.countFailure(email, clock()));
          throw new DomainError("INVALID_CREDENTIALS", {});
        }
        if (!account.confirmed) throw new DomainError("ACCOUNT_NOT_CONFIRMED", {});
        return startSession(account);
      });
    },
    refresh: async (refreshToken) => {
      const session = store.session(refreshToken);
      const user = session && store.byId(session.userId);
      if (!user) throw new DomainError("UNAUTHORIZED", { reason: "invalid" });
      if (session.expiresAt <= clock()) throw new DomainError("UNAUTHORIZED", { reason: "expired" });
      return tokensOf({ user, originJti: session.originJti, authTime: session.authTime }, refreshToken);
    },
    signOut: (refreshToken) => sqlite.write(() => store.endSession(refreshToken)),
    forgot: async (input) => {
      const email = addressOf(input.email);
      const code = newCode();
      const account = await sqlite.write(() => {
        store.countCode(email, clock());
        store.saveCode("reset", email, code, { now: clock(), lifetime: resetFor });
        return store.byEmail(email);
      });
      if (account?.confirmed) await mail.send(resetMail(email, code, await shopName()));
    },
    reset: async ({ code, password, ...input }) => {
      const email = addressOf(input.email);
      const hash = await hashPassword(password, cost);
      const wrong = await sqlite.write(() => {
        const wrong = store.spendCode("reset", email, code, clock());
        const account = store.byEmail(email);
        if (!wrong && account) setPassword(store, { ...account, password: hash });
        return wrong;
      });
      if (wrong) throw new DomainError(wrong, {});
    },
    verify: async (token) => (await signing()).verify(token),
    find: async (userId) => {
      const account = store.byId(userId);
      return account && userOf(account);
    },
    jwks: async () => (await signing()).signer.jwks,
    ensureUser: async ({ password, name, groups = [], ...input }) => {
      const email = addressOf(input.email);
      const known = store.byEmail(email);
      const same = known !== undefined && (await passwordMatches(password, known.password));
      const hash = same ? known.password : await hashPassword(password, cost);
      return sqlite.write(() => {
        const account = store.byEmail(email) ?? { userId: randomUUID(), createdAt: clock() };
        const ensured = { ...account, email, name, groups, password: hash, confirmed: true };
        if (same) store.save(ensured);
        else setPassword(store, ensured);
        return userOf(ensured);
      });
    },
  };
}

/** Sets the password, ends every session and resets the count of failed sign-ins. */
function setPassword(store: IdentityStore, account: Account): void {
  store.save(account);
  store.endSessions(account.userId);
  store.forgiveFailures(account.email);
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
