import { createHash, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { z } from "zod";
import { DomainError } from "../../../domain/errors.ts";

/** The header of every stored file. `updatedAt` is epoch milliseconds, `etag` a hash of the content. */
export type FileHead = Readonly<z.infer<typeof Head>>;
/** A file opened for reading: the caller closes `handle`; the content begins at byte `headBytes`. */
export type OpenFile = FileHead & { readonly handle: FileHandle };

/**
 * Size of the header before the content. It is in the same file, so type and content change in one rename.
 */
export const headBytes = 512;

const Head = z.object({ contentType: z.string(), size: z.int(), etag: z.string(), updatedAt: z.int() });

/** Files by key in one folder. A reader sees the old content or the new, never a mixture. */
export interface FileStore {
  /** Throws PAYLOAD_TOO_LARGE and stores nothing when the content exceeds `maxBytes`. */
  write(
    key: string,
    contentType: string,
    body: AsyncIterable<Uint8Array>,
    limits: { readonly maxBytes: number; readonly now: number },
  ): Promise<FileHead>;
  open(key: string): Promise<OpenFile | undefined>;
  remove(key: string): Promise<void>;
  /** All keys with this prefix, in order. */
  keys(prefix: string): Promise<string[]>;
}

/** Opens the folder and deletes the unfinished files of a killed process. */
export function fileStore(folder: string): FileStore {
  // Keys contain no "~": content files end in one, so the keys "a" and "a/b" can both exist, and this folder
  // is never a key.
  const unfinished = join(folder, "~unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  const pathOf = (key: string): string => `${join(folder, ...checkedKey(key).split("/"))}~`;

  return {
    write: async (key, contentType, body, { maxBytes, now }) => {
      const path = pathOf(key);
      await mkdir(unfinished, { recursive: true });
      const temporary = join(unfinished, randomUUID());
      try {
        const head = await writeWhole(temporary, contentType, body, maxBytes, now);
        await mkdir(dirname(path), { recursive: true });
        await rename(temporary, path);
        return head;
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    open: async (key) => {
      const handle = await unlessMissing(open(pathOf(key)));
      if (!handle) return undefined;
      try {
        const { buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
        return { ...Head.parse(JSON.parse(buffer.toString())), handle };
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    keys: async (prefix) => {
      const start = prefix.slice(0, prefix.lastIndexOf("/") + 1);
      const under = join(folder, ...(start === "" ? [] : checkedKey(start.slice(0, -1)).split("/")));
      const found = (await unlessMissing(readdir(under, { recursive: true, withFileTypes: true }))) ?? [];
      return found
        .filter((entry) => entry.isFile() && entry.name.endsWith("~"))
        .map((entry) =>
          relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/").slice(0, -1),
        )
        .filter((key) => key.startsWith(prefix))
        .sort();
    },
  };
}

/** Whether the text is a key: letters, digits, `.`, `_` and `-` in segments other than `.` and `..`. */
export const isKey = (key: string): boolean =>
  key.length <= 1_024 &&
  /^(?!\.{1,2}(?:\/|$))[\w.-]{1,200}(?:\/(?!\.{1,2}(?:\/|$))[\w.-]{1,200})*$/.test(key);

function checkedKey(key: string): string {
  if (isKey(key)) return key;
  throw new DomainError("VALIDATION_ERROR", { issues: [{ path: "key", message: "not a file's key" }] });
}

async function writeWhole(
  path: string,
  contentType: string,
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  now: number,
): Promise<FileHead> {
  await using handle = await open(path, "wx");
  await handle.writeFile(Buffer.alloc(headBytes));
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes });
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  const head = { contentType, size, etag: hash.digest("base64url"), updatedAt: now };
  const text = JSON.stringify(head);
  if (Buffer.byteLength(text) > headBytes) throw new RangeError("the content type is too long");
  await handle.write(text.padEnd(headBytes - (Buffer.byteLength(text) - text.length)), 0);
  await handle.sync();
  return head;
}

/** Undefined when the file does not exist. */
async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
