// CloudFront runs this file, in an engine that knows ECMAScript 5.1 and little more: no destructuring, no spread, no `?.`, no
// `for…of`, no Set, no flatMap. infra/edge/bundle.ts refuses the syntax, and a test runs the bundle in njs.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html

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
 * clamped limits. Requests that are not cached pass unchanged.
 */
export function viewerRequest(request: ViewerRequest): RoutedRequest {
  const path = request.path;
  const market = marketPrefix.exec(path);
  const known = market
    ? parametersOf(ofMarkets, path.slice(market[0].length) || "/")
    : parametersOf(ofMarkets.concat(ofShop), path);
  const readable = request.method === "GET" || request.method === "HEAD";
  if (!readable || request.authorized || known === undefined)
    return { path, query: request.query, accept: request.accept, cacheable: false };
  // Product pages have an HTML and a Markdown form; behind the edge each has its own URL.
  const markdown =
    isProduct.test(path) && accepts(request.accept, "text/markdown") && !accepts(request.accept, "text/html");
  return {
    path: markdown ? `${path}.md` : path,
    query: normalised(request.query, markdown ? [] : known),
    accept: markdown ? "text/markdown" : "text/html, */*",
    cacheable: true,
  };
}

/** Whether this exact media type is listed. */
function accepts(accept: string, type: string): boolean {
  return accept.split(",").some((one) => String(one.split(";")[0]).trim().toLowerCase() === type);
}

const isProduct = /^(\/[a-z]{2}(-[a-z0-9]{1,12})?)?\/p\/[^/.]+$/;
/** What the addresses of a market begin with: api/domain/markets/schema.ts allows no other ids. */
const marketPrefix = /^\/[a-z]{2}(-[a-z0-9]{1,12})?(?=\/|$)/;
const filters = ["inStock", "maxPrice", "minPrice", "page", "sort", "tags"];

type CachedPath = { readonly path: RegExp; readonly parameters: readonly string[] };

/** Cached paths of every market, behind its prefix, with the parameters that they use, in the order of the cache key. */
const ofMarkets: readonly CachedPath[] = [
  { path: /^\/$/, parameters: [] },
  { path: /^\/p\/[^/]+$/, parameters: ["variant"] },
  { path: /^\/c\/[^/]+$/, parameters: filters },
  { path: /^\/pages\/[^/]+$/, parameters: [] },
  { path: /^\/(sitemap(-\d{1,4})?\.xml|llms\.txt|manifest\.webmanifest)$/, parameters: [] },
];

/** The same of what has no market in its path. */
const ofShop: readonly CachedPath[] = [
  { path: /^\/(robots\.txt|favicon\.svg|share\.png)$/, parameters: [] },
  { path: /^\/config\.json$/, parameters: ["market"] },
  { path: /^\/assets\/[^/]+$/, parameters: [] },
  { path: /^\/images\/products\/[^/]+$/, parameters: [] },
  { path: /^\/images\/products\/[^/]+\/[^/]+$/, parameters: [] },
  { path: /^\/api\/products$/, parameters: ["category", "lastKey", "limit", "market", "sort"] },
  { path: /^\/api\/products\/[^/]+$/, parameters: ["market"] },
  { path: /^\/api\/categories$/, parameters: ["market"] },
];

function parametersOf(cached: readonly CachedPath[], path: string): readonly string[] | undefined {
  const found = cached.find((one) => one.path.test(path));
  return found ? found.parameters : undefined;
}

const repeatable = "tags";
const mostValues = 30;

function normalised(query: string, known: readonly string[]): string {
  const given = query
    .split("&")
    .map((pair) => {
      const at = pair.indexOf("=");
      return {
        name: decoded(at < 0 ? pair : pair.slice(0, at)).toLowerCase(),
        value: decoded(at < 0 ? "" : pair.slice(at + 1)),
      };
    })
    .filter((one) => one.value !== "");
  const kept: string[] = [];
  known.forEach((name) => {
    const values = given
      .filter((one) => one.name === name.toLowerCase())
      .map((one) => spelled(name, one.value));
    const wanted =
      name === repeatable ? withoutRepeats(values).sort().slice(0, mostValues) : values.slice(0, 1);
    wanted.forEach((value) => {
      kept.push(`${name}=${encodeURIComponent(value)}`);
    });
  });
  return kept.join("&");
}

function withoutRepeats(values: readonly string[]): string[] {
  return values.filter((value, place) => values.indexOf(value) === place);
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
