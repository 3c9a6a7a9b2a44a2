/** A request as the edge sees it; `query` is the raw string after the question mark. */
export type ViewerRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly accept: string;
  /** It carries an Authorization header: its answer is somebody's own. */
  readonly authorized: boolean;
};

/** `cacheable`: the answer is the same for everybody, `path` and `query` are its key, and no cookie goes along. */
export type RoutedRequest = {
  readonly path: string;
  readonly query: string;
  readonly cacheable: boolean;
};

/**
 * One address per answer: known parameters only, in one order and spelling, limits clamped. What is not cached passes as
 * it came. Runs as a CloudFront Function, so nothing here needs more than its JavaScript:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export function viewerRequest(request: ViewerRequest): RoutedRequest {
  const { method, path, query, accept, authorized } = request;
  const known = parametersOf(path);
  const readable = method === "GET" || method === "HEAD";
  if (!readable || authorized || known === undefined) return { path, query, cacheable: false };
  // The one page with two forms: each has an address of its own behind the edge.
  const markdown = isProduct.test(path) && accept.includes("text/markdown") && !accept.includes("text/html");
  return {
    path: markdown ? `${path}.md` : path,
    query: normalised(query, markdown ? [] : known),
    cacheable: true,
  };
}

const isProduct = /^\/p\/[^/.]+$/;
const filters = ["inStock", "maxPrice", "minPrice", "page", "sort", "tags"];

/** Paths that are cached, with the parameters that they read, in the order of the key. */
const cached: readonly (readonly [path: RegExp, parameters: readonly string[]])[] = [
  [/^\/$/, []],
  [/^\/p\/[^/]+$/, ["variant"]],
  [/^\/c\/[^/]+$/, filters],
  [/^\/pages\/[^/]+$/, []],
  [/^\/(sitemap(-\d{1,4})?\.xml|robots\.txt|llms\.txt|favicon\.svg|config\.json)$/, []],
  [/^\/assets\/[^/]+$/, []],
  [/^\/images\/products\/[^/]+$/, ["view"]],
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

/** A broken escape stays as it is: the origin says what is wrong with it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
