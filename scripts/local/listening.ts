import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import { answerRefused, serverBounds } from "./door/refused.ts";
import { type Answering, shedding } from "./door/shedding.ts";

/** Answers one request; `env` carries the connection that it came by. */
export type Handler = Answering;

/**
 * Serves `handler` on `port` of the address `host`, within bounds of headers and time, and sheds requests under overload.
 * Ends the process when the port is in use.
 */
export function serveOn(handler: Handler, port: number, host: string): Promise<Server> {
  const fetch = shedding(handler);
  // Without options for HTTP/2 it is a node:http server.
  const server = createAdaptorServer({ fetch, serverOptions: serverBounds }) as Server;
  answerRefused(server);
  return listenOn(server, port, host);
}

/** Opens `port` of the address `host`. Ends the process when the port is in use. */
export async function listenOn(server: Server, port: number, host: string): Promise<Server> {
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is in use. Stop the program that uses it, or choose another port with --port.`
        : error.message,
    );
    process.exit(1);
  });
  server.listen(port, host);
  await once(server, "listening");
  return server;
}

/** Takes over a socket that asks for another protocol; false: it asks for something else. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

const upgraded = new WeakMap<Server, Set<Duplex>>();

/** Gives sockets of `server` that ask for another protocol to `upgrade`, and closes those that nobody takes. */
export function upgradeOn(
  server: Server,
  upgrade: (...asked: Parameters<Upgrade>) => Promise<boolean>,
): void {
  const sockets = new Set<Duplex>();
  upgraded.set(server, sockets);
  server.on("upgrade", (request, socket, head) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    upgrade(request, socket, head).then(
      (taken) => {
        // Another listener, such as the one that reloads pages, may take it.
        if (!taken && server.listenerCount("upgrade") === 1) socket.destroy();
      },
      () => socket.destroy(),
    );
  });
}

/** Resolves when open requests have been answered, or after two seconds, when streams are cut. */
export async function stopServers(servers: readonly Server[]): Promise<void> {
  const cut = setTimeout(() => {
    for (const server of servers) {
      server.closeAllConnections();
      for (const socket of upgraded.get(server) ?? []) socket.destroy();
    }
  }, 2000);
  await Promise.all(
    servers.map((server) => {
      server.closeIdleConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
  clearTimeout(cut);
}
