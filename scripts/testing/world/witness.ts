import { storedProduct } from "../../../api/adapters/stores/catalog/record.ts";
import { tables as names } from "../../../api/adapters/stores/keys.ts";
import type { Product } from "../../../api/domain/catalog/product.ts";
import {
  decodeSettings,
  type SettingsPart,
  type SettingsParts,
  settingsDefaults,
} from "../../../api/domain/settings/parts.ts";
import type { Item, TableSpec, Tables, Write } from "../../../api/ports/table.ts";

/** The products of an order as they stood when its units were reserved, and between which moments it was priced. */
export type Placed = {
  readonly products: ReadonlyMap<string, Product>;
  readonly opened: number;
  readonly reserved: number;
};

/** Tables that remember what an order's price may go by. Moments are numbers that rise with each write seen. */
export type Witness = {
  readonly tables: Tables;
  readonly placed: ReadonlyMap<string, Placed>;
  /** The values that a part had at any moment of a span, oldest first. */
  between<P extends SettingsPart>(part: P, from: number, to: number): readonly SettingsParts[P][];
  /** Resolves when no write is under way that was passed on. */
  idle(): Promise<void>;
};

/** Watches writes below the faults. Writes of products wait for an order that is being placed, and the other way round. */
export function witnessOf(real: Tables): Witness {
  let moment = 0;
  const opened = new Map<string, number>();
  const placed = new Map<string, Placed>();
  const written = new Map<string, { readonly at: number; readonly item: Item }[]>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const note = (writes: readonly Write[]): void => {
    for (const write of writes) {
      if (!("put" in write)) continue;
      const { put } = write;
      if (write.table === names.checkouts) opened.set(textOf(put["orderId"]), ++moment);
      if (write.table !== names.settings) continue;
      const part = textOf(put["part"]);
      written.set(part, [...(written.get(part) ?? []), { at: ++moment, item: put }]);
    }
  };
  const place = async (orderId: string, writes: readonly Write[]) => {
    const ids = [...new Set(writes.flatMap((write) => (isProduct(write) ? [idOf(write)] : [])))];
    const items = await real.getAll(
      names.products,
      ids.map((productId) => ({ productId })),
    );
    const done = await real.transact(writes);
    if (!done.committed) return done;
    const products = items.flatMap((item) => storedProduct(item) ?? []);
    placed.set(orderId, {
      products: new Map(products.map((product) => [product.productId, product])),
      opened: opened.get(orderId) ?? 0,
      reserved: ++moment,
    });
    return done;
  };
  const ofProducts = <T>(table: TableSpec, work: () => Promise<T>): Promise<T> =>
    table === names.products ? inTurn(work) : work();
  return {
    placed,
    tables: {
      ...real,
      put: (table, ...input) => ofProducts(table, () => real.put(table, ...input)),
      update: (table, ...input) => ofProducts(table, () => real.update(table, ...input)),
      delete: (table, ...input) => ofProducts(table, () => real.delete(table, ...input)),
      async transact(writes) {
        const order = writes.find((write) => write.table === names.reservations && "put" in write);
        if (order && "put" in order) return inTurn(() => place(textOf(order.put["orderId"]), writes));
        const changes = writes.some((write) => isProduct(write) && !("check" in write));
        const done = await (changes ? inTurn(() => real.transact(writes)) : real.transact(writes));
        if (done.committed) note(writes);
        return done;
      },
    },
    between(part, from, to) {
      const all = written.get(part) ?? [];
      const before = all.findLast(({ at }) => at <= from);
      const during = all.filter(({ at }) => at > from && at <= to);
      return [before, ...during].map((one) =>
        one === undefined
          ? settingsDefaults[part]
          : decodeSettings(part, one.item["value"] as Readonly<Record<string, unknown>>),
      );
    },
    async idle() {
      await last;
    },
  };
}

const isProduct = ({ table }: Write): boolean => table === names.products;

function idOf(write: Write): string {
  if ("put" in write) return textOf(write.put["productId"]);
  const key = "check" in write ? write.check : "update" in write ? write.update : write.delete;
  return textOf(key["productId"]);
}

/** A key as text: all of these are. */
const textOf = (key: Item[string]): string => (typeof key === "string" ? key : JSON.stringify(key));
