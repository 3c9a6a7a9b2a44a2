// The first part of npm run test:e2e: starts a shop as npm start does and buys something in it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "./testing/server.ts";

const folder = await mkdtemp(join(tmpdir(), "e-com67-e2e-"));
const shop = await startServer("scripts/start.ts", (port) => [
  "--port",
  String(port),
  "--data",
  folder,
  "--demo-orders",
  "0",
]);
const smoke = spawn(process.execPath, ["scripts/smoke.ts", shop.url], { stdio: "inherit" });
const [code] = (await once(smoke, "exit")) as [number | null];
await shop.stop();
await rm(folder, { recursive: true });
process.exit(code ?? 1);
