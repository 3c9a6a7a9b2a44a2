/** Numbers that the same seed gives again. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** From least to most, both included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
};

/** Mulberry32. https://github.com/cprosche/mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (from) => {
      const one = from[Math.floor(next() * from.length)];
      if (one === undefined) throw new Error("nothing to pick from");
      return one;
    },
  };
}
