import { beforeEach, expect, test } from "vitest";
import { sqliteMessages } from "../../api/adapters/embedded/messages/messages.ts";
import { embeddedSearch } from "../../api/adapters/embedded/search/search-index.ts";
import { emptySegment } from "../../api/adapters/embedded/search/segment.ts";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../api/adapters/embedded/table/table.ts";
import { productsIn } from "../../api/adapters/stores/catalog/products.ts";
import { inventoryIn } from "../../api/adapters/stores/inventory/inventory.ts";
import { allTables, tables } from "../../api/adapters/stores/keys.ts";
import { searchSourceIn } from "../../api/adapters/stores/search/changes.ts";
import { productTag } from "../../api/domain/catalog/cache-tags.ts";
import { newProduct } from "../../api/domain/catalog/edit.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { TableChange } from "../../api/ports/table.ts";
import { edgePurge, laterPurges } from "./edge-purge.ts";
import { searchSync } from "./search-sync.ts";

const busy = () => Promise.reject(new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 30 }));
const minute = 60_000;
const mugs = {
  name: "Mug",
  description: "",
  price: 100,
  category: "Kitchen",
  stock: 5,
  images: [],
  tags: [],
  options: [],
  variants: [],
  isActive: true,
};

/** The consumers over embedded engines; `purges` has when, in seconds, and which tags the edge was told to purge. */
async function setUp(count = 1) {
  let now = 0;
  const clock = () => now;
  const sqlite = openSqlite(":memory:");
  const engine = sqliteTables(sqlite, allTables);
  const index = embeddedSearch(emptySegment());
  const messages = sqliteMessages({ sqlite, subscriptions: [], clock, onError: () => undefined });
  const log = () => undefined;
  const searchSource = searchSourceIn(engine);
  const sync = searchSync({ search: index, searchSource, log });
  const products = productsIn(engine, inventoryIn(engine, clock));
  const ids = Array.from({ length: count }, (_, place) => `mug-${place}`);
  await products.load(ids.map((productId) => newProduct(mugs, { productId, now: 1, newId: () => "new" })));
  const purges: { at: number; tags: readonly string[] }[] = [];
  let purge = async (): Promise<void> => undefined;
  let killed = false;
  let missing: typeof index.missing = (changes) => index.missing(changes);
  /** What happens when the clock reaches this many milliseconds. */
  const planned = new Map<number, () => Promise<unknown>>();
  const pause = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    for (const [at, act] of planned)
      if (at <= now) {
        planned.delete(at);
        await act();
      }
  };
  const deps = {
    searchSource,
    messages: {
      send: async (...message: Parameters<typeof messages.send>) => {
        if (killed) throw new Error("killed");
        return messages.send(...message);
      },
    },
    now: clock,
    log,
    search: { ...index, missing: (...asked: Parameters<typeof missing>) => missing(...asked) },
    edgeCache: {
      purge: async (tags: readonly string[]) => {
        await purge();
        purges.push({ at: now / 1000, tags: tags.toSorted() });
      },
    },
  };
  let read: string | undefined;
  const changes = async (): Promise<readonly TableChange[]> => {
    const found = await engine.changes(tables.products, { limit: 500, ...(read && { position: read }) });
    read = found.position ?? read;
    return found.changes;
  };
  await sync(await changes());
  messages.consume("edge-purges", laterPurges(deps, pause));
  return {
    purges,
    changes,
    sync,
    ids,
    edit: (productId: string, price: number) =>
      engine.transact([
        {
          update: { productId },
          table: tables.products,
          changes: [
            { set: "price", to: price },
            { add: "revision", by: 1 },
          ],
        },
      ]),
    consume: edgePurge(deps, pause),
    at: (milliseconds: number, act: () => Promise<unknown>) => void planned.set(milliseconds, act),
    pass: async (seconds: number) => {
      const step = seconds > 1_000 ? 30 : 1;
      for (let second = 0; second < seconds; second += step) {
        await pause(step * 1_000);
        messages.tick();
        await messages.idle();
      }
    },
    edgeAnswers: (how: () => Promise<void>) => {
      purge = how;
    },
    searchAnswers: (how: typeof missing) => {
      missing = how;
    },
    killBeforeSending: (how: boolean) => {
      killed = how;
    },
    messages,
  };
}
type Edge = Awaited<ReturnType<typeof setUp>>;
let edge: Edge;
let mug: string;
beforeEach(async () => {
  edge = await setUp();
  mug = edge.ids[0] ?? "";
});
const times = () => edge.purges.map(({ at }) => at);

