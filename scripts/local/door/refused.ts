import { randomUUID } from "node:crypto";
import type { Server, ServerOptions } from "node:http";
import { DomainError } from "../../../api/domain/errors.ts";
import { problemBody } from "../../../api/http/answered.ts";

/**
 * What bounds a request before it is one: 16 KB of headers, 15 seconds to send them, two minutes for all of it. Connections
 * are looked at every five seconds.
 */
export const serverBounds = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
  // Longer than proxies keep theirs (60 seconds): who closes first must not be who is being asked.
  keepAliveTimeout: 65_000,
} as const satisfies ServerOptions;

/** Connections at once; more are closed as they come. */
const mostConnections = 20_000;

/**
 * Answers what node:http refuses by itself in the API's error shape: headers that are too large (431), a client that is too
 * slow (408), and bytes that are no request (400).
 */
export function answerRefused(server: Server): void {
  server.maxConnections = mostConnections;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, refusal] = refusals[error.code ?? ""] ?? malformed;
    const body = JSON.stringify(problemBody(refusal(), randomUUID(), Date.now()));
    const head = [
      `HTTP/1.1 ${status}`,
      "content-type: application/json",
      "cache-control: no-store",
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
    // Whoever does not read the answer does not keep the connection.
    setTimeout(() => socket.destroy(), 1_000).unref();
  });
}

type Refusal = readonly [status: string, error: () => DomainError];

const field = (path: string, message: string) => (): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path, message }] });

const malformed: Refusal = ["400 Bad Request", field("", "is not a well-formed HTTP request")];
const refusals: { readonly [code: string]: Refusal } = {
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    field("headers", `must have at most ${serverBounds.maxHeaderSize} bytes`),
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [
    "413 Content Too Large",
    field("body", "has chunk extensions that are too large"),
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", field("", "took too long to arrive")],
};
