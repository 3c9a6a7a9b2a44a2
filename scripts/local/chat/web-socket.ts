import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { LiveTurns } from "../../../agent/turn/live-turns.ts";
import { accept, connect, type DoorDeps, disconnect, perform, tell } from "../../../agent/websocket/door.ts";
import { notText } from "../../../agent/websocket/gateway.ts";
import type { Deps } from "../../../api/deps.ts";
import { DomainError } from "../../../api/domain/errors.ts";
import { callerOf } from "../../../api/http/caller.ts";
import { keyOf } from "../../../api/http/limits.ts";
import { isOwnOrigin } from "../../../api/http/origin.ts";
import type { Connections } from "../../../api/ports/connections.ts";

/** API Gateway's limits: a larger message closes the connection with 1009, ten silent minutes or two hours with 1001. */
const mostMessageBytes = 128 * 1024;
const idleFor = 10 * 60_000;
const openFor = 2 * 60 * 60_000;
const pingEvery = 30_000;
/** More frames than this in ten seconds close a connection with 1008. */
const flood = 60;
/** A client that does not read what it is sent is cut off. */
const mostUnread = 4 * 1024 * 1024;

export type WebSocketDoor = {
  /** Takes over a socket whose path is /ws or /api/ws; false: it is somebody else's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
};

export type WebSocketDoorOptions = {
  readonly deps: Omit<DoorDeps, "connections"> & Pick<Deps, "newId" | "callerAddress" | "config">;
  /** What answers messages: on AWS a function of its own. */
  readonly workerDeps: Omit<DoorDeps, "connections">;
  readonly live: LiveTurns;
  /** Other times than API Gateway's, in milliseconds. */
  readonly times?: { readonly idle?: number; readonly open?: number };
};

/** The assistant's WebSockets on one machine, with the limits that API Gateway has. */
export function webSocketDoor({
  deps: shop,
  workerDeps,
  live,
  times = {},
}: WebSocketDoorOptions): WebSocketDoor {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: mostMessageBytes,
    perMessageDeflate: false,
  });
  const open = new Map<string, WebSocket>();
  const closing = new AbortController();
  const connections: Connections = {
    async post(connectionId, frame) {
      const socket = open.get(connectionId);
      if (!socket || socket.readyState !== socket.OPEN) return "gone";
      if (socket.bufferedAmount > mostUnread) {
        socket.terminate();
        return "gone";
      }
      socket.send(frame);
      return "sent";
    },
  };
  const deps = { ...shop, connections };
  const working = new Set<Promise<void>>();
  /** Work that `close` waits for. */
  const track = (work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => shop.log("error", "a WebSocket of the assistant failed", { error }))
      .finally(() => working.delete(done));
    working.add(done);
  };

  async function enter(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const connectionId = shop.newId();
    const { ticket, asked } = addressOf(request);
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnOrigin(asked, origin, shop.config))
      return refuse(socket, "403 Forbidden");
    try {
      await connect(deps, { connectionId, ticket, caller: keyOf(`address ${addressFor(request)}`) });
    } catch (error) {
      if (DomainError.is(error, "UNAUTHORIZED")) return refuse(socket, "401 Unauthorized");
      if (DomainError.is(error, "RATE_LIMITED")) return refuse(socket, "429 Too Many Requests");
      throw error;
    }
    server.handleUpgrade(request, socket, head, (opened) => serve(opened, connectionId));
  }

  const addressFor = (request: IncomingMessage): string => {
    const forwarded = request.headers["x-forwarded-for"];
    const header = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
    return callerOf({ env: { incoming: request }, req: { header: () => header }, var: { deps: shop } });
  };

  function serve(socket: WebSocket, connectionId: string): void {
    open.set(connectionId, socket);
    const left = new AbortController();
    const signal = AbortSignal.any([left.signal, closing.signal]);
    const frames = counter();
    let isAlive = true;
    const idle = setTimeout(() => socket.close(1001, "idle"), times.idle ?? idleFor);
    const end = setTimeout(() => socket.close(1001, "open for too long"), times.open ?? openFor);
    const pings = setInterval(() => {
      // A peer that did not answer the last one is gone without having said so.
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, pingEvery);
    socket.on("pong", () => (isAlive = true));
    socket.on("error", () => socket.terminate());
    socket.on("message", (data, isBinary) => {
      isAlive = true;
      idle.refresh();
      if (frames.count() > flood) {
        void tell(deps, connectionId, new DomainError("RATE_LIMITED", { retryAfter: 10 }));
        socket.close(1008, "too many frames");
        return;
      }
      track(isBinary ? tell(deps, connectionId, notText()) : answer(connectionId, textIn(data), signal));
    });
    socket.on("close", () => {
      open.delete(connectionId);
      left.abort();
      clearTimeout(idle);
      clearTimeout(end);
      clearInterval(pings);
      track(disconnect(deps, connectionId));
    });
  }

  async function answer(connectionId: string, text: string, signal: AbortSignal): Promise<void> {
    const work = await accept(deps, { connectionId, text });
    if (work) await perform({ ...workerDeps, connections }, live, { work, signal });
  }

  return {
    upgrade(request, socket, head) {
      if (!isSocketPath(request.url)) return false;
      socket.on("error", () => socket.destroy());
      enter(request, socket, head).catch((error: unknown) => {
        shop.log("error", "a connection could not be opened", { error });
        refuse(socket, "503 Service Unavailable");
      });
      return true;
    },
    async close() {
      closing.abort();
      const sockets = [...open.values()];
      const closed = sockets.map((socket) => once(socket, "close"));
      for (const socket of sockets) socket.close(1012, "the shop restarts");
      await Promise.all(working);
      for (const socket of sockets) socket.terminate();
      await Promise.all(closed);
      await Promise.all(working);
      server.close();
    },
  };
}

const textIn = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString();

/** Behind the storefront and the admin the API is below /api. */
const isSocketPath = (url: string | undefined): boolean => /^\/(api\/)?ws(\?|$)/.test(url ?? "");

function addressOf(request: IncomingMessage): { readonly ticket: string; readonly asked: Request } {
  const { host = "localhost", "x-forwarded-host": outer, "x-forwarded-proto": protocol } = request.headers;
  const base = URL.canParse(`http://${host}`) ? `http://${host}` : "http://localhost";
  const url = new URL(request.url ?? "/", base);
  const told = { ...text("x-forwarded-host", outer), ...text("x-forwarded-proto", protocol) };
  return { ticket: url.searchParams.get("ticket") ?? "", asked: new Request(url, { headers: told }) };
}

const text = (name: string, value: string | string[] | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: String(value) };

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Counts events of the last ten seconds, roughly: windows follow each other. */
function counter() {
  let since = Date.now();
  let count = 0;
  return {
    count(): number {
      const now = Date.now();
      if (now - since > 10_000) [since, count] = [now, 0];
      count += 1;
      return count;
    },
  };
}