test("a change that search has is purged at once, and once more when no old answer can be under way", async () => {
  await edge.edit(mug, 111);
  const changes = await edge.changes();
  await edge.sync(changes);
  await edge.consume(changes);
  await edge.pass(600);
  expect(edge.purges.map(({ tags }) => tags[0]?.startsWith("c-") && tags.includes(productTag(mug)))).toEqual([
    true,
    true,
  ]);
  expect(times()).toEqual([0, 90]);
  expect(edge.purges[0]?.tags).toEqual(edge.purges[1]?.tags);
});

test("while search lags, pages are purged at once, and lists again as soon as it has the change", async () => {
  await edge.edit(mug, 111);
  const changes = await edge.changes();
  edge.at(5_000, () => edge.sync(changes));
  await edge.consume(changes);
  await edge.pass(200);
  const [first, second = 0, third = 0, ...more] = times();
  expect([first, more]).toEqual([0, []]);
  expect(second).toBeGreaterThanOrEqual(5);
  expect(second).toBeLessThan(6.1);
  expect(third).toBeGreaterThanOrEqual(90);
});

test("search that stays behind for minutes is waited for without a purge a minute", async () => {
  await edge.edit(mug, 111);
  const changes = await edge.changes();
  edge.at(10 * minute, () => edge.sync(changes));
  await edge.consume(changes);
  await edge.pass(700);
  const late = times().filter((at) => at >= 600);
  expect(times()[0]).toBe(0);
  expect(times().length - late.length).toBe(1);
  expect(late).toHaveLength(2);
});

test("search that never takes a change ends as a dead letter after an hour, which staff are told of", async () => {
  await edge.edit(mug, 111);
  await edge.consume(await edge.changes());
  await edge.pass(2 * 3600);
  expect(times()).toEqual([0]);
  expect(await edge.messages.depth("edge-purges")).toMatchObject({ waiting: 0, dead: 1 });
});

test("a search engine that does not answer is one that lags", async () => {
  await edge.edit(mug, 111);
  const changes = await edge.changes();
  await edge.sync(changes);
  edge.searchAnswers(busy);
  await edge.consume(changes);
  expect(times()).toEqual([0]);
  await edge.pass(1);
  edge.searchAnswers(async () => []);
  await edge.pass(300);
  expect(times().length).toBe(3);
});

test("an edge that takes no more is asked again, and nothing is lost", async () => {
  await edge.edit(mug, 111);
  const changes = await edge.changes();
  await edge.sync(changes);
  edge.edgeAnswers(busy);
  await edge.consume(changes);
  await edge.pass(45);
  expect(times()).toEqual([]);
  edge.edgeAnswers(async () => undefined);
  await edge.pass(600);
  expect(times()).toHaveLength(2);
  expect(edge.purges.every(({ tags }) => tags.includes(productTag(mug)))).toBe(true);
});

test("a hundred changes are one purge now and one later, with each tag once", async () => {
  edge = await setUp(50);
  for (const price of [111, 112]) for (const id of edge.ids) await edge.edit(id, price);
  const changes = await edge.changes();
  expect(changes).toHaveLength(100);
  await edge.sync(changes);
  await edge.consume(changes);
  await edge.pass(300);
  expect(edge.purges).toHaveLength(2);
  for (const { tags } of edge.purges) expect(new Set(tags).size).toBe(tags.length);
  expect(edge.purges[1]?.tags).toEqual(edge.purges[0]?.tags);
});

test("changes that came twice, or the later one first, end as if they had come in order", async () => {
  await edge.edit(mug, 111);
  await edge.edit(mug, 112);
  const changes = await edge.changes();
  const [first, second] = changes;
  if (!first || !second) throw new Error("two changes");
  edge.at(3_000, () => edge.sync([second]));
  await edge.consume([second, first, second]);
  await edge.consume([first]);
  await edge.pass(300);
  expect(times().filter((at) => at >= 3).length).toBeGreaterThanOrEqual(2);
  expect(await edge.messages.depth("edge-purges")).toMatchObject({ waiting: 0, inFlight: 0, dead: 0 });
});

test("a function that ended between the purge and its note is given the batch again, and does both", async () => {
  await edge.edit(mug, 111);
  const changes = await edge.changes();
  await edge.sync(changes);
  edge.killBeforeSending(true);
  await expect(edge.consume(changes)).rejects.toThrow("killed");
  edge.killBeforeSending(false);
  await edge.consume(changes);
  await edge.pass(200);
  expect(times()).toEqual([0, 0, 90]);
});

test("a sale that nobody sees purges nothing", async () => {
  await edge.consume([]);
  await edge.pass(200);
  expect(times()).toEqual([]);
});
