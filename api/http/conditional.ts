import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "./env.ts";

/**
 * Declares the header of a conditional GET: `parameters: ifNoneMatch`. Not by a schema, which would make every call of the
 * typed client name it. https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export const ifNoneMatch = [
  {
    in: "header" as const,
    name: "if-none-match",
    required: false,
    schema: { type: "string" as const },
    description: "ETags that the caller has, or *: when one is current the answer is 304 without a body",
    example: '"n4bQgYhMfWWaL-qg"',
  },
];
/** Declares the answer of a conditional GET whose caller has the current representation: `...notModified`. */
export const notModified = {
  304: { description: "Not modified: the ETag in If-None-Match is current" },
} as const;

/** The ETag of a body. */
export const bodyTag = (body: string | Uint8Array): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;

/** Whether an If-None-Match header has this tag: `*` or a list, compared weakly. */
export const hasTag = (header: string | undefined, tag: string): boolean =>
  header !== undefined && (header.trim() === "*" || header.split(",").some((one) => bare(one) === bare(tag)));

/** Compression at a proxy makes a tag weak, or appends its name. */
const bare = (tag: string): string =>
  tag
    .trim()
    .replace(/^W\//, "")
    .replace(/-(gzip|br|zstd)"$/, '"');

/**
 * Gives a JSON answer an ETag, of its body where the route set none, and answers 304 when the caller has it. For routes
 * whose answers need no fast path.
 */
export const conditional = createMiddleware<HttpEnv>(async (c, next) => {
  await next();
  if (c.res.status !== 200) return;
  const tag = c.res.headers.get("etag") ?? bodyTag(await c.res.clone().text());
  c.res.headers.set("etag", tag);
  if (!hasTag(c.req.header("if-none-match"), tag)) return;
  const headers = new Headers(c.res.headers);
  headers.delete("content-type");
  headers.delete("content-length");
  // Hono would merge the headers of the answer that is replaced.
  c.res = undefined;
  c.res = new Response(null, { status: 304, headers });
});
