import type { WebBuild } from "../../../web/server/build.ts";
import { createStorefront } from "../../../web/server.ts";
import type { Shop } from "../shop.ts";
import { type EdgeCache, edgeCache } from "./cache.ts";
import { purging } from "./purging.ts";

export type OpenStorefront = {
  fetch(request: Request, env?: object): Promise<Response>;
  readonly cache: EdgeCache;
  /** Resolves when every change so far has purged what shows it. */
  purged(): Promise<void>;
  close(): Promise<void>;
};

/** The storefront of one machine. With `cache: false` every page is rendered anew, as sources that change need it. */
export async function openStorefront(
  shop: Pick<Shop, "fetch" | "tables" | "search" | "deps">,
  { origin, build, cache: cached }: { origin: string; build: WebBuild; cache: boolean },
): Promise<OpenStorefront> {
  const { log, config } = shop.deps;
  const storefront = createStorefront({
    api: (request, env) => shop.fetch(request, env),
    build,
    origin,
    stripeApiUrl: config.public.stripe.apiUrl,
    chatUrl: config.public.chatUrl,
    onError: (error) => log("error", "a page failed", { error }),
  });
  const cache = edgeCache({
    origin: (request, env) => storefront.fetch(request, env),
    onError: (error) => log("error", "a page could not be renewed", { error }),
  });
  const tail = await purging({
    tables: shop.tables,
    searched: () => shop.search.idle(),
    purge: (tags) => cache.purge(tags),
    onError: (error) => log("error", "the edge cannot be purged", { error }),
  });
  return {
    cache,
    fetch: async (request, env) => (cached ? cache : storefront).fetch(request, env),
    purged: () => tail.idle(),
    close: () => tail.close(),
  };
}
