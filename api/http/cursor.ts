import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { DomainError } from "../domain/errors.ts";
import type { Cursor } from "../ports/table.ts";

const CursorKey = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Signs the end of a page for one list (`scope`: route, filters and caller), so that a caller can neither forge it nor use
 * it with another list.
 */
export function signCursor(secret: string, scope: string, cursor: Cursor): string {
  const body = Buffer.from(JSON.stringify(cursor)).toString("base64url");
  return `${body}.${signature(secret, scope, body)}`;
}

/** Throws VALIDATION_ERROR for `lastKey` when it was not signed for this scope. */
export function readCursor(secret: string, scope: string, lastKey: string | undefined): Cursor | undefined {
  if (lastKey === undefined) return undefined;
  const [body = "", given = ""] = lastKey.split(".");
  const [read, expected] = [Buffer.from(given), Buffer.from(signature(secret, scope, body))];
  if (read.length !== expected.length || !timingSafeEqual(read, expected))
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "lastKey", message: "is not a lastKey of this list with these filters" }],
    });
  return CursorKey.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
}

const signature = (secret: string, scope: string, body: string): string =>
  createHmac("sha256", secret).update(`${scope}\n${body}`).digest("base64url").slice(0, 22);
