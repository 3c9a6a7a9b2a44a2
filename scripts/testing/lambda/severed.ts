import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server on which connections can be cut, as a service closes those that were idle while a function was frozen. */
export type Severable = {
  readonly endpoint: string;
  /** Connections that were opened so far. */
  readonly opened: () => number;
  readonly sever: () => void;
  readonly stop: () => void;
};

/** Passes bytes to the server of `endpoint` and back. */
export async function severable(endpoint: string): Promise<Severable> {
  const { hostname, port } = new URL(endpoint);
  const open = new Set<Socket>();
  let opened = 0;
  const server = createServer((near) => {
    opened++;
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy()).on("close", () => open.delete(from) && to.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const sever = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    opened: () => opened,
    sever,
    stop: () => {
      sever();
      server.close();
    },
  };
}
