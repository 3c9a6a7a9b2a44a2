import { createMiddleware } from "hono/factory";
import type { Config } from "../deps.ts";
import { DomainError } from "../domain/errors.ts";
import type { HttpEnv } from "./env.ts";

/** What says at which addresses a shop is reached. Proxies that are trusted say which name and protocol a browser used. */
type Reached = Pick<Config, "webOrigins" | "trustedProxies" | "secureCookies">;

/**
 * Whether a browser's page belongs to this shop: Origin is one of its own origins, or, where they are not https, the one that the
 * request was sent to. Of a proxy that is not trusted only the Host that it passes on counts, with TLS or without.
 */
export function isOwnOrigin(request: Request, origin: string, reached: Reached): boolean {
  if (reached.webOrigins.includes(origin)) return true;
  const { protocol, host, hostname } = new URL(request.url);
  // A shop that was told its https origins has no others; staff may also reach it on its own machine.
  if (reached.secureCookies && reached.webOrigins.length > 0)
    return thisMachine.has(hostname) && origin === `${protocol}//${host}`;
  const own = [`${protocol}//${host}`, `https://${host}`, forwardedOrigin(request, reached)];
  return own.includes(origin);
}

const thisMachine: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether the browser's connection is encrypted, here or at a trusted proxy. */
export const isEncrypted = (request: Request, reached: Reached): boolean =>
  reached.secureCookies ||
  request.url.startsWith("https:") ||
  (forwardedOrigin(request, reached) ?? "").startsWith("https:");

function forwardedOrigin(request: Request, { trustedProxies }: Reached): string | undefined {
  const protocol = lastOf(request.headers.get("x-forwarded-proto"));
  if (trustedProxies === 0 || protocol === undefined) return undefined;
  const host = lastOf(request.headers.get("x-forwarded-host")) ?? new URL(request.url).host;
  const parsed = URL.parse(`${protocol}://${host}`);
  return parsed?.origin;
}

/** The entry that the nearest proxy wrote. */
const lastOf = (list: string | null): string | undefined => list?.split(",").at(-1)?.trim() || undefined;

/**
 * Refuses what pages of other sites send (FORBIDDEN): a browser adds the shop's cookies to it. Clients that are no browsers
 * send no Origin.
 */
export const ownPagesOnly = createMiddleware<HttpEnv>(async (c, next) => {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isForeign =
    origin === undefined
      ? site === "cross-site" || site === "same-site"
      : !isOwnOrigin(c.req.raw, origin, c.var.deps.config);
  if (isForeign) throw new DomainError("FORBIDDEN", {}, { message: "Pages of other sites may not do this." });
  await next();
});
