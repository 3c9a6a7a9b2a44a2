import fc from "fast-check";
import { expect, test } from "vitest";
import { parentsFirst } from "./feed.ts";

/**
 * Shards as AWS may list them: in any order, each with an older parent or none, one of them already trimmed.
 */
const listing = fc
  .array(fc.nat(), { minLength: 1, maxLength: 12 })
  .map((seeds) =>
    seeds.map((seed, id) => ({
      ShardId: `${id}`,
      ...(seed % 3 > 0 && id > 0 && { ParentShardId: `${seed % id}` }),
    })),
  )
  .chain((shards) =>
    fc.tuple(fc.shuffledSubarray(shards, { minLength: shards.length }), fc.nat({ max: shards.length - 1 })),
  )
  .map(([shards, trimmed]) => shards.filter(({ ShardId }) => ShardId !== `${trimmed}`));

test("a shard is read once and after its parent, in whatever order shards are listed", () => {
  fc.assert(
    fc.property(listing, (shards) => {
      const read = parentsFirst(shards);
      expect(new Set(read)).toEqual(new Set(shards));
      expect(read).toHaveLength(shards.length);
      const places = new Map(read.map(({ ShardId }, place) => [ShardId, place]));
      for (const [place, { ParentShardId }] of read.entries())
        expect(places.get(ParentShardId) ?? -1).toBeLessThan(place);
    }),
  );
});
