import { JwtVerifier } from "aws-jwt-verify";
import { validateCognitoJwtFields } from "aws-jwt-verify/cognito-verifier";
import { FetchError, JwtBaseError } from "aws-jwt-verify/error";
import type { Jwks } from "aws-jwt-verify/jwk";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import type { Claims } from "../ports/identity.ts";

/**
 * Checks a token and says who it speaks for. Throws UNAUTHORIZED `expired` for a good token that is too old, `invalid`
 * for any other fault, SERVICE_UNAVAILABLE when the keys cannot be fetched.
 */
export type TokenVerifier = (token: string) => Promise<Claims>;

/** With `jwks` nothing is fetched; without, the keys come from `jwksUri` or the issuer's own address, and are kept. */
export type TokenVerifierOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly jwks?: Jwks;
  readonly jwksUri?: string;
  readonly clock?: () => number;
};

/**
 * Verifies Cognito-shaped access and id tokens (RS256). An RSA check per request is slow, so verified tokens are
 * remembered until they expire, the latest 10,000.
 */
export function tokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer, clientId, jwks, jwksUri, clock = Date.now } = options;
  const verified = new LRUCache<string, Claims>({ max: 10_000 });
  const verifier = JwtVerifier.create({
    issuer,
    audience: null,
    // Expiry is checked below by our clock, alike for fresh and remembered tokens.
    graceSeconds: Number.MAX_SAFE_INTEGER,
    customJwtCheck: ({ payload }) => validateCognitoJwtFields(payload, { tokenUse: null, clientId }),
    ...(jwksUri !== undefined && { jwksUri }),
  });
  if (jwks) verifier.cacheJwks(jwks);

  const claimsOf = async (token: string): Promise<Claims> => {
    const known = verified.get(token);
    if (known) return known;
    // The synchronous way never fetches: an unknown key is a bad token.
    const payload = Payload.safeParse(jwks ? verifier.verifySync(token) : await verifier.verify(token));
    if (!payload.success)
      throw new DomainError("UNAUTHORIZED", { reason: "invalid" }, { cause: payload.error });
    verified.set(token, payload.data);
    return payload.data;
  };

  return async (token) => {
    const claims = await claimsOf(token).catch(refuse);
    if (claims.expiresAt * 1_000 > clock()) return claims;
    verified.delete(token);
    throw new DomainError("UNAUTHORIZED", { reason: "expired" });
  };
}

/** What we read of a token's payload. https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
const Payload = z
  .object({
    sub: z.string().min(1),
    token_use: z.enum(["access", "id"]),
    exp: z.number(),
    email: z.string().optional(),
    origin_jti: z.string().optional(),
    "cognito:groups": z.array(z.string()).default([]),
  })
  .transform(
    (payload): Claims => ({
      userId: payload.sub,
      email: payload.email,
      sessionId: payload.origin_jti,
      groups: payload["cognito:groups"],
      tokenUse: payload.token_use,
      expiresAt: payload.exp,
    }),
  );

function refuse(cause: unknown): never {
  if (cause instanceof FetchError) throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 }, { cause });
  if (cause instanceof JwtBaseError) throw new DomainError("UNAUTHORIZED", { reason: "invalid" }, { cause });
  throw cause;
}
