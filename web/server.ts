import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Market } from "./lib/api-types.ts";
import { cookiesIn } from "./lib/cookie-header.ts";
import { addressIn } from "./market/address.ts";
import { pathElsewhere } from "./market/links.ts";
import type { WebBuild } from "./server/build.ts";
import { cartForms } from "./server/cart-forms.ts";
import { catalogOver } from "./server/catalog.ts";
import { cleanPath } from "./server/clean-path.ts";
import { llmsTxt, productMarkdown, robotsTxt } from "./server/feeds.ts";
import { builtFiles } from "./server/files.ts";
import { commonHeaders, newNonce, pageHeaders } from "./server/headers.ts";
import { manifest } from "./server/manifest.ts";
import { type InMarket, marketAt, pageMarketOf, pathAfterClosing, prefixOf } from "./server/market-path.ts";
import { briefly, elsewhere, redirect, taggedWith } from "./server/redirects.ts";
import type { Visit } from "./server/render.ts";
import { withScriptSources } from "./server/script-sources.ts";
import { sitemapPart, sitemapXml } from "./server/sitemap.ts";

export type StorefrontOptions = {
  /** The API in this process; `env` is what the HTTP server knows of the caller. */
  readonly api: (request: Request, env?: object) => Response | Promise<Response>;
  /** The built pages and files, or in development the sources. */
  readonly build: WebBuild;
  /** The shop's public origin, without a trailing slash. */
  readonly origin: string;
  /** The URL that the browser sends cards to; null for Stripe. */
  readonly stripeApiUrl: string | null;
  /** The chat's URL, as in /config.json; empty when there is none. */
  readonly chatUrl: string;
  /** Whether a page of this origin belongs to the shop, as the request came. */
  readonly isOwnOrigin: (request: Request, origin: string) => boolean;
  /** Whether the browser's connection is encrypted, here or at a proxy. */
  readonly isEncrypted: (request: Request) => boolean;
  readonly onError: (error: unknown) => void;
};

export type Storefront = { fetch(request: Request, env?: object): Response | Promise<Response> };

/** How long the edge caches a page that is not purged, and serves it while revalidating; in seconds. */
const kept = "public, max-age=0, s-maxage=3600, stale-while-revalidate=86400";

/**
 * Serves everything that a browser requests: pages, built files, the API under /api and pictures under
 * /images.
 */
export function createStorefront(options: StorefrontOptions): Storefront {
  const { api, build, onError } = options;
  const file = builtFiles(build.clientFolder);
  const app = new Hono();

  app.all("/api/*", (c) => {
    const inner = below(c.req.raw, "/api");
    // What replaces the outside world on one machine is no part of the API.
    if (/^\/_local(\/|$)/.test(new URL(inner.url).pathname)) return c.notFound();
    return Promise.resolve(api(inner, envOf(c.env)));
  });
  for (const path of ["/images/*", "/config.json", "/_local/files/*"])
    app.get(path, (c) => Promise.resolve(api(c.req.raw, envOf(c.env))));
  // The admin of a shop with one public address uploads to it.
  app.put("/_local/files/uploads/*", (c) => Promise.resolve(api(c.req.raw, envOf(c.env))));
  app.get("/assets/*", (c) => file(c.req.path, c.req.header("accept-encoding") ?? "") ?? c.notFound());
  for (const path of ["/favicon.svg", "/share.png"])
    app.get(path, (c) => file(c.req.path, "") ?? c.notFound());

  app.use(async (c, next) => {
    // Not c.req.path, which is decoded: what was %5C there would begin the address of another host.
    const { pathname, search } = new URL(c.req.url);
    const clean = cleanPath(pathname);
    if (clean === undefined) return next();
    if (c.req.method === "GET" || c.req.method === "HEAD") return redirect(clean, search, []);
    return c.text("There is nothing at this address.\n", 404, commonHeaders);
  });

  const shown = pages(options);
  const inItsMarket = async (c: Context): Promise<Response> => {
    const caller = envOf(c.env);
    const reader = (query = {}) => catalogOver(async (call) => api(call, caller), query);
    const markets = await reader().markets();
    const url = new URL(c.req.url);
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    const left = isRead ? pathAfterClosing(markets, url.pathname) : undefined;
    if (left !== undefined) return elsewhere(left, url.search);
    const { named, path, isSpelled } = marketAt(markets, url.pathname);
    const store = await reader(named.isDefault ? {} : { market: named.marketId }).store();
    const market = pageMarketOf(named, markets, store);
    if (!isSpelled && isRead) return redirect(addressIn(market, path), url.search, [storeTag]);
    return shown.fetch(at(c.req.raw, path), { market, markets, store, caller, url });
  };
  app.all("*", inItsMarket);
  app.notFound(inItsMarket);
  app.onError(failed(onError));
  return app;
}

