/** Parses a `Cookie` header into decoded values by name; values that cannot be decoded are skipped. */
export function cookiesIn(header: string): Record<string, string> {
  return Object.fromEntries(
    header.split(";").flatMap((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) return [];
      try {
        return [[pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())] as const];
      } catch {
        return [];
      }
    }),
  );
}
