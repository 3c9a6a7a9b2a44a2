import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

type Bytes = Uint8Array<ArrayBuffer>;
type Encoding = "br" | "gzip" | "plain";
type File = { readonly type: string; readonly at: string; readonly read: { [E in Encoding]?: Bytes } };

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
export function builtFiles(folder: string): (path: string, accepts: string) => Response | undefined {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const at = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, at).split(sep).join("/")}`, { type, at, read: {} });
  }
  return (path, accepts) => {
    const file = files.get(path);
    if (!file) return undefined;
    const encoding = encodingFor(file, accepts);
    return new Response(bytesOf(file, encoding), {
      headers: {
        "content-type": file.type,
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        // File names under assets/ contain a hash of their content.
        "cache-control": path.startsWith("/assets/")
          ? "public, max-age=31536000, immutable"
          : "public, max-age=3600",
        ...(encoding !== "plain" && { "content-encoding": encoding }),
      },
    });
  };
}

/** Fonts and pictures are compressed already. */
function encodingFor({ type }: File, accepts: string): Encoding {
  if (/^(font|image)\/(?!svg)/.test(type)) return "plain";
  return /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : "plain";
}

function bytesOf({ at, read }: File, encoding: Encoding): Bytes {
  read[encoding] ??= new Uint8Array(pack[encoding](new Uint8Array(readFileSync(at))));
  return read[encoding];
}

const pack = {
  br: (plain: Bytes) => brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (plain: Bytes) => gzipSync(plain, { level: 9 }),
  plain: (plain: Bytes) => plain,
} as const;
