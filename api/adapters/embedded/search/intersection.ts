import { bytes, words } from "./column.ts";
import type { Posting } from "./postings.ts";

/**
 * The slots that all of the terms have, as one posting with each slot's lowest weight; empty when a term has
 * no posting. `alive` is indexed by slot; `living` counts the current products.
 */
export function intersection(
  terms: readonly (Posting | undefined)[],
  alive: Uint8Array,
): { readonly posting: Posting; readonly living: number } {
  const known = terms.filter((term) => term !== undefined).sort((one, other) => one.size - other.size);
  const [rarest, ...others] = known;
  if (!rarest || known.length < terms.length)
    return { posting: { slots: words(0), weights: bytes(0), size: 0 }, living: 0 };
  const posting: Posting = { slots: words(rarest.size), weights: bytes(rarest.size), size: 0 };
  const positions = others.map(() => 0);
  let living = 0;
  for (let at = 0; at < rarest.size; at++) {
    const slot = rarest.slots[at] ?? 0;
    let weight = rarest.weights[at] ?? 0;
    for (const [index, other] of others.entries()) {
      let position = positions[index] ?? 0;
      while (position < other.size && (other.slots[position] ?? 0) < slot) position++;
      positions[index] = position;
      const found = position < other.size && other.slots[position] === slot;
      weight = found ? Math.min(weight, other.weights[position] ?? 0) : 0;
    }
    if (weight === 0) continue;
    posting.slots[posting.size] = slot;
    posting.weights[posting.size++] = weight;
    living += alive[slot] ?? 0;
  }
  return { posting, living };
}
