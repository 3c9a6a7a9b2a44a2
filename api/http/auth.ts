import { z } from "@hono/zod-openapi";
import { createMiddleware } from "hono/factory";
import type { Deps } from "../deps.ts";
import { requireStaff, type SignedIn } from "../domain/actor.ts";
import { DomainError } from "../domain/errors.ts";
import { rolesAmong, type StaffRight } from "../domain/staff/permissions.ts";
import { conditional, ifNoneMatch } from "./conditional.ts";
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

/**
 * Middleware and documentation of a route for staff: spread into the route. The service checks the permission again;
 * here it is refused before the body is read, and /openapi.json names it as the scope of the operation.
 */
export const staffOnly = (right: StaffRight) => ({
  security: [{ bearer: [right] }],
  middleware: createMiddleware<SignedInEnv>(async (c, next) => {
    c.set("actor", requireStaff(await actorOf(c.var.deps, c.req.header("authorization")), right));
    c.get("headers")["cache-control"] = "private, no-store";
    await next();
  }),
});

/** `staffOnly` for a read that answers 304 to whoever has its ETag; its responses declare `notModified`. */
export function staffReads(right: StaffRight) {
  const { security, middleware: signedIn } = staffOnly(right);
  const middleware: [typeof signedIn, typeof conditional] = [signedIn, conditional];
  return { security, middleware, parameters: ifNoneMatch };
}

/**
 * Middleware and documentation of a route for anybody: a caller who sends a token is known by it, and a token that is not
 * good is refused.
 */
export const anyCaller = {
  security: [{ bearer: [] }, {}],
  middleware: createMiddleware<HttpEnv>(async (c, next) => {
    const authorization = c.req.header("authorization");
    if (authorization !== undefined) c.set("actor", await actorOf(c.var.deps, authorization));
    c.get("headers")["cache-control"] = "private, no-store";
    await next();
  }),
};

const linkToken = z.string().max(200).openapi({
  description: "The token of the order's link, in place of an account",
  example: "0aBcDeFgHiJkLmNoPqRsTu0aBcDeFgHi",
});
/** A caller by a link of one order: what the header `Order-Token` carries. */
export const OrderToken = z.object({ "order-token": linkToken.optional() });
/** As OrderToken, and required. */
export const RequiredOrderToken = z.object({ "order-token": linkToken });

/** Middleware and documentation of a route for a signed-in shopper, or for whoever sends an order's token. */
export const shopperOrLink = {
  security: [{ bearer: [] }, { orderToken: [] }],
  middleware: createMiddleware<HttpEnv>(async (c, next) => {
    const authorization = c.req.header("authorization");
    if (authorization !== undefined || c.req.header("order-token") === undefined)
      c.set("actor", await actorOf(c.var.deps, authorization));
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
  const named = rolesAmong(groups);
  // A token is good for an hour; a role that was changed since holds from the next request on.
  const roles = named.length > 0 ? ((await deps.staff.rolesOf(userId)) ?? named) : named;
  return roles.length > 0 ? { type: "staff", roles, userId, email } : { type: "shopper", userId, email };
}
