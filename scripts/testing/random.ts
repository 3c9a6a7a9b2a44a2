import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { mersenne } from "pure-rand/generator/mersenne";

/** A stream of random numbers, reproducible by its seed. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** Throws when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T;
};

/** Mersenne Twister: consecutive seeds, as the fault harness uses them, give unrelated streams. */
export function randomFrom(seed: number): Random {
  const generator = mersenne(seed);
  return {
    next: () => uniformFloat64(generator),
    between: (least, most) => uniformInt(generator, least, most),
    pick: (from) => {
      if (from.length === 0) throw new Error("nothing to pick from");
      // The index is in bounds, so the element is a T.
      return from[uniformInt(generator, 0, from.length - 1)] as (typeof from)[number];
    },
  };
}
