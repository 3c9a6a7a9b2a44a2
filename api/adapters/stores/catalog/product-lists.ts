import type { ProductPage, StaffListQuery, StaffSort } from "../../../domain/catalog/store.ts";
import type { Cursor, Item, KeyValue, Tables } from "../../../ports/table.ts";
import { compareValues, cursorAfter, schemaOf } from "../../table/item.ts";
import { tables } from "../keys.ts";
import { storedProduct } from "./record.ts";

/** Staff's lists have a partition for products on sale and one for those off sale. */
export const shelves = ["on", "off"] as const;
export type Shelf = (typeof shelves)[number];

/** Where a product is in staff's lists. */
export const shelfOf = (isActive: boolean): Shelf => (isActive ? "on" : "off");

/** Where a product is in staff's lists of one category. */
export const categoryShelfOf = (shelf: Shelf, category: string): string => `${shelf}#${category}`;

/** A name as lists are sorted by it and found by its start: "Éclair  MOLD" → "eclair mold". */
export const sortNameOf = (name: string): string => {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/\s+/g, " ")
    .slice(0, 200)
    .toWellFormed();
  // A key may not be empty.
  return plain === "" ? "~" : plain;
};

const sortedBy = {
  name: "sortName",
  price: "price",
  stock: "available",
  updated: "updatedAt",
} as const satisfies Record<StaffSort, string>;

/** One partition of a list that is read for a page: what it has, and where it began. */
type Part = {
  readonly shelf: Shelf;
  readonly items: readonly Item[];
  readonly more: boolean;
  readonly from: KeyValue;
};
/** Instead of a key, in the cursor of a list over several partitions. */
const [atStart, atEnd] = ["start", "end"];

/** A page of staff's list, merged from the partitions that it is in. The cursor has the place in each of them. */
export async function listShelves(engine: Tables, query: StaffListQuery): Promise<ProductPage> {
  const { sort, descending, category, isActive, stockAtMost, limit, cursor } = query;
  const index = `${category === undefined ? "shelf" : "category-shelf"}-${sort}-index`;
  const schema = schemaOf(tables.products, index);
  const read = async (shelf: Shelf): Promise<Part> => {
    const from = cursor?.[shelf] ?? atStart;
    if (from === atEnd) return { shelf, items: [], more: false, from };
    const page = await engine.query(tables.products, {
      index,
      hash: category === undefined ? shelf : categoryShelfOf(shelf, category),
      ...(stockAtMost !== undefined && { range: { to: stockAtMost } }),
      descending,
      limit,
      // Written below, and signed since.
      ...(from !== atStart && { cursor: JSON.parse(String(from)) as Cursor }),
    });
    return { shelf, items: page.items, more: page.cursor !== undefined, from };
  };
  const wanted = isActive === undefined ? shelves : [shelfOf(isActive)];
  const parts = await Promise.all(wanted.map(read));
  const { items, taken } = merged(parts, sortedBy[sort], descending, limit);
  const places = parts.map(({ shelf, from, items: all, more }, part) => {
    const count = taken[part] ?? 0;
    const last = all[count - 1];
    if (count === all.length && !more) return [shelf, atEnd] as const;
    return [shelf, last ? JSON.stringify(cursorAfter(tables.products, schema, last)) : from] as const;
  });
  const ended = places.every(([, place]) => place === atEnd);
  return {
    products: items.flatMap((item) => storedProduct(item) ?? []),
    ...(!ended && { cursor: Object.fromEntries(places) }),
  };
}

/** The first `limit` items of sorted lists, and how many of each list are among them. */
function merged(
  parts: readonly Pick<Part, "items">[],
  attribute: string,
  descending: boolean,
  limit: number,
) {
  const taken = parts.map(() => 0);
  const items: Item[] = [];
  while (items.length < limit) {
    const heads = parts.flatMap((list, part) => {
      const item = list.items[taken[part] ?? 0];
      return item ? [{ part, item }] : [];
    });
    const [next] = heads.toSorted((one, other) => {
      const order = compareValues(keyValue(one.item, attribute), keyValue(other.item, attribute));
      return descending ? -order : order;
    });
    if (!next) break;
    items.push(next.item);
    taken[next.part] = (taken[next.part] ?? 0) + 1;
  }
  return { items, taken };
}

const keyValue = (item: Item, attribute: string): KeyValue => {
  const value = item[attribute];
  return typeof value === "number" || typeof value === "string" ? value : "";
};
