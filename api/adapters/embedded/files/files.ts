import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../../domain/errors.ts";
import type { Files } from "../../../ports/files.ts";
import { type FileHead, fileStore, headBytes, isKey, type OpenFile } from "./store.ts";

/** The Files port on a folder, plus what its HTTP server needs. */
export interface FolderFiles extends Files {
  /** Opens a file for streaming; the caller closes it. */
  open(key: string): Promise<OpenFile | undefined>;
  /**
   * Stores one streamed upload to a URL from `uploadUrl`. Throws FORBIDDEN (signature or expiry),
   * UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE.
   */
  accept(upload: {
    readonly key: string;
    readonly query: Readonly<Record<string, string>>;
    readonly contentType: string | undefined;
    readonly contentLength: number | undefined;
    readonly body: AsyncIterable<Uint8Array>;
  }): Promise<FileHead>;
}

export type FolderFilesOptions = {
  readonly folder: string;
  /** The URL at which the file server is mounted, without a trailing slash. */
  readonly publicUrl: string;
  /** The key that signs upload URLs. */
  readonly secret: string;
  readonly clock?: () => number;
  /** Files below `prefix` are deleted so many milliseconds after they were written, once another upload begins. */
  readonly expiring?: { readonly prefix: string; readonly after: number };
};

/** Files in a folder. Every write is atomic, even when the process is killed. */
export function folderFiles({
  folder,
  publicUrl,
  secret,
  clock = Date.now,
  expiring,
}: FolderFilesOptions): FolderFiles {
  const store = fileStore(folder);
  const signatureOf = (key: string, { type, max, expires }: Omit<UploadQuery, "signature">): string =>
    createHmac("sha256", secret)
      .update(JSON.stringify([key, type, max, expires]))
      .digest("base64url");

  const removeExpired = async ({ prefix, after }: { prefix: string; after: number }): Promise<void> => {
    for (const key of await store.keys(prefix)) {
      const file = await store.open(key);
      await file?.handle.close();
      if (file && file.updatedAt + after <= clock()) await store.remove(key);
    }
  };

  return {
    put: async (key, body, contentType) => {
      await store.write(key, contentType, chunksOf(body), {
        maxBytes: Number.POSITIVE_INFINITY,
        now: clock(),
      });
    },
    get: async (key) => {
      const file = await store.open(key);
      if (!file) return undefined;
      await using handle = file.handle;
      const body = Buffer.alloc(file.size);
      for (let at = 0; at < file.size; ) {
        const { bytesRead } = await handle.read(body, at, file.size - at, headBytes + at);
        if (bytesRead === 0) throw new Error(`file ${key} is cut short`);
        at += bytesRead;
      }
      return { body, contentType: file.contentType };
    },
    delete: (key) => store.remove(key),
    list: async (prefix, { limit, after }) => {
      const rest = (await store.keys(prefix)).filter((key) => after === undefined || key > after);
      const page = rest.slice(0, limit);
      const files = await Promise.all(
        page.map(async (key) => {
          const file = await store.open(key);
          await file?.handle.close();
          return file && { key, size: file.size, updatedAt: file.updatedAt };
        }),
      );
      const last = page.at(-1);
      return {
        // A file deleted between listing and reading is left out.
        files: files.filter((file) => file !== undefined),
        ...(rest.length > page.length && last !== undefined && { after: last }),
      };
    },
    uploadUrl: async (key, { contentType, maxBytes, expiresInSeconds }) => {
      if (!isKey(key))
        throw new DomainError("VALIDATION_ERROR", { issues: [{ path: "key", message: "not a file's key" }] });
      if (expiring) await removeExpired(expiring);
      const rules = {
        type: contentType,
        max: maxBytes,
        expires: Math.floor(clock() / 1_000) + expiresInSeconds,
      };
      const query = new URLSearchParams({
        type: rules.type,
        max: String(rules.max),
        expires: String(rules.expires),
        signature: signatureOf(key, rules),
      });
      return `${publicUrl}/${key}?${query.toString()}`;
    },
    open: (key) => store.open(key),
    accept: async ({ key, query, contentType, contentLength, body }) => {
      const rules = UploadQuery.safeParse(query);
      if (!rules.success) throw new DomainError("FORBIDDEN", {}, { cause: rules.error });
      const { type, max: maxBytes, expires, signature } = rules.data;
      if (!sameText(signature, signatureOf(key, rules.data)) || expires * 1_000 <= clock())
        throw new DomainError("FORBIDDEN", {});
      if (contentType?.toLowerCase() !== type.toLowerCase())
        throw new DomainError("UNSUPPORTED_MEDIA_TYPE", { expected: type });
      if (contentLength !== undefined && contentLength > maxBytes)
        throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes });
      return store.write(key, type, body, { maxBytes, now: clock() });
    },
  };
}

const UploadQuery = z.object({
  type: z.string(),
  max: z.coerce.number().int(),
  expires: z.coerce.number().int(),
  signature: z.string(),
});
type UploadQuery = z.infer<typeof UploadQuery>;

async function* chunksOf(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
