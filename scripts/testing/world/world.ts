import { embeddedCarrier } from "../../../api/adapters/embedded/carrier/carrier.ts";
import { openSqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import { stripeServer } from "../../../api/adapters/embedded/stripe-server/server.ts";
import { sqliteTables } from "../../../api/adapters/embedded/table/table.ts";
import { allTables } from "../../../api/adapters/stores/keys.ts";
import type { Faults } from "./faults.ts";
import { memoryFiles } from "./memory-files.ts";
import type { Plant } from "./plant.ts";
import type { Slow } from "./ports.ts";
import type { World, WorldEngines } from "./process.ts";
import { witnessOf } from "./witness.ts";

export type WorldOptions = {
  readonly faults: Faults;
  readonly plant: Plant;
  readonly now: number;
  readonly slow?: Slow;
  /** Other engines than the embedded ones. */
  readonly engines?: WorldEngines | undefined;
};

/** A disk, a Stripe server, a carrier and a clock, without a shop yet. */
export async function newWorld({
  faults,
  plant,
  now,
  slow = { what: "nothing", turns: 0 },
  engines,
}: WorldOptions): Promise<World> {
  const sqlite = openSqlite(":memory:");
  // Opened before Stripe, which uses the world's clock as soon as it is open.
  const witness = witnessOf(
    engines ? await engines.tables() : sqliteTables(sqlite, allTables, { clock: () => world.now }),
  );
  const secrets = { key: "sk_test_faults", webhook: "whsec_faults" };
  const stripe = stripeServer({
    path: ":memory:",
    publicUrl: "http://localhost:3000/_local/stripe",
    webhookUrl: "http://localhost:3000/payment/webhook",
    webhookSecret: secrets.webhook,
    deliver: (request) => world.shop?.receive(request) ?? Promise.reject(new Error("connection refused")),
    clock: () => world.now,
    onError: () => {},
  });
  // Deliveries are left to the faults, which repeat and shuffle them.
  stripe.hold();
  const world: World = {
    sqlite,
    tables: witness.tables,
    witness,
    files: memoryFiles(),
    carrier: embeddedCarrier(() => world.now),
    stripe,
    secrets,
    faults,
    plant,
    slow,
    engines,
    acted: [],
    positions: new Map(),
    now,
    shop: undefined,
  };
  engines?.follow(() => world.now);
  return world;
}

/** Kills the shop's process, as `kill -9` does. */
export function endProcess(world: World): void {
  world.shop?.killSwitch.kill();
  void world.shop?.engine.close();
  world.shop = undefined;
}

/** Kills the shop's process and closes the Stripe server and the disk. */
export async function endWorld(world: World): Promise<void> {
  endProcess(world);
  await world.stripe.close();
  await world.sqlite.close();
}
