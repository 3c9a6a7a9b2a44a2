import { randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Random letters and digits, unguessable at 22 and more. */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length)
    // 248 is four times 62: bytes above it would favour the first letters.
    for (const byte of randomBytes(length))
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
  return text;
}

const lengthOf = { pi: 22, ch: 22, re: 22, pm: 22, evt: 22, cus: 14, req: 14 } as const;

/** An id in Stripe's shape: `pi_3…`, `pm_1…`, `cus_…`. */
export function newId(prefix: keyof typeof lengthOf): string {
  const version = prefix === "cus" || prefix === "req" ? "" : prefix === "pm" ? "1" : "3";
  return `${prefix}_${version}${randomText(lengthOf[prefix])}`;
}
