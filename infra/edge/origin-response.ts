/** The origin's response; header names in lower case. */
export type OriginAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
};

/** How long the edge may cache a response, in seconds, and the tags that purge it. */
export type Keep = {
  readonly fresh: number;
  /** How much longer it may be served while a new one is fetched (stale-while-revalidate). */
  readonly stale: number;
  readonly tags: readonly string[];
};

/**
 * CloudFront's limit of tags; those of lists come first.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html
 */
const mostTags = 50;

const shortly = "public, max-age=0, s-maxage=10";

/**
 * The headers with which a response leaves the edge. Nothing personal is cached and nothing cached sets a
 * cookie; a 404 is cached for ten seconds only, failures not at all.
 */
export function originResponse(answer: OriginAnswer, cacheable: boolean): Record<string, string> {
  const headers = { ...answer.headers };
  const control = headers["cache-control"] ?? "";
  if (!cacheable || /\b(private|no-store)\b/.test(control)) {
    // Otherwise a default could cache a response that has no caching headers.
    if (!/\b(private|no-store|immutable)\b/.test(control)) headers["cache-control"] = "private, no-store";
    delete headers["cache-tag"];
    return headers;
  }
  delete headers["set-cookie"];
  const tags = headers["cache-tag"]?.split(",") ?? [];
  if (tags.length > mostTags) headers["cache-tag"] = tags.slice(0, mostTags).join(",");
  if (answer.status >= 500 || answer.status === 429) headers["cache-control"] = "no-store";
  else if (answer.status >= 400) headers["cache-control"] = shortly;
  return headers;
}

/** How long a response with these headers may be cached; undefined when it may not. */
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
