import { expect, test, vi } from "vitest";
import type { TableChange, TableSpec } from "../../../ports/table.ts";
import { openSqlite } from "../sqlite/sqlite.ts";
import { feedTail, withChangeCallback } from "./feed-tail.ts";
import { sqliteTables } from "./table.ts";

const spec: TableSpec = { name: "things", hash: "id", feed: true };
const quietSpec: TableSpec = { name: "others", hash: "id" };
const opened = () => sqliteTables(openSqlite(":memory:"), [spec, quietSpec]);
const never = 3_600_000;

test("changes are handed on in order once the tail is woken", async () => {
  const seen: TableChange[] = [];
  const engine = opened();
  const handle = async (changes: readonly TableChange[]) => {
    seen.push(...changes);
    return { failed: [] };
  };
  const tail = feedTail({
    tables: engine,
    table: spec,
    from: undefined,
    handle,
    onError: () => {},
    every: never,
  });
  await tail.idle();
  const tables = withChangeCallback(engine, () => tail.wake());
  await tables.put(spec, { id: "a" });
  await vi.waitFor(() => expect(seen.map(({ type }) => type)).toEqual(["insert"]));
  await tables.update(spec, { id: "a" }, [{ set: "n", to: 1 }]);
  await tables.transact([{ table: spec, put: { id: "b" } }]);
  await tables.load(spec, [{ id: "c" }]);
  await tables.delete(spec, { id: "a" });
  await tail.idle();
  expect(seen.map(({ type, key }) => `${type} ${key["id"]}`)).toEqual([
    "insert a",
    "modify a",
    "insert b",
    "insert c",
    "remove a",
  ]);
  await tail.close();
});

test("a write that changed nothing, or a table without a feed, wakes nobody", async () => {
  const told: string[] = [];
  const tables = withChangeCallback(opened(), ({ name }) => told.push(name));
  await tables.put(quietSpec, { id: "a" });
  await tables.put(spec, { id: "a" }, { exists: true });
  await tables.delete(spec, { id: "a" }, { exists: true });
  await tables.update(spec, { id: "a" }, [{ set: "n", to: 1 }], { exists: true });
  await tables.transact([{ table: spec, put: { id: "a" }, if: { exists: true } }]);
  expect(told).toEqual([]);
});

test("a batch that failed, or whose handler threw, is retried before anything after it", async () => {
  const tables = opened();
  for (const id of ["a", "b"]) await tables.put(spec, { id });
  const calls: string[][] = [];
  const errors: unknown[] = [];
  const tail = feedTail({
    tables,
    table: spec,
    from: undefined,
    handle: async (changes) => {
      calls.push(changes.map(({ key }) => String(key["id"])));
      if (calls.length === 1) return { failed: [changes[1]?.sequence ?? ""] };
      if (calls.length === 2) throw new Error("planned");
      return { failed: [] };
    },
    onError: (error) => errors.push(error),
    every: never,
    backoff: 1,
  });
  await vi.waitFor(() => expect(calls).toHaveLength(3));
  expect(calls).toEqual([
    ["a", "b"],
    ["a", "b"],
    ["a", "b"],
  ]);
  expect(errors).toHaveLength(1);
  await tail.idle();
  await tables.put(spec, { id: "c" });
  await tail.idle();
  expect(calls.at(-1)).toEqual(["c"]);
  await tail.close();
});

test("another tail continues from the first one's position", async () => {
  const tables = opened();
  for (const id of ["a", "b"]) await tables.put(spec, { id });
  const follow = async (from: string | undefined) => {
    const seen: string[] = [];
    const handle = async (changes: readonly TableChange[]) => {
      seen.push(...changes.map(({ key }) => String(key["id"])));
      return { failed: [] };
    };
    const tail = feedTail({ tables, table: spec, from, handle, onError: () => {}, every: never });
    await tail.idle();
    await tail.close();
    await tail.idle();
    return { seen, position: tail.position() };
  };
  const first = await follow(undefined);
  expect(first.seen).toEqual(["a", "b"]);
  await tables.put(spec, { id: "c" });
  expect((await follow(first.position)).seen).toEqual(["c"]);
});
