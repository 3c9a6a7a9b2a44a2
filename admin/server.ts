import { Hono } from "hono";

/** What answers a request: the API, a file, or the page. */
type Answer = (request: Request, env?: object) => Response | Promise<Response>;

export type AdminOptions = {
  /** The API in this process; `env` is what the HTTP server knows of the caller. */
  readonly api: Answer;
  /** A built file, or undefined. */
  readonly file: (path: string, accept: string) => Response | undefined;
  /** The admin's one page, which every address but a file's answers with. */
  readonly page: Answer;
};

/**
 * Serves the admin to a browser: its files, one page for all addresses, and the API under /api of the same origin, so that
 * the refresh cookie is first-party.
 */
export function createAdmin({ api, file, page }: AdminOptions): { fetch: Answer } {
  const app = new Hono();
  app.all("/api/*", async (c) => {
    const inner = below(c.req.raw, "/api");
    // What replaces the outside world on one machine is no part of the API.
    if (/^\/_local(\/|$)/.test(new URL(inner.url).pathname)) return c.notFound();
    return withOwnCookie(await api(inner, envOf(c.env)));
  });
  for (const path of ["/images/*", "/config.json", "/_local/files/*"])
    app.all(path, (c) => Promise.resolve(api(c.req.raw, envOf(c.env))));
  app.get("/assets/*", (c) => file(c.req.path, c.req.header("accept-encoding") ?? "") ?? c.notFound());
  for (const path of ["/favicon.svg", "/theme.js"])
    app.get(path, (c) => file(c.req.path, c.req.header("accept-encoding") ?? "") ?? c.notFound());
  app.get("*", async (c) => {
    const response = await page(c.req.raw, envOf(c.env));
    for (const [name, value] of Object.entries(pageHeaders)) response.headers.set(name, value);
    return response;
  });
  return { fetch: (request, env) => app.fetch(request, env) };
}

/**
 * Headers of the page. Scripts come from the admin's origin only. Inline styles are allowed, because Solid writes style
 * attributes; blob: shows a picture before it is uploaded.
 */
export const pageHeaders = {
  "content-security-policy": [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-opener-policy": "same-origin",
  "x-robots-tag": "noindex",
  // Its scripts have a hash in their names; the page names the newest ones.
  "cache-control": "no-cache",
} as const;

const shared = "refreshToken";
const own = "staffRefreshToken";

/**
 * Cookies ignore ports, so on one machine the storefront has the same ones: without another name, signing in here would
 * end a shopper's session there.
 */
function withOwnCookie(response: Response): Response {
  const cookies = response.headers.getSetCookie();
  if (cookies.length === 0) return response;
  const renamed = new Response(response.body, response);
  renamed.headers.delete("set-cookie");
  for (const cookie of cookies)
    renamed.headers.append("set-cookie", cookie.replace(new RegExp(`^(__Host-)?${shared}=`), `$1${own}=`));
  return renamed;
}

/** The same request with the first path segment removed, and the API's name for the refresh cookie. */
function below(request: Request, folder: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(folder.length) || "/";
  const inner = new Request(url, request);
  const cookies = (inner.headers.get("cookie") ?? "")
    .split(/; */)
    .filter((cookie) => !new RegExp(`^(__Host-)?${shared}=`).test(cookie))
    .map((cookie) => cookie.replace(new RegExp(`^(__Host-)?${own}=`), `$1${shared}=`));
  inner.headers.set("cookie", cookies.join("; "));
  return inner;
}

const envOf = (env: unknown): object => (typeof env === "object" && env !== null ? env : {});
