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
  /** The number of terms. */
  size(): number;
  counts(): Uint32Array;
}

/** All postings of a snapshot one behind the other: `sizes` by term. */
export type StoredPostings = {
  readonly sizes: Uint32Array;
  readonly slots: Uint32Array;
  readonly weights: Uint8Array;
  readonly counts: Uint32Array;
};

const nothing: StoredPostings = { sizes: words(0), slots: words(0), weights: bytes(0), counts: words(0) };

/**
 * Creates postings, empty or from a snapshot. Most terms (SKUs, part numbers, rare words) stand in one product: the first
 * slot of each is kept in a column, and arrays of its own are made for the second.
 */
export function postings(stored: StoredPostings = nothing): Postings {
  const living = column(words, stored.counts);
  const firstSlots = column(words, words(stored.sizes.length));
  const firstWeights = column(bytes, bytes(stored.sizes.length));
  const more = new Map<number, Posting>();
  let size = stored.sizes.length;
  let from = 0;
  stored.sizes.forEach((count, term) => {
    const to = from + count;
    firstSlots.values[term] = stored.slots[from] ?? 0;
    firstWeights.values[term] = stored.weights[from] ?? 0;
    if (count > 1)
      more.set(term, {
        slots: stored.slots.subarray(from, to),
        weights: stored.weights.subarray(from, to),
        size: count,
      });
    from = to;
  });

  const first = (term: number): Posting => ({
    slots: firstSlots.values.slice(term, term + 1),
    weights: firstWeights.values.slice(term, term + 1),
    size: 1,
  });

  return {
    size: () => size,
    // A weight is never 0: a term without one is not there yet.
    get: (term) =>
      more.get(term) ??
      (term >= 0 && term < size && firstWeights.values[term] !== 0 ? first(term) : undefined),
    living: (term) => (term < size ? (living.values[term] ?? 0) : 0),
    counts: () => living.values.subarray(0, size),
    forget(term) {
      living.values[term] = (living.values[term] ?? 1) - 1;
    },
    append(term, slot, weight) {
      if (term >= size) {
        for (const each of [living, firstSlots, firstWeights]) each.reserve(term + 1);
        size = term + 1;
      }
      living.values[term] = (living.values[term] ?? 0) + 1;
      if (firstWeights.values[term] === 0) {
        firstSlots.values[term] = slot;
        firstWeights.values[term] = weight;
        return;
      }
      const posting = more.get(term) ?? first(term);
      more.set(term, posting);
      if (posting.size === posting.slots.length) {
        const room = Math.ceil(posting.size * 1.5) + 2;
        const [slots, weights] = [words(room), bytes(room)];
        slots.set(posting.slots);
        weights.set(posting.weights);
        posting.slots = slots;
        posting.weights = weights;
      }
      posting.slots[posting.size] = slot;
      posting.weights[posting.size] = weight;
      posting.size++;
    },
  };
}
