import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { HttpEnv } from "./env.ts";
import { isEncrypted } from "./origin.ts";

/** Tells a device on which an account signed in before from a stranger who guesses its password. */
export const devicesCookie = "devices";

/** With TLS a cookie is named __Host-…, which a browser takes from this host only and never from a neighbour's page. */
export const prefixOf = (c: Context<HttpEnv>) =>
  isEncrypted(c.req.raw, c.var.deps.config) ? ("host" as const) : undefined;

/** A cookie of this shop. */
export const cookieIn = (c: Context<HttpEnv>, name: string): string | undefined => {
  const prefix = prefixOf(c);
  return prefix ? getCookie(c, name, prefix) : getCookie(c, name);
};

/** The marks that the browser keeps of accounts that signed in on it. */
export const devicesOf = (c: Context<HttpEnv>): string | undefined =>
  cookieIn(c, devicesCookie)?.slice(0, 1_000);
