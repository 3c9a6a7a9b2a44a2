import { bytes, column, words } from "./column.ts";

/** Where a term stands: slots in rising order, and how much of it each holds. */
export type Posting = { slots: Uint32Array; weights: Uint8Array; size: number };

/** Postings by term number. A posting keeps slots of products that are gone; `living` does not count them. */
export interface Postings {
  get(term: number): Posting | undefined;
  /** `slot` must be higher than every one before. */
  append(term: number, slot: number, weight: number): void;
  /** How many living products have the term. */
  living(term: number): number;
  forget(term: number): void;
  readonly all: readonly Posting[];
  counts(): Uint32Array;
}

/** Starts with what a snapshot had, or empty. */
export function postings(all: Posting[] = [], counts: Uint32Array = words(0)): Postings {
  const living = column(words, counts);
  return {
    all,
    get: (term) => all[term],
    living: (term) => (term < all.length ? (living.values[term] ?? 0) : 0),
    counts: () => living.values.subarray(0, all.length),
    forget(term) {
      living.values[term] = (living.values[term] ?? 1) - 1;
    },
    append(term, slot, weight) {
      let posting = all[term];
      if (!posting) {
        posting = { slots: words(4), weights: bytes(4), size: 0 };
        all[term] = posting;
        living.reserve(all.length);
      }
      if (posting.size === posting.slots.length) {
        const size = Math.ceil(posting.size * 1.5) + 4;
        const [slots, weights] = [words(size), bytes(size)];
        slots.set(posting.slots);
        weights.set(posting.weights);
        posting.slots = slots;
        posting.weights = weights;
      }
      posting.slots[posting.size] = slot;
      posting.weights[posting.size] = weight;
      posting.size++;
      living.values[term] = (living.values[term] ?? 0) + 1;
    },
  };
}
