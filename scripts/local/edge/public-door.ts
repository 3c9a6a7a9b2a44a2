import { isIP } from "node:net";
import type { Handler } from "../door/handler.ts";

export type PublicDoor = {
  /** Where browsers reach it: https://shop.example. */
  readonly origin: string;
  /** How many proxies in front say by X-Forwarded-Proto and -Host what the browser used; 0: what they say counts for nothing. */
  readonly trustedProxies: number;
};

/** Names that only this machine has. */
export const isThisMachine = (hostname: string): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);

/**
 * What is published at one origin answers at no other: a page that was asked for under another name, or over http, leads to
 * its public address, and everything else there is refused with 421. A proxy that does not pass the name on asks for an address
 * of this machine's network, which is answered, and so are health checks.
 */
export function publicDoor(handler: Handler, { origin, trustedProxies }: PublicDoor): Handler {
  const published = new URL(origin);
  if (isThisMachine(published.hostname)) return handler;
  return (request, env) => {
    const asked = askedFor(request, trustedProxies);
    if (isInternal(asked.hostname) || (asked.host === published.host && asked.protocol === undefined))
      return handler(request, env);
    if (asked.host === published.host && asked.protocol === published.protocol) return handler(request, env);
    const { pathname, search } = new URL(request.url);
    const isRead = request.method === "GET" || request.method === "HEAD";
    // An API's client would follow and send what is secret again.
    if (isRead && !request.headers.has("authorization"))
      return new Response(null, {
        status: 308,
        headers: {
          location: `${origin}${pathname.replace(/^\/+/, "/")}${search}`,
          "cache-control": "no-store",
        },
      });
    return new Response(`This store is published at ${origin}, and answers at no other address.\n`, {
      status: 421,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  };
}

type Asked = {
  readonly host: string;
  readonly hostname: string;
  /** Undefined where nobody who is trusted has said it. */
  readonly protocol: string | undefined;
};

function askedFor(request: Request, trustedProxies: number): Asked {
  const own = new URL(request.url);
  if (trustedProxies === 0) return { host: own.host, hostname: own.hostname, protocol: undefined };
  const told = lastOf(request.headers.get("x-forwarded-proto"));
  const protocol = told === "https" || told === "http" ? `${told}:` : undefined;
  const host = lastOf(request.headers.get("x-forwarded-host")) ?? own.host;
  // The port that the protocol has anyway is no part of a host.
  const named = URL.parse(`${protocol ?? own.protocol}//${host}`) ?? own;
  return { host: named.host, hostname: named.hostname, protocol };
}

/** An address, or a name without a dot, as networks of containers have them. */
const isInternal = (hostname: string): boolean =>
  isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0 || !hostname.includes(".") || isThisMachine(hostname);

/** The entry that the nearest proxy wrote. */
const lastOf = (list: string | null): string | undefined => list?.split(",").at(-1)?.trim() || undefined;
