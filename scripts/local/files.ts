import { type FolderFilesOptions, folderFiles } from "../../api/adapters/embedded/files/files.ts";
import { filesServer } from "../../api/adapters/embedded/files/server.ts";
import type { OtherFiles } from "./engines.ts";

const uploadsKeptFor = 24 * 60 * 60 * 1000;

/** Files in a folder, and what answers for them at `publicUrl`. */
export function servedFolder(options: Omit<FolderFilesOptions, "expiring">): OtherFiles {
  const files = folderFiles({ ...options, expiring: { prefix: "uploads/", after: uploadsKeptFor } });
  return { files, door: filesServer(files, { publicPrefixes: ["images/"] }) };
}
