import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { DomainError } from "../domain/errors.ts";
import type { HttpEnv } from "./env.ts";

/**
 * At most `max` requests of one caller in each window of `seconds`; more are RATE_LIMITED. A caller is the token's
 * bearer where there is one, else the address. Switched off by config.rateLimits.
 */
export const limited = (name: string, max: number, seconds: number) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const { limits, config, callerAddress } = c.var.deps;
    if (config.rateLimits) {
      const caller = c.req.header("authorization") ?? callerAddress(c.env);
      // Hashed: a key that is stored must not hold a token or an address.
      const key = createHash("sha256").update(caller).digest("base64url").slice(0, 22);
      const { allowed, retryAfter } = await limits.hit(`${name}:${key}`, max, seconds);
      if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
    }
    await next();
  });
