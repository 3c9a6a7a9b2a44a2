import { createMiddleware } from "hono/factory";
import type { Deps } from "../deps.ts";
import type { SignedIn } from "../domain/actor.ts";
import { DomainError } from "../domain/errors.ts";
import type { HttpEnv } from "./env.ts";

type SignedInEnv = HttpEnv & { Variables: { actor: SignedIn } };

/** Middleware and documentation of a route for signed-in shoppers (staff are shoppers too): spread into the route. */
export const shopperOnly = {
  security: [{ bearer: [] }],
  middleware: createMiddleware<SignedInEnv>(async (c, next) => {
    c.set("actor", await actorOf(c.get("deps"), c.req.header("authorization")));
    c.get("headers")["cache-control"] = "private, no-store";
    await next();
  }),
};

/** Middleware and documentation of a route for staff, the group `admin`: spread into the route. */
export const adminOnly = {
  security: [{ bearer: [] }],
  middleware: createMiddleware<SignedInEnv>(async (c, next) => {
    const actor = await actorOf(c.var.deps, c.req.header("authorization"));
    if (actor.type !== "admin") throw new DomainError("FORBIDDEN", {});
    c.set("actor", actor);
    c.get("headers")["cache-control"] = "private, no-store";
    await next();
  }),
};

/** How often a stream asks whether its caller is still signed in, in milliseconds. */
const checkedEvery = 2_000;

/**
 * Aborts `left` when the caller's session ends or the token expires, so that a stream that was opened before does not go
 * on. `check` asks now. `stop` ends the checks.
 */
export function abortWhenSignedOut(deps: Deps, authorization: string | undefined, left: AbortController) {
  const check = async (): Promise<void> => {
    await actorOf(deps, authorization).catch((error: unknown) => {
      if (DomainError.is(error, "UNAUTHORIZED")) left.abort();
    });
  };
  const timer = setInterval(() => void check(), checkedEvery).unref();
  return { check, stop: () => clearInterval(timer) };
}

async function actorOf(deps: Deps, header: string | undefined): Promise<SignedIn> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? "")?.[1];
  if (!token) throw new DomainError("UNAUTHORIZED", { reason: header === undefined ? "missing" : "invalid" });
  const { userId, email, groups } = await deps.identity.verify(token);
  return { type: groups.includes("admin") ? "admin" : "shopper", userId, email };
}
