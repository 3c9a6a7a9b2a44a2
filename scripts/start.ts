// npm start [-- options]: the API and, on the next two ports, the built storefront and the built admin.
import { openBuild } from "../web/server/build.ts";
import { buildAdmin, buildWeb } from "./build-web.ts";
import { printAddresses } from "./local/addresses.ts";
import { builtAdmin } from "./local/admin.ts";
import { argumentsOrExit } from "./local/arguments.ts";
import { takeDataFolder } from "./local/data-folder.ts";
import { serveOn, stopServers, type Upgrade, upgradeOn } from "./local/listening.ts";
import { openRunning, type Running } from "./local/running.ts";

const args = argumentsOrExit("npm start");
if (args.engines !== "aws") await orExit(takeData());
const opening = Promise.withResolvers<Running>();
let opened: Running | undefined;
// The port is taken before the shop resumes anything; requests wait until it is open.
const servers = args["seed-only"] ? [] : [await serveOn(answer, args.port, args.host)];
const upgrade = async (...asked: Parameters<Upgrade>): Promise<boolean> =>
  (await opening.promise).upgrade?.(...asked) ?? false;
for (const server of servers) upgradeOn(server, upgrade);
const shop = await orExit(openRunning(args));
opened = shop;
opening.resolve(shop);
if (args["seed-only"]) await endAfterSeeding();
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());
// The API is open while the pages are built.
if (shop.openWeb) {
  await orExit(buildWeb());
  const web = await orExit(shop.openWeb(await openBuild("dist/web"), { cache: true }));
  const server = await serveOn(web, args.port + 1, args.host);
  upgradeOn(server, upgrade);
  servers.push(server);
}
if (shop.openAdmin) {
  await orExit(buildAdmin());
  const server = await serveOn(shop.openAdmin(builtAdmin("dist/admin")), args.port + 2, args.host);
  upgradeOn(server, upgrade);
  servers.push(server);
}
printAddresses(args, {
  web: shop.openWeb !== undefined,
  seconds: performance.now() / 1000,
  accounts: shop.demoAccounts,
  engines: shop.engines,
});

function answer(request: Request, env?: object): Response | Promise<Response> {
  return opened ? opened.api(request, env) : opening.promise.then(({ api }) => api(request, env));
}

/** The folder stays taken until the process ends. */
async function takeData(): Promise<void> {
  takeDataFolder(args.data, args);
}

function orExit<T>(opening: Promise<T>): Promise<T> {
  return opening.catch((error: unknown): never => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}

async function endAfterSeeding(): Promise<never> {
  await shop.close();
  const { seeded = 0 } = shop;
  console.log(
    seeded > 0
      ? `Added ${seeded.toLocaleString("en")} demo products to ${args.data}.`
      : `${args.data} already has its data; nothing was added.`,
  );
  process.exit(0);
}

async function stop(): Promise<void> {
  console.log("Stopping: waiting for open requests and unfinished work…");
  await stopServers(servers);
  await shop.close();
  console.log("Stopped.");
  process.exit(0);
}
