import { LRUCache } from "lru-cache";
import { hasTag } from "../../../api/http/conditional.ts";
import type { EdgeCache } from "../../../api/ports/edge-cache.ts";
import { type Keep, keepFor, originResponse } from "../../../infra/edge/origin-response.ts";
import { viewerRequest } from "../../../infra/edge/viewer-request.ts";
import { type Encoding, encodingFor } from "../../../web/server/encoding.ts";
import { compressed, compressedStream, isCompressible } from "./compression.ts";

/** The edge of one machine: CloudFront's two functions around a cache in memory. */
export type LocalEdgeCache = EdgeCache & {
  fetch(request: Request, env?: object): Promise<Response>;
  readonly stats: { hits: number; stale: number; misses: number; passed: number };
};

export type EdgeOptions = {
  readonly origin: (request: Request, env?: object) => Response | Promise<Response>;
  readonly clock?: () => number;
  /** Bytes of bodies that are kept. */
  readonly capacity?: number;
  readonly onError: (error: unknown) => void;
};

type Entry = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Each coding as the first client asked for it; undefined where it is not worth it. */
  readonly packed: { [E in Encoding]?: Promise<Uint8Array<ArrayBuffer> | undefined> };
  readonly keep: Keep;
  readonly at: number;
};

/** An in-process cache that behaves like CloudFront: caches by normalized URL, and purges by tag. */
export function edgeCache(options: EdgeOptions): LocalEdgeCache {
  const { origin, onError, clock = Date.now, capacity = 64 * 1024 * 1024 } = options;
  const byTag = new Map<string, Set<string>>();
  const entries = new LRUCache<string, Entry>({
    maxSize: capacity,
    // With room for its compressed forms.
    sizeCalculation: ({ body }) => Math.ceil(body.byteLength * 1.5) + 1024,
    dispose: ({ keep }, key) => {
      for (const tag of keep.tags) {
        const keys = byTag.get(tag);
        keys?.delete(key);
        if (keys?.size === 0) byTag.delete(tag);
      }
    },
  });
  /** What is being asked for, each with the tags that were purged since it began. */
  const asked = new Map<
    string,
    { readonly answer: Promise<Entry | Response>; readonly purged: Set<string> }
  >();
  const running = new Set<Set<string>>();
  const stats = { hits: 0, stale: 0, misses: 0, passed: 0 };

  const fill = async (key: string, request: Request, env: object | undefined, purged: Set<string>) => {
    const response = await origin(request, env);
    const headers = originResponse({ status: response.status, headers: headersOf(response) }, true);
    const keep = keepFor(headers);
    if (!keep) return new Response(response.body, { status: response.status, headers });
    const body = new Uint8Array(await response.arrayBuffer());
    const entry = {
      status: response.status,
      headers,
      body,
      packed: {},
      keep,
      at: clock(),
    };
    // A purge that came meanwhile may be about what this answer was made of.
    if (keep.tags.some((tag) => purged.has(tag))) return entry;
    entries.set(key, entry);
    for (const tag of keep.tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key));
    return entry;
  };
  /** One question for all who ask the same at the same time. */
  const ask = (key: string, request: Request, env: object | undefined): Promise<Entry | Response> => {
    const under = asked.get(key);
    if (under) return under.answer;
    const purged = new Set<string>();
    running.add(purged);
    const answer = fill(key, request, env, purged).finally(() => {
      running.delete(purged);
      if (asked.get(key)?.purged === purged) asked.delete(key);
    });
    asked.set(key, { answer, purged });
    return answer;
  };

  return {
    stats,
    async fetch(request, env) {
      const url = new URL(request.url);
      const accept = request.headers.get("accept") ?? "";
      const routed = viewerRequest({
        method: request.method,
        path: url.pathname,
        query: url.search.slice(1),
        accept,
        authorized: request.headers.has("authorization"),
      });
      if (!routed.cacheable) {
        stats.passed++;
        const response = await origin(request, env);
        const headers = originResponse({ status: response.status, headers: headersOf(response) }, false);
        return compressedStream(marked(response, headers), request.headers.get("accept-encoding"));
      }
      // The name that the visitor used is not in the key.
      url.host = "edge.localhost";
      url.protocol = "http:";
      url.port = "";
      url.pathname = routed.path;
      url.search = routed.query;
      const key = `${url.pathname}?${routed.query}`;
      const forOrigin = new Request(url, { headers: { accept: routed.accept } });
      const entry = entries.get(key);
      const age = entry ? (clock() - entry.at) / 1000 : 0;
      if (entry && age < entry.keep.fresh) {
        stats.hits++;
        return served(entry, request, "HIT", age);
      }
      if (entry && age < entry.keep.fresh + entry.keep.stale) {
        stats.stale++;
        ask(key, forOrigin, env).catch(onError);
        return served(entry, request, "STALE", age);
      }
      stats.misses++;
      const answer = await ask(key, forOrigin, env);
      if (!(answer instanceof Response)) return served(answer, request, "MISS", 0);
      const own = marked(answer.clone(), headersOf(answer), "MISS");
      return compressedStream(own, request.headers.get("accept-encoding"));
    },
    async purge(tags) {
      for (const tag of tags) {
        for (const key of byTag.get(tag) ?? []) entries.delete(key);
        for (const purged of running) purged.add(tag);
      }
      // Whoever asks from now on asks anew: what is on its way may have been read before the change.
      asked.clear();
    },
  };
}

async function served(entry: Entry, request: Request, how: string, age: number): Promise<Response> {
  const compressible = isCompressible(entry.headers);
  const encoding = compressible ? encodingFor(request.headers.get("accept-encoding")) : undefined;
  const packed = encoding && (await packedIn(entry, encoding));
  const etag = entry.headers["etag"];
  const headers = {
    ...entry.headers,
    age: String(Math.floor(age)),
    "x-cache": how,
    ...(compressible && { vary: varying(entry.headers["vary"]) }),
    ...(packed && { "content-encoding": encoding }),
    // As CloudFront does: compressed, a body is no longer the same byte by byte.
    ...(packed && etag !== undefined && { etag: weak(etag) }),
  };
  const ifNoneMatch = request.headers.get("if-none-match") ?? undefined;
  if (entry.status === 200 && etag !== undefined && hasTag(ifNoneMatch, etag))
    return new Response(null, { status: 304, headers });
  const bodiless = request.method === "HEAD" || entry.status === 301 || entry.status === 304;
  return new Response(bodiless ? null : (packed ?? entry.body), { status: entry.status, headers });
}

const weak = (etag: string): string => (etag.startsWith("W/") ? etag : `W/${etag}`);

function packedIn({ packed, body }: Entry, encoding: Encoding) {
  packed[encoding] ??= compressed(body, encoding);
  return packed[encoding];
}

const varying = (vary: string | undefined): string =>
  vary === undefined ? "accept-encoding" : `${vary}, accept-encoding`;

const marked = (response: Response, headers: Readonly<Record<string, string>>, how = "PASS"): Response => {
  const result = new Response(response.body, {
    status: response.status,
    headers: { ...headers, "x-cache": how },
  });
  // A record of headers holds one of each; cookies may be several.
  if (how === "PASS") {
    result.headers.delete("set-cookie");
    for (const cookie of response.headers.getSetCookie()) result.headers.append("set-cookie", cookie);
  }
  return result;
};

const headersOf = (response: Response): Record<string, string> => Object.fromEntries(response.headers);
