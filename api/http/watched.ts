import type { Context, Next } from "hono";
import { routePath } from "hono/route";
import type { HttpEnv } from "./env.ts";

/** Reads are traced where their caller asks for it; what changes something always is. */
const reads: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Answers a request as work of its own: log lines in it carry its id, and it is counted and timed. The route is its pattern,
 * because a path is as many words as there are products.
 */
export function watched(c: Context<HttpEnv>, next: Next): Promise<void> {
  // `c.var` would copy all variables.
  const { telemetry } = c.get("deps");
  const { method, path } = c.req;
  const traceparent = c.req.header("traceparent");
  const begins = !reads.has(method);
  const from = performance.now();
  const requestId = c.get("requestId");
  const work = { name: method, kind: "server", path, requestId, begins } as const;
  return telemetry.run(traceparent === undefined ? work : { ...work, traceparent }, async (tell) => {
    await next();
    const { status } = c.res;
    // Not computed for what nobody records: the catalog's reads are many.
    if (traceparent !== undefined || begins)
      tell({
        "http.route": routePath(c),
        "http.request.method": method,
        "http.response.status_code": status,
        ...callingPage(c),
      });
    const counted = { Requests: 1, Errors: status >= 500 ? 1 : 0, Latency: performance.now() - from };
    telemetry.measure({
      values: begins && status < 300 && isCart(path) ? { ...counted, CartChanges: 1 } : counted,
      about: () => ({ route: routePath(c), method, status }),
    });
  });
}

/** Whose page sent a change: browsers name its origin. Nothing for other programs. */
function callingPage(c: Context<HttpEnv>): { readonly "caller.page"?: "storefront" | "admin" } {
  const origin = c.req.header("origin");
  const { webOrigins, adminUrl } = c.get("deps").config;
  if (origin === undefined || !webOrigins.includes(origin)) return {};
  return { "caller.page": URL.parse(adminUrl)?.origin === origin ? "admin" : "storefront" };
}

const isCart = (path: string): boolean => path === "/cart" || path === "/cart/merge";
