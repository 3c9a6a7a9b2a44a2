import type { Cursor, Item, Page, Query, TableSpec, Tables } from "../../ports/table.ts";
import { cursorAfter, schemaOf } from "../table/item.ts";
import { monthOf } from "./keys.ts";

/** Before it no shop kept what is listed by month. */
const firstMonth = "2025-01";
/** Months that one page looks into, and items that it reads at a time and at most. */
const mostMonths = 36;
const chunk = 100;
const mostRead = 1_000;

/** A list, newest first, of which only items that match are wanted. */
export type ListQuery = Pick<Query, "range" | "limit" | "cursor" | "index"> & {
  readonly matches: (item: Item) => boolean;
};

/**
 * A page of one partition. Reads on past items that do not match until the page is full or a bounded number was read: then
 * the page is short and has a cursor.
 */
export async function pageOfPartition(
  engine: Tables,
  table: TableSpec,
  { hash, limit, matches, cursor: start, ...query }: ListQuery & Pick<Query, "hash">,
): Promise<Page> {
  const items: Item[] = [];
  const schema = schemaOf(table, query.index);
  let cursor = start;
  for (let read = 0; read < mostRead; read += chunk) {
    const page: Page = await engine.query(table, {
      ...query,
      hash,
      descending: true,
      limit: Math.min(chunk, limit),
      ...(cursor && { cursor }),
    });
    for (const [place, item] of page.items.entries()) {
      if (!matches(item)) continue;
      items.push(item);
      const isLast = place === page.items.length - 1 && !page.cursor;
      if (items.length === limit)
        return { items, ...(!isLast && { cursor: cursorAfter(table, schema, item) }) };
    }
    cursor = page.cursor;
    if (!cursor) break;
  }
  return { items, ...(cursor && { cursor }) };
}

/**
 * A page over partitions by month ("2026-11"), newest first; `from` and `to` are epoch milliseconds. A cursor with only a
 * month starts that month at its newest item.
 */
export async function pageOfMonths(
  engine: Tables,
  table: TableSpec,
  { cursor, limit, ...query }: ListQuery,
  {
    from,
    to,
    now,
  }: { readonly from?: number | undefined; readonly to?: number | undefined; readonly now: number },
): Promise<Page> {
  const items: Item[] = [];
  const oldest = from === undefined ? firstMonth : monthOf(from);
  let month = cursor ? String(cursor["month"]) : monthOf(Math.min(to ?? now, now));
  let resume: Cursor | undefined = cursor && Object.keys(cursor).length > 1 ? cursor : undefined;
  for (let walked = 0; month >= oldest && items.length < limit && walked < mostMonths; walked++) {
    const page = await pageOfPartition(engine, table, {
      ...query,
      hash: month,
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
