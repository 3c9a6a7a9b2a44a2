import * as z from "zod";
import { changesBetween } from "../../domain/audit/changes.ts";
import type { AuditEntry, AuditedChange } from "../../domain/audit/entry.ts";
import type { Audit, AuditQuery, AuditRecord } from "../../domain/audit/store.ts";
import type { Cursor, Item, Json, Query, Tables, Write } from "../../ports/table.ts";
import { cursorAfter, schemaOf } from "../table/item.ts";
import { monthOf, tables } from "./keys.ts";

/** Before it no shop kept entries. */
const firstMonth = "2025-01";
/** Months that one page looks into, and entries that it reads at a time and at most. */
const mostMonths = 36;
const chunk = 100;
const mostRead = 1_000;

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
    const { items, cursor } = await (indexOf(query)
      ? pageOfIndex(engine, query)
      : pageOfMonths(engine, query, now()));
    return { entries: items.map(recordOf), ...(cursor && { cursor }) };
  },
});

type Found = { readonly items: readonly Item[]; readonly cursor?: Cursor };

/** The index that has the fewest entries beside those that are asked for. */
const indexOf = ({ subject, actor, feature }: AuditQuery) =>
  subject !== undefined
    ? ({ index: "subject-index", hash: subject } as const)
    : actor !== undefined
      ? ({ index: "actor-index", hash: actor } as const)
      : feature !== undefined
        ? ({ index: "feature-index", hash: feature } as const)
        : undefined;

/** Reads on past entries that do not match, until the page is full or enough was read. */
async function pageOfIndex(engine: Tables, query: AuditQuery): Promise<Found> {
  const from = indexOf(query);
  if (!from) return { items: [] };
  const items: Item[] = [];
  let cursor = query.cursor;
  for (let read = 0; read < mostRead; read += chunk) {
    const page = await engine.query(tables.audit, {
      ...from,
      ...spanOf(query),
      descending: true,
      limit: chunk,
      ...(cursor && { cursor }),
    });
    for (const [place, item] of page.items.entries()) {
      if (!matches(query, item)) continue;
      items.push(item);
      const isLast = place === page.items.length - 1 && !page.cursor;
      if (items.length === query.limit)
        return {
          items,
          ...(!isLast && { cursor: cursorAfter(tables.audit, schemaOf(tables.audit, from.index), item) }),
        };
    }
    cursor = page.cursor;
    if (!cursor) break;
  }
  return { items, ...(cursor && { cursor }) };
}

/** Walks the months, newest first. A cursor with only a month starts that month at its newest entry. */
async function pageOfMonths(engine: Tables, query: AuditQuery, now: number): Promise<Found> {
  const { limit, cursor, to, from } = query;
  const items: Item[] = [];
  const oldest = from === undefined ? firstMonth : monthOf(from);
  let month = cursor ? String(cursor["month"]) : monthOf(Math.min(to ?? now, now));
  let resume = cursor && "at" in cursor ? cursor : undefined;
  for (let walked = 0; month >= oldest && items.length < limit && walked < mostMonths; walked++) {
    const page = await engine.query(tables.audit, {
      hash: month,
      ...spanOf(query),
      descending: true,
      limit: limit - items.length,
      ...(resume && { cursor: resume }),
    });
    items.push(...page.items);
    if (page.cursor) return { items, cursor: page.cursor };
    resume = undefined;
    month = monthOf(Date.parse(`${month}-01T00:00:00Z`) - 1);
  }
  return { items, ...(month >= oldest && { cursor: { month } }) };
}

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
