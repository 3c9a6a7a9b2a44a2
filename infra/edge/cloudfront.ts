// The CloudFront Function of viewer requests; what viewer-request.ts says about the engine holds here, too.
import { viewerRequest } from "./viewer-request.ts";

/** A value of a header or parameter; `multiValue` has every one when there are several. */
type Value = { value: string; multiValue?: { value: string }[] };
type Values = Record<string, Value>;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
export type CloudFrontEvent = {
  readonly context: { readonly requestId: string };
  readonly viewer: { readonly ip: string };
  readonly request: CloudFrontRequest;
};
export type CloudFrontRequest = {
  readonly method: string;
  uri: string;
  querystring: Values;
  headers: Values;
  cookies: Values;
  /** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/general-helper-methods.html */
  readonly rawQueryString: () => string | undefined;
};

/**
 * A part of every cache key: `shared` where the answer is the same for everybody, and the request's own id elsewhere. An answer
 * to one person is then never found by another one's request, even if the origin called it public by mistake.
 */
export const cacheHeader = "x-shop-cache";

/** The viewer's address, which the origin otherwise cannot know. */
export const viewerHeader = "x-shop-viewer";

/**
 * What an answer for everybody may depend on, and what functions must not touch.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
const kept = [
  "accept-encoding",
  "if-none-match",
  "if-modified-since",
  "content-length",
  "host",
  "transfer-encoding",
  "via",
];

/** Passes a request on under its cache key; of one that anybody may have sent, nothing personal is left. */
export function handler(event: CloudFrontEvent): CloudFrontRequest {
  const request = event.request;
  const headers = request.headers;
  const accept = headers["accept"];
  const routed = viewerRequest({
    method: request.method,
    path: request.uri,
    query: request.rawQueryString() || "",
    accept: accept ? accept.value : "",
    authorized: headers["authorization"] !== undefined,
  });
  if (!routed.cacheable) {
    headers[cacheHeader] = { value: event.context.requestId };
    headers[viewerHeader] = { value: event.viewer.ip };
    return request;
  }
  Object.keys(headers).forEach((name) => {
    if (kept.indexOf(name) < 0) delete headers[name];
  });
  headers["accept"] = { value: routed.accept };
  headers[cacheHeader] = { value: "shared" };
  request.cookies = {};
  request.uri = routed.path;
  request.querystring = parsed(routed.query);
  return request;
}

/** CloudFront takes values as they are in a URL. */
function parsed(query: string): Values {
  const values: Values = {};
  query.split("&").forEach((pair) => {
    const at = pair.indexOf("=");
    if (at < 0) return;
    const name = pair.slice(0, at);
    const value = pair.slice(at + 1);
    const first = values[name];
    if (!first) values[name] = { value, multiValue: [{ value }] };
    else if (first.multiValue) first.multiValue.push({ value });
  });
  return values;
}
