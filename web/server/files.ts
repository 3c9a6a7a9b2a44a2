import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

type File = {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
};

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The built files, in memory and packed once: they are few and small. Undefined: no such file. */
export function builtFiles(folder: string): (path: string, accepts: string) => Response | undefined {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const full = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, full).split(sep).join("/")}`, packed(type, readFileSync(full)));
  }
  return (path, accepts) => {
    const file = files.get(path);
    if (!file) return undefined;
    const encoding = /\bbr\b/.test(accepts) ? "br" : /\bgzip\b/.test(accepts) ? "gzip" : undefined;
    return new Response(encoding ? file[encoding] : file.plain, {
      headers: {
        "content-type": file.type,
        "x-content-type-options": "nosniff",
        vary: "accept-encoding",
        // Under assets/ a name has its content's hash in it.
        "cache-control": path.startsWith("/assets/")
          ? "public, max-age=31536000, immutable"
          : "public, max-age=3600",
        ...(encoding && { "content-encoding": encoding }),
      },
    });
  };
}

function packed(type: string, content: Buffer): File {
  const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
  return {
    type,
    plain: copy(content),
    br: copy(brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
    gzip: copy(gzipSync(content, { level: 9 })),
  };
}
