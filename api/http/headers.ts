import { createMiddleware } from "hono/factory";
import type { HttpEnv } from "./env.ts";

/** Of every answer. https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html */
export const secureRecord = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  // Pages on other origins of the shop show its pictures.
  "cross-origin-resource-policy": "cross-origin",
} as const;
const secure = Object.entries(secureRecord);

/**
 * Set before the handler runs, so that the answer is made with them: touching a finished answer's headers costs
 * @hono/node-server its fast path (hono's own secureHeaders does that).
 */
export const secureHeaders = createMiddleware<HttpEnv>(async (c, next) => {
  for (const [name, value] of secure) c.header(name, value);
  await next();
});

const exposed = "etag, location, retry-after, x-request-id";

/** Pages of these origins may call with credentials; nobody else's may read an answer. */
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
    c.header("access-control-allow-headers", "authorization, content-type, idempotency-key, if-match");
    c.header("access-control-max-age", "600");
    return c.body(null, 204);
  });