/** The pages and files of a market, by their paths without its prefix. */
function pages(options: StorefrontOptions): Hono<InMarket> {
  const { api, build, origin, onError } = options;
  const app = new Hono<InMarket>();
  app.get("/manifest.webmanifest", (c) =>
    c.body(manifest(c.env.store, c.env.market), 200, {
      ...commonHeaders,
      "content-type": "application/manifest+json",
      "cache-control": kept,
      ...taggedWith([storeTag]),
    }),
  );
  app.get("/robots.txt", (c, next) => {
    if (c.env.market.prefix !== "") return next();
    const prefixes = c.env.markets.map(prefixOf);
    return c.text(robotsTxt(origin, prefixes), 200, {
      ...commonHeaders,
      "cache-control": kept,
      ...taggedWith([storeTag]),
    });
  });
  app.get("/sitemap.xml", async (c) => {
    const catalog = readerFor(c.env);
    return sitemap(await sitemapXml(origin + c.env.market.prefix, catalog), catalog.tags());
  });
  app.get("/:file{sitemap-[1-9][0-9]{0,3}\\.xml}", async (c) => {
    const part = Number.parseInt(c.req.param("file").slice("sitemap-".length), 10);
    const catalog = readerFor(c.env);
    return sitemap(await sitemapPart(origin + c.env.market.prefix, catalog, part), catalog.tags());
  });
  app.get("/llms.txt", async (c) => {
    const catalog = readerFor(c.env);
    const { market, markets } = c.env;
    const taxIncluded = markets.some((one) => one.marketId === market.marketId && one.taxIncluded);
    const text = await llmsTxt({ origin, market, taxIncluded }, catalog);
    return c.text(text, 200, { ...commonHeaders, "cache-control": kept, ...taggedWith(catalog.tags()) });
  });
  app.get("/p/:file{.+\\.md}", (c) => markdown(c.req.param("file").slice(0, -".md".length), c.env));
  app.route("/", cartForms(options));
  // Stripe puts the payment's secret into the address that it sends the shopper back to: it must not stay in the history.
  app.get("/:page{orders|track}/:id", (c, next) =>
    c.req.query("payment_intent_client_secret") === undefined && c.req.query("payment_intent") === undefined
      ? next()
      : c.body(null, 303, {
          ...commonHeaders,
          location: `${c.env.market.prefix}/${c.req.param("page")}/${encodeURIComponent(c.req.param("id"))}?from=bank`,
          "cache-control": "no-store",
        }),
  );
  app.get("*", (c) => {
    const slug = /^\/p\/([^/]+)$/.exec(c.req.path)?.[1];
    if (slug !== undefined && wantsMarkdown(c.req.header("accept"))) return markdown(slug, c.env);
    return page(build, options, c.req.raw, c.env);
  });
  app.notFound((c) => page(build, options, new Request(c.req.url, { headers: c.req.raw.headers }), c.env));
  app.onError(failed(onError));
  return app;

  function readerFor({ market, caller }: InMarket["Bindings"]) {
    return catalogOver(async (request) => api(request, caller), market.query);
  }

  async function markdown(slug: string, env: InMarket["Bindings"]): Promise<Response> {
    const catalog = readerFor(env);
    const product = await catalog.product(slug);
    const text = product && productMarkdown({ origin, market: env.market }, product, env.store);
    return new Response(text ?? "Product not found.\n", {
      status: product ? 200 : 404,
      headers: {
        ...commonHeaders,
        "content-type": "text/markdown; charset=utf-8",
        "cache-control": product ? kept : briefly,
        vary: "accept",
        ...taggedWith([...catalog.tags(), storeTag]),
      },
    });
  }
}

