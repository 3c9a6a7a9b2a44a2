export type HttpAnswer = { statusCode: number; headers: Record<string, string>; body: string };

/** An HTTP API event, payload version 2.0. */
export function httpEvent(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const [rawPath = "/", rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "shop.example.com", ...headers },
    ...(rawQueryString !== "" && {
      queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    }),
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      domainName: "shop.example.com",
      domainPrefix: "shop",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "203.0.113.7", userAgent: "test" },
      requestId: "request",
      routeKey: "$default",
      stage: "$default",
      time: "24/Nov/2026:10:00:00 +0000",
      timeEpoch: 1_795_500_000_000,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}
