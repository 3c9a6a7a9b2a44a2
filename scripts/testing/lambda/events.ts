import type { AttributeValue, DynamoDBStreamEvent, SQSEvent } from "aws-lambda";

export type HttpAnswer = {
  statusCode: number;
  headers: Record<string, string>;
  cookies?: string[];
  body: string;
  isBase64Encoded?: boolean;
};

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

/** A batch of a standard queue; each body is text as it was sent, the message's id its place. */
export const queueEvent = (...bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, place) => ({
    messageId: `m${place}`,
    receiptHandle: `handle-${place}`,
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "1795500000000",
      SenderId: "AIDAEXAMPLE:e-com67-api",
      ApproximateFirstReceiveTimestamp: "1795500000100",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-central-1:123456789012:queue",
    awsRegion: "eu-central-1",
  })),
});

/** What a table's stream delivers of a new item. */
export const streamEvent = (
  keys: Record<string, AttributeValue>,
  image: Record<string, AttributeValue>,
): DynamoDBStreamEvent => ({
  Records: [
    {
      eventID: "c4ca4238a0b923820dcc509a6f75849b",
      eventName: "INSERT",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: "eu-central-1",
      dynamodb: {
        ApproximateCreationDateTime: 1_795_500_000,
        Keys: keys,
        NewImage: image,
        SequenceNumber: "4421584500000000017450439091",
        SizeBytes: 400,
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
      eventSourceARN: "arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/2026-11-24T00:00:00.000",
    },
  ],
});

/** What EventBridge sends at a rule's time. */
export const scheduleEvent = {
  version: "0",
  id: "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
  "detail-type": "Scheduled Event",
  source: "aws.events",
  account: "123456789012",
  time: "2026-11-24T10:00:00Z",
  region: "eu-central-1",
  resources: ["arn:aws:events:eu-central-1:123456789012:rule/schedule"],
  detail: {},
};

/** What a WebSocket API sends of a connection's event; `more` is what $connect and messages have beside it. */
export const socketEvent = (routeKey: string, connectionId: string, more: object = {}) => ({
  requestContext: {
    routeKey,
    eventType: routeKey === "$connect" ? "CONNECT" : routeKey === "$disconnect" ? "DISCONNECT" : "MESSAGE",
    extendedRequestId: "extended",
    requestTime: "24/Nov/2026:10:00:00 +0000",
    messageDirection: "IN",
    stage: "live",
    connectedAt: 1_795_500_000_000,
    requestTimeEpoch: 1_795_500_000_000,
    identity: { sourceIp: "203.0.113.7" },
    requestId: "request",
    domainName: "abc.execute-api.eu-central-1.amazonaws.com",
    connectionId,
    apiId: "abc",
  },
  isBase64Encoded: false,
  ...more,
});

/** CloudFront's event at origin-response, of a page that everybody may be shown. */
export const originResponseEvent = {
  Records: [
    {
      cf: {
        config: {
          distributionDomainName: "d111111abcdef8.cloudfront.net",
          distributionId: "EDFDVBD6EXAMPLE",
          eventType: "origin-response",
          requestId: "4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==",
        },
        request: {
          clientIp: "203.0.113.178",
          headers: { "x-shop-cache": [{ key: "X-Shop-Cache", value: "shared" }] },
          method: "GET",
          origin: { custom: { customHeaders: {}, domainName: "abc.execute-api.eu-central-1.amazonaws.com" } },
          querystring: "",
          uri: "/",
        },
        response: {
          headers: {
            "set-cookie": [{ key: "Set-Cookie", value: "a=1" }],
            "cache-control": [{ key: "Cache-Control", value: "public, max-age=0, s-maxage=60" }],
            "cache-tag": [
              { key: "Cache-Tag", value: Array.from({ length: 60 }, (_, n) => `p-${n}`).join(",") },
            ],
          },
          status: "200",
          statusDescription: "OK",
        },
      },
    },
  ],
};
