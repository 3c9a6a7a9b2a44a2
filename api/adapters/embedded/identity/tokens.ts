import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, sign } from "node:crypto";
import { promisify } from "node:util";
import type { Jwks } from "aws-jwt-verify/jwk";
import { z } from "zod";
import type { User } from "../../../ports/identity.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** The sign-in that tokens are issued for. `authTime` is epoch milliseconds. */
export type Session = { readonly user: User; readonly originJti: string; readonly authTime: number };

/** Signs with the installation's own RSA key; `jwks` is the public key. */
export interface TokenSigner {
  readonly jwks: Jwks;
  sign(session: Session, now: number): Promise<{ readonly accessToken: string; readonly idToken: string }>;
}

/** Lifetime of access and id tokens in seconds. */
export const accessSeconds = 3_600;

/** The installation's token signer; its key is generated on first use and stored in SQLite. */
export async function tokenSigner(
  sqlite: Sqlite,
  { issuer, clientId }: { readonly issuer: string; readonly clientId: string },
): Promise<TokenSigner> {
  const { kid, pem } = await loadKey(sqlite);
  const key = createPrivateKey(pem);
  const header = encode({ alg: "RS256", kid, typ: "JWT" });

  const jwt = async (payload: Record<string, unknown>): Promise<string> => {
    const input = `${header}.${encode(payload)}`;
    const signature = await signAsync("RSA-SHA256", Buffer.from(input), key);
    return `${input}.${signature.toString("base64url")}`;
  };

  return {
    jwks: {
      keys: [
        { ...PublicJwk.parse(createPublicKey(key).export({ format: "jwk" })), kid, alg: "RS256", use: "sig" },
      ],
    },
    sign: async ({ user, originJti, authTime }, now) => {
      const iat = Math.floor(now / 1_000);
      const common = {
        sub: user.userId,
        // Cognito omits the claim when there are no groups.
        ...(user.groups.length > 0 && { "cognito:groups": user.groups }),
        iss: issuer,
        origin_jti: originJti,
        event_id: randomUUID(),
        auth_time: Math.floor(authTime / 1_000),
        iat,
        exp: iat + accessSeconds,
      };
      const [accessToken, idToken] = await Promise.all([
        jwt({
          ...common,
          client_id: clientId,
          token_use: "access",
          scope: "aws.cognito.signin.user.admin",
          username: user.userId,
          jti: randomUUID(),
        }),
        jwt({
          ...common,
          aud: clientId,
          token_use: "id",
          email: user.email,
          email_verified: user.confirmed,
          ...(user.name !== undefined && { name: user.name }),
          "cognito:username": user.userId,
          jti: randomUUID(),
        }),
      ]);
      return { accessToken, idToken };
    },
  };
}

const signAsync = promisify(sign);
const generate = promisify(generateKeyPair);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

async function loadKey(sqlite: Sqlite): Promise<z.infer<typeof KeyRow>> {
  sqlite.define(
    "CREATE TABLE IF NOT EXISTS identity_key (one INTEGER PRIMARY KEY CHECK (one = 1), kid TEXT NOT NULL, pem TEXT NOT NULL) STRICT",
  );
  const stored = sqlite.get("SELECT kid, pem FROM identity_key");
  if (stored) return KeyRow.parse(stored);
  const { privateKey } = await generate("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  // The first process to store a key wins, and every process uses the stored one.
  await sqlite.write(() =>
    sqlite.run("INSERT INTO identity_key VALUES (1, ?, ?) ON CONFLICT DO NOTHING", randomUUID(), privateKey),
  );
  return KeyRow.parse(sqlite.get("SELECT kid, pem FROM identity_key"));
}

const KeyRow = z.object({ kid: z.string(), pem: z.string() });
const PublicJwk = z.object({ kty: z.literal("RSA"), n: z.string(), e: z.string() });
