import { timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { createAdmin } from "../admin/server.ts";
import { awsDeps } from "./adapters/aws/deps.ts";
import { shopSecrets } from "./adapters/aws/secrets.ts";
import { lazy } from "./adapters/lazy.ts";
import { isEncrypted, isOwnOrigin } from "./http/origin.ts";
import { createParts } from "./parts.ts";

const secrets = shopSecrets(process.env);
const deps = awsDeps(process.env, secrets);
const { fetch: api } = createParts(deps);

/** The storefront's pages, whose code is loaded with the first one: a call of the API does not wait for it. */
const storefront = lazy(async () => {
  const [{ createStorefront }, { openBuild }] = await Promise.all([
    import("../web/server.ts"),
    import("../web/server/build.ts"),
  ]);
  const { config, log } = deps;
  return createStorefront({
    api,
    build: await openBuild(join(process.env["LAMBDA_TASK_ROOT"] ?? ".", "web")),
    origin: config.webOrigins[0] ?? config.public.apiUrl,
    stripeApiUrl: null,
    chatUrl: config.public.chatUrl,
    isOwnOrigin: (request, from) => isOwnOrigin(request, from, config),
    isEncrypted: (request) => isEncrypted(request, config),
    onError: (error) => log("error", "a page failed", { error }),
  });
});
/** The API as the admin's distribution asks for it. Its files and its page are in S3. */
const admin = createAdmin({
  api,
  file: () => undefined,
  page: () => new Response("There is nothing at this address.\n", { status: 404 }),
});

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** What the admin's distribution may not keep: only the storefront's is purged when a product changes. */
function uncached(answer: Response): Response {
  if (/\bimmutable\b/.test(answer.headers.get("cache-control") ?? "")) return answer;
  const own = new Response(answer.body, answer);
  own.headers.set("cache-control", "private, no-store");
  return own;
}

/** Everything that CloudFront does not answer from a bucket or its cache, for both sites. */
const sites = new Hono();
sites.use(async (c, next) => {
  // From memory, unless they are older than five minutes. Without Stripe's keys the rest of the shop works.
  const [origin] = await Promise.all([
    secrets.origin.get(),
    secrets.signing.get(),
    secrets.stripe.get().catch(() => undefined),
  ]);
  // Past CloudFront there would be no rate limit, no firewall, and callers that name their own address.
  if (origin !== undefined && !isSame(c.req.header("x-origin-secret") ?? "", origin))
    return c.text("Ask the shop at its public address.\n", 403);
  return next();
});
sites.all("*", async (c) => {
  const request = c.req.raw;
  const env = Object(c.env);
  if (c.req.header("x-shop-site") === "admin") return uncached(await admin.fetch(request, env));
  const url = new URL(request.url);
  if (!url.pathname.startsWith("/api/")) return (await storefront()).fetch(request, env);
  url.pathname = url.pathname.slice("/api".length);
  return api(new Request(url, request), env);
});

/** The shop behind an HTTP API (payload 2.0). Set up once per environment; nothing is kept between requests. */
export const handler = handle(sites);
