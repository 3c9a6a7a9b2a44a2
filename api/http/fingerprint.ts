import { createHash } from "node:crypto";

/** Equal for equal validated bodies: tells whether an idempotency key came with the same request. */
export const fingerprintOf = (body: unknown): string =>
  createHash("sha256").update(JSON.stringify(body)).digest("base64url");
