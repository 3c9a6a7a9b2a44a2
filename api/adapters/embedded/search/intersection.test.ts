import fc from "fast-check";
import { expect, test } from "vitest";
import { intersection } from "./intersection.ts";
import type { Posting } from "./postings.ts";

const shop = 30;
/** Weight by slot, as a posting stores it: in rising order, with spare room. */
const term = fc
  .dictionary(
    fc.nat({ max: shop - 1 }).map((slot) => String(slot)),
    fc.integer({ min: 1, max: 255 }),
  )
  .map((weights) => new Map(Object.entries(weights).map(([slot, weight]) => [Number(slot), weight])));
const postingOf = (weights: ReadonlyMap<number, number>): Posting => {
  const slots = [...weights.keys()].sort((one, other) => one - other);
  const room = [0, 0];
  return {
    slots: Uint32Array.from([...slots, ...room]),
    weights: Uint8Array.from([...slots.map((slot) => weights.get(slot) ?? 0), ...room]),
    size: slots.length,
  };
};

test("the intersection of several terms has the slots that all of them have, each with the lowest weight", () => {
  fc.assert(
    fc.property(
      fc.array(term, { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(0, 1), { minLength: shop, maxLength: shop }),
      (terms, alive) => {
        const expected = Array.from({ length: shop }, (_, slot) => slot)
          .filter((slot) => terms.every((weights) => weights.has(slot)))
          .map((slot) => [slot, Math.min(...terms.map((weights) => weights.get(slot) ?? 0))] as const);
        const { posting, living } = intersection(terms.map(postingOf), Uint8Array.from(alive));
        const found = Array.from({ length: posting.size }, (_, at) => [
          posting.slots[at],
          posting.weights[at],
        ]);
        expect(found).toEqual(expected);
        expect(living).toBe(expected.filter(([slot]) => alive[slot] === 1).length);
      },
    ),
  );
});

test("an unknown term has an empty intersection", () => {
  const known = postingOf(new Map([[1, 8]]));
  expect(intersection([known, undefined], Uint8Array.from([1, 1]))).toMatchObject({ living: 0 });
  expect(intersection([], Uint8Array.from([1]))).toMatchObject({ living: 0 });
});
