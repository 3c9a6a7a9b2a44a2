import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { lazy } from "../../lazy.ts";

export type OpenSearchOptions = {
  /** The URL of the domain or collection. */
  readonly node: string;
  /**
   * The service to sign requests for: `es` for a managed domain, `aoss` for a serverless collection.
   * Undefined: unsigned.
   */
  readonly signed?: { readonly region: string; readonly service: "es" | "aoss" } | undefined;
};

/** The signing that a URL's host requires; undefined for a plain node. */
export function signedFor(node: string, region: string): OpenSearchOptions["signed"] {
  const { hostname } = new URL(node);
  if (hostname.endsWith(".aoss.amazonaws.com")) return { region, service: "aoss" };
  return /\.(es\.amazonaws\.com(\.cn)?|on\.aws)$/.test(hostname) ? { region, service: "es" } : undefined;
}

/**
 * Sends one request. Returns the body, or throws the client's error (with `statusCode` when OpenSearch
 * answered).
 */
export type OpenSearchRequest = (
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: object | readonly object[],
  options?: { readonly timeout?: number; readonly retries?: number; readonly query?: Record<string, string> },
) => Promise<unknown>;

const defaultTimeout = 30_000;

/** Loads the client on the first request. An array body is sent as NDJSON lines. */
export function openSearchRequests({ node, signed }: OpenSearchOptions): OpenSearchRequest {
  const client = lazy(async () => {
    const { Client } = await import("@opensearch-project/opensearch");
    if (!signed) return new Client({ node });
    const { AwsSigv4Signer } = await import("./signer.ts");
    // The SDK's default credentials chain, through a client that is loaded anyway.
    const { credentials } = new DynamoDBClient({}).config;
    return new Client({ node, ...AwsSigv4Signer({ ...signed, getCredentials: () => credentials() }) });
  });
  return async (method, path, body, { timeout = defaultTimeout, retries = 0, query } = {}) => {
    const { transport } = await client();
    const lines = Array.isArray(body);
    const response = await transport.request(
      {
        method,
        path,
        ...(body !== undefined && (lines ? { bulkBody: body } : { body })),
        ...(query && { querystring: query }),
      },
      { requestTimeout: timeout, maxRetries: retries },
    );
    return response.body;
  };
}

/** The HTTP status of OpenSearch's answer; undefined when it did not answer. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"
    ? error.statusCode
    : undefined;
