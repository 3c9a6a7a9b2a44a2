// npm run dev [-- options]: API, storefront and admin from their sources, reloaded when one of them changes.
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { openAdminSources } from "./dev/admin-sources.ts";
import { errorText } from "./dev/error-text.ts";
import { replaceable } from "./dev/replaceable.ts";
import { openSources } from "./dev/sources.ts";
import { printAddresses } from "./local/addresses.ts";
import { argumentsOrExit } from "./local/arguments.ts";
import { takeDataFolder } from "./local/data-folder.ts";
import { listenOn, serveOn, stopServers, upgradeOn } from "./local/listening.ts";

const args = argumentsOrExit("npm run dev");
if (args["seed-only"]) {
  console.error("--seed-only is an option of npm start.");
  process.exit(2);
}
if (args.engines !== "aws") {
  try {
    takeDataFolder(args.data, args);
  } catch (error) {
    exitWith(error);
  }
}

const [webServer, adminServer] = [createServer(), createServer()];
const sources = await openSources(webServer, () => void reload());
const adminSources = await openAdminSources(adminServer);
const shop = await replaceable(openShop, report).catch(exitWith);
const servers = [
  await serveOn(
    (request, env) => shop.use(({ api }) => api(request, env)).catch(failure),
    args.port,
    args.host,
  ),
];
const answerPage = getRequestListener((request, env) =>
  shop.use(({ web }) => web?.(request, env) ?? new Response(null, { status: 404 })).catch(failure),
);
const answerAdmin = getRequestListener((request, env) =>
  shop.use(({ admin }) => admin?.(request, env) ?? new Response(null, { status: 404 })).catch(failure),
);
if (!args["api-only"] && args.engines !== "aws") {
  webServer.on("request", (request, response) =>
    sources.middlewares(request, response, () => void answerPage(request, response)),
  );
  adminServer.on("request", (request, response) =>
    adminSources.middlewares(request, response, () => void answerAdmin(request, response)),
  );
  servers.push(await listenOn(webServer, args.port + 1, args.host));
  servers.push(await listenOn(adminServer, args.port + 2, args.host));
}
for (const server of servers)
  upgradeOn(server, (...asked) => shop.use(({ upgrade }) => upgrade?.(...asked) ?? false));
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());
printAddresses(args, {
  web: servers.length > 1,
  seconds: performance.now() / 1000,
  accounts: await shop.use(({ accounts }) => accounts),
});

/** Loads the code as it is now; what it returns opens a shop with it. */
async function openShop() {
  const { openRunning } = await sources.loadShop();
  return async () => {
    const running = await openRunning(args);
    const web = await running.openWeb?.(sources.build, { cache: false });
    const admin = running.openAdmin?.(adminSources.files);
    const { api, upgrade } = running;
    return { api, upgrade, web, admin, accounts: running.demoAccounts, close: running.close };
  };
}

async function reload(): Promise<void> {
  const from = performance.now();
  if (!(await shop.replace())) return;
  console.log(`Reloaded in ${Math.round(performance.now() - from)} ms.`);
  sources.reloadBrowsers();
  adminSources.reloadBrowsers();
}

function report(error: unknown): void {
  console.error(errorText(error));
  sources.showError(error);
}

/** What a request is told while the changed code cannot be opened. */
function failure(error: unknown): Response {
  const text = `The shop could not be opened with the changed code.\n\n${errorText(error)}\n`;
  return new Response(text, { status: 500 });
}

function exitWith(error: unknown): never {
  console.error(errorText(error));
  process.exit(1);
}

async function stop(): Promise<void> {
  console.log("Stopping: waiting for open requests and unfinished work…");
  await stopServers(servers);
  await Promise.all([sources.close(), adminSources.close()]);
  await shop.close();
  console.log("Stopped.");
  process.exit(0);
}
