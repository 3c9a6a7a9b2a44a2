import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from "node:http2";
import { text } from "node:stream/consumers";

/** A request by an AWS client: `action` is the operation of JSON and query protocols, or "POST /path" of REST ones. */
export type WireCall = { readonly action: string; readonly input: Readonly<Record<string, unknown>> };

/** An error as AWS's JSON protocols send it: a type, and 400 where no other status is given. */
export class WireError extends Error {
  readonly status: number;
  constructor(type: string, status = 400) {
    super(type);
    this.status = status;
  }
}

export type Wire = {
  readonly endpoint: string;
  readonly calls: WireCall[];
  /**
   * Sets how the service answers, and clears the recorded calls. A WireError is sent as an error of that type.
   */
  readonly answer: (how: (call: WireCall) => object) => void;
  readonly stop: () => Promise<void>;
};

/** An answer as AWS's query protocol sends it. */
function xmlOf(action: string, answered: object): string {
  if (answered instanceof WireError)
    return `<ErrorResponse><Error><Code>${answered.message}</Code></Error></ErrorResponse>`;
  const fields = Object.entries(answered).map(([name, value]) => `<${name}>${String(value)}</${name}>`);
  return `<${action}Response><${action}Result>${fields.join("")}</${action}Result></${action}Response>`;
}

/**
 * A scripted AWS service on HTTP, for cases that no emulator covers. Records requests and returns the given
 * answers. Bedrock's clients speak HTTP/2.
 */
export async function startWire(protocol: "http/1.1" | "http/2" = "http/1.1"): Promise<Wire> {
  const calls: WireCall[] = [];
  let answerTo: (call: WireCall) => object = () => ({});
  const handle = (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ) => {
    void text(request).then((body) => {
      const target = request.headers["x-amz-target"];
      const form = request.headers["content-type"] === "application/x-www-form-urlencoded";
      const input = form ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body || "{}");
      const rest = form ? String(input.Action) : `${request.method} ${request.url}`;
      const action = typeof target === "string" ? (target.split(".").at(-1) ?? "") : rest;
      const call: WireCall = { action, input };
      calls.push(call);
      const answered = answerTo(call);
      const failed = answered instanceof WireError;
      response.statusCode = failed ? answered.status : 200;
      response.setHeader("content-type", form ? "text/xml" : "application/x-amz-json-1.1");
      const json = failed ? { __type: answered.message, message: "as told" } : answered;
      response.end(form ? xmlOf(action, answered) : JSON.stringify(json));
    });
  };
  const sessions = new Set<ServerHttp2Session>();
  const server =
    protocol === "http/2"
      ? createHttp2Server(handle).on("session", (session) => sessions.add(session))
      : createServer(handle);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    calls,
    answer: (how) => {
      calls.length = 0;
      answerTo = how;
    },
    stop: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}

/** Environment variables that direct AWS clients to the endpoint. */
export const wireEnvironment = (endpoint: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});
