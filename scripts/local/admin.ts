import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AdminOptions } from "../../admin/server.ts";
import { builtFiles } from "../../web/server/files.ts";

/** The admin's files and its page. */
export type AdminFiles = Pick<AdminOptions, "file" | "page">;

/** The built admin in `folder` (dist/admin). */
export function builtAdmin(folder: string): AdminFiles {
  const page = readFileSync(join(folder, "index.html"));
  return {
    file: builtFiles(folder),
    page: () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } }),
  };
}
