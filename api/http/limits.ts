import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { DomainError } from "../domain/errors.ts";
import type { HttpEnv } from "./env.ts";

/**
 * Allows `max` requests of one caller per window of `seconds`, and refuses more with RATE_LIMITED. The caller is
 * identified by the authorization header, or without one by address. config.rateLimits switches all limits off.
 */
export const limited = (name: string, max: number, seconds: number) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const { limits, config, callerAddress } = c.var.deps;
    if (config.rateLimits) {
      const caller = c.req.header("authorization") ?? callerAddress(c.env);
      // Hashed, so that no token or address is stored.
      const key = createHash("sha256").update(caller).digest("base64url").slice(0, 22);
      const { allowed, retryAfter } = await limits.hit(`${name}:${key}`, max, seconds);
      if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
    }
    await next();
  });
