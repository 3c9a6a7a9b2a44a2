/**
 * How long a client of AWS waits: two seconds for a connection, and so many milliseconds for an answer, after which the attempt
 * fails and the SDK's own retries begin. Without it a request waits forever; with `requestTimeout` alone the SDK only warns.
 */
export const within = (requestTimeout: number) =>
  ({ requestHandler: { connectionTimeout: 2_000, requestTimeout, throwOnRequestTimeout: true } }) as const;
