import { describe, expect, test } from "vitest";
import { categoryTag } from "../../domain/catalog/cache-tags.ts";
import type { EdgeCache } from "../../ports/edge-cache.ts";

/** What an EdgeCache has to show the contract. */
export type EdgeCacheUnderTest = {
  readonly cache: EdgeCache;
  /** Caches an answer under these tags. */
  readonly keep: (path: string, tags: readonly string[]) => Promise<void>;
  readonly kept: () => Promise<readonly string[]>;
};

/** Every engine passes this, or it is not an EdgeCache. */
export function edgeCacheContract(name: string, fresh: () => Promise<EdgeCacheUnderTest>): void {
  describe(`the edge cache on ${name}`, () => {
    test("a purge takes every answer that has one of its tags, and no other", async () => {
      const { cache, keep, kept } = await fresh();
      await keep("/p/mug", ["p-1"]);
      await keep("/p/cup", ["p-2"]);
      await keep("/c/tea", ["c-Tea", "p-1", "p-2"]);
      await keep("/", ["list", "categories"]);
      await cache.purge(["p-1", "p-11", "categories"]);
      expect(await kept()).toEqual(["/p/cup"]);
    });

    test("purging again, or what is not there, or nothing, changes nothing", async () => {
      const { cache, keep, kept } = await fresh();
      await keep("/p/mug", ["p-1"]);
      await keep("/p/cup", ["p-2"]);
      for (const tags of [["p-1"], ["p-1", "p-1"], ["p-9"], []]) await cache.purge(tags);
      expect(await kept()).toEqual(["/p/cup"]);
      await keep("/p/mug", ["p-1"]);
      expect((await kept()).toSorted()).toEqual(["/p/cup", "/p/mug"]);
    });

    test("a category is purged whatever it is called", async () => {
      const { cache, keep, kept } = await fresh();
      const names = ["茶碗", "Tea, Coffee", "C#", "a*", "100 %", "x".repeat(300), "\ud800"];
      for (const [place, category] of names.entries()) await keep(`/c/${place}`, [categoryTag(category)]);
      await keep("/c/other", [categoryTag("Tea")]);
      await cache.purge(names.map(categoryTag));
      expect(await kept()).toEqual(["/c/other"]);
    });

    test("five thousand tags at once are purged, too", async () => {
      const { cache, keep, kept } = await fresh();
      const tags = Array.from({ length: 5_000 }, (_, place) => `p-${place}`);
      await keep("/p/first", ["p-0"]);
      await keep("/p/last", ["p-4999"]);
      await cache.purge(tags);
      expect(await kept()).toEqual([]);
    });
  });
}
