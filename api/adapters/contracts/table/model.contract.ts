import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change, Condition, Item, Tables, Transacted, Write } from "../../../ports/table.ts";
import { eventually, specs, type TablesUnderTest } from "./specs.contract.ts";

const { lines } = specs;

type Command = { readonly kind: "single" | "transact"; readonly writes: readonly Write[] };

/** Milliseconds; engines over a network take their time, and more runs take more of it. */
const timeout = 600 * (fc.readConfigureGlobal().numRuns ?? 100);

/** Random writes must be decided as a plain Map decides them. */
export function modelCases(fresh: () => Promise<TablesUnderTest>): void {
  describe("random writes", () => {
    test("are answered and stored as a plain map would", { timeout }, async () => {
      const { tables } = await fresh();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), async (commands) => {
          const user = `run ${run++}`;
          const model = new Map<string, Item>();
          for (const { kind, writes } of commands) {
            const mine = writes.map((write) => ownedBy(user, write));
            expect(await answer(tables, kind, mine)).toEqual(expected(model, kind, mine));
          }
          const stored = [...model].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
          await eventually(async () => {
            expect((await tables.query(lines, { hash: user, limit: 50 })).items).toEqual(stored);
          });
        }),
      );
    });
  });
}

const name = fc.constantFrom("a", "b", "c", "d");
const number = fc.integer({ min: -3, max: 3 });
const value = fc.oneof(number, fc.constantFrom("x", "y"), fc.constant(null), fc.boolean());
const path = fc.constantFrom("n", "m", ["map", "n"], ["map", "m"], ["none", "n"]);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.boolean().map((exists) => ({ exists })),
    fc.record({ path, equals: value }),
    fc.record({ path, oneOf: fc.array(number, { maxLength: 3 }) }),
    fc.record({ path, atLeast: number }),
    fc.record({ path, atMost: fc.oneof(number, fc.constant("x")) }),
    fc.record({ path, present: fc.boolean() }),
    fc.array(tie("condition"), { maxLength: 2 }).map((all) => ({ all })),
    fc.array(tie("condition"), { maxLength: 2 }).map((any) => ({ any })),
  ),
})).condition;
const item = (line: string, n: number, m: unknown) => ({ line, n, map: { n, m } });
/** Only paths that exist in every item, or at its top: what is a fault has cases of its own. */
const changes: fc.Arbitrary<readonly Change[]> = fc
  .constantFrom<(by: number) => readonly Change[]>(
    (by) => [{ add: "n", by }],
    (by) => [
      { set: "m", to: { by } },
      { add: "n", by },
    ],
    (by) => [{ set: "map", to: { n: by, m: [by] } }, { remove: "m" }],
  )
  .chain((make) => number.map(make));
const optional = fc.option(condition, { nil: undefined });
const write: fc.Arbitrary<Write> = name.chain((line) =>
  fc.oneof(
    fc
      .tuple(number, value, optional)
      .map(([n, m, held]) => ({ put: item(line, n, m), table: lines, ...when(held) })),
    fc
      .tuple(changes, optional)
      .map(([changes, held]) => ({ update: { line }, changes, table: lines, ...when(held) })),
    optional.map((held) => ({ delete: { line }, table: lines, ...when(held) })),
    condition.map((held) => ({ check: { line }, table: lines, if: held })),
  ),
) as fc.Arbitrary<Write>; // `ownedBy` adds the hash attribute; everything else is a Write.
const command: fc.Arbitrary<Command> = fc.oneof(
  write.map((write) => ({ kind: "single" as const, writes: [write] })),
  fc
    .uniqueArray(write, { minLength: 1, maxLength: 4, selector: lineOf })
    .map((writes) => ({ kind: "transact" as const, writes })),
);

const when = (held: Condition | undefined) => (held === undefined ? {} : { if: held });

function lineOf(write: Write): string {
  const key: Item =
    "put" in write
      ? write.put
      : "update" in write
        ? write.update
        : "delete" in write
          ? write.delete
          : write.check;
  return JSON.stringify(key["line"]).slice(1, -1);
}

function ownedBy(user: string, write: Write): Write {
  const key = { user, line: lineOf(write) };
  if ("put" in write) return { ...write, put: { ...write.put, ...key } };
  if ("update" in write) return { ...write, update: key };
  return "delete" in write ? { ...write, delete: key } : { ...write, check: key };
}

async function answer(tables: Tables, kind: Command["kind"], writes: readonly Write[]): Promise<unknown> {
  const [write] = writes;
  if (kind === "transact" || !write || "check" in write) return tables.transact(writes);
  if ("put" in write) return tables.put(lines, write.put, write.if);
  if ("update" in write) return tables.update(lines, write.update, write.changes, write.if);
  return tables.delete(lines, write.delete, write.if);
}

function expected(model: Map<string, Item>, kind: Command["kind"], writes: readonly Write[]): unknown {
  const result = apply(model, writes);
  const [write] = writes;
  if (kind === "transact" || !write || "check" in write) return result;
  if (!("update" in write)) return result.committed;
  return result.committed ? model.get(lineOf(write)) : undefined;
}

function apply(model: Map<string, Item>, writes: readonly Write[]): Transacted {
  const refused = writes.flatMap((write, index) => {
    const item = model.get(lineOf(write));
    if (!write.if || accepts(write.if, item)) return [];
    return [item ? { index, item } : { index }];
  });
  if (refused.length > 0) return { committed: false, refused };
  for (const write of writes) {
    const line = lineOf(write);
    if ("put" in write) model.set(line, structuredClone(write.put));
    if ("delete" in write) model.delete(line);
    if ("update" in write) model.set(line, after(model.get(line) ?? write.update, write.changes));
  }
  return { committed: true };
}

/** Written apart from any engine, on purpose: mutates a clone. */
function after(before: Item, changes: readonly Change[]): Item {
  const next: Record<string, Item[string]> = structuredClone(before);
  for (const change of changes) {
    if ("set" in change) next[String(change.set)] = structuredClone(change.to);
    else if ("add" in change) next[String(change.add)] = Number(next[String(change.add)] ?? 0) + change.by;
    else delete next[String(change.remove)];
  }
  return next;
}

function accepts(condition: Condition, item: Item | undefined): boolean {
  if ("exists" in condition) return condition.exists === Boolean(item);
  if ("all" in condition) return !condition.all.some((part) => !accepts(part, item));
  if ("any" in condition) return condition.any.filter((part) => accepts(part, item)).length > 0;
  const found = [condition.path].flat().reduce<unknown>((at, name) => Object(at)[name], item);
  if ("present" in condition) return condition.present === (found !== undefined);
  if ("equals" in condition) return Object.is(found, condition.equals);
  if ("oneOf" in condition) return condition.oneOf.includes(found as string | number);
  const bound = "atLeast" in condition ? condition.atLeast : condition.atMost;
  if (typeof found !== typeof bound) return false;
  const value = found as typeof bound;
  return "atLeast" in condition ? value >= bound : value <= bound;
}
