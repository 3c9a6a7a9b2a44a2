import { randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Random bytes are fetched in blocks, because the cost is per call. */
let pool = Buffer.alloc(0);
let used = 0;

/** Random letters and digits; 22 or more cannot be guessed. */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    if (used === pool.length) [pool, used] = [randomBytes(4096), 0];
    const byte = pool[used++] ?? 255;
    // 248 is a multiple of 62; using higher bytes would make the first letters more likely.
    if (byte < 248) text += alphabet[byte % 62];
  }
  return text;
}

const lengthOf = { pi: 22, ch: 22, re: 22, du: 22, txn: 22, pm: 22, evt: 22, cus: 14, req: 14 } as const;

/** A new id in Stripe's format: `pi_3…`, `pm_1…`, `cus_…`. */
export function newId(prefix: keyof typeof lengthOf): string {
  const version =
    prefix === "cus" || prefix === "req" ? "" : ["pm", "du", "txn"].includes(prefix) ? "1" : "3";
  return `${prefix}_${version}${randomText(lengthOf[prefix])}`;
}
