import * as z from "zod";
import { changesBetween } from "../../domain/audit/changes.ts";
import type { AuditEntry, AuditedChange } from "../../domain/audit/entry.ts";
import type { Audit, AuditQuery, AuditRecord } from "../../domain/audit/store.ts";
import type { Item, Json, Query, Tables, Write } from "../../ports/table.ts";
import { monthOf, tables } from "./keys.ts";
import { pageOfMonths, pageOfPartition } from "./pages.ts";

/** The write that keeps an audit entry, for the transaction of the change it is about. */
export function auditPut(
  { auditId, at, actor, action }: AuditEntry,
  { subject, before, after, reason }: AuditedChange,
): Write {
  return {
    table: tables.audit,
    put: {
      month: monthOf(at),
      at: `${new Date(at).toISOString()}#${auditId}`,
      actor,
      action,
      feature: featureOf(action),
      subject,
      reason,
      // A list of JSON values; the types of a record's fields do not say so.
      ...(changesBetween(before, after) as unknown as { readonly changes: Json; readonly more: number }),
    },
  };
}

/** Audit entries over any engine. */
export const auditIn = (engine: Tables, now: () => number): Audit => ({
  async record({ subject, before, after, reason, ...entry }) {
    await engine.transact([auditPut(entry, { subject, before, after, reason })]);
  },
  async list(query) {
    const partition = partitionOf(query);
    const asked = {
      ...spanOf(query),
      limit: query.limit,
      ...(query.cursor && { cursor: query.cursor }),
      matches: (item: Item) => matches(query, item),
    };
    const { items, cursor } = partition
      ? await pageOfPartition(engine, tables.audit, { ...asked, ...partition })
      : await pageOfMonths(engine, tables.audit, asked, { from: query.from, to: query.to, now: now() });
    return { entries: items.map(recordOf), ...(cursor && { cursor }) };
  },
});

/** The index that has the fewest entries beside those that are asked for. */
const partitionOf = ({ subject, actor, feature }: AuditQuery) =>
  subject !== undefined
    ? ({ index: "subject-index", hash: subject } as const)
    : actor !== undefined
      ? ({ index: "actor-index", hash: actor } as const)
      : feature !== undefined
        ? ({ index: "feature-index", hash: feature } as const)
        : undefined;

const spanOf = ({ from, to }: AuditQuery): Pick<Query, "range"> =>
  from === undefined && to === undefined
    ? {}
    : {
        range: {
          ...(from !== undefined && { from: new Date(from).toISOString() }),
          // After every id of that millisecond.
          ...(to !== undefined && { to: `${new Date(to).toISOString()}#~` }),
        },
      };

const matches = ({ actor, feature }: AuditQuery, item: Item): boolean =>
  (actor === undefined || item["actor"] === actor) &&
  (feature === undefined || recordOf(item).feature === feature);

/** Entries of before actions were called by their verbs: "product.update", "stock.count". */
const earlierFeatures: Readonly<Record<string, string>> = { product: "catalog", stock: "inventory" };

function featureOf(action: string): string {
  const [first = ""] = action.split(".");
  return earlierFeatures[first] ?? first;
}

const Leaf = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Stored = z.object({
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  reason: z.string().optional(),
  changes: z
    .array(z.object({ path: z.string(), before: Leaf.optional(), after: Leaf.optional() }))
    .optional(),
  more: z.int().optional(),
});

/** Earlier entries hold all of what was there before and after. */
function recordOf(item: Item): AuditRecord {
  const { at, changes, more = 0, ...entry } = Stored.parse(item);
  const [time = "", auditId = ""] = at.split("#");
  return {
    ...entry,
    auditId,
    at: Date.parse(time),
    feature: featureOf(entry.action),
    ...(changes ? { changes, more } : changesBetween(item["before"], item["after"])),
  };
}
