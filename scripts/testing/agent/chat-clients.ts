import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { WebSocket } from "ws";
import type { TurnEvent } from "../../../api/domain/chat/protocol.ts";
import { serveOn, stopServers, upgradeOn } from "../../local/listening.ts";
import type { ShopOptions } from "../../local/shop.ts";
import { type TestShop, testShop } from "../shop.ts";

export type ServedChat = TestShop & { readonly url: string };

/** A test shop that listens, with the assistant on both transports. */
export async function servedChat(options: Partial<ShopOptions> = {}): Promise<ServedChat> {
  const shop = await testShop(options);
  const server: Server = await serveOn((request, env) => shop.fetch(request, env), 0, "127.0.0.1");
  upgradeOn(server, async (...asked) => shop.chat.sockets.upgrade(...asked));
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    ...shop,
    url: `http://127.0.0.1:${port}`,
    async close() {
      await shop.chat.close();
      await stopServers([server]);
      await shop.close();
    },
  };
}

export type Message = {
  readonly message: string;
  readonly sessionId?: string | undefined;
  readonly kind?: string;
  readonly market?: string;
  readonly metadata?: object;
};

/** Sends a message over server-sent events, with a token or as a guest. */
export const postChat = (
  url: string,
  body: Message | string,
  { token, signal, headers }: { token?: string | undefined; signal?: AbortSignal; headers?: object } = {},
): Promise<Response> =>
  fetch(`${url}/chat`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...(signal && { signal }),
  });

export type Sent = { readonly id: string; readonly type: string; readonly event: TurnEvent };

/** The events of a stream as they come. */
export async function* sentEvents(response: Response): AsyncGenerator<Sent> {
  if (!response.ok || response.body === null)
    throw new Error(`answered ${response.status}: ${await response.text()}`);
  const parts = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { id = "", event: type = "", data } of parts)
    yield { id, type, event: JSON.parse(data) as TurnEvent };
}

/** All events of a stream. */
export async function allEvents(response: Response): Promise<readonly TurnEvent[]> {
  const events: TurnEvent[] = [];
  for await (const { event } of sentEvents(response)) events.push(event);
  return events;
}

/** A frame of the server: an event, an error, or an answer to stop and ping. */
export type Frame = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The newest of the frames; a test that expects one fails when there is none. */
export function lastOf(frames: readonly Frame[]): Frame {
  const last = frames.at(-1);
  if (!last) throw new Error("no frame came");
  return last;
}

/** A client of the WebSocket that keeps what it was sent until it is asked for. */
export class SocketClient {
  readonly socket: WebSocket;
  readonly #frames: Frame[] = [];
  #wake: (() => void) | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data: Buffer) => {
      this.#frames.push(JSON.parse(data.toString()) as Frame);
      this.#wake?.();
    });
    socket.on("close", () => this.#wake?.());
  }

  /** Opens a connection with a ticket; throws an Error with the status of a refusal. */
  static async open(
    url: string,
    ticket: string,
    headers: Record<string, string> = {},
  ): Promise<SocketClient> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/ws?ticket=${ticket}`, { headers });
    const client = new SocketClient(socket);
    await once(socket, "open");
    return client;
  }

  send(frame: object | string): void {
    this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** The next frame; rejects when the connection closes first. */
  async next(): Promise<Frame> {
    for (;;) {
      const frame = this.#frames.shift();
      if (frame) return frame;
      if (this.socket.readyState >= WebSocket.CLOSING) throw new Error("the connection is closed");
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Every frame up to the first one of these types. */
  async until(...types: readonly string[]): Promise<readonly Frame[]> {
    const frames: Frame[] = [];
    for (;;) {
      const frame = await this.next();
      frames.push(frame);
      if (types.includes(frame.type)) return frames;
    }
  }

  /** The last frame of the answer to a message. */
  async say(message: string, more: { readonly sessionId?: string | undefined } = {}): Promise<Frame> {
    this.send({ action: "sendMessage", message, ...more });
    const frames = await this.until("message", "error");
    return frames.at(-1) ?? { type: "none" };
  }

  /** The code with which the connection closes. */
  async closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) return 0;
    const [code] = (await once(this.socket, "close")) as [number];
    return code;
  }
}

/** A ticket for whoever holds the token, or for a guest. */
export async function ticketFor(url: string, token?: string): Promise<string> {
  const response = await fetch(`${url}/chat/tickets`, {
    method: "POST",
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const { ticket } = (await response.json()) as { ticket: string };
  return ticket;
}
