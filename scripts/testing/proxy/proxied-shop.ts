import { createAdaptorServer } from "@hono/node-server";
import type { Handler } from "../../local/door/handler.ts";
import { listenOn, stopServers } from "../../local/listening.ts";
import { freePorts } from "../server.ts";
import { storefrontShop } from "../storefront.ts";
import { type Relaying, relay } from "./relay.ts";

/** A shop whose storefront is reached through a proxy. */
export type ProxiedShop = {
  readonly apiUrl: string;
  /** The proxy's. */
  readonly webUrl: string;
  close(): Promise<void>;
};

type Listening = Awaited<ReturnType<typeof listenOn>>;

/** Opens one with a few products and a staff account. Behind a proxy that buffers it is told so, as it is on AWS. */
export async function proxiedShop(how: Relaying): Promise<ProxiedShop> {
  const port = await freePorts();
  const shop = await storefrontShop(5, port, how === "buffers" ? { buffered: true, streamFor: 2_000 } : {});
  await shop.identity.ensureUser({ email: "staff@example.com", password: "Testing#2026", groups: ["admin"] });
  const api = await serve((request, env) => shop.fetch(request, env), port);
  const web = await serve((request, env) => shop.storefront.fetch(request, env));
  // The shop takes this port for its storefront's.
  const proxy = await relay(how, portOf(web), port + 1);
  return {
    apiUrl: `http://localhost:${port}`,
    webUrl: `http://localhost:${port + 1}`,
    async close() {
      proxy.close();
      await stopServers([api, web]);
      await shop.close();
    },
  };
}

/** Listens on `port` or a free one of this machine. */
export function serve(fetch: Handler, port = 0): Promise<Listening> {
  // Without options for HTTP/2 it is a node:http server.
  return listenOn(createAdaptorServer({ fetch }) as Listening, port, "127.0.0.1");
}

/** The port that a server listens on. */
export function portOf(server: Listening): number {
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("the server does not listen on a port");
  return at.port;
}
