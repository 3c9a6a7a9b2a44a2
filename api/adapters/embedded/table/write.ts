import type { Change, Condition, Item, Key, TableSpec, Transacted, Write } from "../../../ports/table.ts";
import { checkValue, frozen, itemFrom, keyOf, textOf } from "../../table/item.ts";
import { checkCondition, checkedChanges, keyOfWrite } from "../../table/request.ts";
import { changed, holds } from "./change.ts";
import type { Rows, Version } from "./rows.ts";

type Next =
  | { readonly kind: "put"; readonly item: Item; readonly text: string }
  | { readonly kind: "update"; readonly changes: readonly Change[] }
  | { readonly kind: "delete" }
  | { readonly kind: "check" };

/** A write that was checked and copied when requested, and is decided inside the transaction. */
export type Intent = {
  readonly rows: Rows;
  readonly spec: TableSpec;
  readonly key: Key;
  readonly condition?: Condition;
  readonly next: Next;
};

/** The result of a decided write: the item, and `publish` when its row is a new version. */
export type Outcome = { readonly item?: Item; readonly publish?: () => void };

/** Checks and copies a write. Throws on programming errors: invalid keys, values, paths. */
export function intentOf(write: Write, rows: Rows): Intent {
  checkCondition(write.table, write.if);
  const condition = write.if && { condition: write.if };
  return { rows, spec: write.table, key: keyOfWrite(write), ...condition, next: nextOf(write) };
}

/**
 * Decides and stores all writes or none; for use inside `Sqlite.write`. Call the outcomes' `publish` after
 * the commit to make them visible to readers.
 */
export function decide(
  intents: readonly Intent[],
):
  | Extract<Transacted, { committed: false }>
  | { readonly committed: true; readonly outcomes: readonly Outcome[] } {
  const found = intents.map((intent) => intent.rows.current(intent.key));
  const refused = intents.flatMap(({ condition }, index) => {
    const item = found[index]?.item;
    if (!condition || holds(condition, item)) return [];
    return [item ? { index, item } : { index }];
  });
  if (refused.length > 0) return { committed: false, refused };
  return { committed: true, outcomes: intents.map((intent, index) => carryOut(intent, found[index])) };
}

function carryOut({ rows, spec, key, next }: Intent, before: ReturnType<Rows["current"]>): Outcome {
  if (next.kind === "check") return before ? { item: before.item } : {};
  if (next.kind === "delete") {
    if (before) rows.remove(before);
    return {};
  }
  if (next.kind === "put") return stored(rows, rows.save(before, next.item, next.text), next.item);
  const item = frozen(changed(before?.item ?? key, next.changes));
  keyOf(spec, item);
  const version = rows.save(before, item, textOf(item));
  return stored(rows, version, version ? item : (before?.item ?? item));
}

const stored = (rows: Rows, version: Version | undefined, item: Item): Outcome =>
  version ? { item, publish: () => rows.committed(version, item) } : { item };

function nextOf(write: Write): Next {
  if ("put" in write) {
    checkValue(write.put);
    const text = textOf(write.put);
    return { kind: "put", item: itemFrom(text), text };
  }
  if ("update" in write) return { kind: "update", changes: checkedChanges(write.table, write.changes) };
  return { kind: "delete" in write ? "delete" : "check" };
}
