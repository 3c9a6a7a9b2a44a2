import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;
type File = {
  readonly type: string;
  readonly plain: Bytes;
  readonly packed: { br?: Bytes; gzip?: Bytes };
};

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves the built files from memory, compressed on first request; they are few and small. Undefined when
 * there is no such file.
 */
export function builtFiles(folder: string): (path: string, accepts: string) => Response | undefined {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const full = join(entry.parentPath, entry.name);
    const file = { type, plain: new Uint8Array(readFileSync(full)), packed: {} };
    files.set(`/${relative(folder, full).split(sep).join("/")}`, file);
  }
  return (path, accepts) => {
    const file = files.get(path);
    if (!file) return undefined;
    const encoding = /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : undefined;
    return new Response(encoding ? packed(file, encoding) : file.plain, {
      headers: {
        "content-type": file.type,
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        // File names under assets/ contain a hash of their content.
        "cache-control": path.startsWith("/assets/")
          ? "public, max-age=31536000, immutable"
          : "public, max-age=3600",
        ...(encoding && { "content-encoding": encoding }),
      },
    });
  };
}

function packed({ plain, packed: known }: File, encoding: "br" | "gzip"): Bytes {
  known[encoding] ??= new Uint8Array(pack[encoding](plain));
  return known[encoding];
}

const pack = {
  br: (plain: Bytes) => brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (plain: Bytes) => gzipSync(plain, { level: 9 }),
} as const;
