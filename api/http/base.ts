import type { Context, HonoRequest, Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Deps } from "../deps.ts";
import { guest } from "../domain/actor.ts";
import { DomainError } from "../domain/errors.ts";
import { domainErrorOf, problem } from "./answered.ts";
import { withHeaders } from "./headers.ts";
import { requestIdOf } from "./request-id.ts";
import { newRouter } from "./router.ts";
import { watched } from "./watched.ts";

const maxBytes = 1024 * 1024;
const refuse = (c: Context): Response => {
  c.res = problem(c, new DomainError("PAYLOAD_TOO_LARGE", { maxBytes }));
  return c.res;
};
const countBody = bodyLimit({ maxSize: maxBytes, onError: refuse });
/** Routes that take a file and bound it themselves, once they know who sends it. */
const fileRoutes: ReadonlySet<string> = new Set([
  "/admin/products/import",
  "/admin/knowledge",
  "/admin/settings/taxes/zip-rates",
]);
const certificateRoute = /^\/admin\/customers\/[^/]+\/certificates$/;
const isUnbounded = ({ method, path }: HonoRequest): boolean =>
  method === "GET" || fileRoutes.has(path) || certificateRoute.test(path);
/**
 * Bounds a request's body. A body whose length is declared is not touched: the server reads no more than that, and asking
 * for the stream would keep @hono/node-server from its fast way of reading it.
 */
async function limitBody(c: Context, next: Next): Promise<void> {
  const length = c.req.header("content-length");
  const isCounted = length === undefined || c.req.header("transfer-encoding") !== undefined;
  if (isCounted) await countBody(c, next);
  else if (Number(length) <= maxBytes) await next();
  else refuse(c);
}

/**
 * What every door of the shop over HTTP does, before it has a route: ids of requests, headers, a limit for bodies, and
 * errors as Problems.
 */
export function baseApp(deps: Deps) {
  const app = newRouter();
  app.use((c, next) => {
    c.set("deps", deps);
    c.set("actor", guest);
    c.set("requestId", requestIdOf(c.req.header("x-request-id")));
    // In one function: Hono takes a microsecond for each middleware, which is a thirtieth of a product's answer.
    const act = isUnbounded(c.req) ? next : () => limitBody(c, next);
    return watched(c, () => withHeaders(c, deps.config.webOrigins, act));
  });
  app.onError((error, c) => {
    const known = domainErrorOf(error);
    // Without a cause the shop only asks to come back, as when too many passwords wait.
    if (DomainError.is(known, "SERVICE_UNAVAILABLE") && known.cause !== undefined)
      deps.log("error", "unavailable", { path: c.req.path, error: known.cause });
    if (DomainError.is(known, "OUT_OF_STOCK")) deps.telemetry.measure({ values: { OversellsRefused: 1 } });
    if (known) return problem(c, known);
    deps.log("error", "unhandled", {
      method: c.req.method,
      path: c.req.path,
      error,
    });
    return problem(c, new DomainError("INTERNAL_ERROR", {}));
  });
  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url);
    const trimmed = pathname.split("/").filter(Boolean).join("/");
    // Relative: the API may be below a path of another server, and an address in the path must not name another host.
    const up = "../".repeat(pathname.split("/").length - 2) || "./";
    if (trimmed !== "" && pathname.endsWith("/")) return c.redirect(`${up}${trimmed}${search}`, 308);
    return problem(c, new DomainError("ROUTE_NOT_FOUND", {}));
  });
  return app;
}
