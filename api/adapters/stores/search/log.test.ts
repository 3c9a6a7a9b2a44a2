import { afterEach, expect, test, vi } from "vitest";
import { openSqlite } from "../../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../embedded/table/table.ts";
import { tables } from "../keys.ts";
import { searchLogIn } from "./log.ts";

const now = () => Date.UTC(2026, 10, 26, 12);
const day = { from: "2026-11-26", to: "2026-11-26", limit: 10 };
afterEach(() => {
  vi.useRealTimers();
});

test("searches and clicks are counted when a process is frozen as soon as it has answered", async () => {
  // Nothing that waits for a timer happens in a frozen process.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const engine = sqliteTables(openSqlite(":memory:"), [tables.search]);
  const log = searchLogIn(engine, now, { frozen: true });
  await log.searched("blue mug", 0);
  await log.searched("Blue  mug", 3);
  await log.clicked("blue mug");
  expect(await searchLogIn(engine, now).report(day)).toEqual({
    days: [{ day: day.from, searches: 2, empty: 1, clicks: 1 }],
    top: [{ query: "blue mug", searches: 2, empty: 1, clicks: 1 }],
    empty: [{ query: "blue mug", searches: 2, empty: 1, clicks: 1 }],
  });
});

test("a count that cannot be written fails no search", async () => {
  const engine = sqliteTables(openSqlite(":memory:"), [tables.search]);
  const errors: unknown[] = [];
  const away = { ...engine, update: () => Promise.reject(new Error("away")) };
  await searchLogIn(away, now, { frozen: true, onError: (error) => errors.push(error) }).searched("mug", 1);
  expect(errors).toHaveLength(1);
});
