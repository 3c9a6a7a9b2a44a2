import type { PersonalData } from "../../../domain/customers/personal-data.ts";
import type { Item, Json, Key, TableSpec, Tables } from "../../../ports/table.ts";
import { changeStored } from "../change.ts";
import { type TableId, tables } from "../keys.ts";

/** How a table's items about an account are found: by its hash, by an index, or all items whose hash an index names. */
type Found =
  | { readonly by: "hash" }
  | { readonly by: "index"; readonly index: string }
  | { readonly by: "index, with all of its hash"; readonly index: string };

/** `inside`: attributes that an export leaves out, because they are secrets or the shop's own judgement. */
type OfAccounts = {
  readonly holds: "accounts";
  readonly found: Found;
  readonly inside?: readonly string[];
};

/** What a table has about people. */
export type Personal =
  /** Nobody, or only people of the staff at their work. */
  | { readonly holds: "nobody" }
  /** Somebody, for a while: items expire by themselves, and nobody is looked up in them. */
  | { readonly holds: "passing" }
  | (OfAccounts & { readonly closing: "delete" })
  /** `because` is the reason in law, or that what remains names nobody. */
  | (OfAccounts & { readonly closing: "keep"; readonly because: string })
  /** Named by another table, which says what becomes of it. */
  | { readonly holds: "copies"; readonly of: TableId };

/** What each table has about people, and what becomes of it when an account is closed. A new table does not compile without. */
export const personal = {
  products: { holds: "nobody" },
  inventory: { holds: "nobody" },
  slugs: { holds: "nobody" },
  skus: { holds: "nobody" },
  categories: { holds: "nobody" },
  cart: { holds: "accounts", found: { by: "hash" }, closing: "delete" },
  orders: {
    holds: "accounts",
    found: { by: "index", index: "userId-timestamp-index" },
    inside: ["clientSecret", "fraudScore", "notes", "tokenVersion"],
    closing: "keep",
    because: "tax law asks for sales and their papers for years, and refunds and disputes come later",
  },
  parcels: { holds: "copies", of: "orders" },
  orderNumbers: { holds: "copies", of: "orders" },
  orderLists: { holds: "copies", of: "orders" },
  checkouts: { holds: "passing" },
  reservations: { holds: "copies", of: "orders" },
  idempotency: { holds: "passing" },
  webhookEvents: { holds: "passing" },
  taskTokens: { holds: "passing" },
  limits: { holds: "passing" },
  notifications: {
    holds: "accounts",
    found: { by: "index", index: "userId-sentAt-index" },
    closing: "delete",
  },
  customers: { holds: "accounts", found: { by: "hash" }, inside: ["code"], closing: "delete" },
  search: { holds: "nobody" },
  settings: { holds: "nobody" },
  content: { holds: "nobody" },
  taxRates: { holds: "nobody" },
  productVersions: { holds: "nobody" },
  imports: { holds: "nobody" },
  bulkEdits: { holds: "nobody" },
  uploads: { holds: "nobody" },
  chats: {
    holds: "accounts",
    found: { by: "index, with all of its hash", index: "userId-updatedAt-index" },
    closing: "delete",
  },
  chatDoors: { holds: "passing" },
  knowledge: { holds: "nobody" },
  staff: { holds: "nobody" },
  metrics: { holds: "nobody" },
  productSales: { holds: "nobody" },
  countedOrders: { holds: "copies", of: "orders" },
  attention: { holds: "copies", of: "orders" },
  customerSummaries: {
    holds: "accounts",
    found: { by: "hash" },
    closing: "keep",
    because: "address and name are taken out of it; what was sold is counted on",
  },
  customerTerms: { holds: "copies", of: "customerSummaries" },
  audit: { holds: "nobody" },
} as const satisfies Record<TableId, Personal>;

const pageOf = 100;

/** Reads and deletes what is about an account, as `personal` says, over any engine. */
export const personalDataIn = (engine: Tables): PersonalData => {
  const about = Object.entries(personal as Record<string, Personal>).flatMap(([id, declared]) =>
    declared.holds === "accounts" ? [{ id: id as TableId, ...declared }] : [],
  );
  const all = async (table: TableSpec, query: { hash: string; index?: string }): Promise<Item[]> => {
    const items: Item[] = [];
    let cursor: Key | undefined;
    do {
      const page = await engine.query(table, { ...query, limit: pageOf, ...(cursor && { cursor }) });
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
    return items;
  };
  const itemsOf = async (table: TableSpec, found: Found, userId: string): Promise<Item[]> => {
    if (found.by === "hash") return all(table, { hash: userId });
    const named = await all(table, { hash: userId, index: found.index });
    if (found.by === "index") return named;
    const hashes = new Set(named.map((item) => item[table.hash]).filter((hash) => typeof hash === "string"));
    return (await Promise.all([...hashes].map((hash) => all(table, { hash })))).flat();
  };

  return {
    async read(userId) {
      const read: Record<string, readonly Json[]> = {};
      for (const { id, found, inside = [] } of about) {
        const items = await itemsOf(tables[id], found, userId);
        read[id] = items.map((item) =>
          Object.fromEntries(Object.entries(item).filter(([attribute]) => !inside.includes(attribute))),
        );
      }
      return read;
    },
    async erase(userId) {
      for (const { id, found, closing } of about)
        if (closing === "delete")
          for (const item of await itemsOf(tables[id], found, userId))
            await engine.delete(tables[id], keyOf(tables[id], item));
      await forgetName(engine, userId);
    },
  };
};

function keyOf({ hash, range }: TableSpec, item: Item): Key {
  const part = (attribute: string) => {
    const value = item[attribute];
    if (typeof value !== "string" && typeof value !== "number")
      throw new Error(`an item has no ${attribute}`);
    return [attribute, value] as const;
  };
  return Object.fromEntries([part(hash), ...(range === undefined ? [] : [part(range)])]);
}

/** Staff find nobody by a name or address that is gone. The summary loses them only after its terms, so that a repeat finds these. */
async function forgetName(engine: Tables, userId: string): Promise<void> {
  await changeStored<{ readonly named: number; readonly terms: readonly string[] }>({
    async read() {
      const item = await engine.get(tables.customerSummaries, { userId });
      const terms = item?.["terms"];
      return {
        named: Number(item?.["named"] ?? 0),
        terms: Array.isArray(terms) ? terms.map(String) : [],
      };
    },
    decide: (before) => (before.named === 0 ? before : { ...before, terms: [] }),
    async write({ named, terms }) {
      for (const term of terms) {
        const initial = String.fromCodePoint(term.codePointAt(0) ?? 0);
        await engine.delete(tables.customerTerms, { initial, term: `${term}#${userId}` });
      }
      const updated = await engine.update(
        tables.customerSummaries,
        { userId },
        [{ remove: "email" }, { remove: "name" }, { set: "terms", to: [] }, { add: "named", by: 1 }],
        { path: "named", equals: named },
      );
      return updated !== undefined;
    },
  });
}
