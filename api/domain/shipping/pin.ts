import * as z from "zod";
import { DomainError } from "../errors.ts";

/** A live rate that a shopper was shown. `subject` names what it was for: another parcel has no claim to it. */
export type Pin = {
  readonly methodId: string;
  readonly price: number;
  readonly until: number;
  readonly subject: string;
};

/** How long a live rate holds that was quoted. */
export const pinnedFor = 30 * 60_000;

const Body = z.tuple([z.int().nonnegative(), z.int(), z.string()]);

/** The id under which a quoted rate can be ordered: the method's with the signed rate behind it. */
export async function pinnedId(secret: string, { methodId, price, until, subject }: Pin): Promise<string> {
  const body = Buffer.from(JSON.stringify([price, until, await digest(secret, subject)])).toString(
    "base64url",
  );
  return `${methodId}.${body}.${await signature(secret, methodId, body)}`;
}

/**
 * The method that an id names, and the rate that it pins: `isValid` for this subject and time. Throws VALIDATION_ERROR for
 * `shippingMethodId` when the shop has not signed it.
 */
export async function readMethodId(
  secret: string,
  id: string,
  { subject, at }: { readonly subject: string; readonly at: number },
): Promise<{
  readonly methodId: string;
  readonly pin?: { readonly price: number; readonly isValid: boolean };
}> {
  const [methodId = "", body, given] = id.split(".");
  if (body === undefined) return { methodId };
  // Compared by their digests, so that the time it takes tells nothing of the signature.
  const expected = await signature(secret, methodId, body);
  if ((await digest(secret, given ?? "")) !== (await digest(secret, expected)))
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "shippingMethodId", message: "is not an id of a shipping option of this shop" }],
    });
  const [price, until, of] = Body.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  return { methodId, pin: { price, isValid: at < until && of === (await digest(secret, subject)) } };
}

const signature = (secret: string, methodId: string, body: string): Promise<string> =>
  digest(secret, `shipping rate|${methodId}|${body}`);

async function digest(secret: string, text: string): Promise<string> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", Buffer.from(secret), hmac, false, ["sign"]);
  return Buffer.from(await crypto.subtle.sign(hmac, key, Buffer.from(text)))
    .toString("base64url")
    .slice(0, 22);
}
