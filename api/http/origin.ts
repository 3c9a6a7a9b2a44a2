/** What says at which addresses a shop is reached. */
export type Reached = {
  /** Its own origins, the public one among them. */
  readonly webOrigins: readonly string[];
  /** How many proxies in front are trusted to say which name and protocol a browser used. */
  readonly trustedProxies: number;
};

/**
 * Whether a browser's page belongs to this shop: Origin is one of its own origins, or the one that the request was sent
 * to. Of a proxy that is not trusted only the Host that it passes on counts, with TLS or without.
 */
export function isOwnOrigin(request: Request, origin: string, reached: Reached): boolean {
  if (reached.webOrigins.includes(origin)) return true;
  const { protocol, host } = new URL(request.url);
  const own = [`${protocol}//${host}`, `https://${host}`, forwardedOrigin(request, reached)];
  return own.includes(origin);
}

/** Whether the browser's connection is encrypted, here or at a trusted proxy. */
export const isEncrypted = (request: Request, reached: Reached): boolean =>
  request.url.startsWith("https:") ||
  (reached.webOrigins[0] ?? "").startsWith("https:") ||
  (forwardedOrigin(request, reached) ?? "").startsWith("https:");

function forwardedOrigin(request: Request, { trustedProxies }: Reached): string | undefined {
  const protocol = lastOf(request.headers.get("x-forwarded-proto"));
  if (trustedProxies === 0 || protocol === undefined) return undefined;
  const host = lastOf(request.headers.get("x-forwarded-host")) ?? new URL(request.url).host;
  const parsed = URL.parse(`${protocol}://${host}`);
  return parsed?.origin;
}

/** The entry that the nearest proxy wrote. */
const lastOf = (list: string | null): string | undefined => list?.split(",").at(-1)?.trim() || undefined;
