import type { Context, Next } from "hono";
import type { HttpEnv } from "./env.ts";

/** Headers of every response. https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html */
const secureHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  // Pages on the shop's other origins embed its images.
  "cross-origin-resource-policy": "cross-origin",
} as const;

/** Responses that were made with all of their headers. */
const complete = new WeakSet<Response>();

/**
 * Collects the headers that every response has in `headers`, and adds them to responses that were made without them.
 * CORS: pages of these origins may call with credentials; pages of others may not read responses.
 */
export async function withHeaders(
  c: Context<HttpEnv>,
  origins: readonly string[],
  next: Next,
): Promise<void> {
  const headers: Record<string, string> = { ...secureHeaders, "x-request-id": c.get("requestId") };
  const origin = c.req.header("origin");
  if (origin !== undefined) Object.assign(headers, corsHeaders(origins, origin));
  c.set("headers", headers);
  const preflight =
    c.req.method === "OPTIONS" &&
    headers["access-control-allow-origin"] !== undefined &&
    c.req.header("access-control-request-method") !== undefined;
  if (preflight) {
    c.res = c.body(null, 204, { ...headers, ...preflightHeaders });
    return;
  }
  await next();
  if (complete.has(c.res)) return;
  for (const [name, value] of Object.entries(headers))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
}

/**
 * Makes a response with all of its headers at once. Changing the headers of a finished response, or making it with a
 * Headers object, disables the fast path of @hono/node-server.
 */
export function completeResponse(
  c: Context,
  body: string | Uint8Array<ArrayBuffer>,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const ofEvery: HttpEnv["Variables"]["headers"] = c.get("headers");
  const response = new Response(body, { status, headers: { ...ofEvery, ...headers } });
  complete.add(response);
  return response;
}

function corsHeaders(origins: readonly string[], origin: string): Record<string, string> {
  if (!origins.includes(origin)) return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "etag, location, retry-after, x-request-id",
  };
}

const preflightHeaders = {
  "access-control-allow-methods": "GET, POST, PUT, DELETE",
  "access-control-allow-headers":
    "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id",
  "access-control-max-age": "600",
} as const;
