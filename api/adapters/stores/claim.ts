import { randomUUID } from "node:crypto";
import type { Condition, Item, Key, TableSpec, Tables, Write } from "../../ports/table.ts";

/**
 * A row that says who works on `key`: its `state` is `during` under the lease and `after` once the work is done. Work that
 * failed leaves the row as `failed`, for people to see; without it, no row.
 */
export type Claim = {
  readonly table: TableSpec;
  readonly key: Key;
  /** Further attributes of the row. */
  readonly attributes: Item;
  readonly state: {
    readonly during: string;
    /** A function is asked when the work is done. */
    readonly after: string | (() => string);
    readonly failed?: string;
  };
  /** Written together with the claim. */
  readonly beside?: readonly Write[];
  /** When the claim is made, in epoch milliseconds. */
  readonly at: number;
};

/** Longer than any work under a claim takes: after it, a claim whose owner died may be taken over. */
const leaseMs = 60_000;

/**
 * Runs `work` unless the key is done or another caller's lease holds it ("taken"). When `work` throws, the claim is
 * given back and the error goes on, so that a retry runs it.
 */
export async function underClaim(
  engine: Tables,
  { table, key, attributes, state, at, beside = [] }: Claim,
  work: () => Promise<void>,
): Promise<"done" | "taken"> {
  // Two claims made in one millisecond are different rows: an engine that asks again after a lost answer knows its own.
  const owner = randomUUID();
  const row = { ...attributes, ...key, state: state.during, claimedAt: at, owner };
  const free: Condition = {
    any: [
      { exists: false },
      ...(state.failed === undefined ? [] : [{ path: "state", equals: state.failed }]),
      {
        all: [
          { path: "state", equals: state.during },
          { path: "claimedAt", atMost: at - leaseMs },
        ],
      },
    ],
  };
  const claimed =
    beside.length === 0
      ? await engine.put(table, row, free)
      : (await engine.transact([{ table, put: row, if: free }, ...beside])).committed;
  if (!claimed) return "taken";
  try {
    await work();
  } catch (error) {
    // Only its own claim: the lease may have ended meanwhile and the key be another caller's.
    const own: Condition = {
      all: [
        { path: "state", equals: state.during },
        { path: "owner", equals: owner },
      ],
    };
    if (state.failed === undefined) await engine.delete(table, key, own);
    else await engine.update(table, key, [{ set: "state", to: state.failed }], own);
    throw error;
  }
  const after = typeof state.after === "string" ? state.after : state.after();
  await engine.update(table, key, [{ set: "state", to: after }]);
  return "done";
}
