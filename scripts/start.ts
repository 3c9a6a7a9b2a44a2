import { rm } from "node:fs/promises";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { readArguments, usage } from "./shop/arguments.ts";
import { openShop } from "./shop/open.ts";
import { demoAccounts, seedShop } from "./shop/seed.ts";

const args = argumentsOrExit();
if (args.reset) await rm(args.data, { recursive: true, force: true });
const { tables, stop: stopTables } = await tablesOf(args.engines, args.data);
const shop = await openShop({ folder: args.data, port: args.port, rateLimits: !args["no-limits"], tables });

let said = performance.now();
const { seeded } = await seedShop(shop, args.products, (done) => {
  if (performance.now() - said < 2000) return;
  said = performance.now();
  console.log(`Making demo products: ${done.toLocaleString("en")} of ${args.products.toLocaleString("en")}…`);
});
if (args["seed-only"]) {
  console.log(
    seeded > 0
      ? `${seeded.toLocaleString("en")} demo products are in ${args.data}.`
      : `${args.data} had its data already.`,
  );
  await shop.close();
  await stopTables();
  process.exit(0);
}
await shop.resume();

const server = serve({ fetch: (request, env) => shop.fetch(request, env), port: args.port }, () =>
  printTable(),
) as Server;
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `Port ${args.port} is taken: npm start -- --port ${args.port + 10}`
      : error.message,
  );
  process.exit(1);
});
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());

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
  const { emulatedTables } = await import("./engines/dynamo-tables.ts");
  return emulatedTables(data);
}

async function stop(): Promise<void> {
  console.log("Stopping: finishing what is under way…");
  // A stream or an idle connection must not hold the door open.
  const hurry = setTimeout(() => server.closeAllConnections(), 2000);
  server.closeIdleConnections();
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(hurry);
  await shop.close();
  await stopTables();
  console.log("Stopped.");
  process.exit(0);
}

function printTable(): void {
  const api = `http://localhost:${args.port}`;
  const rows = [
    ["API", api],
    ["Reference", `${api}/docs`],
    ["OpenAPI", `${api}/openapi.json`],
    ["Mailbox", `${api}/_local/mail`],
    ...demoAccounts.map(({ email, password, groups }) => [
      groups.length > 0 ? "Staff" : "Shopper",
      `${email} / ${password}`,
    ]),
    ["Data", args.data],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`\nE-Com67 is open (${(performance.now() / 1000).toFixed(1)} s)\n`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
  console.log("\nStop with Ctrl-C; everything is kept.\n");
}
