import { Readable } from "node:stream";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { DomainError } from "../../../domain/errors.ts";
import type { FolderFiles } from "./files.ts";
import { headBytes, isKey } from "./store.ts";

/**
 * Serves files as S3 behind CloudFront does: GET for keys under `publicPrefixes` ("products/"), PUT for URLs
 * made by `uploadUrl`. Mount it at `publicUrl`. Throws DomainError for the app's onError.
 */
export function filesServer(
  files: FolderFiles,
  options: { readonly publicPrefixes: readonly string[] },
): Hono {
  const isPublic = (key: string): boolean =>
    isKey(key) && options.publicPrefixes.some((prefix) => key.startsWith(prefix));

  return new Hono()
    .use(cors({ origin: "*", allowMethods: ["GET", "HEAD", "PUT"], exposeHeaders: ["etag"] }))
    .get("/:key{.+}", async (c) => {
      const key = c.req.param("key");
      const file = isPublic(key) ? await files.open(key) : undefined;
      if (!file) throw new DomainError("ROUTE_NOT_FOUND", {});
      const etag = `"${file.etag}"`;
      const headers = {
        etag,
        "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
        "last-modified": new Date(file.updatedAt).toUTCString(),
      };
      const isKnown = matches(c.req.header("if-none-match"), etag);
      if (isKnown || c.req.method === "HEAD") await file.handle.close();
      if (isKnown) return c.body(null, 304, headers);
      const described = {
        ...headers,
        ...securityHeaders,
        "content-type": file.contentType,
        "content-length": String(file.size),
      };
      if (c.req.method === "HEAD") return c.body(null, 200, described);
      return c.body(Readable.toWeb(file.handle.createReadStream({ start: headBytes })), 200, described);
    })
    .put("/:key{.+}", async (c) => {
      const length = c.req.header("content-length");
      const head = await files.accept({
        key: c.req.param("key"),
        query: c.req.query(),
        contentType: c.req.header("content-type"),
        contentLength: length === undefined ? undefined : Number(length),
        body: c.req.raw.body ?? emptyBody(),
      });
      return c.body(null, 200, { etag: `"${head.etag}"` });
    });
}

/** Uploaded content is untrusted: an SVG or HTML file that is opened directly must not run scripts. */
const securityHeaders = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  "cross-origin-resource-policy": "cross-origin",
};

const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(",").some((each) => each.trim().replace(/^W\//, "") === etag || each.trim() === "*") ?? false;

const emptyBody = (): ReadableStream<Uint8Array> => new ReadableStream({ start: (sink) => sink.close() });
