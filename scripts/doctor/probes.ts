import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Stripe } from "stripe";
import { chromiumPath } from "../../web/e2e/chromium.ts";
import { findJava } from "../testing/engines/java.ts";
import type { StripeAnswer } from "./stripe-keys.ts";
import type { Tools } from "./tools.ts";

/** Opens the port for a moment. The error's code when that fails. */
export function portError(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, () => server.close(() => resolve(undefined)));
  });
}

/** Bytes that may still be written where `folder` is or will be. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(existing(folder));
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Makes and removes a folder where `folder` is or will be. The error's code when that fails. */
export async function writeError(folder: string): Promise<string | undefined> {
  try {
    await rm(await mkdtemp(join(existing(folder), ".doctor-")), { recursive: true });
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

function existing(folder: string): string {
  let path = resolve(folder);
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  return path;
}

/** Looks for Chromium, Java 17 and Maven on this machine. */
export function installedTools(): Tools {
  const maven = spawnSync("mvn", ["--version"], { encoding: "utf8", timeout: 10_000 });
  return {
    chromium: chromiumOrNone(),
    java: findJava(17),
    maven: maven.status === 0 ? stripVTControlCharacters(maven.stdout).split("\n")[0] : undefined,
  };
}

function chromiumOrNone(): string | undefined {
  try {
    return chromiumPath();
  } catch {
    return undefined;
  }
}

/** Whether ~/.aws has a credentials or config file. */
export const hasAwsFiles = (): boolean =>
  ["credentials", "config"].some((name) => existsSync(join(homedir(), ".aws", name)));

/** Lists one PaymentIntent, as a call that changes nothing. `fetch` carries the request. Never throws. */
export async function stripeAnswer(secretKey: string, fetch = globalThis.fetch): Promise<StripeAnswer> {
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: 0,
    timeout: 5000,
    telemetry: false,
    httpClient: Stripe.createFetchHttpClient(fetch),
  });
  try {
    await stripe.paymentIntents.list({ limit: 1 });
    return "accepted";
  } catch (error) {
    if (error instanceof Stripe.errors.StripeAuthenticationError) return "refused";
    return error instanceof Stripe.errors.StripePermissionError ? "forbidden" : "unreachable";
  }
}
