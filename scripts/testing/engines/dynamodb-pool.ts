import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { type DynamoDbLocal, startDynamoDbLocal } from "./dynamodb-local.ts";

type Running = Exclude<DynamoDbLocal, { readonly missing: string }>;
type Server = { readonly local: Promise<Running>; given: number; held: number };

/**
 * A series of DynamoDB Locals. Creating tables takes the longer the more a server has had, up to seconds for a shop's, so that
 * each serves some shops only and is stopped once the last of them has ended. `url` is for `leaseDynamoDbLocal`.
 */
export async function startDynamoDbPool(
  shopsEach = 25,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const servers = new Set<Server>();
  const started = (): Server => {
    const server: Server = { local: startDynamoDbLocal().then(running), given: 0, held: 0 };
    // Whoever is given the server is told.
    server.local.catch(() => undefined);
    servers.add(server);
    return server;
  };
  const stopped = async (server: Server): Promise<void> => {
    servers.delete(server);
    await server.local.then(({ stop }) => stop()).catch(() => undefined);
  };
  let current = started();
  await current.local;

  const leases = createServer((_, answer) => {
    if (current.given === shopsEach) current = started();
    const server = current;
    server.given++;
    server.held++;
    answer.once("close", () => {
      server.held--;
      if (server.held === 0 && server !== current) void stopped(server);
    });
    server.local.then(
      ({ endpoint }) => answer.write(endpoint),
      (error: unknown) => answer.writeHead(500).end(String(error)),
    );
  });
  leases.listen(0, "127.0.0.1");
  await once(leases, "listening");
  const { port } = leases.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      leases.closeAllConnections();
      leases.close();
      await Promise.all([...servers].map(stopped));
    },
  };
}

/** The endpoint of a DynamoDB Local of the pool, which runs for as long as this process does. Throws when it does not start. */
export async function leaseDynamoDbLocal(url: string): Promise<string> {
  const [answer] = await once(get(url, { agent: false }), "response");
  const [endpoint] = await once(answer.setEncoding("utf8"), "data");
  if (answer.statusCode !== 200) throw new Error(String(endpoint));
  // The answer goes on until this process ends, and does not keep it from ending.
  answer.socket.unref();
  return String(endpoint);
}

function running(local: DynamoDbLocal): Running {
  if ("missing" in local) throw new Error(local.missing);
  return local;
}
