/** Where to go after signing in: a path of this shop, or the fallback. Another site's address never gets through. */
export function returnPath(to: unknown, fallback: string): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return fallback;
  // What the URL parser would strip must not turn the path into a host.
  return /[\s\\]/.test(to) ? fallback : to;
}
