import { bytes, words } from "./column.ts";
import type { Posting } from "./postings.ts";

/**
 * Where several terms all stand, as if they were one: it weighs what the weakest of them does. `alive` is by slot. A term
 * without a posting stands nowhere.
 */
export function together(
  terms: readonly (Posting | undefined)[],
  alive: Uint8Array,
): { readonly posting: Posting; readonly living: number } {
  const known = terms.filter((term) => term !== undefined).sort((one, other) => one.size - other.size);
  const [rarest, ...others] = known;
  if (!rarest || known.length < terms.length)
    return { posting: { slots: words(0), weights: bytes(0), size: 0 }, living: 0 };
  const posting: Posting = { slots: words(rarest.size), weights: bytes(rarest.size), size: 0 };
  const places = others.map(() => 0);
  let living = 0;
  for (let at = 0; at < rarest.size; at++) {
    const slot = rarest.slots[at] ?? 0;
    let weight = rarest.weights[at] ?? 0;
    for (const [index, other] of others.entries()) {
      let place = places[index] ?? 0;
      while (place < other.size && (other.slots[place] ?? 0) < slot) place++;
      places[index] = place;
      const stands = place < other.size && other.slots[place] === slot;
      weight = stands ? Math.min(weight, other.weights[place] ?? 0) : 0;
    }
    if (weight === 0) continue;
    posting.slots[posting.size] = slot;
    posting.weights[posting.size++] = weight;
    living += alive[slot] ?? 0;
  }
  return { posting, living };
}
