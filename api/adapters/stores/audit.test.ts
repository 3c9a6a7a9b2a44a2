import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditRecord } from "../../domain/audit/store.ts";
import type { Cursor, Query, Tables } from "../../ports/table.ts";
import { openSqlite } from "../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../embedded/table/table.ts";
import { auditIn } from "./audit.ts";
import { allTables, tables } from "./keys.ts";

const now = Date.UTC(2026, 10, 26);
const day = 86_400_000;
const sqlite = openSqlite(":memory:");
const engine = sqliteTables(sqlite, allTables);
afterAll(() => sqlite.close());

/** Counts the items that lists read. */
let read = 0;
const counted: Tables = {
  ...engine,
  async query(table, query: Query) {
    const page = await engine.query(table, query);
    read += page.items.length;
    return page;
  },
};
const audit = auditIn(counted, () => now);

const written: { at: number; actor: string; action: string; subject: string }[] = [];
beforeAll(async () => {
  for (let place = 0; place < 600; place++) {
    const entry = {
      auditId: `id-${place}`,
      // Over 480 days, with an empty half year in between.
      at: now - (place * day) / 2 - (place > 300 ? 180 * day : 0),
      actor: place % 3 === 0 ? "alex" : "kim",
      action: place % 2 === 0 ? "catalog.updateProduct" : "inventory.countStock",
    };
    const subject = `product#${place % 5}`;
    written.push({ ...entry, subject });
    await audit.record({ ...entry, subject, before: { price: 1 }, after: { price: place } });
  }
});

async function listed(filter: Parameters<typeof audit.list>[0]): Promise<AuditRecord[]> {
  const entries: AuditRecord[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await audit.list({ ...filter, ...(cursor && { cursor }) });
    expect(page.entries.length).toBeLessThanOrEqual(filter.limit);
    entries.push(...page.entries);
    cursor = page.cursor;
  } while (cursor);
  return entries;
}

const filters = {
  subject: "product#2",
  actor: "alex",
  feature: "inventory",
  from: now - 400 * day,
  to: now - 20 * day,
} as const;
const names = ["subject", "actor", "feature", "from", "to"] as const;
const combinations = Array.from({ length: 2 ** names.length }, (_, chosen) =>
  names.filter((_name, place) => chosen & (2 ** place)),
);

test.each(combinations.map((combination) => [combination.join(", ") || "no filter", combination]))(
  "the log of staff's changes is complete and newest first under %s",
  async (_, combination) => {
    const filter = Object.fromEntries(combination.map((name) => [name, filters[name]]));
    const expected = written.filter(
      ({ at, actor, action, subject }) =>
        (filter["subject"] ?? subject) === subject &&
        (filter["actor"] ?? actor) === actor &&
        action.startsWith(String(filter["feature"] ?? "")) &&
        at >= Number(filter["from"] ?? 0) &&
        at <= Number(filter["to"] ?? now),
    );
    expect(expected.length).toBeGreaterThan(0);
    for (const limit of [7, 100]) {
      const entries = await listed({ limit, ...filter });
      expect(entries.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
    }
  },
);

test("the first page of a long log reads as many entries as it shows", async () => {
  read = 0;
  const page = await audit.list({ limit: 20 });
  expect(page.entries[0]).toMatchObject({
    feature: "catalog",
    changes: [{ path: "price", before: 1, after: 0 }],
  });
  expect([page.entries.length, read]).toEqual([20, 20]);
});

test("an entry of an earlier version, which holds all of both states, is read as what changed", async () => {
  const at = "2026-11-01T10:00:00.000Z#old";
  const item = { month: "2026-11", at, actor: "alex", action: "product.update", subject: "product#old" };
  await engine.put(tables.audit, {
    ...item,
    before: { name: "Mug", price: 1 },
    after: { name: "Mug", price: 2 },
  });
  expect(await listed({ limit: 5, subject: "product#old" })).toMatchObject([
    { feature: "catalog", changes: [{ path: "price", before: 1, after: 2 }], more: 0 },
  ]);
});
