import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import * as z from "zod";

/** A server under test in its own process. */
export type Server = {
  readonly url: string;
  readonly child: ChildProcess;
  readonly readyAfter: number;
  stop(): Promise<void>;
};

/**
 * Starts a script on `port` or a free port, in `folder` or the current one, and waits for its first response;
 * `readyAfter` is the milliseconds until then.
 */
export async function startServer(
  script: string,
  argumentsFor: (port: number) => string[],
  options: { readonly port?: number; readonly folder?: string } = {},
): Promise<Server> {
  const port = options.port ?? (await getPort());
  const from = performance.now();
  const child = spawn(process.execPath, [...(await flagsOf(script)), ...argumentsFor(port)], {
    cwd: options.folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://localhost:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`);
    await sleep(5);
  }
  return {
    url,
    child,
    readyAfter: performance.now() - from,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** What Node is started with to run a script; a shop as its own `npm start` does, with the limits of memory that stand there. */
async function flagsOf(script: string): Promise<readonly string[]> {
  const start = "scripts/start.ts";
  if (!script.endsWith(start)) return [script];
  const file = join(script.slice(0, -start.length), "package.json");
  const { scripts } = Package.parse(JSON.parse(await readFile(file, "utf8")));
  return scripts.start.replace(start, script).split(" ").slice(1);
}

const Package = z.object({ scripts: z.object({ start: z.string() }) });

/**
 * Starts the shop on the data folder `data`, with `products` demo products and no rate limits, from the checkout in `root`
 * or this one.
 */
export const startShop = ({
  data,
  products,
  apiOnly = false,
  root = ".",
  port,
}: {
  readonly data: string;
  readonly products: number | string;
  readonly apiOnly?: boolean;
  readonly root?: string;
  readonly port?: number;
}): Promise<Server> =>
  startServer(
    join(root, "scripts/start.ts"),
    (at) => [
      "--port",
      String(at),
      "--data",
      data,
      "--products",
      String(products),
      "--no-limits",
      ...(apiOnly ? ["--api-only"] : []),
    ],
    port === undefined ? {} : { port },
  );

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    (response) => response.ok,
    () => false,
  );

/** Resident memory in megabytes; undefined where /proc is missing. */
export async function residentMegabytes({ child }: Server): Promise<number | undefined> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** A free port whose next two are free too: API, storefront and admin. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = await getPort();
    const next = [await getPort({ port: port + 1 }), await getPort({ port: port + 2 })];
    if (next[0] === port + 1 && next[1] === port + 2) return port;
  }
}
