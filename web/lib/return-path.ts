/** The path to go to after signing in: one of this shop, or the fallback. Prevents open redirects. */
export function returnPath(to: unknown, fallback: string): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return fallback;
  // Characters that the URL parser strips could turn the path into a host.
  return /[\s\\]/.test(to) ? fallback : to;
}
