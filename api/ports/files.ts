export type StoredFile = { readonly key: string; readonly size: number; readonly updatedAt: number };

/**
 * Objects by key: segments of letters, digits, `.`, `_` and `-` (200 at most each) between slashes; none is `.` or `..`.
 * Another key is a VALIDATION_ERROR. A reader gets the old content or the new, never a mixture.
 */
export interface Files {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | undefined>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** In key order. */
  list(
    prefix: string,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<{ readonly files: readonly StoredFile[]; readonly after?: string }>;
  /** An address that takes one PUT of that type and at most that size, for a limited time. */
  uploadUrl(
    key: string,
    rules: { readonly contentType: string; readonly maxBytes: number; readonly expiresInSeconds: number },
  ): Promise<string>;
}
