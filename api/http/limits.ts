import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Deps } from "../deps.ts";
import type { Actor } from "../domain/actor.ts";
import { DomainError } from "../domain/errors.ts";
import { callerOf } from "./caller.ts";
import type { HttpEnv } from "./env.ts";

/**
 * Allows `max` requests of one caller per window of `seconds`, and refuses more with RATE_LIMITED. The caller is the
 * verified user of a route for signed-in shoppers, elsewhere the network address: whatever else a request says about
 * itself can be made up. config.rateLimits switches all limits off.
 */
export const limited = (name: string, max: number, seconds: number) =>
  createMiddleware<HttpEnv>(async (c, next) => {
    const { limits, config } = c.var.deps;
    if (config.rateLimits) {
      const { actor } = c.var;
      const caller = "userId" in actor ? `user ${actor.userId}` : `address ${callerOf(c)}`;
      const { allowed, retryAfter } = await limits
        .hit(`${name}:${keyOf(caller)}`, max, seconds)
        .catch((error: unknown) => uncounted(c.req.method, error));
      if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
    }
    await next();
  });

/**
 * Counts one use of the assistant by a caller who has no HTTP request: by the account, or by the network that the door saw.
 * Throws RATE_LIMITED.
 */
export async function chatLimit(
  { limits, config }: Pick<Deps, "limits" | "config">,
  name: string,
  use: { readonly actor?: Actor; readonly caller: string; readonly max: number; readonly seconds: number },
): Promise<void> {
  if (!config.rateLimits) return;
  const { actor, max, seconds } = use;
  const key = actor && "userId" in actor ? keyOf(`user ${actor.userId}`) : use.caller;
  const { allowed, retryAfter } = await limits.hit(`${name}:${key}`, max, seconds);
  if (!allowed) throw new DomainError("RATE_LIMITED", { retryAfter });
}

/** What counters know a caller by: hashed, so that no address is stored. */
export const keyOf = (caller: string): string =>
  createHash("sha256").update(caller).digest("base64url").slice(0, 22);

/** A shop whose disk is full can still be read. */
function uncounted(method: string, error: unknown) {
  if (method !== "GET" || !DomainError.is(error, "SERVICE_UNAVAILABLE")) throw error;
  return { allowed: true, retryAfter: 0 };
}
