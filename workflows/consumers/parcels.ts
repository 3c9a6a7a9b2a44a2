import type { Deps } from "../../api/deps.ts";
import { lookAfterParcels } from "../../api/domain/fulfillment/follow.ts";
import type { ScheduledRun } from "./entry.ts";

const actor = { type: "system", name: "parcels" } as const;

/** Asks carriers about parcels on a schedule. */
export const parcels =
  (deps: Deps): ScheduledRun =>
  async () => ({ parcels: await lookAfterParcels(deps, actor) });
