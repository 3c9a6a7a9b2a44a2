import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Encoding, encodingFor } from "./encoding.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Form = Encoding | "plain";
type File = { readonly type: string; readonly at: string; readonly read: { [F in Form]?: Bytes } };

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves the built files, those of earlier builds too: read and compressed on first request, then from memory. Undefined
 * when there is no such file.
 */
export function builtFiles(folder: string): (path: string, accept: string) => Response | undefined {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const at = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, at).split(sep).join("/")}`, { type, at, read: {} });
  }
  return (path, accept) => {
    const file = files.get(path);
    if (!file) return undefined;
    const form = formFor(file, accept);
    return new Response(bytesOf(file, form), {
      headers: {
        "content-type": file.type,
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        // File names under assets/ contain a hash of their content.
        "cache-control": path.startsWith("/assets/")
          ? "public, max-age=31536000, immutable"
          : "public, max-age=3600",
        ...(form !== "plain" && { "content-encoding": form }),
      },
    });
  };
}

/** Fonts and pictures are compressed already. */
function formFor({ type }: File, accept: string): Form {
  if (/^(font|image)\/(?!svg)/.test(type)) return "plain";
  return encodingFor(accept) ?? "plain";
}

function bytesOf({ at, read }: File, form: Form): Bytes {
  read[form] ??= new Uint8Array(pack[form](new Uint8Array(readFileSync(at))));
  return read[form];
}

const pack = {
  br: (plain: Bytes) => brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (plain: Bytes) => gzipSync(plain, { level: 9 }),
  plain: (plain: Bytes) => plain,
} as const;
