import { DomainError } from "../../../domain/errors.ts";

/** SQLITE_IOERR and SQLITE_FULL, without their extended bits. https://www.sqlite.org/rescode.html */
const primaryCodes: ReadonlySet<number> = new Set([10, 13]);
const systemCodes: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EIO", "EFBIG"]);

/**
 * What the caller is told when the disk is full or fails: SERVICE_UNAVAILABLE, with the error as cause. Nothing was written
 * then. Any other error stays as it is.
 */
export function storageError(error: unknown): unknown {
  if (!isOfTheDisk(error)) return error;
  return new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 }, { cause: error });
}

/** Whether a full or failing disk is the cause. */
export function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code } = error as { readonly errcode?: unknown; readonly code?: unknown };
  if (typeof errcode === "number") return primaryCodes.has(errcode & 0xff);
  return typeof code === "string" && systemCodes.has(code);
}
