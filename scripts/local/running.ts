import { createAdmin } from "../../admin/server.ts";
import { recordTraces } from "../../api/adapters/embedded/telemetry/recorder.ts";
import { createApp } from "../../api/app.ts";
import type { WebBuild } from "../../web/server/build.ts";
import type { AdminFiles } from "./admin.ts";
import type { StartArguments } from "./arguments.ts";
import type { Handler } from "./door/handler.ts";
import { publicDoor } from "./edge/public-door.ts";
import { openStorefront } from "./edge/storefront.ts";
import type { Emulators } from "./emulated/engines.ts";
import type { Upgrade } from "./listening.ts";
import { mailServerOf } from "./mail-server.ts";
import { hasDemoAccounts, isSeeded, seedShop } from "./seed.ts";
import { openShop, type Shop, type ShopOptions } from "./shop.ts";

/** The API of one shop, open on the engines that the options name. */
export type Running = {
  readonly api: Handler;
  /** Takes over sockets of the assistant; undefined on AWS's services. */
  readonly upgrade: Upgrade | undefined;
  /** How many demo products were added when it was opened; undefined on AWS's services. */
  readonly seeded: number | undefined;
  /** Whether the demo accounts were added to this shop. */
  readonly demoAccounts: boolean;
  /** The storefront of this shop; undefined where there is none. */
  readonly openWeb: ((build: WebBuild, options: { readonly cache: boolean }) => Promise<Handler>) | undefined;
  /** The admin of this shop; undefined where there is none. */
  readonly openAdmin: ((files: AdminFiles) => Handler) | undefined;
  /** What it stands on, where that is not the embedded engines: titles with what belongs to them. */
  readonly engines?: readonly (readonly [title: string, what: string])[];
  /** Finishes the work under way and closes every file. */
  readonly close: () => Promise<void>;
};

/**
 * Opens the shop, adds the demo data to an empty one and resumes what the last run left unfinished. Throws an Error with a
 * message for the user.
 */
export function openRunning(args: StartArguments): Promise<Running> {
  return args.engines === "aws" ? onAws() : onThisMachine(args);
}

/** The API alone, over the real services. */
async function onAws(): Promise<Running> {
  const { awsDeps } = await import("../../api/adapters/aws/deps.ts");
  const { shopSecrets } = await import("../../api/adapters/aws/secrets.ts");
  const secrets = shopSecrets(process.env);
  const app = createApp(awsDeps(process.env, secrets));
  return {
    api: async (request, env) => {
      await Promise.all([secrets.signing.get(), secrets.stripe.get()]);
      return app.fetch(request, env);
    },
    upgrade: undefined,
    seeded: undefined,
    demoAccounts: false,
    openWeb: undefined,
    openAdmin: undefined,
    close: async () => {},
  };
}

async function onThisMachine(args: StartArguments): Promise<Running> {
  const emulators = await emulatorsOf(args);
  try {
    return await onThisMachineWith(args, emulators);
  } catch (error) {
    await emulators?.stop();
    throw error;
  }
}

async function onThisMachineWith(args: StartArguments, emulators: Emulators | undefined): Promise<Running> {
  const options: ShopOptions = {
    folder: args.data,
    port: args.port,
    publicUrl: args["public-url"],
    adminUrl: args["admin-url"],
    trustedProxies: args["trust-proxy"],
    rateLimits: !args["no-limits"],
    engines: { ...mailServerOf(process.env, args["public-url"] !== undefined), ...emulators?.engines },
  };
  const { shop, seeded } = await openSeeded(options, args);
  // Their pages are only on this machine. What made the demo data is not among them.
  if (args["public-url"] === undefined) recordTraces();
  const closing: (() => Promise<void>)[] = [() => shop.close()];
  if (emulators) closing.push(emulators.stop);
  if (!args["seed-only"]) await shop.resume();
  return {
    api: (request, env) => shop.fetch(request, env),
    upgrade: (...asked) => shop.chat.sockets.upgrade(...asked),
    seeded,
    demoAccounts: hasDemoAccounts(shop.installation),
    ...(emulators && { engines: emulators.described }),
    openWeb: args["api-only"]
      ? undefined
      : async (build, { cache }) => {
          const origin = args["public-url"] ?? `http://localhost:${args.port + 1}`;
          const storefront = await openStorefront(shop, { origin, build, cache });
          closing.unshift(() => storefront.close());
          return (request, env) => storefront.fetch(request, env);
        },
    openAdmin: args["api-only"]
      ? undefined
      : (files) => {
          const admin = createAdmin({ api: (request, env) => shop.fetch(request, env), ...files });
          const { adminUrl, trustedProxies } = shop.deps.config;
          return publicDoor(admin.fetch, { origin: adminUrl, trustedProxies });
        },
    async close() {
      for (const close of closing) await close();
    },
  };
}

/** Opens the shop with its demo data; an empty one that gets orders, too, is first opened in the past. */
async function openSeeded(
  options: ShopOptions,
  args: StartArguments,
): Promise<{ readonly shop: Shop; readonly seeded: number }> {
  const shop = await openShop(options);
  await shop.installation.write("engines", args.engines);
  // No invented order reaches a real payment provider.
  const orders = process.env["STRIPE_SECRET_KEY"] === undefined ? args["demo-orders"] : 0;
  if (orders === 0 || isSeeded(shop.installation)) return { shop, seeded: await seed(shop, args) };
  await shop.close();
  const seeded = await seedInThePast(options, args, orders);
  return { shop: await openShop(options), seeded };
}

async function seedInThePast(options: ShopOptions, args: StartArguments, count: number): Promise<number> {
  const now = Date.now();
  let at = now;
  const past = await openShop({ ...options, rateLimits: false, clock: () => at });
  try {
    const seeded = await seed(past, args);
    const { tradeDemoOrders } = await import("./demo/orders.ts");
    if (seeded > 0) await tradeDemoOrders(past, (to) => (at = to), { count, now });
    await past.consumers.idle();
    return seeded;
  } finally {
    await past.close();
  }
}

/** Adds the demo data to an empty shop; says every two seconds how far it is. */
async function seed(shop: Shop, { products, ...args }: StartArguments): Promise<number> {
  let reported = performance.now();
  const progress = (done: number): void => {
    if (performance.now() - reported < 2000) return;
    reported = performance.now();
    console.log(`Adding demo products: ${done.toLocaleString("en")} of ${products.toLocaleString("en")}…`);
  };
  const { seeded } = await seedShop(shop, products, progress, { accounts: !args["no-demo-accounts"] });
  return seeded;
}

async function emulatorsOf({ engines, data }: StartArguments): Promise<Emulators | undefined> {
  if (engines !== "emulated") return undefined;
  const { startEmulators } = await import("./emulated/engines.ts");
  return startEmulators(data);
}
