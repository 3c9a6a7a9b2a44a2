import { expect, test } from "vitest";
import type { Tables } from "../../ports/table.ts";
import { openSqlite } from "../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../embedded/table/table.ts";
import { underClaim } from "./claim.ts";

const table = { name: "claims", hash: "id" };
const engine = (): Tables => sqliteTables(openSqlite(":memory:"), [table]);
const minute = 60_000;

/** One claim on the same key, made at `at`. */
const claim = (tables: Tables, at: number, work: () => Promise<void>): Promise<"done" | "taken"> =>
  underClaim(
    tables,
    { table, key: { id: "event" }, attributes: {}, state: { during: "acting", after: "done" }, at },
    work,
  );

test("of twenty deliveries at once one does the work, and none does it later", async () => {
  const tables = engine();
  let runs = 0;
  const run = async (): Promise<void> => void runs++;
  const all = await Promise.all(Array.from({ length: 20 }, () => claim(tables, 1_000, run)));
  expect(all.filter((one) => one === "done")).toHaveLength(1);
  expect(await claim(tables, 1_000 + 10 * minute, run)).toBe("taken");
  expect(runs).toBe(1);
});

test("work that failed may be done at once by the next; work whose process died, after a minute", async () => {
  const tables = engine();
  const failing = claim(tables, 1_000, () => Promise.reject(new Error("mail is down")));
  await expect(failing).rejects.toThrow("mail is down");
  void claim(tables, 2_000, () => new Promise(() => {}));
  await expect.poll(() => tables.get(table, { id: "event" })).toMatchObject({ claimedAt: 2_000 });
  const works = async (): Promise<void> => {};
  expect(await claim(tables, 1_999 + minute, works)).toBe("taken");
  expect(await claim(tables, 2_000 + minute, works)).toBe("done");
});

test("work that fails after its lease ended leaves the claim of whoever took over", async () => {
  const tables = engine();
  const slow = Promise.withResolvers<void>();
  const first = claim(tables, 0, () => slow.promise);
  await expect.poll(() => tables.get(table, { id: "event" })).toMatchObject({ claimedAt: 0 });
  const second = Promise.withResolvers<void>();
  const takenOver = claim(tables, minute, () => second.promise);
  await expect.poll(() => tables.get(table, { id: "event" })).toMatchObject({ claimedAt: minute });
  slow.reject(new Error("too late"));
  await expect(first).rejects.toThrow("too late");
  expect(await claim(tables, minute + 1, async () => {})).toBe("taken");
  second.resolve();
  expect(await takenOver).toBe("done");
});

test("work that failed is left to be seen where the claim says so, and may be done at once by the next", async () => {
  const tables = engine();
  const claim = (at: number, work: () => Promise<void>) =>
    underClaim(
      tables,
      { table, key: { id: "mail" }, attributes: {}, state: { during: "a", after: "b", failed: "c" }, at },
      work,
    );
  await expect(claim(1_000, () => Promise.reject(new Error("mail is down")))).rejects.toThrow();
  expect(await tables.get(table, { id: "mail" })).toMatchObject({ state: "c" });
  expect(await claim(1_001, async () => {})).toBe("done");
  expect(await claim(1_002, async () => {})).toBe("taken");
});
