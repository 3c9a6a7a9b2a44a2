import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { createApp } from "../api/app.ts";
import { buildWeb } from "./build-web.ts";
import { readArguments, usage } from "./local/arguments.ts";
import { type OpenStorefront, openStorefront } from "./local/edge/storefront.ts";
import { demoAccounts, seedShop } from "./local/seed.ts";
import { openShop, type Shop } from "./local/shop.ts";

const args = argumentsOrExit();
if (args.help) {
  console.log(usage);
  process.exit(0);
}
if (args.reset) await rm(args.data, { recursive: true, force: true });
const { api, openWeb, close } = await orExit(args.engines === "aws" ? onAws() : onThisMachine());
const servers = [await listen(api, args.port)];
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());
// The API need not wait for what shows it.
if (openWeb) servers.push(await listen(await orExit(openWeb()), args.port + 1));
printTable();

type Door = (request: Request, env?: object) => Response | Promise<Response>;
type Running = {
  readonly api: Door;
  readonly openWeb?: () => Promise<Door>;
  readonly close: () => Promise<void>;
};

function orExit<T>(opening: Promise<T>): Promise<T> {
  return opening.catch((error: unknown): never => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}

async function listen(door: Door, port: number): Promise<Server> {
  const server = serve({ fetch: door, port }) as Server;
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is taken: npm start -- --port ${args.port + 10}`
        : error.message,
    );
    process.exit(1);
  });
  await once(server, "listening");
  return server;
}

/** The API alone, over the real services. */
async function onAws(): Promise<Running> {
  const { awsDeps } = await import("../api/adapters/aws/deps.ts");
  const app = createApp(await awsDeps(process.env));
  return { api: (request, env) => app.fetch(request, env), close: async () => {} };
}

async function onThisMachine(): Promise<Running> {
  const { tables, stop: stopTables } = await tablesOf(args.engines, args.data);
  const shop = await openShop({ folder: args.data, port: args.port, rateLimits: !args["no-limits"], tables });
  let storefront: OpenStorefront | undefined;
  const close = async (): Promise<void> => {
    await storefront?.close();
    await shop.close();
    await stopTables();
  };
  await seed(shop);
  if (args["seed-only"]) {
    await close();
    process.exit(0);
  }
  await shop.resume();
  const api: Door = (request, env) => shop.fetch(request, env);
  if (args["api-only"]) return { api, close };
  const openWeb = async (): Promise<Door> => {
    await buildWeb();
    const opened = await openStorefront(shop, `http://localhost:${args.port + 1}`);
    storefront = opened;
    return (request, env) => opened.fetch(request, env);
  };
  return { api, openWeb, close };
}

async function seed(shop: Shop): Promise<void> {
  let said = performance.now();
  const { seeded } = await seedShop(shop, args.products, (done) => {
    if (performance.now() - said < 2000) return;
    said = performance.now();
    console.log(
      `Making demo products: ${done.toLocaleString("en")} of ${args.products.toLocaleString("en")}…`,
    );
  });
  if (!args["seed-only"]) return;
  const count = seeded.toLocaleString("en");
  console.log(
    seeded > 0 ? `${count} demo products are in ${args.data}.` : `${args.data} had its data already.`,
  );
}

function argumentsOrExit() {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

async function tablesOf(engines: typeof args.engines, data: string) {
  if (engines === "embedded") return { tables: undefined, stop: async () => {} };
  const { emulatedTables } = await import("./testing/engines/dynamo-tables.ts");
  return emulatedTables(data);
}

async function stop(): Promise<void> {
  console.log("Stopping: finishing what is under way…");
  // A stream or an idle connection must not hold the door open.
  const hurry = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, 2000);
  await Promise.all(
    servers.map((server) => {
      server.closeIdleConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
  clearTimeout(hurry);
  await close();
  console.log("Stopped.");
  process.exit(0);
}

function printTable(): void {
  const url = `http://localhost:${args.port}`;
  const local = [
    ["Mailbox", `${url}/_local/mail`],
    ...demoAccounts.map((one) => [
      one.groups.length > 0 ? "Staff" : "Shopper",
      `${one.email} / ${one.password}`,
    ]),
    ["Data", args.data],
  ] as const;
  const rows = [
    ...(openWeb ? [["Storefront", `http://localhost:${args.port + 1}`] as const] : []),
    ["API", url],
    ["Reference", `${url}/docs`],
    ["OpenAPI", `${url}/openapi.json`],
    ...(args.engines === "aws" ? [] : local),
  ] as const;
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  console.log(`\nE-Com67 is open (${(performance.now() / 1000).toFixed(1)} s)\n`);
  for (const [name = "", value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
  console.log("\nStop with Ctrl-C; everything is kept.\n");
}
