import { bytes, column, words } from "./column.ts";

/** The slots that contain a term, in rising order, and the term's weight in each. */
export type Posting = { slots: Uint32Array; weights: Uint8Array; size: number };

/** Postings by term number. A posting keeps the slots of removed products; `living` does not count them. */
export interface Postings {
  get(term: number): Posting | undefined;
  /** Adds a slot, which must be higher than all before. */
  append(term: number, slot: number, weight: number): void;
  /** The number of current products that have the term. */
  living(term: number): number;
  forget(term: number): void;
  readonly all: readonly Posting[];
  counts(): Uint32Array;
}

/** Creates postings, empty or from a snapshot. */
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
