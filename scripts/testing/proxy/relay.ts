import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * How a proxy sends answers on: as they come, or each once it is complete, as an HTTP API of API Gateway does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export type Relaying = "streams" | "buffers";

/** A proxy in front of a port of this machine. */
export type Relay = {
  readonly port: number;
  /** How long the longest answer took that was kept until it was complete, in milliseconds. */
  longest(): number;
  close(): void;
};

/** An HTTP API answers 503 for a function that takes longer. */
const mostSeconds = 30;

/** Opens a proxy in front of the port `to`, on `port` or a free one. It passes requests on as they are. */
export async function relay(how: Relaying, to: number, port = 0): Promise<Relay> {
  let longest = 0;
  const answerWith = async (answer: IncomingMessage, outgoing: ServerResponse, begun: number) => {
    const { statusCode = 502, headers } = answer;
    if (how === "streams") {
      outgoing.writeHead(statusCode, headers).flushHeaders();
      return void answer.pipe(outgoing);
    }
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    longest = Math.max(longest, performance.now() - begun);
    outgoing.writeHead(statusCode, headers).end(Buffer.concat(parts));
  };
  const server = createServer((incoming, outgoing) => {
    const begun = performance.now();
    const { method, url: path, headers } = incoming;
    const fail = (status: number) => () => {
      asking.destroy();
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(status).end();
    };
    const asking = httpRequest({ host: "127.0.0.1", port: to, method, path, headers }, (answer) => {
      answerWith(answer, outgoing, begun).catch(fail(502));
    });
    const late = how === "buffers" ? setTimeout(fail(503), mostSeconds * 1_000) : undefined;
    outgoing.once("close", () => {
      clearTimeout(late);
      asking.destroy();
    });
    asking.on("error", fail(502));
    incoming.pipe(asking);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    // A server that listens on a port has an address with one.
    port: (server.address() as AddressInfo).port,
    longest: () => longest,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
