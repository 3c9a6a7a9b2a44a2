import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { tokenVerifier } from "./jwt.ts";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_example";
const clientId = "client-1";
const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
const theirs = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { n = "", e = "" } = ours.publicKey.export({ format: "jwk" });
const jwks = { keys: [{ kty: "RSA", n, e, kid: "k1", alg: "RS256", use: "sig" }] };

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function token(claims: Record<string, unknown>, key: KeyObject = ours.privateKey, header: object = {}) {
  const payload = {
    sub: "user-1",
    iss: issuer,
    client_id: clientId,
    token_use: "access",
    exp: 2_000,
    ...claims,
  };
  const input = `${encode({ alg: "RS256", kid: "k1", ...header })}.${encode(payload)}`;
  return `${input}.${sign("RSA-SHA256", Buffer.from(input), key).toString("base64url")}`;
}

const verifierAt = (seconds: number) =>
  tokenVerifier({ issuer, clientId, jwks, clock: () => seconds * 1_000 });

test("an access token and an id token of this pool and client say who it is", async () => {
  const verify = verifierAt(1_000);
  expect(await verify(token({ "cognito:groups": ["admin"] }))).toEqual({
    userId: "user-1",
    email: undefined,
    groups: ["admin"],
    tokenUse: "access",
    expiresAt: 2_000,
  });
  const id = token({ token_use: "id", client_id: undefined, aud: clientId, email: "ada@example.com" });
  expect(await verify(id)).toMatchObject({ email: "ada@example.com", tokenUse: "id", groups: [] });
});

describe("a token that is not ours is invalid:", () => {
  test.each([
    ["signed by another key", token({}, theirs.privateKey)],
    ["signed by a key nobody knows", token({}, theirs.privateKey, { kid: "k2" })],
    ["of another issuer", token({ iss: "https://example.com" })],
    ["for another client", token({ client_id: "client-2" })],
    ["an id token for another client", token({ token_use: "id", aud: "client-2" })],
    ["of an unknown use", token({ token_use: "refresh" })],
    ["without a subject", token({ sub: undefined })],
    ["without an end", token({ exp: undefined })],
    ["with another algorithm", token({}, ours.privateKey, { alg: "HS256" })],
    ["no token at all", "Bearer"],
  ])("%s", async (_, bad) => {
    await expect(verifierAt(1_000)(bad)).rejects.toMatchObject({
      code: "UNAUTHORIZED",
      details: { reason: "invalid" },
    });
  });
});

test("a token that was good a moment ago is refused once it expires, and a forged twin of it never passes", async () => {
  let now = 1_999_000;
  const verify = tokenVerifier({ issuer, clientId, jwks, clock: () => now });
  const good = token({});
  const claims = await verify(good);
  expect(await verify(good)).toBe(claims);
  const forged = `${good.slice(0, -4)}${good.endsWith("AAAA") ? "BBBB" : "AAAA"}`;
  await expect(verify(forged)).rejects.toMatchObject({ details: { reason: "invalid" } });
  now = 2_000_000;
  await expect(verify(good)).rejects.toMatchObject({ code: "UNAUTHORIZED", details: { reason: "expired" } });
  await expect(verify(good)).rejects.toMatchObject({ details: { reason: "expired" } });
});

test("when the keys cannot be fetched, the answer is to come back later, not that the token is bad", async () => {
  const verify = tokenVerifier({
    issuer,
    clientId,
    jwksUri: "https://127.0.0.1:1/jwks.json",
    clock: () => 0,
  });
  await expect(verify(token({}))).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
});
