import { afterEach, expect, test } from "vitest";
import type { FeedEntry, ScheduleEntry } from "../../workflows/consumers/entry.ts";
import { consumers } from "../../workflows/registry.ts";
import { type TestShop, testShop } from "../testing/shop.ts";

let shop: TestShop | undefined;
afterEach(() => shop?.close());

const small = { memory: 256, seconds: 20, permissions: { tables: {} } } as const;

test("a consumer that is added to the registry is fed by the local shop: a feed's changes, a schedule's runs", async () => {
  const seen: string[] = [];
  const runs: boolean[] = [];
  const extra = {
    ...consumers,
    "price-watch": {
      ...small,
      feed: "products",
      description: "Watches prices",
      load: async () => () => async (changes) => {
        seen.push(...changes.map(({ key }) => String(key["productId"])));
        return { failed: [] };
      },
    } satisfies FeedEntry,
    report: {
      ...small,
      everyMinutes: 60,
      description: "Reports",
      load:
        async () =>
        () =>
        async ({ alone }) => {
          runs.push(alone);
          return {};
        },
    } satisfies ScheduleEntry,
  };
  shop = await testShop({ consumers: extra });
  await shop.resume();
  const { productId } = await shop.addProduct();
  await shop.settled();
  expect(seen).toEqual([productId]);
  expect(runs).toEqual([true]);
});

test("a consumer that fails on a change gets it again, and the others are not held up", async () => {
  const attempts: string[] = [];
  const failing = {
    ...consumers,
    flaky: {
      ...small,
      feed: "products",
      description: "Fails the first time",
      load: async () => () => async (changes) => {
        attempts.push(...changes.map(({ sequence }) => sequence));
        return { failed: attempts.length < 2 ? changes.map(({ sequence }) => sequence) : [] };
      },
    } satisfies FeedEntry,
  };
  shop = await testShop({ consumers: failing });
  const { guest } = shop;
  const { name } = await shop.addProduct();
  const found = () => guest.json(guest.get(`/search?q=${encodeURIComponent(name)}`));
  await expect.poll(found).toMatchObject({ total: 1 });
  await expect.poll(() => attempts.length).toBe(2);
  expect(new Set(attempts).size).toBe(1);
});
