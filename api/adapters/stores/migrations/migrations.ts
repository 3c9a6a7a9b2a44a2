import type { Tables } from "../../../ports/table.ts";
import { moveUnitsToInventory } from "./inventory.ts";
import { noteStoredSales } from "./last-sales.ts";
import { listLeastAvailable } from "./least-available.ts";
import { sortByPayablePrice } from "./listed-prices.ts";
import { countStoredOrders } from "./metrics.ts";
import { listStoredOrders } from "./order-lists.ts";
import { storeOrderStates } from "./order-states.ts";
import { shelveProducts } from "./shelves.ts";
import { claimStoredSkus } from "./skus.ts";

/** A change of what is stored, by the name under which a store remembers that it was made. Running it again is harmless. */
export type Migration = {
  readonly name: string;
  /** Answers how many items it changed. */
  readonly run: (engine: Tables) => Promise<number>;
};
export type Migrated = { readonly name: string; readonly changed: number };

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [
  { name: "2026-11-26 inventory", run: moveUnitsToInventory },
  { name: "2026-11-26 order states", run: storeOrderStates },
  { name: "2026-11-26 SKUs", run: claimStoredSkus },
  { name: "2026-11-26 listed prices", run: sortByPayablePrice },
  { name: "2026-11-26 shelves", run: shelveProducts },
  { name: "2026-11-26 order lists", run: listStoredOrders },
  { name: "2026-11-26 products that run low", run: listLeastAvailable },
  { name: "2026-11-26 metrics", run: countStoredOrders },
  { name: "2026-11-26 last sales", run: noteStoredSales },
];

/** What a store remembers of the migrations that were made. */
export type MigrationLog = {
  done(name: string): boolean | Promise<boolean>;
  note(name: string): Promise<void>;
};

/** Makes the migrations that a store has not seen, before anything else uses it. Answers those that changed something. */
export async function migrate(engine: Tables, log: MigrationLog): Promise<readonly Migrated[]> {
  const made: Migrated[] = [];
  for (const { name, run } of migrations) {
    if (await log.done(name)) continue;
    const changed = await run(engine);
    if (changed > 0) made.push({ name, changed });
    await log.note(name);
  }
  return made;
}
