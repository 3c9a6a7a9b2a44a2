/** What an origin answered; header names in lower case. */
export type OriginAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
};

/** How long the edge may use an answer, in seconds, and what purges it. */
export type Keep = {
  readonly fresh: number;
  /** After that, for so long it may still be shown while it is asked for anew. */
  readonly stale: number;
  readonly tags: readonly string[];
};

const shortly = "public, max-age=0, s-maxage=10";

/**
 * The headers an answer leaves the edge's door with. Nothing personal is cached and nothing cached sets a cookie; what is
 * missing is missing for ten seconds only, and failures are not kept.
 */
export function originResponse(answer: OriginAnswer, cacheable: boolean): Record<string, string> {
  const headers = { ...answer.headers };
  const control = headers["cache-control"] ?? "";
  if (!cacheable || /\b(private|no-store)\b/.test(control)) {
    // An answer that says nothing must not be kept by a default.
    if (!/\b(private|no-store|immutable)\b/.test(control)) headers["cache-control"] = "private, no-store";
    delete headers["cache-tag"];
    return headers;
  }
  delete headers["set-cookie"];
  if (answer.status >= 500 || answer.status === 429) headers["cache-control"] = "no-store";
  else if (answer.status >= 400) headers["cache-control"] = shortly;
  return headers;
}

/** Reads how long an answer with these headers may be used; undefined: not at all. */
export function keepFor(headers: Readonly<Record<string, string>>): Keep | undefined {
  const control = headers["cache-control"] ?? "";
  if (!/\bpublic\b/.test(control) || /\b(private|no-store)\b/.test(control)) return undefined;
  const seconds = (name: string): number | undefined => {
    const digits = new RegExp(`(?:^|[\\s,])${name}=(\\d{1,9})`).exec(control)?.[1];
    return digits === undefined ? undefined : Number(digits);
  };
  const fresh = seconds("s-maxage") ?? seconds("max-age") ?? 0;
  if (fresh === 0) return undefined;
  const tags = (headers["cache-tag"] ?? "").split(",").map((tag) => tag.trim());
  return { fresh, stale: seconds("stale-while-revalidate") ?? 0, tags: tags.filter((tag) => tag !== "") };
}
