import * as z from "zod";
import {
  type CustomerDirectory,
  type CustomerSummary,
  termsOf,
} from "../../../domain/customers/directory.ts";
import { currencies } from "../../../domain/money.ts";
import type { Cursor, Item, Tables, Write } from "../../../ports/table.ts";
import { cursorAfter, schemaOf } from "../../table/item.ts";
import { changeStored } from "../change.ts";
import { tables } from "../keys.ts";

/** Customers as staff look them up, over any engine. */
export const directoryIn = (engine: Tables): CustomerDirectory => ({
  async find(userId) {
    const item = await engine.get(tables.customerSummaries, { userId });
    return item && summaryOf(item);
  },

  async list({ sort, limit, cursor }) {
    const page = await engine.query(tables.customerSummaries, {
      index: sort === "last-order" ? "last-order-index" : `${sort.valueIn}-index`,
      hash: "customer",
      descending: true,
      limit,
      ...(cursor && { cursor }),
    });
    return { customers: page.items.map(summaryOf), ...(page.cursor && { cursor: page.cursor }) };
  },

  async search({ prefix, limit, cursor }) {
    const { rows, more } = await termRows(engine, prefix, limit, cursor);
    const items = await engine.getAll(
      tables.customerSummaries,
      rows.map(({ userId }) => ({ userId })),
    );
    return {
      customers: items.filter((item) => item !== undefined).map(summaryOf),
      ...(more && { cursor: more }),
    };
  },

  async name(userId, who) {
    await changeStored<Naming>({
      async read() {
        const item = await engine.get(tables.customerSummaries, { userId });
        const { named, terms, lastOrderAt } = NamedRecord.parse(item ?? {});
        const { email, name } = await who();
        return { named, before: terms, isNew: lastOrderAt === undefined, email, name, terms: undefined };
      },
      decide: (found) => ({ ...found, terms: termsOf(found) }),
      write: async (_, { named, before, isNew, email, name, terms = [] }) => {
        const { committed } = await engine.transact([
          {
            table: tables.customerSummaries,
            update: { userId },
            changes: [
              { set: "kind", to: "customer" },
              { add: "named", by: 1 },
              { set: "terms", to: terms },
              ...(email === undefined ? [] : [{ set: "email", to: email } as const]),
              ...(name === undefined ? [] : [{ set: "name", to: name } as const]),
              // In lists by the last order, whoever has not ordered yet comes last.
              ...(isNew ? [{ set: "lastOrderAt", to: 0 } as const] : []),
            ],
            if: {
              all: [
                named === 0 ? { path: "named", present: false } : { path: "named", equals: named },
                ...(isNew ? [{ path: "lastOrderAt", present: false } as const] : []),
              ],
            },
          },
          ...terms.map((term): Write => ({ table: tables.customerTerms, put: termRow(term, userId, terms) })),
          ...before
            .filter((term) => !terms.includes(term))
            .map((term): Write => ({ table: tables.customerTerms, delete: termKey(term, userId) })),
        ]);
        return committed;
      },
    });
  },
});

type Naming = {
  readonly named: number;
  readonly before: readonly string[];
  readonly isNew: boolean;
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly terms: readonly string[] | undefined;
};

const NamedRecord = z.object({
  named: z.int().default(0),
  terms: z.array(z.string()).default([]),
  lastOrderAt: z.number().optional(),
});

const SummaryRecord = z.object({
  userId: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
  orders: z.int().default(0),
  firstOrderAt: z.number().optional(),
  lastOrderAt: z.number().optional(),
});
const ValueRecord = z.object(
  // Each currency is an attribute of its name.
  Object.fromEntries(currencies.map((currency) => [currency, z.int().optional()])) as Record<
    (typeof currencies)[number],
    z.ZodOptional<z.ZodInt>
  >,
);

function summaryOf(item: Item): CustomerSummary {
  const { email, name, firstOrderAt, lastOrderAt = 0, ...rest } = SummaryRecord.parse(item);
  const value = ValueRecord.parse(item);
  return {
    ...rest,
    email,
    name,
    firstOrderAt,
    lastOrderAt: lastOrderAt === 0 ? undefined : lastOrderAt,
    value,
  };
}

const TermRow = z.object({
  initial: z.string(),
  term: z.string(),
  userId: z.string(),
  terms: z.array(z.string()),
});
type TermRow = z.output<typeof TermRow>;

const initialOf = (term: string): string => String.fromCodePoint(term.codePointAt(0) ?? 0);
const termKey = (term: string, userId: string) => ({ initial: initialOf(term), term: `${term}#${userId}` });
const termRow = (term: string, userId: string, terms: readonly string[]) => ({
  ...termKey(term, userId),
  userId,
  terms,
});

/** Rows of the customers that a prefix finds, each customer once: under the first of its terms that begins with it. */
async function termRows(
  engine: Tables,
  prefix: string,
  limit: number,
  from: Cursor | undefined,
): Promise<{ rows: readonly TermRow[]; more: Cursor | undefined }> {
  const found: TermRow[] = [];
  let cursor = from;
  do {
    const page = await engine.query(tables.customerTerms, {
      hash: initialOf(prefix),
      range: { beginsWith: prefix },
      limit: limit + 1,
      ...(cursor && { cursor }),
    });
    const rows = page.items.map((item) => TermRow.parse(item));
    found.push(...rows.filter((row) => row.term === `${firstTerm(row, prefix)}#${row.userId}`));
    cursor = page.cursor;
  } while (cursor && found.length <= limit);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    rows,
    more: last && cursorAfter(tables.customerTerms, schemaOf(tables.customerTerms, undefined), last),
  };
}

const firstTerm = ({ terms }: TermRow, prefix: string): string | undefined =>
  terms.filter((term) => term.startsWith(prefix)).toSorted()[0];
