import { createHmac, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

type Payload = Readonly<Record<string, unknown>>;

/**
 * Tokens that a shop must refuse, each made from a good access token and wrong in one way, by what is wrong. Those that only differ
 * in a claim are signed with the shop's own key, which is read from its data folder.
 */
export function forgedTokens(folder: string, accessToken: string): ReadonlyMap<string, string> {
  const { kid, pem } = keyIn(folder);
  const [, encoded = ""] = accessToken.split(".");
  const good = JSON.parse(Buffer.from(encoded, "base64url").toString()) as Payload;
  const header = { alg: "RS256", kid, typ: "JWT" };
  const input = (payload: Payload, head: Payload) => `${part(head)}.${part(payload)}`;
  const signed = (payload: Payload, { key = pem, head = header } = {}): string => {
    const text = input(payload, head);
    return `${text}.${sign("RSA-SHA256", Buffer.from(text), key).toString("base64url")}`;
  };
  const foreign = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).privateKey;
  const hmac = { alg: "HS256", kid, typ: "JWT" };
  const publicKey = createPublicKey(pem).export({ type: "spki", format: "pem" });
  const seconds = Math.floor(Date.now() / 1_000);
  return new Map([
    ["expired", signed({ ...good, iat: seconds - 7_200, exp: seconds - 3_600 })],
    ["algorithm none", `${input(good, { ...header, alg: "none" })}.`],
    ["algorithm none with its old signature", `${input(good, { alg: "none" })}.${accessToken.split(".")[2]}`],
    [
      "signed with the public key",
      `${input(good, hmac)}.${createHmac("sha256", publicKey).update(input(good, hmac)).digest("base64url")}`,
    ],
    ["another key", signed(good, { key: foreign })],
    ["another key that is named", signed(good, { key: foreign, head: { ...header, kid: "another" } })],
    ["another pool", signed({ ...good, iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_other" })],
    ["another client", signed({ ...good, client_id: "another" })],
    ["another use", signed({ ...good, token_use: "refresh" })],
    ["another session", signed({ ...good, origin_jti: "00000000-0000-4000-8000-000000000000" })],
    ["another user of the session", signed({ ...good, sub: "00000000-0000-4000-8000-000000000000" })],
    ["another payload", `${part(header)}.${part({ ...good, sub: "x" })}.${accessToken.split(".")[2]}`],
    ["no token", "none"],
  ]);
}

/** Signs as the shop does: for tests that show a forged token to be refused for its claim alone. */
export function resigned(folder: string, accessToken: string): string {
  const { kid, pem } = keyIn(folder);
  const text = `${part({ alg: "RS256", kid, typ: "JWT" })}.${accessToken.split(".")[1]}`;
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), pem).toString("base64url")}`;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function keyIn(folder: string): { readonly kid: string; readonly pem: string } {
  const database = new DatabaseSync(join(folder, "shop.sqlite"), { readOnly: true });
  try {
    const row = database.prepare("SELECT kid, pem FROM identity_key").get();
    return { kid: String(row?.["kid"]), pem: String(row?.["pem"]) };
  } finally {
    database.close();
  }
}
