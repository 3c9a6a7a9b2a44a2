import type { Sqlite } from "../sqlite/sqlite.ts";
import type { Feed } from "./feed.ts";
import type { Rows } from "./rows.ts";

const sweepEvery = 60_000;

/**
 * Deletes expired items and old changes once a minute, in small transactions, while the database is open;
 * returns a function that does it now. `swept` is called for every deletion. `clock` returns epoch
 * milliseconds; items expire by epoch seconds, as on AWS.
 */
export function sweeper(
  sqlite: Sqlite,
  tables: readonly Rows[],
  feed: Feed,
  clock: () => number,
  swept: () => void,
): () => Promise<void> {
  const sweepTable = async (rows: Rows, expired: string): Promise<void> => {
    const left = await sqlite.write(() => {
      const found = sqlite.all(expired, Math.floor(clock() / 1000));
      for (const { id } of found) {
        const row = rows.byId(Number(id));
        if (row) rows.remove(row);
      }
      return found.length;
    });
    if (left === 0) return;
    swept();
    await sweepTable(rows, expired);
  };
  const trim = async (): Promise<void> => {
    if (await sqlite.write(() => feed.trim())) await trim();
  };
  const sweep = async (): Promise<void> => {
    for (const rows of tables) if (rows.layout.expired) await sweepTable(rows, rows.layout.expired);
    await trim();
  };
  const timer = setInterval(() => {
    if (!sqlite.isOpen()) return clearInterval(timer);
    // A failed sweep is repeated by the next; a broken disk is reported by the writes that callers wait for.
    void sweep().catch(() => undefined);
  }, sweepEvery);
  timer.unref();
  return sweep;
}
