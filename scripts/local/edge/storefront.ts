import { tables } from "../../../api/adapters/stores/keys.ts";
import { isEncrypted, isOwnOrigin } from "../../../api/http/origin.ts";
import type { WebBuild } from "../../../web/server/build.ts";
import { createStorefront } from "../../../web/server.ts";
import type { FeedTable } from "../../../workflows/consumers/entry.ts";
import { edgeConsumers } from "../../../workflows/edge-consumers.ts";
import { endOf, loadConsumers } from "../consumers.ts";
import type { Shop } from "../shop.ts";
import { edgeCache, type LocalEdgeCache } from "./cache.ts";
import { publicDoor } from "./public-door.ts";

export type OpenStorefront = {
  fetch(request: Request, env?: object): Promise<Response>;
  readonly cache: LocalEdgeCache;
  /** Resolves when every change so far has purged what shows it. */
  purged(): Promise<void>;
  close(): Promise<void>;
};

/** The storefront of one machine. With `cache: false` every page is rendered anew, as sources that change need it. */
export async function openStorefront(
  shop: Pick<Shop, "fetch" | "tables" | "messages" | "deps">,
  { origin, build, cache: cached }: { origin: string; build: WebBuild; cache: boolean },
): Promise<OpenStorefront> {
  const { log, config } = shop.deps;
  const storefront = createStorefront({
    api: (request, env) => shop.fetch(request, env),
    build,
    origin,
    stripeApiUrl: config.public.stripe.apiUrl,
    chatUrl: config.public.chatUrl,
    isOwnOrigin: (request, from) => isOwnOrigin(request, from, config),
    isEncrypted: (request) => isEncrypted(request, config),
    onError: (error) => log("error", "a page failed", { error }),
  });
  const cache = edgeCache({
    origin: (request, env) => storefront.fetch(request, env),
    onError: (error) => log("error", "a page could not be renewed", { error }),
  });
  const bindConsumers = await loadConsumers(edgeConsumers);
  const consumers = bindConsumers(() => ({ ...shop.deps, edgeCache: cache }), {
    tables: shop.tables,
    messages: shop.messages,
    // An empty cache needs no past.
    positionOf: (name) => endOf(shop.tables, tables[feedOf(name)]),
    // Nobody wakes it: edits that follow each other quickly become one purge.
    every: 100,
    log,
  });
  const door = publicDoor((request, env) => (cached ? cache : storefront).fetch(request, env), {
    origin,
    trustedProxies: config.trustedProxies,
  });
  // The first page may be cached from here on: every later change of it has to be seen.
  await consumers.idle();
  return {
    cache,
    fetch: async (request, env) => door(request, env),
    purged: () => consumers.idle(),
    close: () => consumers.close(),
  };
}

/** The table that a consumer of the edge follows. */
function feedOf(name: string): FeedTable {
  const [, entry] = Object.entries(edgeConsumers).find(([one]) => one === name) ?? [];
  if (!entry || !("feed" in entry)) throw new Error(`${name} follows no feed`);
  return entry.feed;
}
