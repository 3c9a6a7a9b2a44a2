import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { boundedQueue } from "./bounded-queue.ts";

/** scrypt's cost parameters: N (a power of two), r, p. */
export type PasswordCost = { readonly N: number; readonly r: number; readonly p: number };

/**
 * One of OWASP's recommendations, which it lists as equally strong: 8 MiB and about 0.15 s per hash. Each of libuv's four threads keeps
 * the memory of a hash: with 16 MiB (N = 2^14, p = 5) that was 64 MB of the process.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt
 */
export const passwordCost: PasswordCost = { N: 2 ** 13, r: 8, p: 10 };

/** Hashes off the main thread; the hash includes its cost, so the cost can be raised later. Throws SERVICE_UNAVAILABLE when too many wait. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Whether `password` matches the hash, compared in constant time. Throws SERVICE_UNAVAILABLE when too many wait. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = hash.split("$");
  const expected = Buffer.from(key, "base64");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, "base64"), cost), expected);
}

/** Whether a hash took less work than `cost` asks for, so that it is made anew when its password is at hand. */
export function isOutdated(hash: string, cost: PasswordCost): boolean {
  const [, N, r, p] = hash.split("$").map(Number);
  return Number(N) * Number(r) * Number(p) < cost.N * cost.r * cost.p;
}

const keyBytes = 32;

/**
 * Hashes share libuv's four threads with the disk's syncs, and the processor with the orders: one core and half of the
 * threads stay free for those. For the whole process, as the threads are. At 0.15 s a hash the last in the queue waits
 * three seconds, on two cores six.
 */
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1));
const hashing = boundedQueue({ atOnce, waiting: 40, retryAfter: 3 });

function derive(password: string, salt: Buffer, { N, r, p }: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  // Unicode normalization, because keyboards compose accents differently.
  return hashing(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, keyBytes, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}