/** The markets that sell a product. */
async function marketsSelling(
  { api }: Pick<StorefrontOptions, "api">,
  { markets, caller }: Pick<InMarket["Bindings"], "markets" | "caller">,
  idOrSlug: string,
): Promise<readonly Market[]> {
  const sold = await Promise.all(
    markets.map(({ marketId: market }) =>
      catalogOver(async (call) => api(call, caller), { market }).product(idOrSlug),
    ),
  );
  return markets.filter((_, place) => sold[place]);
}

const failed =
  (onError: StorefrontOptions["onError"]) =>
  (error: unknown): Response => {
    // A form from another site, or one that is too large.
    if (error instanceof HTTPException) return error.getResponse();
    onError(error);
    return new Response(lastResort, {
      status: 500,
      headers: { ...commonHeaders, "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    });
  };

async function page(
  build: WebBuild,
  options: StorefrontOptions,
  request: Request,
  { market, markets, store, caller, url }: InMarket["Bindings"],
): Promise<Response> {
  const { api, origin, stripeApiUrl, chatUrl, onError } = options;
  const nonce = newNonce();
  const visit: Visit = {
    url,
    origin,
    store,
    market,
    markets,
    elsewhere: pathElsewhere(new URL(request.url).pathname, url.search, store.pages),
    soldIn: (idOrSlug) => marketsSelling(options, { markets, caller }, idOrSlug),
    cookies: cookiesIn(request.headers.get("cookie") ?? ""),
    api: async (call) => api(call, caller),
    answer: { status: 200, cached: false, tags: new Map(), complete: true, head: "", modules: new Set() },
  };
  const rendered = await build.render(visit, {
    nonce,
    headFor: build.headFor,
    entry: build.entry,
    chatUrl,
    onError,
  });
  const { status, location, cached, complete } = visit.answer;
  // What is first in an answer's own tags comes first: the edge keeps a limited number of them.
  const shown = [...visit.answer.tags].toSorted(([, one], [, other]) => one - other).map(([tag]) => tag);
  const tags = [storeTag, ...shown.filter((tag) => tag !== storeTag)];
  if (location !== undefined) return redirect(location, visit.url.search, tags);
  const { body, scripts } = withScriptSources(rendered.body, nonce);
  return new Response(request.method === "HEAD" ? null : body, {
    status,
    headers: {
      ...pageHeaders(scripts, { stripeApiUrl, analytics: visit.store.analytics }),
      "content-type": "text/html; charset=utf-8",
      "cache-control": cacheFor(status, cached && complete),
      // Product pages are also served as Markdown.
      vary: "accept",
      ...taggedWith(tags),
    },
  });
}

/** What is made of the shop's settings, as every page is, has this tag, with which the API purges it. */
const storeTag = "store";

const cacheFor = (status: number, cached: boolean): string => {
  if (status === 404) return briefly;
  return cached && status === 200 ? kept : "private, no-store";
};

const sitemap = (text: string | undefined, tags: readonly string[]): Response =>
  new Response(text ?? null, {
    status: text === undefined ? 404 : 200,
    headers: {
      ...commonHeaders,
      "content-type": "application/xml; charset=utf-8",
      "cache-control": text === undefined ? briefly : kept,
      ...taggedWith(tags),
    },
  });

/** The same request with the first path segment removed. */
const below = (request: Request, folder: string): Request =>
  at(request, new URL(request.url).pathname.slice(folder.length) || "/");

/** The same request at another path. */
function at(request: Request, path: string): Request {
  const url = new URL(request.url);
  if (url.pathname === path) return request;
  url.pathname = path;
  return new Request(url, request);
}

const wantsMarkdown = (accept = ""): boolean =>
  /\btext\/markdown\b/.test(accept) && !/\btext\/html\b/.test(accept);

const envOf = (env: unknown): object => (typeof env === "object" && env !== null ? env : {});

const lastResort =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Something went wrong</title><body style="font:1.1rem/1.6 system-ui;max-width:34rem;margin:15vh auto;padding:0 1rem"><h1>Something went wrong</h1><p>We could not load this page. <a href="">Try again</a>, or <a href="/">go to the home page</a>.</p>';
