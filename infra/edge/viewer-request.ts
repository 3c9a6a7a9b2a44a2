/** A request as the edge sees it; `query` is the raw string after the question mark. */
export type ViewerRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly accept: string;
  /** True with an Authorization header: the response is personal. */
  readonly authorized: boolean;
};

/**
 * `cacheable`: the response is the same for everybody and `path` and `query` are its cache key. The origin must then see
 * `accept` as its only header: any other one could change an answer that everybody gets.
 */
export type RoutedRequest = {
  readonly path: string;
  readonly query: string;
  /** Decided here alone, so that the origin cannot read the viewer's header differently. */
  readonly accept: string;
  readonly cacheable: boolean;
};

/**
 * Normalizes a request to one URL per response: known parameters only, in one order and spelling, with
 * clamped limits. Requests that are not cached pass unchanged. Runs as a CloudFront Function, so it uses only
 * what their JavaScript supports:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export function viewerRequest(request: ViewerRequest): RoutedRequest {
  const { method, path, query, accept, authorized } = request;
  const known = parametersOf(path);
  const readable = method === "GET" || method === "HEAD";
  if (!readable || authorized || known === undefined) return { path, query, accept, cacheable: false };
  // Product pages have an HTML and a Markdown form; behind the edge each has its own URL.
  const markdown = isProduct.test(path) && accepts(accept, "text/markdown") && !accepts(accept, "text/html");
  return {
    path: markdown ? `${path}.md` : path,
    query: normalised(query, markdown ? [] : known),
    accept: markdown ? "text/markdown" : "text/html, */*",
    cacheable: true,
  };
}

/** Whether this exact media type is listed. */
const accepts = (accept: string, type: string): boolean =>
  accept.split(",").some((one) => (one.split(";")[0] ?? "").trim().toLowerCase() === type);

const isProduct = /^\/p\/[^/.]+$/;
const filters = ["inStock", "maxPrice", "minPrice", "page", "sort", "tags"];

/** Cached paths with the parameters that they use, in the order of the cache key. */
const cached: readonly (readonly [path: RegExp, parameters: readonly string[]])[] = [
  [/^\/$/, []],
  [/^\/p\/[^/]+$/, ["variant"]],
  [/^\/c\/[^/]+$/, filters],
  [/^\/pages\/[^/]+$/, []],
  [/^\/(sitemap(-\d{1,4})?\.xml|robots\.txt|llms\.txt|favicon\.svg|share\.png|config\.json)$/, []],
  [/^\/assets\/[^/]+$/, []],
  [/^\/images\/products\/[^/]+$/, ["colour", "view"]],
  [/^\/images\/products\/[^/]+\/[^/]+$/, []],
  [/^\/api\/products$/, ["category", "lastKey", "limit", "sort"]],
  [/^\/api\/products\/[^/]+$/, []],
  [/^\/api\/categories$/, []],
];

const parametersOf = (path: string): readonly string[] | undefined =>
  cached.find(([pattern]) => pattern.test(path))?.[1];

const repeatable = "tags";
const mostValues = 30;

function normalised(query: string, known: readonly string[]): string {
  const given = query
    .split("&")
    .map((pair) => {
      const at = pair.indexOf("=");
      return {
        name: decoded(at < 0 ? pair : pair.slice(0, at)),
        value: decoded(at < 0 ? "" : pair.slice(at + 1)),
      };
    })
    .filter(({ value }) => value !== "");
  return known
    .flatMap((name) => {
      const values = given
        .filter((one) => one.name.toLowerCase() === name.toLowerCase())
        .map((one) => spelled(name, one.value));
      const kept =
        name === repeatable ? [...new Set(values)].sort().slice(0, mostValues) : values.slice(0, 1);
      return kept.map((value) => `${name}=${encodeURIComponent(value)}`);
    })
    .join("&");
}

function spelled(name: string, value: string): string {
  if (name === "limit" && /^\d{1,9}$/.test(value)) return String(Math.min(100, Math.max(1, Number(value))));
  if (name === "sort" || name === "inStock") return value.toLowerCase();
  return value;
}

/** Invalid percent-encoding stays unchanged; the origin reports it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
