import * as z from "zod";
import type { SearchRebuilds } from "../../../domain/search/log.ts";
import type { Tables } from "../../../ports/table.ts";
import { auditPut } from "../audit.ts";
import { tables } from "../keys.ts";

const key = { part: "rebuild", key: "latest" };
const Stored = z.object({
  rebuildId: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  read: z.int(),
  startedAt: z.number(),
  updatedAt: z.number(),
});

/** The last rebuild over any engine. */
export const searchRebuildsIn = (engine: Tables): SearchRebuilds => ({
  async latest() {
    const item = await engine.get(tables.search, key);
    return item && Stored.parse(item);
  },
  async save(state, audit) {
    const row = { ...key, ...state };
    if (audit)
      await engine.transact([
        { table: tables.search, put: row },
        auditPut(audit, { subject: "search#index", after: { rebuildId: state.rebuildId } }),
      ]);
    else await engine.put(tables.search, row);
  },
});
