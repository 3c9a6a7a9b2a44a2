import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "./env.ts";

/** Headers of every response. https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html */
export const secureRecord = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  // Pages on the shop's other origins embed its images.
  "cross-origin-resource-policy": "cross-origin",
} as const;
const secure = Object.entries(secureRecord);

/**
 * Sets the headers before the handler runs: changing the headers of a finished response, as hono's own secureHeaders does,
 * disables the fast path of @hono/node-server.
 */
export const secureHeaders = createMiddleware<HttpEnv>(async (c, next) => {
  for (const [name, value] of secure) c.header(name, value);
  await next();
});

const exposed = "etag, location, retry-after, x-request-id";

/** CORS: pages of these origins may call with credentials; pages of others may not read responses. */
export const corsFor = (origins: readonly string[]) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const origin = c.req.header("origin");
    if (origin === undefined) return next();
    c.header("vary", "origin");
    if (!origins.includes(origin)) return next();
    c.header("access-control-allow-origin", origin);
    c.header("access-control-allow-credentials", "true");
    c.header("access-control-expose-headers", exposed);
    if (c.req.method !== "OPTIONS" || !c.req.header("access-control-request-method")) return next();
    c.header("access-control-allow-methods", "GET, POST, PUT, DELETE");
    c.header(
      "access-control-allow-headers",
      "authorization, content-type, idempotency-key, if-match, if-none-match",
    );
    c.header("access-control-max-age", "600");
    return c.body(null, 204);
  });
