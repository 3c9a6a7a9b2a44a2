import { DomainError } from "../../../domain/errors.ts";
import { defaultLocation, type InventoryItem, nothingOf } from "../../../domain/inventory/inventory.ts";
import type { Inventory } from "../../../domain/inventory/store.ts";
import type { Item, Tables, Write } from "../../../ports/table.ts";
import { auditPut } from "../audit.ts";
import { changeStored } from "../change.ts";
import { tables } from "../keys.ts";
import { heldIn } from "./holds.ts";
import { inventoryItemOf, inventoryRow } from "./record.ts";
import { skuKey } from "./sku-writes.ts";

const day = 24 * 60 * 60;

/** The inventory over any engine. */
export const inventoryIn = (engine: Tables, now: () => number): Inventory => {
  const find: Inventory["find"] = async (skus) => {
    const rows = await engine.getAll(tables.inventory, skus.map(skuKey));
    return skus.map((sku, place) => {
      const row = rows[place];
      return row ? inventoryItemOf(row) : nothingOf(sku);
    });
  };
  return {
    find,
    changeOf: async ({ before, after }) => ({
      before: before && inventoryItemOf(before),
      after: after && inventoryItemOf(after),
    }),
    async levels({ atMost, limit, cursor }) {
      const page = await engine.query(tables.inventory, {
        index: "location-available-index",
        hash: defaultLocation,
        ...(atMost !== undefined && { range: { to: atMost } }),
        limit,
        ...(cursor && { cursor }),
      });
      return { items: page.items.map(inventoryItemOf), ...(page.cursor && { cursor: page.cursor }) };
    },
    heldOf: (skuIds) => heldIn(engine, new Set(skuIds)),
    async change(sku, decide, audit) {
      const claim = audit.once && [claimOf(audit.actor, audit.once, now())];
      let repeated = false;
      const after = await changeStored<InventoryItem>({
        read: async () => (await find([sku]))[0] ?? nothingOf(sku),
        decide,
        async write(before, after) {
          const result = await engine.transact([
            {
              table: tables.inventory,
              put: inventoryRow(after),
              if: before.revision === 0 ? { exists: false } : { path: "revision", equals: before.revision },
            },
            auditPut(audit, {
              subject: `inventory#${after.skuId}`,
              reason: audit.reason,
              before: unitsOf(before),
              after: unitsOf(after),
            }),
            ...(claim ?? []),
          ]);
          const claimed = result.committed ? undefined : result.refused.find(({ index }) => index === 2);
          if (claimed && claimed.item?.["fingerprint"] !== audit.once?.fingerprint)
            throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
          repeated = claimed !== undefined;
          return result.committed || repeated;
        },
      });
      return repeated ? ((await find([sku]))[0] ?? after) : after;
    },
  };
};

type Audit = Parameters<Inventory["change"]>[2];
type Once = NonNullable<Audit["once"]>;

/** Refused where the key was used within a day. */
const claimOf = (actor: string, { key, fingerprint }: Once, now: number): Write => ({
  table: tables.idempotency,
  put: { key: `inventory#${actor}#${key}`, fingerprint, expiresAt: Math.floor(now / 1000) + day },
  if: { any: [{ exists: false }, { path: "expiresAt", atMost: Math.floor(now / 1000) }] },
});

const unitsOf = ({ location, stock, available, stocked, revision }: InventoryItem): Item => ({
  location,
  stock,
  available,
  stocked,
  revision,
});
